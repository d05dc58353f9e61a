import type { Lane } from '../../domain/lane.ts'
import type { Work } from './work.ts'

/** Rows that the ready index yields for one tenant of a lane, in the order of claims. */
export const readyRowsOf = (
  work: Work,
  { lane, tenant, priority, limit }: { lane: Lane; tenant: number; priority: number; limit: number },
): number[] => work.all<{ seq: number }>(readyRowsSql, lane, tenant, priority, limit).map(({ seq }) => seq)

export const readyRowsSql = `SELECT seq FROM dossiers
  WHERE state = 'queued' AND ready = 1 AND lane = ? AND tenant = ? AND priority = ?
  ORDER BY deadline_at, seq LIMIT ?`

/** The next tenant and priority that have ready rows. */
export const nextTenantSql = `SELECT tenant, priority FROM dossiers
  WHERE state = 'queued' AND ready = 1 AND lane = ? AND (tenant, priority) > (?, ?)
  ORDER BY tenant, priority LIMIT 1`
