import type { BatchCounts, BatchOutcome, BatchState } from '../../domain/batch.ts'
import type { DossierState } from '../../domain/dossier.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Deadline, JsonObject } from '../../domain/item.ts'
import type { Channel, Lane } from '../../domain/lane.ts'
import type { ToldRefusal } from '../../domain/stateRefusals.ts'
import type { LaneHealth } from './moves.ts'
import type { Priority } from './store.ts'
import type { Outcome } from './upstream.ts'

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
