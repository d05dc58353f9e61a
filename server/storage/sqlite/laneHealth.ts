import { type Lane, lanes } from '../../domain/lane.ts'
import type { LaneHealth, LanePatch } from '../../usecases/ports.ts'
import { laneColumns } from './columns.ts'
import type { LaneRow } from './tables.ts'
import type { Work } from './work.ts'

/** Every lane has its row from the first boot on. */
export function ensureLanes(work: Work): void {
  for (const lane of lanes)
    work.run(
      `INSERT INTO lanes (name, version, state, since, ramp, resends_stopped, waiting) VALUES (?, 0, 'open', ?, 1, 0, 0)
       ON CONFLICT DO NOTHING`,
      lane,
      work.wall,
    )
}

/** Compare and set: whoever has read an older version changes nothing and gets what stands. A new state is told to every tenant that waits. */
export function laneHealth(
  work: Work,
  lane: Lane,
  expectedVersion: number,
  patch: LanePatch,
): { done: boolean; health: LaneHealth } {
  const row = laneRow(work, lane)
  const before = toLaneHealth(row)
  if (row.version !== expectedVersion) return { done: false, health: before }
  const changesState = patch.state !== undefined && patch.state !== before.state
  const since = patch.since ?? (changesState ? new Date(work.wall).toISOString() : before.since)
  const health: LaneHealth = { ...before, ...patch, since, lane, version: before.version + 1 }
  work.run(
    `UPDATE lanes SET version = ?, state = ?, since = ?, reason = ?, per_second = ?, per_minute = ?, concurrency_max = ?,
       ramp = ?, resends_stopped = ? WHERE name = ?`,
    health.version,
    health.state,
    Date.parse(health.since),
    health.reason,
    health.perSecond,
    health.perMinute,
    health.concurrencyMax,
    health.ramp,
    health.resendsStopped ? 1 : 0,
    lane,
  )
  if (changesState) tellWaitingTenants(work, health)
  work.changes.lanes.push(lane)
  return { done: true, health }
}

function tellWaitingTenants(work: Work, { lane, state, reason, since }: LaneHealth): void {
  const event = { type: `lane.${state}`, at: work.wall, batch: null, dossier: null }
  let last = -1
  for (;;) {
    const next = work.one<{ tenant: number }>(
      'SELECT tenant FROM batch_lanes WHERE lane = ? AND tenant > ? ORDER BY tenant LIMIT 1',
      lane,
      last,
    )
    if (!next) return
    work.changes.events.push({
      ...event,
      tenant: next.tenant,
      data: { lane, since, ...(reason ? { reason } : {}) },
    })
    last = next.tenant
  }
}

function laneRow(work: Work, lane: Lane): LaneRow {
  const row = work.one<LaneRow>(`SELECT ${laneColumns} FROM lanes WHERE name = ?`, lane)
  if (!row) throw new RangeError('there is no such lane')
  return row
}

export const toLaneHealth = ({
  name,
  since,
  resendsStopped,
  waiting: _waiting,
  ...row
}: LaneRow): LaneHealth => ({
  ...row,
  lane: name,
  since: new Date(since).toISOString(),
  resendsStopped: resendsStopped === 1,
})
