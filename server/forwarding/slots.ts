import type { Clock, Store } from '../usecases/ports.ts'
import { slotAheadMs, slotLateMs } from './pace.ts'

export interface Slots {
  /** When the next slot is, in monotonic ms; null when none is in hand. */
  nextAt(): number | null
  /** How many slots in hand are due by this instant. */
  dueBy(at: number): number
  take(): number | null
  /** Asks the store for more, for all who wait at once; answers how many are in hand. */
  fill(max: number, spacingMs: number): Promise<number>
  clear(): void
}

/** Slots of one budget: instants at which one request may leave, handed out by the store so that all share one limit. */
export function makeSlots(store: Pick<Store, 'takeSlots'>, budget: string, clock: Clock): Slots {
  let slots: number[] = []
  let filling: Promise<void> | null = null

  const ask = async (max: number, spacingMs: number): Promise<void> => {
    try {
      const fromNow = await store.takeSlots({ budget, max, spacingMs, aheadMs: slotAheadMs })
      const now = clock.mono()
      slots = slots.concat(fromNow.map((ms) => now + ms))
    } finally {
      filling = null
    }
  }
  const dropMissed = (): void => {
    const oldest = clock.mono() - slotLateMs
    const kept = slots.findIndex((at) => at >= oldest)
    if (kept !== 0) slots = kept < 0 ? [] : slots.slice(kept)
  }
  return {
    nextAt: () => {
      dropMissed()
      return slots[0] ?? null
    },
    dueBy: (at) => {
      dropMissed()
      const later = slots.findIndex((slot) => slot > at)
      return later < 0 ? slots.length : later
    },
    take: () => {
      dropMissed()
      return slots.shift() ?? null
    },
    fill: async (max, spacingMs) => {
      filling ??= ask(max, spacingMs)
      await filling
      return slots.length
    },
    clear: () => {
      slots = []
    },
  }
}
