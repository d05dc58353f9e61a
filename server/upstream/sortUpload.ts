import type { Json, JsonObject } from '../domain/item.ts'
import type { UploadAnswer } from '../usecases/ports.ts'
import type { Exchange } from './exchange.ts'
import { parseStateRefusal, parseText } from './filings.ts'
import { retryAfterMs } from './retryAfter.ts'
import { type Answered, brokenEvidence, evidenceOf, readObject } from './sort.ts'

/**
 * Sorts the answer to PUT /v1/documents/{sha256}. A paper is never uncertain: what is not plainly one of the contract's answers is
 * `unknown`, and the upload is repeated.
 * @param nowWall our wall clock in ms, for a Retry-After date that comes without a Date header
 */
export function sortUpload(exchange: Exchange, sha256: string, nowWall: number): UploadAnswer {
  if (exchange.as === 'notSent') return { as: 'unknown', evidence: { kind: exchange.kind } }
  if (exchange.as === 'broken') return { as: 'unknown', evidence: brokenEvidence(exchange) }
  const read = readObject(exchange)
  const told = read.as === 'object' ? read.value : null
  const fault = read.as === 'fault' && exchange.bytes.byteLength > 0 ? read.evidence : null
  switch (exchange.status) {
    case 200:
    case 201:
      if (fault !== null) return { as: 'unknown', evidence: fault }
      if (isOfAnother(told?.['sha256'], sha256)) return unknown(exchange, 'crossed')
      return { as: 'taken' }
    case 413:
    case 415:
      // A front of the State's may say so in its own way: the bytes stay what they are.
      return refused(told, `http-${exchange.status}`)
    case 422: {
      const refusal = told && parseStateRefusal(told)
      if (!refusal) return unknown(exchange, 'not-the-contract')
      return {
        as: 'refused',
        stateCode: refusal.code,
        stateMessage: refusal.message,
        mayBeMistaken: true,
      }
    }
    case 429:
    case 503:
      return {
        as: 'busy',
        code: parseText(told?.['code']) ?? `http-${exchange.status}`,
        retryAfterMs: retryAfterMs(exchange.headers.retryAfter, exchange.headers.date, nowWall),
      }
    case 401:
    case 403:
    case 404:
    case 405:
      return read.as === 'object' && read.type === 'application/problem+json'
        ? { as: 'closed', code: `http-${exchange.status}` }
        : unknown(exchange, 'problem')
    default:
      return unknown(exchange, 'answer')
  }
}

const unknown = (answer: Answered, kind: string): UploadAnswer => ({
  as: 'unknown',
  evidence: evidenceOf(answer, kind),
})

/** A State need not repeat the digest; one that names another speaks of another paper (F6). */
const isOfAnother = (named: Json | undefined, sha256: string): boolean =>
  typeof named === 'string' && named.toLowerCase() !== sha256

const sentenceMax = 4_000

function refused(told: JsonObject | null, code: string): UploadAnswer {
  const sentence = told?.['message'] ?? told?.['detail']
  return {
    as: 'refused',
    stateCode: parseText(told?.['code']) ?? code,
    stateMessage: typeof sentence === 'string' ? sentence.slice(0, sentenceMax) : '',
    mayBeMistaken: false,
  }
}
