import { type ExamineOrder, refusal, type Report } from './report.ts'
import { scanXml } from './scanXml.ts'

const type = 'application/xml'

/** What tells an electronic certificate of conformity: the IVI message of the registration authorities, in any of its versions. */
const iviName = /initial-?vehicle-?information|^e-?coc\b|certificate-?of-?conformity/i
/** Elements that no such message lacks, whatever the envelope it travels in. */
const typicalNames = [
  'VehicleIdentificationNumber',
  'TypeApprovalNumber',
  'IviReferenceId',
  'CocDataGroup',
  'ManufacturerTable',
  'StageOfCompletion',
]
const typicalMin = 3
const vinPattern = /^[A-HJ-NPR-Z\d]{17}$/

/** Judges an XML paper: an electronic certificate of conformity is passed on byte for byte, for its seal to hold. */
export async function examineXml(order: ExamineOrder): Promise<Report> {
  const { bytes, profile } = order
  if (!profile.types.includes(type)) return refusal(type, 'xml-not-taken')
  if (bytes.byteLength > profile.sizeMax) return refusal(type, 'xml-too-large')
  const text = decodeXml(bytes)
  if (text === null) return refusal(type, 'xml-malformed', { line: 1 })
  const seen = new IviSigns()
  const fault = scanXml(text, seen)
  if (fault?.at === 'doctype') return refusal(type, 'xml-doctype')
  if (fault) return refusal(type, 'xml-malformed', { line: fault.line })
  if (!seen.isIvi()) return refusal(type, 'xml-not-ecoc')
  const vins = [...seen.vins]
  if (vins.length === 0) return refusal(type, 'ecoc-vin-missing')
  if (vins.length > 1) return refusal(type, 'ecoc-several-vehicles', { count: vins.length })
  return {
    mediaType: type,
    notes: seen.isSealed ? [] : [{ code: 'ecoc-unsigned' }],
    filed: { bytes, mediaType: type, pages: 1 },
    facts: { vins },
  }
}

class IviSigns {
  readonly vins = new Set<string>()
  isSealed = false
  #isNamed = false
  readonly #typical = new Set<string>()

  element(name: string, depth: number): void {
    if (depth <= 4 && iviName.test(name)) this.#isNamed = true
    if (typicalNames.includes(name)) this.#typical.add(name)
    if (name === 'SignatureValue') this.isSealed = true
  }

  value(name: string, value: string): void {
    // A vehicle of several stages names the base vehicle's number too, in elements of other names.
    if (/^(?:VehicleIdentificationNumber|VIN)$/i.test(name) && vinPattern.test(value)) this.vins.add(value)
    if (iviName.test(value) && /^(?:https?|urn):/i.test(value)) this.#isNamed = true
  }

  isIvi(): boolean {
    return (this.#isNamed && this.#typical.size > 0) || this.#typical.size >= typicalMin
  }
}

const encodings = /^(?:utf-8|us-ascii|iso-8859-1|iso-8859-15|windows-1252)$/i

/** By its byte order mark, or as its declaration says; null when the bytes are not of that encoding. */
function decodeXml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared =
    /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8'
  const marked = head.startsWith('\xff\xfe') ? 'utf-16le' : head.startsWith('\xfe\xff') ? 'utf-16be' : null
  if (marked === null && !encodings.test(declared)) return null
  try {
    return new TextDecoder(marked ?? declared, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
