import type { Lane } from '../../../domain/lane.ts'
import type { QueuePlace } from '../../../usecases/ports.ts'
import type { Statements } from '../statements.ts'

/** Counted so far and no further: who is told more than this is told that it is a long way. */
const countedMax = 10_000

interface ReadyRow {
  seq: number
  lane: Lane
  tenant: number
  priority: number
  deadlineAt: number
}

/** Where a dossier stands among its tenant's in its lane, in the order of claims; null unless it is ready to go. */
export function queuePlace(db: Statements, tenant: string, id: string): QueuePlace | null {
  const row = db.one<ReadyRow>(
    `SELECT seq, lane, tenant, priority, deadline_at AS deadlineAt FROM dossiers
     WHERE id = ? AND tenant = (SELECT seq FROM tenants WHERE id = ?) AND state = 'queued' AND ready = 1`,
    id,
    tenant,
  )
  if (!row) return null
  const ahead = db.one<{ n: number }>(
    aheadSql,
    row.lane,
    row.tenant,
    row.priority,
    row.deadlineAt,
    row.seq,
    countedMax,
  )
  const tenants = db.one<{ n: number }>(tenantsSql, row.lane)
  return {
    position: Math.min((ahead?.n ?? 0) + 1, countedMax),
    isExact: (ahead?.n ?? 0) < countedMax,
    tenants: tenants?.n ?? 1,
  }
}

/** A walk along the index of claims, from the tenant's first row. */
export const aheadSql = `SELECT count(*) AS n FROM (
    SELECT 1 FROM dossiers WHERE state = 'queued' AND ready = 1 AND lane = ? AND tenant = ?
      AND (priority, deadline_at, seq) < (?, ?, ?) LIMIT ?)`

/** A skip scan over the backlog of the lane: one step a tenant. */
const tenantsSql = `WITH RECURSIVE waiting (tenant) AS (
    SELECT (SELECT min(tenant) FROM batch_lanes WHERE lane = ?1)
    UNION ALL
    SELECT (SELECT min(tenant) FROM batch_lanes WHERE lane = ?1 AND tenant > waiting.tenant)
    FROM waiting WHERE waiting.tenant IS NOT NULL)
  SELECT count(tenant) AS n FROM waiting`
