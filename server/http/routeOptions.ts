import type { Clock, LaneReading, Store } from '../usecases/ports.ts'
import type { AppParts } from './appParts.ts'
import type { Changes } from './changes.ts'
import type { KeyRing } from './keyRing.ts'
import type { AnswerCounter } from './metrics.ts'

/** What every group of routes is given. */
export interface RouteOptions extends AppParts {
  changes: Changes
  keys: KeyRing
  /** The lanes as they were at most a second ago: thousands of pollers must not count them thousands of times. */
  laneReadings: () => Promise<LaneReading[]>
  answered: AnswerCounter
}

const readingMs = 1_000

export function makeLaneReadings(
  store: Pick<Store, 'laneViews'>,
  clock: Clock,
): () => Promise<LaneReading[]> {
  let last: { at: number; readings: Promise<LaneReading[]> } | null = null
  return () => {
    if (last === null || clock.mono() - last.at > readingMs) {
      const readings = store.laneViews()
      last = { at: clock.mono(), readings }
      readings.catch(() => (last = null))
    }
    return last.readings
  }
}
