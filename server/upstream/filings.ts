import type { Json, JsonObject } from '../domain/item.ts'
import type { Outcome, StateFiling } from '../usecases/ports.ts'

/** Parse functions: each turns a part of the State's answer into our words, or null when it is not what the contract says. */

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A short text that can be stored and shown: not empty, no control characters. */
export function parseText(value: Json | undefined, lengthMax = 200): string | null {
  if (typeof value !== 'string' || value.length === 0 || value.length > lengthMax) return null
  return /\p{Cc}/u.test(value) ? null : value
}

const sentenceMax = 4_000
const parseSentence = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.length <= sentenceMax ? value : null

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/
export function parseInstant(value: Json | undefined): string | null {
  return typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value)) ? value : null
}

/**
 * A filing as the State tells it. Fields that we do not know are left out; a field that we know and that is not what
 * the contract says makes the whole answer worthless: a plate must never be half understood.
 * @param named the reference to assume when the State names none; null where it must
 */
export function parseFiling(value: Json | undefined, named: string | null): StateFiling | null {
  if (!isObject(value)) return null
  const reference = value['reference'] === undefined ? named : parseText(value['reference'])
  const filingNumber = parseText(value['filingNumber'], 64)
  const status = parseText(value['status'], 64)
  const receivedAt = parseInstant(value['receivedAt'])
  if (!reference || !filingNumber || !status || !receivedAt) return null
  const filing: StateFiling = { filingNumber, reference, status, receivedAt }
  for (const read of optionalParts) {
    const part = read(value)
    if (part === null) return null
    Object.assign(filing, part)
  }
  return filing
}

const optionalParts: readonly ((value: JsonObject) => Partial<StateFiling> | null)[] = [
  (value) => optional(value, 'procedure', (given) => parseText(given)),
  (value) => optional(value, 'establishment', (given) => parseText(given)),
  (value) => optional(value, 'updatedAt', parseInstant),
  (value) => optional(value, 'outcome', parseOutcome),
  (value) => optional(value, 'refusal', parseRefusal),
  (value) => optional(value, 'request', parseRequest),
]

function optional<T>(value: JsonObject, name: string, parse: (given: Json) => T | null): object | null {
  const given = value[name]
  if (given === undefined || given === null) return {}
  const parsed = parse(given)
  return parsed === null ? null : { [name]: parsed }
}

const outcomeTexts = [
  'plate',
  'formulaNumber',
  'cpiUntil',
  'receiptNumber',
  'cessionCode',
  'neph',
  'attestationIssuedOn',
  'titleNumber',
  'trackingNumber',
] as const

export function parseOutcome(value: Json): Outcome | null {
  if (!isObject(value)) return null
  const outcome: Outcome = {}
  for (const name of outcomeTexts) {
    const given = value[name]
    if (given === undefined || given === null) continue
    const text = parseText(given)
    if (text === null) return null
    outcome[name] = text
  }
  const { taxes } = value
  if (taxes === undefined || taxes === null) return outcome
  const cents = parseTaxes(taxes)
  return cents === null ? null : { ...outcome, taxes: cents }
}

const taxesMax = 20
function parseTaxes(value: Json): Record<string, number> | null {
  if (!isObject(value)) return null
  const entries = Object.entries(value)
  if (entries.length > taxesMax) return null
  const cents: Record<string, number> = {}
  for (const [name, amount] of entries) {
    if (!/^\w{1,20}$/.test(name) || typeof amount !== 'number' || !Number.isSafeInteger(amount)) return null
    cents[name] = amount
  }
  return cents
}

function parseRefusal(value: Json): { code: string; message: string } | null {
  if (!isObject(value)) return null
  const code = parseText(value['code'])
  const message = parseSentence(value['message'])
  return code === null || message === null ? null : { code, message }
}

const kindsMax = 50
function parseRequest(value: Json): { kinds: string[]; message: string } | null {
  if (!isObject(value) || !Array.isArray(value['kinds']) || value['kinds'].length > kindsMax) return null
  const kinds = value['kinds'].map((kind) => parseText(kind))
  const message = parseSentence(value['message'])
  if (message === null || kinds.includes(null)) return null
  return { kinds: kinds.filter((kind) => kind !== null), message }
}

/** A refusal of a filing (422): the State's own sentence, untouched. */
export function parseStateRefusal(
  value: JsonObject,
): { code: string; message: string; pointer?: string } | null {
  const refusal = parseRefusal(value)
  if (refusal === null) return null
  const pointer = value['pointer'] === undefined ? null : parseText(value['pointer'], 500)
  return pointer === null ? refusal : { ...refusal, pointer }
}

export function parseFilings(value: Json, named: string | null, filingsMax: number): StateFiling[] | null {
  if (!isObject(value) || !Array.isArray(value['filings'])) return null
  if (value['filings'].length > filingsMax) return null
  const filings = value['filings'].map((filing) => parseFiling(filing, named))
  return filings.includes(null) ? null : filings.filter((filing) => filing !== null)
}
