import { reasonOfLane } from '../domain/route.ts'
import type { TaxEstimate } from '../domain/taxes/taxEstimate.ts'
import type { BatchView, DossierView } from './ports.ts'

/** What the gateway shows of batches and dossiers: the same JSON in the 202, in reads and in lists. Null means absent. */

export interface BatchExtras {
  pacePerMinute?: number
  etaSeconds?: number
}

export function batchJson(view: BatchView, extras: BatchExtras = {}): object {
  const { id, reference, state, outcome, total, counts, priority, createdAt, completedAt } = view
  return withoutNulls({
    id,
    reference,
    state,
    outcome,
    total,
    counts,
    priority,
    ...extras,
    createdAt,
    completedAt,
  })
}

export interface DossierExtras {
  /** Absent when the procedure pays no taxes; what the State said stands in the outcome. */
  taxEstimate?: TaxEstimate
  position?: number
  etaSeconds?: number
}

export function dossierJson(view: DossierView, extras: DossierExtras = {}): object {
  const { version: _version, contested, cancelRequested, ...shown } = view
  return withoutNulls({
    ...shown,
    channelReason: reasonOfLane(view.procedure, view.lane),
    contested: contested ? true : null,
    cancelRequested: cancelRequested ? true : null,
    ...extras,
  })
}

const withoutNulls = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
