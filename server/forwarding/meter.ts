import type { Clock } from '../usecases/ports.ts'

/** How fast this lane's own machinery is: how long an intent takes to commit, and how many attempts end per ms. */
export interface Meter {
  committed(ms: number): void
  ended(): void
  /** How long before its slot an intent has to be handed to the store. */
  leadMs(): number
  endedPerMs(): number
}

const leadMsMin = 5
const leadMsMax = 400
const smoothing = 0.2
const windowMs = 100

export function makeMeter(clock: Pick<Clock, 'mono'>): Meter {
  let commitMs = 5
  let endedPerMs = 0
  let endedInWindow = 0
  let windowSince = clock.mono()

  const roll = (): void => {
    const elapsedMs = clock.mono() - windowSince
    if (elapsedMs < windowMs) return
    endedPerMs += smoothing * 2 * (endedInWindow / elapsedMs - endedPerMs)
    endedInWindow = 0
    windowSince = clock.mono()
  }
  return {
    committed: (ms) => {
      commitMs += smoothing * (ms - commitMs)
    },
    ended: () => {
      endedInWindow += 1
      roll()
    },
    leadMs: () => Math.min(leadMsMax, Math.max(leadMsMin, commitMs * 1.5)),
    endedPerMs: () => {
      roll()
      return endedPerMs
    },
  }
}
