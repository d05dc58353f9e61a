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

/** Who has ready rows of which priority: a skip scan, a few steps into the index for each tenant. */
export const waitingTenantsSql = `WITH RECURSIVE waiting (tenant) AS (
    SELECT (SELECT tenant FROM dossiers WHERE state = 'queued' AND ready = 1 AND lane = ?1 ORDER BY tenant LIMIT 1)
    UNION ALL
    SELECT (SELECT tenant FROM dossiers WHERE state = 'queued' AND ready = 1 AND lane = ?1 AND tenant > waiting.tenant
            ORDER BY tenant LIMIT 1)
    FROM waiting WHERE waiting.tenant IS NOT NULL)
  SELECT tenant,
    EXISTS (SELECT 1 FROM dossiers d WHERE d.state = 'queued' AND d.ready = 1 AND d.lane = ?1
              AND d.tenant = waiting.tenant AND d.priority = 0) AS hasUrgent,
    EXISTS (SELECT 1 FROM dossiers d WHERE d.state = 'queued' AND d.ready = 1 AND d.lane = ?1
              AND d.tenant = waiting.tenant AND d.priority = 1) AS hasNormal
  FROM waiting WHERE tenant IS NOT NULL`
