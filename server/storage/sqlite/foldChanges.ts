import { type BatchCounts, batchOutcome, batchState } from '../../domain/batch.ts'
import type { Lane } from '../../domain/lane.ts'
import type { Touched } from '../../usecases/ports.ts'
import type { BatchRow } from './tables.ts'
import { batchColumns } from './columns.ts'
import { countExistingCompleted } from './existingRows.ts'
import type { WaitingDelta } from './changes.ts'
import type { Bound } from './statements.ts'
import type { Work } from './work.ts'

/**
 * The last statements of a group commit: each batch's counters once, each lane's backlog once, then the event sequences,
 * tenants in order. Answers whom the commit touched.
 */
export function foldChanges(work: Work): Touched {
  const { changes } = work
  const batchIds = foldCounts(work)
  foldWaiting(work)
  const tenants = numberEvents(work)
  return {
    tenants: new Set(tenants),
    batches: new Set(batchIds),
    dossiers: new Set(changes.dossiers),
    lanes: new Set(changes.lanes),
  }
}

function foldCounts(work: Work): string[] {
  const deltas = Map.groupBy(work.changes.counts, ({ batch }) => batch)
  const seqs = new Set([...deltas.keys(), ...work.changes.batches])
  return [...seqs].flatMap((seq) => {
    const batch = work.one<BatchRow>(`SELECT ${batchColumns} FROM batches WHERE seq = ?`, seq)
    if (!batch) return []
    const counts = JSON.parse(batch.counts) as BatchCounts
    for (const { key, by } of deltas.get(seq) ?? []) counts[key] += by
    saveCounts(work, batch, counts)
    return [batch.id]
  })
}

function saveCounts(work: Work, batch: BatchRow, counts: BatchCounts): void {
  const state = batchState(counts)
  const completedAt = state === 'processing' ? null : (batch.completedAt ?? work.wall)
  work.run(
    'UPDATE batches SET counts = ?, state = ?, completed_at = ?, version = version + 1 WHERE seq = ?',
    JSON.stringify(counts),
    state,
    completedAt,
    batch.seq,
  )
  if (state === batch.state) return
  const type = { completed: 'batch.completed', cancelled: 'batch.cancelled', processing: 'batch.reopened' }[
    state
  ]
  const outcome = batchOutcome(counts, countExistingCompleted(work, batch.seq))
  work.changes.events.push({
    tenant: batch.tenant,
    type,
    at: work.wall,
    batch: batch.seq,
    dossier: null,
    data: {
      ...(batch.reference ? { reference: batch.reference } : {}),
      ...(outcome ? { outcome } : {}),
      counts,
    },
  })
}

function foldWaiting(work: Work): void {
  const byPlace = new Map<string, WaitingDelta>()
  const byLane = new Map<Lane, number>()
  for (const delta of work.changes.waiting) {
    const place = `${delta.lane} ${delta.tenant} ${delta.batch}`
    byPlace.set(place, { ...delta, by: delta.by + (byPlace.get(place)?.by ?? 0) })
    byLane.set(delta.lane, delta.by + (byLane.get(delta.lane) ?? 0))
  }
  for (const { lane, tenant, batch, by } of byPlace.values()) {
    if (by === 0) continue
    const left = work.one<{ waiting: number }>(
      `INSERT INTO batch_lanes (lane, tenant, batch, waiting) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET waiting = waiting + excluded.waiting RETURNING waiting`,
      lane,
      tenant,
      batch,
      by,
    )
    if (left?.waiting === 0)
      work.run('DELETE FROM batch_lanes WHERE lane = ? AND tenant = ? AND batch = ?', lane, tenant, batch)
  }
  for (const [lane, by] of byLane)
    if (by !== 0) work.run('UPDATE lanes SET waiting = waiting + ? WHERE name = ?', by, lane)
}

/** Gap-free per tenant: the counter row is raised by as many as there are, last of all, so no other commit comes between. */
function numberEvents(work: Work): string[] {
  const byTenant = Map.groupBy(work.changes.events, ({ tenant }) => tenant)
  const tenants = [...byTenant.keys()].sort((a, b) => a - b)
  return tenants.flatMap((tenant) => {
    const events = byTenant.get(tenant) ?? []
    const counter = work.one<{ id: string; last: number }>(
      'UPDATE tenants SET event_sequence = event_sequence + ? WHERE seq = ? RETURNING id, event_sequence AS last',
      events.length,
      tenant,
    )
    if (!counter) return []
    let sequence = counter.last - events.length
    for (let from = 0; from < events.length;) {
      const together = events.length - from >= eventsAtOnce ? eventsAtOnce : 1
      const bound: Bound[] = []
      for (const { type, at, batch, dossier, data } of events.slice(from, from + together))
        bound.push(tenant, ++sequence, type, at, batch, dossier, JSON.stringify(data))
      work.runAll(together === 1 ? oneEventSql : manyEventsSql, bound)
      from += together
    }
    return [counter.id]
  })
}

/** Most of a statement's cost is the statement: events go in by the dozen. */
const eventsAtOnce = 12
const insertEvents = 'INSERT INTO events (tenant, sequence, id, type, at, batch, dossier, data) VALUES '
/** The id is made of the others when it is read (histories.ts). */
const eventPlaces = `(?, ?, '', ?, ?, ?, ?, ?)`
const oneEventSql = insertEvents + eventPlaces
const manyEventsSql = insertEvents + Array.from({ length: eventsAtOnce }, () => eventPlaces).join(', ')
