import { driverRequiredFields } from './driver/requiredFields.ts'
import { driverRules } from './driver/rules.ts'
import type { Procedure } from './item.ts'
import { compileField, type FieldCheck, type RequiredField } from './requiredField.ts'
import { holdsOn, type Rule, type Validity } from './rule.ts'
import { vehicleRequiredFields } from './vehicle/requiredFields.ts'
import { vehicleRules } from './vehicle/rules.ts'
import { windowRules } from './windowRules.ts'

/** All rules of all procedures and all days. */
export const rulebook: readonly Rule[] = [...vehicleRules, ...driverRules, ...windowRules]
export const requiredFields: readonly RequiredField[] = [...vehicleRequiredFields, ...driverRequiredFields]

/** The page of the book that holds for a procedure on a day. */
export interface Page {
  rules: readonly Rule[]
  fields: readonly FieldCheck[]
}

/** Picked once for a procedure and a day: judging an item is then a straight loop. */
export function pageOf(procedure: Procedure, on: string): Page {
  const known = pages.get(on)?.get(procedure)
  if (known !== undefined) return known
  const holds = (entry: Validity & { procedures: readonly Procedure[] }): boolean =>
    entry.procedures.includes(procedure) && holdsOn(entry, on)
  const page = { rules: rulebook.filter(holds), fields: requiredFields.filter(holds).map(compileField) }
  keep(procedure, on, page)
  return page
}

/** `?on=` lets callers name any day: only so many are remembered. */
const daysMax = 32
const pages = new Map<string, Map<Procedure, Page>>()

function keep(procedure: Procedure, on: string, page: Page): void {
  const day = pages.get(on)
  if (day) {
    day.set(procedure, page)
    return
  }
  if (pages.size >= daysMax) pages.clear()
  pages.set(on, new Map([[procedure, page]]))
}
