import type { BatchCounts, BatchOutcome, BatchState } from '../domain/batch.ts'
import type { DossierState } from '../domain/dossier.ts'
import type { DuplicateKind } from '../domain/duplicates.ts'
import type { Finding } from '../domain/finding.ts'
import type { Deadline, Establishment, JsonObject, JudgeContext } from '../domain/item.ts'
import type { Channel, Lane, LaneState } from '../domain/lane.ts'
import type { TaxEstimate } from '../domain/taxes/taxEstimate.ts'
import type { ToldRefusal } from '../domain/stateRefusals.ts'
import type { AcceptedRow, DuplicateProbe, PackedChunk } from './chunk.ts'

/** The small interfaces that the use cases own; everything outside implements them. */

// ---------------------------------------------------------------- time, chance, names

export interface Clock {
  /** Wall clock, ms since 1970: for what people read and for legal days, never for leases, retries or settling. */
  wall(): number
  /** Monotonic ms of this process. */
  mono(): number
  /** Resolves after `ms`, or at once when the signal fires (it never rejects). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A number in [0, 1). */
export type Random = () => number

export type IdKind = 'bat' | 'dos' | 'doc' | 'evt' | 'ten' | 'key' | 'cmp' | 'req'
/** `bat_` and the like, followed by a UUIDv7 in lower-case hexadecimal with hyphens. */
export type Ids = (kind: IdKind) => string

// ---------------------------------------------------------------- reading items

/** Turns the bytes of a body into checked rows, in a worker. */
export interface ItemReader {
  open(request: ReadingRequest): ItemReading
  close(): Promise<void>
}

export interface ReadingRequest {
  format: 'json' | 'ndjson' | 'dossier'
  context: JudgeContext
  /**
   * `verdicts` asks for one line per row (validations) instead of chunks for the store; a JSON body that says
   * `mode: validate` itself turns `chunks` into `verdicts`. `hash` only hashes, for comparing a body with an earlier one.
   */
  as: 'chunks' | 'verdicts' | 'hash'
}

export interface ItemReading {
  /** Resolves when more may be written (back-pressure). The bytes are handed over: the caller has them no more. */
  write(bytes: Uint8Array): Promise<void>
  /** The body is whole. */
  end(): void
  /** The client went away: forget everything. */
  abort(): void
  /** What the body says of itself, as soon as it is known; empty for NDJSON and for a body with a fault. */
  envelope(): Promise<BatchEnvelope>
  /** In input order; ends after `end()`. For JSON nothing comes before the envelope was found good. */
  chunks(): AsyncIterable<PackedChunk>
  verdicts(): AsyncIterable<ItemVerdict[]>
  /** Resolves after the last chunk. */
  summary(): Promise<ReadingSummary>
}

export interface ItemVerdict {
  row: number
  reference: string | null
  valid: boolean
  findings: Finding[]
  channel: Channel | null
  lane: Lane | null
  /** Why this channel and lane; absent when there is none. */
  reason?: { fr: string; en: string }
  deadlines: Deadline[]
  /** Absent when the procedure pays none, or the item is of bad shape. */
  taxes?: TaxEstimate
  /** For looking among the tenant's other requests, and for no answer; null for a row that is not valid. */
  probe: DuplicateProbe | null
}

export interface BatchEnvelope {
  reference?: string
  mode?: 'submit' | 'validate'
  onInvalid?: 'continue' | 'refuse'
  priority?: Priority
}

export interface ReadingSummary {
  /** SHA-256 of the bytes received, base64url. */
  bodyHash: string
  rows: number
  rejected: number
  /** The first `refuseFindingsMax` findings of rejected rows, each with its row. */
  findings: Finding[]
  /** JSON only. */
  envelope: BatchEnvelope
  /** A fault of the whole body: 400 or 413, nothing kept. */
  fault: BodyFault | null
}

export interface BodyFault {
  status: 400 | 413
  /** A problem code of http/problem.ts. */
  code: string
  detail: string
  findings: Finding[]
}

// ---------------------------------------------------------------- the State

export interface Upstream {
  /** One attempt. Never throws for anything the State or the network does; never retries; never pipelines. */
  file(request: FilingRequest): Promise<FilingAnswer>
  lookUp(reference: string, signal?: AbortSignal): Promise<LookUpAnswer>
  /** Up to 500 numbers; numbers the State does not know are missing from `filings`. */
  statuses(numbers: readonly string[], signal?: AbortSignal): Promise<StatusesAnswer>
  /** What the State issued (`cpi`, `recepisse`, `attestation-inscription`, ...). Null: there is none, or not yet. */
  paper(number: string, kind: string, signal?: AbortSignal): Promise<StatePaper | null>
  /** Categories and their state in the State's words, or null when it does not say. A hint, never a proof. */
  health(signal?: AbortSignal): Promise<Record<string, string> | null>
  close(): Promise<void>
}

export interface FilingRequest {
  /** The dossier's id: the same on every attempt. */
  reference: string
  procedure: string
  channel: Channel
  establishment: string
  data: JsonObject
  documents: JsonObject[]
  /** Test mode only: the item's own reference when it begins with SBX-. */
  sandboxReference?: string
  /** Asked in the tick in which the first byte would leave (F2). False: nothing is sent, the answer is `busy`/`window-missed`. */
  mayStillSend: () => boolean
  signal?: AbortSignal
}

/** The four kinds and nothing else. `evidence` is redacted: status, content type, size, code, never a body. */
export type FilingAnswer =
  | { as: 'accepted'; filing: StateFiling }
  /** 201 only. A 409 is `duplicate`: verified by reading that filing before it is adopted (F8). */
  | { as: 'duplicate'; filingNumber: string | null; evidence: Evidence }
  | { as: 'refused'; stateCode: string; stateMessage: string; pointer?: string; evidence: Evidence }
  /** Surely not taken (F10). `closes`: the whole lane is to be closed and the operator told. */
  | {
      as: 'busy'
      code: string
      retryAfterMs: number | null
      closes: boolean
      spendsTry: boolean
      evidence: Evidence
    }
  | { as: 'unknown'; evidence: Evidence }

export interface Evidence {
  kind: string
  status?: number
  contentType?: string
  bytes?: number
  code?: string
  elapsedMs?: number
}

export interface StateFiling {
  filingNumber: string
  reference: string
  procedure?: string
  establishment?: string
  status: string
  receivedAt: string
  updatedAt?: string
  outcome?: Outcome
  refusal?: { code: string; message: string }
  request?: { kinds: string[]; message: string }
}

export interface Outcome {
  plate?: string
  formulaNumber?: string
  cpiUntil?: string
  taxes?: Record<string, number>
  receiptNumber?: string
  cessionCode?: string
  neph?: string
  attestationIssuedOn?: string
  titleNumber?: string
  trackingNumber?: string
}

export type LookUpAnswer =
  | { as: 'found'; filings: StateFiling[] }
  /** 404 application/json with our reference and `not-found`: evidence of absence, one of the two needed (F3). */
  | { as: 'absent' }
  | { as: 'noEvidence'; evidence: Evidence; closes: boolean; retryAfterMs: number | null }

export type StatusesAnswer =
  | { as: 'read'; filings: StateFiling[]; missing: string[] }
  | { as: 'noEvidence'; evidence: Evidence; closes: boolean; retryAfterMs: number | null }

export interface StatePaper {
  /** The dossier that the answer names (F6); null when it names none. */
  reference: string | null
  mediaType: string
  bytes: Uint8Array
}

/** Papers of the State and documents of the client: content-addressed files, synced (file and folder) before `put` resolves. */
export interface DocumentStore {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  get(sha256: string): Promise<Uint8Array | null>
}

// ---------------------------------------------------------------- the store

export type Priority = 'normal' | 'urgent'

/**
 * Commands are plain data. Each method is one atomic step that can be repeated after "outcome unknown"; no transaction
 * leaves the store. Durations go in; the store keeps gateway time: ms that pass only while a gateway runs, never moved by
 * the wall clock (F1). Resolved means durable: the commit has reached the disk.
 * @throws StoreError `full` (disk), `busy`, `closed`; anything else is a fault of ours.
 */
export interface Store extends Reading {
  /** At boot: every `filing` becomes `uncertain`, settling of every `uncertain` starts again, reservations are free, unsealed batches are swept. */
  openEpoch(reason: string): Promise<{ epoch: number; madeUncertain: number; swept: number }>
  close(): Promise<void>

