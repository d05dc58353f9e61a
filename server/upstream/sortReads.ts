import type { Evidence, LookUpAnswer, StateFiling, StatePaper, StatusesAnswer } from '../usecases/ports.ts'
import { type Exchange, mediaTypeOf } from './exchange.ts'
import { parseFiling, parseFilings } from './filings.ts'
import { retryAfterMs } from './retryAfter.ts'
import {
  type Answered,
  brokenEvidence,
  closingStatuses,
  evidenceOf,
  type Expectation,
  isCrossed,
  readObject,
} from './sort.ts'

export interface NoEvidence {
  as: 'noEvidence'
  evidence: Evidence
  closes: boolean
  retryAfterMs: number | null
}

/** More filings of one reference than this is no answer to believe. */
const filingsOfReferenceMax = 100

/** GET /v1/filings?reference= : found, cleanly absent (F3), or no evidence of anything. */
export function sortLookUp(exchange: Exchange, expected: Expectation): LookUpAnswer {
  if (exchange.as !== 'answered') return noExchange(exchange)
  const read = readObject(exchange)
  if (read.as === 'fault') return noEvidence(exchange, read.evidence, expected.nowWall)
  const because = (kind: string): LookUpAnswer =>
    noEvidence(exchange, evidenceOf(exchange, kind), expected.nowWall)
  if (read.type !== 'application/json') return because('problem')
  if (isCrossed(read.value, expected.reference)) return because('crossed')
  if (exchange.status === 404) {
    const isNamed = read.value['reference'] === expected.reference || !expected.echoesReference
    return isNamed && read.value['code'] === 'not-found' ? { as: 'absent' } : because('unnamed')
  }
  if (exchange.status !== 200) return because('status')
  const named = expected.echoesReference ? null : expected.reference
  const filings = parseFilings(read.value, named, filingsOfReferenceMax)
  if (filings === null) return because('not-the-contract')
  if (filings.length === 0) return because('empty-list')
  const isOurs = filings.every((filing) => filing.reference === expected.reference)
  return isOurs ? { as: 'found', filings } : because('crossed')
}

/** What a State that echoes no references is taken to have said. */
export const unnamedReference = '-'

/** POST /v1/filings/statuses. A filing that was not asked for, or told twice, makes the whole answer worthless. */
export function sortStatuses(
  exchange: Exchange,
  numbers: readonly string[],
  expected: Omit<Expectation, 'reference'>,
): StatusesAnswer {
  if (exchange.as !== 'answered') return noExchange(exchange)
  const read = readObject(exchange)
  if (read.as === 'fault') return noEvidence(exchange, read.evidence, expected.nowWall)
  const because = (kind: string): StatusesAnswer =>
    noEvidence(exchange, evidenceOf(exchange, kind), expected.nowWall)
  if (exchange.status !== 200 || read.type !== 'application/json') return because('status')
  const named = expected.echoesReference ? null : unnamedReference
  const filings = parseFilings(read.value, named, numbers.length)
  if (filings === null) return because('not-the-contract')
  if (filings.length === 0) return because('empty-list')
  const given = new Set(filings.map((filing) => filing.filingNumber))
  const asked = new Set(numbers)
  const isAsked = filings.every((filing) => asked.has(filing.filingNumber))
  if (given.size < filings.length || !isAsked) return because('crossed')
  return { as: 'read', filings, missing: numbers.filter((number) => !given.has(number)) }
}

/** GET /v1/filings/{number}: the filing, `missing` when the State says so in JSON, else no evidence. */
export function sortStatus(
  exchange: Exchange,
  number: string,
  expected: Omit<Expectation, 'reference'>,
): { as: 'one'; filing: StateFiling } | { as: 'missing' } | NoEvidence {
  if (exchange.as !== 'answered') return noExchange(exchange)
  const read = readObject(exchange)
  if (read.as === 'fault') return noEvidence(exchange, read.evidence, expected.nowWall)
  const because = (kind: string): NoEvidence =>
    noEvidence(exchange, evidenceOf(exchange, kind), expected.nowWall)
  if (read.type !== 'application/json') return because('problem')
  if (exchange.status === 404)
    return read.value['code'] === 'not-found' ? { as: 'missing' } : because('status')
  if (exchange.status !== 200) return because('status')
  const filing = parseFiling(read.value, expected.echoesReference ? null : unnamedReference)
  if (filing === null) return because('not-the-contract')
  return filing.filingNumber === number ? { as: 'one', filing } : because('crossed')
}

/** GET /v1/filings/{number}/documents/{kind}: a PDF that begins like one, or nothing. */
export function sortPaper(exchange: Exchange): StatePaper | null {
  if (exchange.as !== 'answered' || exchange.status !== 200) return null
  const mediaType = mediaTypeOf(exchange.headers.contentType)
  const begin = Buffer.from(exchange.bytes.buffer, exchange.bytes.byteOffset, exchange.bytes.byteLength)
  if (mediaType !== 'application/pdf' || begin.subarray(0, 5).toString('latin1') !== '%PDF-') return null
  return { reference: exchange.headers.filingReference ?? null, mediaType, bytes: exchange.bytes }
}

function noExchange(exchange: Exclude<Exchange, { as: 'answered' }>): NoEvidence {
  const evidence = exchange.as === 'broken' ? brokenEvidence(exchange) : { kind: exchange.kind }
  return { as: 'noEvidence', evidence, closes: false, retryAfterMs: null }
}

function noEvidence(answer: Answered, evidence: Evidence, nowWall: number): NoEvidence {
  const isProblem = mediaTypeOf(answer.headers.contentType) === 'application/problem+json'
  return {
    as: 'noEvidence',
    evidence,
    closes: isProblem && closingStatuses.has(answer.status),
    retryAfterMs: retryAfterMs(answer.headers.retryAfter, answer.headers.date, nowWall),
  }
}
