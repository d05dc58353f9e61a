import { type BatchCounts, batchOutcome } from '../../../domain/batch.ts'
import type { Lane } from '../../../domain/lane.ts'
import type { BatchView, Page, PageQuery } from '../../../usecases/ports.ts'
import { batchColumns } from '../columns.ts'
import { countExistingCompleted } from '../existingRows.ts'
import type { Statements } from '../statements.ts'
import type { BatchRow } from '../tables.ts'
import { readCursor, toCursor } from './cursors.ts'

const isOf = `tenant = (SELECT seq FROM tenants WHERE id = ?) AND stage = 'sealed'`

export const sealedBatch = (db: Statements, tenant: string, id: string): BatchRow | undefined =>
  db.one<BatchRow>(`SELECT ${batchColumns} FROM batches WHERE id = ? AND ${isOf}`, id, tenant)

export function batchView(db: Statements, tenant: string, id: string): BatchView | null {
  const row = sealedBatch(db, tenant, id)
  return row ? toView(db, row) : null
}

/** Newest first. */
export function batchViews(
  db: Statements,
  tenant: string,
  { reference, limit, after }: { reference?: string } & PageQuery,
): Page<BatchView> {
  const [before = Number.MAX_SAFE_INTEGER] = after === undefined ? [] : readCursor(after, 1)
  const rows = db.all<BatchRow>(
    `SELECT ${batchColumns} FROM batches
     WHERE tenant = (SELECT seq FROM tenants WHERE id = ?1) AND stage = 'sealed' AND kind = 'batch' AND seq < ?2
       AND (?3 IS NULL OR reference = ?3) ORDER BY seq DESC LIMIT ?4`,
    tenant,
    before,
    reference ?? null,
    limit + 1,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    data: shown.map((row) => toView(db, row)),
    next: rows.length > limit && last ? toCursor(last.seq) : null,
  }
}

function toView(db: Statements, row: BatchRow): BatchView {
  const counts = JSON.parse(row.counts) as BatchCounts
  const waiting = db.all<{ lane: Lane; waiting: number }>(
    'SELECT lane, waiting FROM batch_lanes WHERE batch = ?',
    row.seq,
  )
  const existingCompleted =
    row.state === 'completed' && counts.existing > 0 ? countExistingCompleted(db, row.seq) : 0
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    outcome: batchOutcome(counts, existingCompleted),
    total: row.total,
    counts,
    priority: row.priority,
    createdAt: new Date(row.sealedAt ?? row.createdAt).toISOString(),
    completedAt: row.completedAt === null ? null : new Date(row.completedAt).toISOString(),
    version: row.version,
    waitingByLane: Object.fromEntries(waiting.map((each) => [each.lane, each.waiting])),
  }
}
