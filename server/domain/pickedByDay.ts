import type { Procedure } from './item.ts'

/** `?on=` lets callers name any day: only so many are remembered. */
const daysMax = 32

/** What holds for a procedure on a day, picked once: judging an item is then a straight loop. */
export function pickedByDay<Picked>(
  pick: (procedure: Procedure, on: string) => Picked,
): (procedure: Procedure, on: string) => Picked {
  const days = new Map<string, Map<Procedure, Picked>>()
  return (procedure, on) => {
    const known = days.get(on)?.get(procedure)
    if (known !== undefined) return known
    const picked = pick(procedure, on)
    const day = days.get(on)
    if (day) day.set(procedure, picked)
    else {
      if (days.size >= daysMax) days.clear()
      days.set(on, new Map([[procedure, picked]]))
    }
    return picked
  }
}
