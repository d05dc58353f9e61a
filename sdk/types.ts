/** What travels between a client and the gateway, in the gateway's own words. */

import type * as wire from './generated/types.gen.ts'

export type {
  BatchCancelled,
  Deadline,
  Event,
  Finding,
  FindingKind,
  Item,
  Lane,
  Procedure,
  Refusal,
  Requirements,
  TimelineEntry,
} from './generated/types.gen.ts'

export type DossierState = wire.Dossier['state']
export type BatchState = wire.Batch['state']
export type BatchOutcome = NonNullable<wire.Batch['outcome']>
export type Priority = wire.Batch['priority']
export type Channel = wire.Dossier['channel']
/** Every row of a batch is counted once: rejected, existing (a dossier of another batch), or its dossier's state. */
export type BatchCounts = wire.Batch['counts']
export type Batch = wire.Batch

/** The answer to a batch: `rejected` and `existing` show the first hundred; the results show all. */
export type AcceptedBatch = wire.AcceptedBatch
export type RejectedRow = AcceptedBatch['rejected'][number]
export type ExistingRow = AcceptedBatch['existing'][number]

/** The OpenAPI document names these members by a pattern, which the generator tells as `unknown`. */
type Metadata = Record<string, string>
export type Outcome = Omit<wire.Outcome, 'taxes'> & {
  /** Euro cents, by kind. */
  taxes?: Record<string, number>
}
export type ResultLine = Omit<wire.ResultLine, 'metadata' | 'outcome'> & {
  metadata?: Metadata
  outcome?: Outcome
}
export type Dossier = Omit<wire.Dossier, 'metadata' | 'outcome'> & { metadata?: Metadata; outcome?: Outcome }

export type Validation = wire.ValidationReport
export type Verdict = Validation['items'][number]
export type Search = NonNullable<wire.SearchDossiersData['body']>

/** An item whose fields your program does not know by type, such as a row of a file: the gateway checks it all the same. */
export interface AnyItem {
  reference: string
  procedure: string
  [field: string]: unknown
}

export interface Page<T> {
  data: T[]
  next: string | null
}

/** What every call takes. */
export interface CallOptions {
  /** Ends the call at once; the call then rejects with the signal's reason. */
  signal?: AbortSignal
  /** How long the gateway may stay silent in one attempt, in ms. */
  timeoutMs?: number
  /** 0 means one attempt and no more. */
  maxRetries?: number
}

export interface WriteOptions extends CallOptions {
  /** One is made for each write. Give your own to make a write safe across restarts of your program. */
  idempotencyKey?: string
}

/** A supporting paper that was uploaded, as one profile sees it; items name it by its id. */
export type UploadedDocument = wire.Document
