import type { DossierState } from '../../domain/dossier.ts'
import type { DuplicateKind } from '../../domain/duplicates.ts'
import type { Establishment } from '../../domain/item.ts'
import type { Lane } from '../../domain/lane.ts'
import type { DuplicateProbe } from '../chunk.ts'
import type { IncidentDraft } from './moves.ts'
import type { KeyRecord } from './tenants.ts'
import type {
  BatchView,
  DossierQuery,
  DossierView,
  EventView,
  LaneReading,
  QueuePlace,
  ResultLine,
  SearchQuery,
  TimelineEntry,
} from './views.ts'

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
