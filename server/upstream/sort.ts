import type { JsonObject } from '../domain/item.ts'
import type { Evidence, FilingAnswer } from '../usecases/ports.ts'
import { type Exchange, mediaTypeOf } from './exchange.ts'
import { isObject, parseFiling, parseStateRefusal, parseText } from './filings.ts'
import { retryAfterMs } from './retryAfter.ts'
import { parseStrictJson } from './strictJson.ts'

/** What the State's side can do, and whose answer we wait for. */
export interface Expectation {
  reference: string
  echoesReference: boolean
  /** Our wall clock in ms, to read a Retry-After date that comes without a Date header. */
  nowWall: number
}

export type Answered = Extract<Exchange, { as: 'answered' }>

/**
 * Sorts the answer to POST /v1/filings into its four kinds (filing.md F6, F7, F8, F10; upstream.md). What is not
 * plainly one of the contract's answers is `unknown`: it may or may not have been taken.
 */
export function sortFiling(exchange: Exchange, expected: Expectation): FilingAnswer {
  if (exchange.as === 'notSent') return notSent(exchange.kind)
  if (exchange.as === 'broken') return unknown(brokenEvidence(exchange))
  const read = readObject(exchange)
  if (read.as === 'fault') return unknown(read.evidence)
  if (isCrossed(read.value, expected.reference)) return unknown(evidenceOf(exchange, 'crossed'))
  const isNamed = read.value['reference'] === expected.reference
  if (read.type === 'application/problem+json') return sortProblem(exchange)
  if (!isNamed && expected.echoesReference) return unknown(evidenceOf(exchange, 'unnamed'))
  return sortStatus(exchange, read.value, { ...expected, isNamed })
}

function sortStatus(
  answer: Answered,
  value: JsonObject,
  expected: Expectation & { isNamed: boolean },
): FilingAnswer {
  const code = parseText(value['code'])
  const evidence = evidenceOf(answer, expected.isNamed ? 'answer' : 'unnamed', code)
  switch (answer.status) {
    case 201: {
      const filing = parseFiling(value, expected.reference)
      return filing ? { as: 'accepted', filing } : unknown(evidenceOf(answer, 'not-the-contract'))
    }
    case 409:
      if (code !== 'duplicate-reference') return unknown(evidence)
      return { as: 'duplicate', filingNumber: parseText(value['filingNumber'], 64), evidence }
    case 422: {
      const refusal = parseStateRefusal(value)
      if (refusal === null) return unknown(evidenceOf(answer, 'not-the-contract'))
      const { code: stateCode, message: stateMessage, pointer } = refusal
      return { as: 'refused', stateCode, stateMessage, ...(pointer ? { pointer } : {}), evidence }
    }
    case 429:
    case 503:
      return code !== null && Object.hasOwn(busyCodes, code)
        ? busy(answer, code, { evidence, nowWall: expected.nowWall })
        : unknown(evidence)
    default:
      return unknown(evidence)
  }
}

/**
 * Codes by which the State says that it surely did not take the filing (F10), and whether being told so spends one of
 * the dossier's tries: a busy State may be choking on this very dossier, a limit or a closed category never is its fault.
 */
const busyCodes: Readonly<Record<string, { spendsTry: boolean }>> = {
  'slow-down': { spendsTry: false },
  busy: { spendsTry: true },
  'category-closed': { spendsTry: false },
}

function busy(
  answer: Answered,
  code: string,
  { evidence, nowWall }: { evidence: Evidence; nowWall: number },
): FilingAnswer {
  return {
    as: 'busy',
    code,
    retryAfterMs: retryAfterMs(answer.headers.retryAfter, answer.headers.date, nowWall),
    closes: false,
    spendsTry: busyCodes[code]?.spendsTry ?? false,
    evidence,
  }
}

/** Statuses that refuse the caller, not the filing, when they come as a problem document. They need not name the reference. */
export const closingStatuses: ReadonlySet<number> = new Set([401, 403, 404, 405, 415])

function sortProblem(answer: Answered): FilingAnswer {
  if (!closingStatuses.has(answer.status)) return unknown(evidenceOf(answer, 'problem'))
  const code = `http-${answer.status}`
  return {
    as: 'busy',
    code,
    retryAfterMs: null,
    closes: true,
    spendsTry: false,
    evidence: evidenceOf(answer, 'problem', code),
  }
}

function notSent(kind: string): FilingAnswer {
  const code = kind === 'window-missed' ? 'window-missed' : 'not-sent'
  return { as: 'busy', code, retryAfterMs: null, closes: false, spendsTry: false, evidence: { kind } }
}

const unknown = (evidence: Evidence): FilingAnswer => ({ as: 'unknown', evidence })

/** An answer that names another dossier is not ours, whatever else it says (F6). */
export const isCrossed = (value: JsonObject, reference: string): boolean =>
  value['reference'] !== undefined && value['reference'] !== null && value['reference'] !== reference

type ReadObject = { as: 'object'; type: string; value: JsonObject } | { as: 'fault'; evidence: Evidence }

const jsonTypes: ReadonlySet<string> = new Set(['application/json', 'application/problem+json'])

/** The body as one JSON object of a declared JSON type, or why it is not. */
export function readObject(answer: Answered): ReadObject {
  const type = mediaTypeOf(answer.headers.contentType)
  const fault = (kind: string): ReadObject => ({ as: 'fault', evidence: evidenceOf(answer, kind) })
  if (!jsonTypes.has(type)) return fault('not-json')
  if (!/^(?:identity)?$/i.test(answer.headers.contentEncoding ?? '')) return fault('encoded')
  const parsed = parseStrictJson(answer.bytes)
  if (parsed.as === 'fault') return fault(parsed.fault)
  return isObject(parsed.value) ? { as: 'object', type, value: parsed.value } : fault('not-an-object')
}

/** Redacted: what kind of answer it was, never what stood in it. */
export function evidenceOf(answer: Answered, kind: string, code: string | null = null): Evidence {
  return {
    kind,
    status: answer.status,
    contentType: answer.headers.contentType.slice(0, 100),
    bytes: answer.bytes.byteLength,
    ...(code !== null && /^[a-z0-9-]{1,64}$/.test(code) ? { code } : {}),
    elapsedMs: Math.round(answer.elapsedMs),
  }
}

export function brokenEvidence(broken: Extract<Exchange, { as: 'broken' }>): Evidence {
  return {
    kind: broken.kind,
    ...(broken.status === undefined ? {} : { status: broken.status }),
    ...(broken.contentType === undefined ? {} : { contentType: broken.contentType.slice(0, 100) }),
    bytes: broken.bytes,
    elapsedMs: Math.round(broken.elapsedMs),
  }
}
