import type { Finding } from '../../domain/finding.ts'
import type { Channel, Lane } from '../../domain/lane.ts'
import type { FiledDocument } from './documents.ts'
import type { Evidence, StateFiling } from './upstream.ts'

export interface ReserveClaim {
  lane: Lane
  max: number
  leaseMs: number
  owner: string
  /** Nothing is claimed whose `submitBefore` is nearer than this. */
  attemptMs: number
  /** Weight by tenant; absent = 1. */
  shares: Readonly<Record<string, number>>
}

export interface ReservedDossier {
  id: string
  tenant: string
  lane: Lane
  channel: Channel
  procedure: string
  establishment: string
  /** The client's own reference, for SBX- values in test mode. */
  reference: string
  /** The accepted item: canonical JSON. */
  body: Uint8Array
  /** The fence of the attempt that would begin now: the number of attempts so far plus one. */
  fence: number
  tries: number
  /** An earlier attempt ended unknown and absence was not proved after it (F7). */
  doubtful: boolean
  /** When it came in (wall clock): it was judged by the rules of that day. */
  acceptedAt: number
  /** What is filed of the papers that came with a file: `at` is the place in the item's `documents`. Absent when there is none. */
  papers?: ReservedPaper[]
}

export interface ReservedPaper extends FiledDocument {
  at: number
}

export interface Intent {
  id: string
  owner: string
  fence: number
}
export type IntentAnswer = { as: 'started' } | { as: 'lost' }

/** Instead of an intent: it waits a while, spends no try, and is free again. */
export interface PutOff {
  id: string
  owner: string
  reason: string
  delayMs: number
}

/** Instead of an intent: why the dossier does not leave, and what its client is asked for. */
export interface FaultFound extends Intent {
  reason: string
  /** All findings of now; they take the place of those kept so far. */
  findings: Finding[]
  request: { kinds: string[]; message: string }
}

export interface AttemptRecord {
  id: string
  fence: number
  elapsedMs: number
  evidence: Evidence
  verdict:
    /** `followAfterMs` null: nothing more is expected of it. */
    | { as: 'filed'; filing: StateFiling; followAfterMs: number | null }
    /** Back to `queued`. `spendsTry` false: a 429 costs nothing. Spent tries: `failed`. */
    | { as: 'notTaken'; code: string; retryAfterMs: number; spendsTry: boolean; triesMax: number }
    | { as: 'refused'; code: string; stateCode: string; stateMessage: string; pointer?: string }
    /**
     * `held`, and released after `holdMs`. With `again`, back to `queued` until it has come to so many faults of documents: its papers
     * are uploaded once more before it is sent.
     */
    | {
        as: 'documentFault'
        stateCode: string
        stateMessage: string
        holdMs: number
        again?: { faultsMax: number; retryAfterMs: number }
      }
    /** `refusal`: a 422 that may not be believed yet (F7), kept as evidence. */
    | {
        as: 'unknown'
        lookUpAfterMs: number
        refusal?: { stateCode: string; stateMessage: string }
        /** The answer was a 409 with this number that could not be verified yet (F8). */
        duplicateOf?: string
      }
}
