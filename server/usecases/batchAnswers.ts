import type { Finding } from '../domain/finding.ts'
import type { BatchEnvelope, BodyFault, IdempotencyClaim, StoredAnswer } from './ports.ts'

/** Who writes, and in which world. */
export interface Caller {
  tenant: string
  mode: 'live' | 'test'
}

/** A body on its way in. Its iterator throws when the client goes away before the end; to leave it early ends no connection. */
export interface IncomingBody {
  format: 'json' | 'ndjson'
  bytes: AsyncIterable<Uint8Array>
}

export interface BatchRequest {
  caller: Caller
  body: IncomingBody
  /** Of the query string; what a JSON body says itself wins. */
  options: BatchEnvelope
  idempotency: Pick<IdempotencyClaim, 'key' | 'request'> | null
}

/** The codes of `BodyFault`: 400, but the two that speak of size are 413. */
export type BodyFaultCode =
  | 'body-malformed'
  | 'envelope-invalid'
  | 'json-depth'
  | 'json-duplicate-key'
  | 'json-backslash-key'
  | 'json-surrogate'
  | 'batch-too-large'
  | 'body-too-large'

export interface ValidationReport {
  as: 'validated'
  valid: number
  invalid: number
  /** The text of the 200 answer, UTF-8, in pieces. */
  body: Buffer[]
}

/** What any write under an `Idempotency-Key` may end in before it has begun, or because its body is of no use. */
export type NotTaken =
  /** 409 `idempotency-key-running` */
  | { as: 'keyRunning' }
  /** 422 `idempotency-key-reused` */
  | { as: 'keyReused' }
  /** 400 or 413, nothing kept. */
  | { as: 'fault'; fault: BodyFault }
  /** The client is gone; nothing kept, nobody to answer. */
  | { as: 'cutShort' }

export type BatchAnswer =
  /** 202; `replayed` asks for the header `Idempotency-Replayed: true`. */
  | { as: 'sealed'; answer: StoredAnswer; replayed: boolean }
  /** 200: the batch asked for `mode: validate`. */
  | ValidationReport
  /** 422 `batch-refused` (`onInvalid: refuse`), nothing kept. */
  | { as: 'refused'; findings: Finding[] }
  /** 422 `batch-empty` */
  | { as: 'empty' }
  /** 409 `batch-reference-taken`, with the id of the batch that has it. */
  | { as: 'referenceTaken'; batch: string }
  | NotTaken

export type ValidationAnswer =
  ValidationReport | { as: 'empty' } | Extract<NotTaken, { as: 'fault' | 'cutShort' }>

export type DossierAnswer =
  /** 202 with the dossier as it was at the seal. */
  | { as: 'sealed'; answer: StoredAnswer; replayed: boolean }
  /** 422 `item-rejected` */
  | { as: 'rejected'; findings: Finding[] }
  | NotTaken

export interface DossierRequest {
  caller: Caller
  /** One item as JSON. */
  bytes: AsyncIterable<Uint8Array>
  idempotency: Pick<IdempotencyClaim, 'key' | 'request'> | null
}

export interface ValidationRequest {
  caller: Caller
  body: IncomingBody
  /** YYYY-MM-DD: the day to judge by; absent = today in Paris. */
  on?: string
}
