import { raise } from '../domain/finding.ts'
import { referenceRepeated } from '../domain/referenceFindings.ts'
import type { BodyFaultCode, ValidationReport } from './batchAnswers.ts'
import type { BodyFault, ItemReading, ItemVerdict } from './ports.ts'

/** A report is kept until the last row is judged, since a fault may still come: so it has to end somewhere. */
const reportCharsMax = 64 * 1024 * 1024

/** Turns the verdicts of a reading into the text of the answer. */
export async function reportOf(
  reading: ItemReading,
): Promise<ValidationReport | { as: 'empty' } | { as: 'fault'; fault: BodyFault }> {
  const pieces: string[] = []
  let valid = 0
  let chars = 0
  const references = new Set<string>()
  for await (const checked of reading.verdicts()) {
    const page = checked.map((verdict) => judgeReference(verdict, references))
    const text = page.map((verdict) => JSON.stringify(verdict)).join(',')
    valid += page.filter((verdict) => verdict.valid).length
    chars += text.length
    if (chars > reportCharsMax) {
      reading.abort()
      return { as: 'fault', fault: reportTooLong }
    }
    pieces.push(pieces.length === 0 ? text : `,${text}`)
  }
  const { rows, fault } = await reading.summary()
  if (fault) return { as: 'fault', fault }
  if (rows === 0) return { as: 'empty' }
  const invalid = rows - valid
  return {
    as: 'validated',
    valid,
    invalid,
    body: [`{"valid":${valid},"invalid":${invalid},"items":[`, ...pieces, ']}'],
  }
}

/** Of a deposit the store refuses the second row with a reference; here no store is asked. Only a valid row holds one. */
function judgeReference(verdict: ItemVerdict, references: Set<string>): ItemVerdict {
  const { valid, reference, findings } = verdict
  if (!valid || reference === null) return verdict
  if (references.has(reference))
    return { ...verdict, valid: false, findings: [...findings, raise(referenceRepeated, '/reference')] }
  references.add(reference)
  return verdict
}

const reportTooLong: BodyFault & { code: BodyFaultCode } = {
  status: 413,
  code: 'batch-too-large',
  detail: 'There are too many findings for one answer: validate fewer items at once.',
  findings: [],
}
