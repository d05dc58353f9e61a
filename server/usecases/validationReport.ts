import { type Finding, isError, raise } from '../domain/finding.ts'
import { referenceRepeated } from '../domain/referenceFindings.ts'
import type { BodyFaultCode, ValidationReport } from './batchAnswers.ts'
import type { DuplicateWatch } from './duplicates.ts'
import type { BodyFault, ItemReading, ItemVerdict, Store } from './ports.ts'

/** A report is kept until the last row is judged, since a fault may still come: so it has to end somewhere. */
const reportBytesMax = 64 * 1024 * 1024

export interface ReportParts {
  store: Pick<Store, 'documentFaults'>
  tenant: string
  watch: DuplicateWatch
}

/** Turns the verdicts of a reading into the text of the answer. */
export async function reportOf(
  reading: ItemReading,
  parts: ReportParts,
): Promise<ValidationReport | { as: 'empty' } | { as: 'fault'; fault: BodyFault }> {
  const { watch } = parts
  // As bytes: they lie outside the heap, which many long reports at once would fill.
  const pieces: Buffer[] = []
  let valid = 0
  let bytes = 0
  const references = new Set<string>()
  for await (const checked of reading.verdicts()) {
    const known = await watch.known(checked.map(({ probe }) => probe))
    const ofPapers = await paperFindings(parts, checked)
    const page = checked.map((verdict, index) => {
      const { probe: _probe, papers: _papers, ...shown } = verdict
      const more = moreFindings(verdict, watch, {
        references,
        known: known[index],
        ofPapers: ofPapers.get(verdict.row) ?? [],
      })
      if (more.length === 0) return shown
      const isRefused = more.some(isError)
      return { ...shown, valid: shown.valid && !isRefused, findings: [...shown.findings, ...more] }
    })
    const text = page.map((row) => JSON.stringify(row)).join(',')
    const piece = Buffer.from(pieces.length === 0 ? text : `,${text}`)
    valid += page.filter((verdict) => verdict.valid).length
    bytes += piece.byteLength
    if (bytes > reportBytesMax) {
      reading.abort()
      return { as: 'fault', fault: reportTooLong }
    }
    pieces.push(piece)
  }
  const { rows, fault } = await reading.summary()
  if (fault) return { as: 'fault', fault }
  if (rows === 0) return { as: 'empty' }
  const invalid = rows - valid
  return {
    as: 'validated',
    valid,
    invalid,
    body: [Buffer.from(`{"valid":${valid},"invalid":${invalid},"items":[`), ...pieces, Buffer.from(']}')],
  }
}

/** By row, of those whose papers name a file. */
async function paperFindings(
  { store, tenant }: ReportParts,
  checked: readonly ItemVerdict[],
): Promise<Map<number, Finding[]>> {
  const found = new Map<number, Finding[]>()
  for (const { row, papers, probe } of checked) {
    if (papers) found.set(row, await store.documentFaults(tenant, papers, probe?.keys.vin ?? null))
  }
  return found
}

/** What the store would say on a deposit; here it is only asked. A row that it would refuse holds no reference and is nobody's first. */
function moreFindings(
  { row, probe }: ItemVerdict,
  watch: DuplicateWatch,
  {
    references,
    known,
    ofPapers,
  }: {
    references: Set<string>
    known: Parameters<DuplicateWatch['findingsOf']>[1]
    ofPapers: readonly Finding[]
  },
): Finding[] {
  if (probe === null) return []
  if (references.has(probe.reference)) return [raise(referenceRepeated, '/reference')]
  const findings = [...watch.findingsOf(probe, known), ...ofPapers]
  if (findings.some(isError)) return findings
  references.add(probe.reference)
  watch.keep(probe, row)
  return findings
}

const reportTooLong: BodyFault & { code: BodyFaultCode } = {
  status: 413,
  code: 'batch-too-large',
  detail: 'There are too many findings for one answer: validate fewer items at once.',
  findings: [],
}
