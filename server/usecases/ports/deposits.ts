import type { Finding } from '../../domain/finding.ts'
import type { Priority } from './store.ts'

export interface IdempotencyClaim {
  tenant: string
  key: string
  /** Method, path and query, hashed. */
  request: string
}
export type IdempotencyState =
  | { as: 'new' }
  | { as: 'running' }
  /** The caller compares `request` and `bodyHash`, then replays or answers `idempotency-key-reused`. */
  | { as: 'known'; request: string; bodyHash: string; answer: StoredAnswer }
export interface StoredAnswer {
  status: number
  headers: Record<string, string>
  /** The exact text sent the first time. */
  body: string
}

export interface BatchDraft {
  id: string
  tenant: string
  reference: string | null
  priority: Priority
  /** What the batch was: `batch` (default) or one item by POST /v1/dossiers, which shows in no list of batches. */
  kind: 'batch' | 'single'
}

export interface StageResult {
  accepted: number
  rejected: number
  existing: number
  /** Rows whose reference another unsealed batch holds at this moment: stage them again, or reject them. */
  busyRows: number[]
  /** Findings of rows rejected by the store itself (`reference-taken`, `reference-repeated`), for `onInvalid: refuse`. */
  findings: Finding[]
}

export interface BatchSeal {
  draft: BatchDraft
  idempotency: (IdempotencyClaim & { bodyHash: string }) | null
  /** `onInvalid: refuse`: a batch with a rejected row is not sealed but dropped, in the same commit. */
  refuseInvalid: boolean
  /** Rows to reject with `reference-busy` because their reference stayed taken by an unsealed batch. */
  busyRows: number[]
}

export type SealResult =
  /** `answer` is the 202 body of api.md; for kind `single` the dossier itself. */
  | { as: 'sealed'; answer: StoredAnswer }
  | { as: 'refused'; findings: Finding[] }
  /** `batch-reference-taken`. */
  | { as: 'referenceTaken'; batch: string }
  | { as: 'empty' }
  /** By `depositBatch` only: the rows are staged, some of them busy, nothing is sealed. */
  | { as: 'busy' }