  // intake
  claimIdempotency(claim: IdempotencyClaim): Promise<IdempotencyState>
  /** The write under this key did not succeed: forget the claim. */
  releaseIdempotency(claim: { tenant: string; key: string }): Promise<void>
  /** For writes other than batches, which `sealBatch` remembers by itself. */
  rememberAnswer(answered: IdempotencyClaim & { bodyHash: string; answer: StoredAnswer }): Promise<void>
  /**
   * Invisible until the seal. Answers per-row conflicts; repeating a chunk (same `chunk` number) changes nothing. The bytes stay
   * the caller's, who stages busy rows again as a chunk of their own.
   */
  stageItems(draft: BatchDraft, chunk: number, packed: PackedChunk): Promise<StageResult>
  sealBatch(seal: BatchSeal): Promise<SealResult>
  /** Stage one last chunk (or the only one) and seal, in one commit. With busy rows that `seal` does not name: `busy`, staged only. */
  depositBatch(
    seal: BatchSeal,
    chunk: number,
    packed: PackedChunk,
  ): Promise<SealResult & { staged?: StageResult }>
  /** Refused or cut short: as if it had never been. */
  dropBatch(id: string): Promise<void>
  /** Makes rows of sealed batches ready for claims. Answers how many were done; 0 = nothing left. */
  releaseItems(max: number): Promise<number>

