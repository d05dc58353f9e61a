import type { DossierState } from '../../domain/dossier.ts'
import type { Lane } from '../../domain/lane.ts'
import type { Evidence, StateFiling } from './upstream.ts'

export interface UncertainDossier {
  id: string
  lane: Lane
  procedure: string
  establishment: string
  fence: number
  tries: number
  /** Gateway ms since the socket was closed or, where nobody knows, since lease end or boot (F3). */
  quietForMs: number
  /** Of look-ups that proved absence so far: how long ago each began, oldest first. */
  absencesAgoMs: number[]
  lookUps: number
  refusal: { stateCode: string; stateMessage: string } | null
  wish: 'cancel' | 'expire' | null
  /** When the first intent was committed (wall), to compare with `receivedAt` (F8). */
  firstIntentAt: string
  /** Already resent after a proof of absence: a second filing is an incident (F9). */
  resent: boolean
  /** The answer of the last attempt said 409 with this number. */
  duplicateOf: string | null
  /** Why this look-up is due: uncertain, or a check after a resend (F9: past settling, 24 h, 7 days). */
  purpose: 'uncertain' | 'doubleCheck'
  /** We hold a number of the State for it. False at a check: it was refused after a resend, and there should be none. */
  isFiled: boolean
}

export interface LookUpRecord {
  id: string
  fence: number
  beganAgoMs: number
  verdict:
    | { as: 'found'; filing: StateFiling; followAfterMs: number | null; others: string[]; late: boolean }
    | { as: 'absent' }
    /**
     * Proved by the rule of F3: `queued`, or `refused` (422 kept), else the wish, else `failed` when tries are spent. `asked`: by
     * look-ups, so that without an absence on the books it is none.
     */
    | { as: 'absenceProved'; triesMax: number; retryAfterMs: number; asked?: boolean }
    | { as: 'noEvidence'; evidence: Evidence }
    /** A double check found exactly what we hold: our filing, or none where it was refused. */
    | { as: 'single' }
  nextLookUpMs: number | null
}

export interface FollowUp {
  id: string
  lane: Lane
  procedure: string
  filingNumber: string
  state: DossierState
  status: string
}

export interface StatusRecord {
  id: string
  /** Null: the State answered and does not know the number any more: incident, no move. */
  filing: StateFiling | null
  /** Gateway ms until it is asked again; null = never. A final dossier may still be followed for missing fields. */
  followAfterMs: number | null
}

export interface PaperDue {
  id: string
  filingNumber: string
  kind: string
  tries: number
}
export interface PaperRecord {
  id: string
  kind: string
  paper: { sha256: string; size: number; mediaType: string } | null
  retryAfterMs: number | null
}
