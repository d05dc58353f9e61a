import type { Clock } from '../../server/usecases/ports.ts'

export interface FakeClock extends Clock {
  /** Time passes: both clocks go on, sleepers whose time has come wake in order. */
  pass(ms: number): Promise<void>
  /** Somebody sets the wall clock; no time passes. */
  jumpWall(ms: number): void
}

interface Sleeper {
  at: number
  order: number
  wake: () => void
}

/** A clock that moves only when told to. */
export function fakeClock(start: { wall?: number; mono?: number } = {}): FakeClock {
  let wall = start.wall ?? Date.UTC(2026, 10, 23, 9, 0, 0)
  let mono = start.mono ?? 1_000
  let order = 0
  const sleepers = new Set<Sleeper>()
  const nextDue = (until: number): Sleeper | undefined =>
    [...sleepers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0]
  return {
    wall: () => wall,
    mono: () => mono,
    jumpWall: (ms) => {
      wall += ms
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper: Sleeper = {
          at: mono + ms,
          order: order++,
          wake: () => {
            sleepers.delete(sleeper)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', sleeper.wake, { once: true })
      }),
    pass: async (ms) => {
      const until = mono + ms
      for (let due = nextDue(until); due; due = nextDue(until)) {
        wall += Math.max(0, due.at - mono)
        mono = Math.max(mono, due.at)
        due.wake()
        await settled()
      }
      wall += until - mono
      mono = until
      await settled()
    },
  }
}

/** Lets everything that is ready go on, the store's group commits included. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