  // the queue
  reserve(claim: ReserveClaim): Promise<ReservedDossier[]>
  /** The intent (F2): only a dossier still `queued` and reserved by `owner` starts. Answered per element, in order. */
  beginAttempts(intents: Intent[]): Promise<IntentAnswer[]>
  /**
   * What may not be sent any more without its client: only a dossier still `queued` and reserved by `owner`, of which no attempt may
   * have been taken, becomes `actionRequired`. Answered per element, in order.
   */
  requireAction(faults: FaultFound[]): Promise<('moved' | 'lost')[]>
  recordAttempts(records: AttemptRecord[]): Promise<('recorded' | 'stale')[]>
  giveBack(reservations: { id: string; owner: string }[]): Promise<void>
  expireLeases(max: number): Promise<number>
  /** Back-offs and holds (`notBefore`) that are over become ready. */
  promoteDue(max: number): Promise<number>
  /** `submitBefore` has passed (wall clock): queued, held and actionRequired-before-filing expire; filing and uncertain keep a wish. */
  expireDue(max: number): Promise<number>
  /** Legal days that have come near (wall clock): an event each, once. Answers how many dossiers were looked at. */
  warnDeadlines(max: number): Promise<number>
  /** Of one lane, so that the look-ups of a lane that hangs never hold up another's. */
  dueUncertain(max: number, leaseMs: number, lane?: Lane): Promise<UncertainDossier[]>
  recordLookUps(records: LookUpRecord[]): Promise<('recorded' | 'stale')[]>
  dueFollowUps(max: number, leaseMs: number): Promise<FollowUp[]>
  recordStatuses(records: StatusRecord[]): Promise<('recorded' | 'stale')[]>
  /** State papers still to be fetched. */
  duePapers(max: number, leaseMs: number): Promise<PaperDue[]>
  recordPapers(records: PaperRecord[]): Promise<void>
  requestMoves(requests: MoveRequest[]): Promise<MoveAnswer[]>
  /** Spaced slots (GCRA, burst 1): instants in ms from now, at most `aheadMs` away. */
  takeSlots(request: { budget: string; max: number; spacingMs: number; aheadMs: number }): Promise<number[]>
  laneHealth(
    lane: Lane,
    expectedVersion: number,
    patch: LanePatch,
  ): Promise<{ done: boolean; health: LaneHealth }>
  reportIncident(incident: IncidentDraft): Promise<void>

  administer(command: AdminCommand): Promise<AdminAnswer>
  maintain(task: { as: 'checkpoint' } | { as: 'verify' }): Promise<JsonObject>

