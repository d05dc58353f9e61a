/** What travels between a client and the gateway, in the gateway's own words. */

export type DossierState =
  | 'held'
  | 'queued'
  | 'filing'
  | 'uncertain'
  | 'filed'
  | 'inReview'
  | 'actionRequired'
  | 'completed'
  | 'refused'
  | 'cancelled'
  | 'expired'
  | 'failed'

export type BatchState = 'processing' | 'completed' | 'cancelled'
export type BatchOutcome = 'allCompleted' | 'mixed' | 'noneCompleted'
export type Priority = 'normal' | 'urgent'
export type Channel = 'siv' | 'ants'

/** Every row of a batch is counted once: rejected, existing (a dossier of another batch), or its dossier's state. */
export type BatchCounts = Record<'rejected' | 'existing' | DossierState, number>

/** One request to the State. The fields beside these depend on the procedure: see `procedures.get(name)`. */
export interface Item {
  /** Your own number, 1 to 64 characters, unique among your items. */
  reference: string
  procedure: string
  establishment?: string
  channel?: 'auto' | Channel
  /** RFC 3339. */
  submitBefore?: string
  /** RFC 3339. */
  notBefore?: string
  metadata?: Record<string, string>
  [field: string]: unknown
}

/** One thing wrong or doubtful in an item, where it is, what to do, and who must do it. */
export interface Finding {
  code: string
  severity: 'error' | 'warning' | 'info'
  /** JSON Pointer relative to the item; '' is the item itself. */
  pointer: string
  row?: number
  fr: string
  en: string
  remedy: { fr: string; en: string }
  actor: 'client' | 'school' | 'candidate' | 'state' | 'gateway'
}

export interface RejectedRow {
  row: number
  reference?: string | null
  findings: Finding[]
}

export interface ExistingRow {
  row: number
  reference?: string | null
  id: string
}

export interface Batch {
  id: string
  reference?: string | null
  state: BatchState
  outcome?: BatchOutcome | null
  total: number
  counts: BatchCounts
  pacePerMinute?: number | null
  etaSeconds?: number | null
  createdAt?: string
  completedAt?: string | null
}

/** The answer to a batch: `rejected` and `existing` show the first hundred; the results show all. */
export interface AcceptedBatch extends Batch {
  rejected: RejectedRow[]
  existing: ExistingRow[]
}

export interface Outcome {
  plate?: string
  formulaNumber?: string
  cpiUntil?: string
  /** Euro cents, by kind. */
  taxes?: Record<string, number>
  receiptNumber?: string
  cessionCode?: string
  neph?: string
  attestationIssuedOn?: string
  titleNumber?: string
  trackingNumber?: string
}

/** The State's no, with its own sentence untouched. */
export interface Refusal {
  code: string
  stateCode: string
  stateMessage: string
}

export interface Result {
  /** From 1: the item's line in what was submitted. */
  row: number
  reference?: string | null
  id?: string
  existing?: true
  state: DossierState | 'rejected'
  findings: Finding[]
  filing?: { number: string; status: string } | null
  outcome?: Outcome | null
  refusal?: Refusal | null
  metadata?: Record<string, string> | null
}

export interface Deadline {
  code: string
  on: string
  fr: string
  en: string
}

export interface Dossier {
  id: string
  reference: string
  batch: string
  row: number
  procedure: string
  establishment: string
  channel: Channel
  lane: string
  state: DossierState
  reason?: string | null
  createdAt: string
  updatedAt: string
  attempts: number
  findings: Finding[]
  filing?: { number: string; status: string; receivedAt?: string } | null
  outcome?: Outcome | null
  refusal?: Refusal | null
  /** What the State asks for. */
  request?: { kinds: string[]; message: string } | null
  documents: Record<string, unknown>[]
  /** Kinds of State papers that `dossiers.paper` can download. */
  papers?: string[]
  deadlines: Deadline[]
  position?: number | null
  etaSeconds?: number | null
  previous?: string | null
  metadata?: Record<string, string> | null
}

export interface Verdict {
  row: number
  reference?: string | null
  valid: boolean
  findings: Finding[]
  channel?: Channel | null
  lane?: string | null
  deadlines: Deadline[]
}

export interface Validation {
  valid: number
  invalid: number
  items: Verdict[]
}

export interface TimelineEntry {
  at: string
  sequence?: number | null
  type: string
  data: Record<string, unknown>
}

export interface Event {
  /** Grows by one within your account: a missing number is a lost event, and there are none. */
  sequence: number
  id: string
  type: string
  at: string
  batch?: string | null
  dossier?: string | null
  data: Record<string, unknown>
}

export interface Lane {
  name: string
  state: 'open' | 'slow' | 'closed' | 'paused'
  since?: string | null
  reason?: string | null
  waiting: number
  oldestWaitingSeconds?: number | null
  pacePerMinute?: number | null
  etaSeconds?: number | null
}

export interface Procedure {
  name: string
  [detail: string]: unknown
}

/** An entry of the catalogue of everything that can be wrong. */
export interface FindingCode {
  code: string
  severity: 'error' | 'warning' | 'info'
  fr: string
  en: string
  remedy: { fr: string; en: string }
  actor: Finding['actor']
}

export interface Page<T> {
  data: T[]
  next: string | null
}

export interface Cancellation {
  cancelled: number
  requested: number
  tooLate: { id: string; state: DossierState }[]
}

export interface Search {
  vin?: string
  plate?: string
  neph?: string
  reference?: string
  name?: string
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
