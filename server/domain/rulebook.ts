import { driverRules } from './driver/rules.ts'
import type { Procedure } from './item.ts'
import { holdsOn, type Rule } from './rule.ts'
import { vehicleRules } from './vehicle/rules.ts'
import { windowRules } from './windowRules.ts'

/** All rules of all procedures and all days. */
export const rulebook: readonly Rule[] = [...vehicleRules, ...driverRules, ...windowRules]

/** The rules that hold for a procedure on a day. Picked once: judging an item is then a straight loop. */
export function rulesOf(procedure: Procedure, on: string): readonly Rule[] {
  const known = picked.get(on)?.get(procedure)
  if (known !== undefined) return known
  const rules = rulebook.filter((rule) => rule.procedures.includes(procedure) && holdsOn(rule, on))
  keep(procedure, on, rules)
  return rules
}

/** `?on=` lets callers name any day: only so many are remembered. */
const daysMax = 32
const picked = new Map<string, Map<Procedure, readonly Rule[]>>()

function keep(procedure: Procedure, on: string, rules: readonly Rule[]): void {
  const day = picked.get(on)
  if (day) {
    day.set(procedure, rules)
    return
  }
  if (picked.size >= daysMax) picked.clear()
  picked.set(on, new Map([[procedure, rules]]))
}
