import type { JsonObject } from '../../domain/item.ts'
import type { Lane } from '../../domain/lane.ts'
import type { PackedChunk } from '../chunk.ts'
import type {
  AttemptRecord,
  FaultFound,
  Intent,
  IntentAnswer,
  PutOff,
  ReserveClaim,
  ReservedDossier,
} from './attempts.ts'
import type {
  BatchDraft,
  BatchSeal,
  IdempotencyClaim,
  IdempotencyState,
  SealResult,
  StageResult,
  StoredAnswer,
} from './deposits.ts'
import type { DocumentRows } from './documents.ts'
import type {
  FollowUp,
  LookUpRecord,
  PaperDue,
  PaperRecord,
  StatusRecord,
  UncertainDossier,
} from './followUps.ts'
import type { IncidentDraft, LaneHealth, LanePatch, MoveAnswer, MoveRequest } from './moves.ts'
import type { Reading } from './reading.ts'
import type { AdminAnswer, AdminCommand } from './tenants.ts'

export type Priority = 'normal' | 'urgent'
export type World = 'live' | 'test'

export interface Epoch {
  epoch: number
  madeUncertain: number
  swept: number
  /** The data belongs to the other world, and nothing was touched: test dossiers are never filed with the State, nor real ones with a sandbox. */
  isOtherWorld: boolean
}

/**
 * Commands are plain data. Each method is one atomic step that can be repeated after "outcome unknown"; no transaction
 * leaves the store. Durations go in; the store keeps gateway time: ms that pass only while a gateway runs, never moved by
 * the wall clock (F1). Resolved means durable: the commit has reached the disk.
 * @throws StoreError `full` (disk), `busy`, `closed`; anything else is a fault of ours.
 */
export interface Store extends Reading, DocumentRows {
  /** At boot: every `filing` becomes `uncertain`, settling of every `uncertain` starts again, reservations are free, unsealed batches are swept. The first `world` named is that of the data for ever. */
  openEpoch(reason: string, world?: World): Promise<Epoch>
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
  /** Only a dossier still `queued` and reserved by `owner` is put off. Answered per element, in order. */
  putOff(dossiers: PutOff[]): Promise<('putOff' | 'lost')[]>
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
