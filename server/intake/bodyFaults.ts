import { type Finding, raise } from '../domain/finding.ts'
import {
  jsonBackslashKey,
  jsonDepth,
  jsonDuplicateKey,
  jsonSurrogate,
  lineMalformed,
  lineTooLong,
} from '../domain/shapeFindings.ts'
import { segmentsOf } from '../domain/schema/pointer.ts'
import type { BodyFault } from '../usecases/ports.ts'
import type { ScanFault } from './scan.ts'

/** The words for faults that are found before anyone reads an item. */

export interface ScanLimits {
  jsonDepthMax: number
  lineBytesMax: number
}

/** A scan fault as a finding of a row; null for a text that is no JSON at all. */
function scanFinding({ code, pointer }: ScanFault, limits: ScanLimits): Finding | null {
  if (code === 'json-depth') return raise(jsonDepth, pointer, { depthMax: limits.jsonDepthMax })
  if (code === 'json-surrogate') return raise(jsonSurrogate, pointer)
  if (code === 'malformed') return null
  return raise(code === 'json-backslash-key' ? jsonBackslashKey : jsonDuplicateKey, pointer, {
    field: (segmentsOf(pointer).at(-1) ?? '').slice(0, fieldShownMax),
  })
}

const fieldShownMax = 40

export const malformedLine = (): Finding => raise(lineMalformed, '')
export const tooLongLine = (limits: ScanLimits): Finding =>
  raise(lineTooLong, '', { bytesMax: limits.lineBytesMax })

export const lineFinding = (fault: ScanFault, limits: ScanLimits): Finding =>
  scanFinding(fault, limits) ?? malformedLine()

/** A scan fault in a JSON body spoils it whole. @param prefix where the scanned value stands, when it is no item */
export function scanBodyFault(fault: ScanFault, limits: ScanLimits, prefix = '', row?: number): BodyFault {
  const finding = scanFinding({ ...fault, pointer: prefix + fault.pointer }, limits)
  if (!finding) return malformedBody(fault.offset)
  const placed: Finding = row === undefined ? finding : { ...finding, row }
  return { status: 400, code: fault.code, detail: finding.en, findings: [placed] }
}

export const malformedBody = (offset: number): BodyFault => ({
  status: 400,
  code: 'body-malformed',
  detail: `The body is not JSON: byte ${offset + 1} does not fit.`,
  findings: [],
})

export const invalidEnvelope = (findings: Finding[]): BodyFault => ({
  status: 400,
  code: 'envelope-invalid',
  detail: 'The body does not have the shape of a batch.',
  findings,
})

export const tooManyItems = (max: number): BodyFault => ({
  status: 413,
  code: 'batch-too-large',
  detail: `A batch holds ${max} items at most: send it in several.`,
  findings: [],
})

export const tooManyBytes = (max: number): BodyFault => ({
  status: 413,
  code: 'body-too-large',
  detail: `A body of this kind holds ${max} bytes at most: send it in several.`,
  findings: [],
})
