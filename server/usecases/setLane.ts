import type { Lane } from '../domain/lane.ts'
import type { LanePatch, LaneReading, Store } from './ports.ts'

export interface LaneWish {
  paused?: boolean
  perMinute?: number | null
  perSecond?: number | null
  concurrencyMax?: number | null
  /** False lets the lane send again what is proved absent, once a person has looked at the incident that stopped it (F9). */
  resendsStopped?: boolean
}

const triesMax = 5

/**
 * An operator's settings over the configuration; null takes a setting back. Null as the answer: somebody else kept changing
 * the lane in the meantime.
 * @param nowText RFC 3339
 */
export const setLane =
  (store: Pick<Store, 'laneViews' | 'laneHealth'>, nowText: () => string) =>
  async (lane: Lane, wish: LaneWish): Promise<LaneReading | null> => {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const reading = (await store.laneViews()).find((one) => one.lane === lane)
      if (!reading) return null
      const patch = patchFor(reading, wish, nowText())
      const { done, health } = await store.laneHealth(lane, reading.version, patch)
      if (done) return { ...reading, ...health }
    }
    return null
  }

function patchFor(reading: LaneReading, { paused, ...settings }: LaneWish, now: string): LanePatch {
  const isPaused = reading.state === 'paused'
  if (paused === undefined || paused === isPaused) return settings
  if (paused) return { ...settings, state: 'paused', since: now, reason: 'paused by the operator' }
  return { ...settings, state: 'open', since: now, reason: null }
}