  /** Hints after a commit: whose events and dossiers changed. Returns how to stop listening. */
  watch(listener: (touched: Touched) => void): () => void
}

export interface Touched {
  tenants: ReadonlySet<string>
  batches: ReadonlySet<string>
  dossiers: ReadonlySet<string>
  /** Lanes in which something became ready, so that a waiting loop may look at once. */
  lanes: ReadonlySet<Lane>
}

export type StoreErrorCode = 'full' | 'busy' | 'closed' | 'held-by-another'
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

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
  body: Uint8Array
  /** The fence of the attempt that would begin now: the number of attempts so far plus one. */
  fence: number
  tries: number
  /** An earlier attempt ended unknown and absence was not proved after it (F7). */
  doubtful: boolean
  /** When it came in (wall clock): it was judged by the rules of that day. */
  acceptedAt: number
}

export interface Intent {
  id: string
  owner: string
  fence: number
}
export type IntentAnswer = { as: 'started' } | { as: 'lost' }

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
    | { as: 'documentFault'; stateCode: string; stateMessage: string; holdMs: number }
    /** `refusal`: a 422 that may not be believed yet (F7), kept as evidence. */
    | {
        as: 'unknown'
        lookUpAfterMs: number
        refusal?: { stateCode: string; stateMessage: string }
        /** The answer was a 409 with this number that could not be verified yet (F8). */
        duplicateOf?: string
      }
}

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

export type MoveRequest = { id: string; tenant: string | null } & (
  | { as: 'cancel' }
  | { as: 'retry'; codes?: string[] }
  | {
      as: 'complete'
      body: Uint8Array
      /** The item judged again: everything that is kept of it beside its body. */
      item: Omit<AcceptedRow, 'row'>
    }
  | { as: 'resolve'; to: 'filed' | 'absent'; filing?: StateFiling }
  | { as: 'rectify'; to: 'completed' | 'refused' | 'expired'; note: string }
)
export type MoveAnswer =
  | { as: 'done'; state: DossierState }
  | { as: 'wish' }
  | { as: 'tooLate'; state: DossierState }
  | { as: 'unknown' }

export interface LaneHealth {
  lane: Lane
  version: number
  state: LaneState
  /** RFC 3339. */
  since: string
  reason: string | null
  /** An operator's settings over the configuration; null = configured. */
  perSecond: number | null
  perMinute: number | null
  concurrencyMax: number | null
  /** Share of the pace in use while ramping up, (0, 1]. */
  ramp: number
  resendsStopped: boolean
}
export type LanePatch = Partial<Omit<LaneHealth, 'lane' | 'version'>>

export interface IncidentDraft {
  kind: string
  lane: Lane | null
  dossier: string | null
  data: JsonObject
}

// ---------------------------------------------------------------- reading

/** Reads see only sealed batches of the tenant they are given; a foreign id reads like an unknown one: null. */
export interface Reading {
  batch(tenant: string, id: string): Promise<BatchView | null>
  batches(tenant: string, query: { reference?: string } & PageQuery): Promise<Page<BatchView>>
  /** Pages of result lines in input order, no transaction open between pages. Null: no such batch. */
  results(
    tenant: string,
    batch: string,
    only?: 'rejected' | 'final' | 'open',
  ): Promise<AsyncIterable<ResultLine[]> | null>
  dossier(tenant: string, id: string): Promise<DossierView | null>
  dossiers(tenant: string, query: DossierQuery & PageQuery): Promise<Page<DossierView>>
  search(tenant: string, query: SearchQuery & PageQuery): Promise<Page<DossierView>>
  timeline(tenant: string, id: string): Promise<TimelineEntry[] | null>
  /** The item as accepted, for judging it again. */
  body(tenant: string, id: string): Promise<Uint8Array | null>
  paperOf(
    tenant: string,
    id: string,
    kind: string,
  ): Promise<{ sha256: string; mediaType: string; size: number } | null>
  /** Null unless the dossier is queued and ready to go. */
  queuePlace(tenant: string, id: string): Promise<QueuePlace | null>
  events(tenant: string, query: { after: number; limit: number }): Promise<EventView[]>
  laneViews(): Promise<LaneReading[]>
  /** Operators only. */
  dossiersOfAll(
    query: { state?: DossierState; lane?: Lane } & PageQuery,
  ): Promise<Page<DossierView & { tenant: string }>>
  incidents(query: PageQuery): Promise<Page<IncidentDraft & { id: string; at: string }>>
  keyById(id: string): Promise<KeyRecord | null>
  establishments(tenant: string): Promise<Establishment[]>
  /** Per probe the id of the tenant's first request of each kind; one entry each. */
  duplicates(
    tenant: string,
    probes: readonly DuplicateProbe[],
  ): Promise<Partial<Record<DuplicateKind, string>>[]>
}

