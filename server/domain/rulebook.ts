import { driverRules } from './driver/rules.ts'
import type { Procedure } from './item.ts'
import { holdsOn, type Rule } from './rule.ts'
import { vehicleRules } from './vehicle/rules.ts'
import { windowRules } from './windowRules.ts'

/** All rules of all procedures and all days. */
export const rulebook: readonly Rule[] = [...vehicleRules, ...driverRules, ...windowRules]

/** The rules of a procedure that hold on a day. Picked once: judging an item is then a straight loop. */
export function rulesOf(procedure: Procedure, on: string): readonly Rule[] {
  const known = pages.get(on)?.get(procedure)
  if (known !== undefined) return known
  const picked = rulebook.filter((rule) => rule.procedures.includes(procedure) && holdsOn(rule, on))
  keep(procedure, on, picked)
  return picked
}

/** `?on=` lets callers name any day: only so many are remembered. */
const daysMax = 32
const pages = new Map<string, Map<Procedure, readonly Rule[]>>()

function keep(procedure: Procedure, on: string, rules: readonly Rule[]): void {
  const page = pages.get(on)
  if (page) {
    page.set(procedure, rules)
    return
  }
  if (pages.size >= daysMax) pages.clear()
  pages.set(on, new Map([[procedure, rules]]))
}
