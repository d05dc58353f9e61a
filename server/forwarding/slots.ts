import type { Clock, Store } from '../usecases/ports.ts'
import { slotAheadMs, slotLateMs } from './pace.ts'

export interface Slots {
  /** When the next slot is, in monotonic ms; null when none is in hand. */
  nextAt: () => number | null
  /** How many slots in hand are due by this instant, counted up to `max`. */
  dueBy(at: number, max: number): number
  take(): number | null
  /** Asks the store for more, for all who wait at once; answers how many are in hand. */
  fill(max: number, spacingMs: number): Promise<number>
  clear(): void
}

/** Slots of one budget: instants at which one request may leave, handed out by the store so that all share one limit. */
export function makeSlots(store: Pick<Store, 'takeSlots'>, budget: string, clock: Clock): Slots {
  let slots: number[] = []
  /** Slots before this place are used or missed. */
  let first = 0
  let filling: Promise<void> | null = null

  const ask = async (max: number, spacingMs: number): Promise<void> => {
    try {
      const fromNow = await store.takeSlots({ budget, max, spacingMs, aheadMs: slotAheadMs })
      const now = clock.mono()
      slots = slots.slice(first).concat(fromNow.map((ms) => now + ms))
      first = 0
    } finally {
      filling = null
    }
  }
  const next = (): number | null => {
    const oldest = clock.mono() - slotLateMs
    while ((slots[first] ?? Infinity) < oldest) first += 1
    return slots[first] ?? null
  }
  return {
    nextAt: next,
    dueBy: (at, max) => {
      next()
      let count = 0
      while (count < max && (slots[first + count] ?? Infinity) <= at) count += 1
      return count
    },
    take: () => {
      const slot = next()
      if (slot !== null) first += 1
      return slot
    },
    fill: async (max, spacingMs) => {
      filling ??= ask(max, spacingMs)
      await filling
      return slots.length - first
    },
    clear: () => {
      slots = []
      first = 0
    },
  }
}