export interface PageQuery {
  limit: number
  after?: string
}
export interface Page<T> {
  data: T[]
  next: string | null
}

export interface BatchView {
  id: string
  reference: string | null
  state: BatchState
  outcome: BatchOutcome | null
  total: number
  counts: BatchCounts
  priority: Priority
  createdAt: string
  completedAt: string | null
  version: number
  /** Dossiers still to be filed, by lane, for the pace and the ETA. */
  waitingByLane: Partial<Record<Lane, number>>
}

export interface ResultLine {
  row: number
  reference: string | null
  id?: string
  existing?: true
  state: DossierState | 'rejected'
  findings: Finding[]
  filing?: { number: string; status: string }
  outcome?: Outcome
  refusal?: ToldRefusal
  metadata?: Record<string, string>
}

export interface DossierView {
  id: string
  reference: string
  batch: string
  row: number
  procedure: string
  establishment: string
  channel: Channel
  lane: Lane
  state: DossierState
  reason: string | null
  createdAt: string
  updatedAt: string
  attempts: number
  findings: Finding[]
  filing: { number: string; status: string; receivedAt: string } | null
  outcome: Outcome | null
  refusal: ToldRefusal | null
  request: { kinds: string[]; message: string } | null
  /** The documents that the item declares. */
  documents: JsonObject[]
  /** Kinds of State papers that can be downloaded. */
  papers: string[]
  deadlines: Deadline[]
  previous: string | null
  contested: boolean
  cancelRequested: boolean
  metadata: Record<string, string> | null
  version: number
}

/** A place in a lane, in the order of claims among the dossiers of one tenant: urgent ones, then the nearest legal day. */
export interface QueuePlace {
  /** From 1; counted to 10,000 at most. */
  position: number
  /** False: it stands further back than was counted. */
  isExact: boolean
  /** Tenants with something in the lane, who take turns. */
  tenants: number
}

export interface DossierQuery {
  batch?: string
  state?: DossierState
  lane?: Lane
  procedure?: string
  reference?: string
}
export interface SearchQuery {
  vin?: string
  plate?: string
  neph?: string
  reference?: string
  name?: string
}

export interface TimelineEntry {
  at: string
  /** The event's sequence; null for entries that derive from rows (acceptance, attempts). */
  sequence: number | null
  type: string
  data: JsonObject
}

export interface EventView {
  sequence: number
  id: string
  type: string
  at: string
  batch: string | null
  dossier: string | null
  data: JsonObject
}

export interface LaneReading extends LaneHealth {
  waiting: number
  oldestWaitingSeconds: number | null
}

// ---------------------------------------------------------------- tenants and keys

export type Scope = 'submit' | 'read' | 'webhooks'
export interface KeyRecord {
  id: string
  tenant: string
  /** SHA-256 of the whole key, hex. */
  hash: string
  scopes: Scope[]
  mode: 'live' | 'test'
  createdAt: string
  revokedAt: string | null
}
export interface TenantView {
  id: string
  name: string
  establishments: Establishment[]
  createdAt: string
}
export type AdminCommand =
  | { as: 'createTenant'; id: string; name: string; establishments: Establishment[] }
  | { as: 'listTenants' }
  | { as: 'createKey'; key: Omit<KeyRecord, 'createdAt' | 'revokedAt'> }
  | { as: 'listKeys'; tenant: string }
  | { as: 'revokeKey'; tenant: string; id: string }
export type AdminAnswer =
  | { as: 'tenant'; tenant: TenantView }
  | { as: 'tenants'; tenants: TenantView[] }
  | { as: 'key'; key: KeyRecord }
  | { as: 'keys'; keys: KeyRecord[] }
  | { as: 'done' }
  | { as: 'unknown' }
