import type { LaneConfig } from '../config.ts'
import type { Lane, LaneState } from '../domain/lane.ts'
import type { BatchView, LaneReading, Store } from './ports.ts'

/** A lane as clients and operators see it. */
export interface LaneView {
  name: Lane
  state: LaneState
  since: string
  reason: string | null
  waiting: number
  oldestWaitingSeconds: number | null
  pacePerMinute: number
  /** Until the last that waits now has left; null when nothing leaves. */
  etaSeconds: number | null
}

/** The share of the State's limit that is used (filing.md, section 3). */
const shareUsed = 0.95

type LaneSettings = Readonly<Record<Lane, LaneConfig>>

/** How many dossiers may leave in a minute: the State's limits, the ramp after an outage, nothing while closed or paused. */
export function lanePace(reading: LaneReading, configured: LaneConfig): number {
  if (reading.state === 'closed' || reading.state === 'paused') return 0
  const perSecond = reading.perSecond ?? configured.perSecond
  const perMinute = reading.perMinute ?? configured.perMinute
  return Math.floor(Math.min(perSecond * 60, perMinute) * shareUsed * reading.ramp)
}

export function laneView(reading: LaneReading, configured: LaneConfig): LaneView {
  const pacePerMinute = lanePace(reading, configured)
  const { lane, state, since, reason, waiting, oldestWaitingSeconds } = reading
  const etaSeconds = secondsFor(waiting, pacePerMinute)
  return { name: lane, state, since, reason, waiting, oldestWaitingSeconds, pacePerMinute, etaSeconds }
}

export const lanesView =
  (store: Pick<Store, 'laneViews'>, settings: LaneSettings) => async (): Promise<LaneView[]> =>
    (await store.laneViews()).map((reading) => laneView(reading, settings[reading.lane]))

export interface BatchPace {
  pacePerMinute: number
  etaSeconds: number | null
}

/**
 * Lanes run side by side, so the slowest decides. Everything that waits in a lane counts, whoever it belongs to: a
 * promise that others' work may break would be none.
 */
export function batchPace(
  view: BatchView,
  readings: readonly LaneReading[],
  settings: LaneSettings,
): BatchPace {
  const lanesOfBatch = readings
    .filter((reading) => (view.waitingByLane[reading.lane] ?? 0) > 0)
    .map((reading) => laneView(reading, settings[reading.lane]))
  const etas = lanesOfBatch.map((lane) => lane.etaSeconds)
  const longest = etas.reduce((max, eta) => (max === null || eta === null ? null : Math.max(max, eta)), 0)
  return {
    pacePerMinute: lanesOfBatch.reduce((sum, lane) => sum + lane.pacePerMinute, 0),
    etaSeconds: view.state === 'processing' ? longest : null,
  }
}

/** Until so many have left; null when nothing leaves. */
export function secondsFor(waiting: number, pacePerMinute: number): number | null {
  if (waiting === 0) return 0
  return pacePerMinute === 0 ? null : Math.ceil((waiting * 60) / pacePerMinute)
}
