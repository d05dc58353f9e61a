import { driverRules } from './driver/rules.ts'
import { pickedByDay } from './pickedByDay.ts'
import { peopleRules } from './people/rules.ts'
import { placeRules } from './places/rules.ts'
import { paperRules } from './requirements/paperRules.ts'
import { holdsOn, type Rule } from './rule.ts'
import { vehicleRules } from './vehicle/rules.ts'
import { windowRules } from './windowRules.ts'

/** All rules of all procedures and all days. */
export const rulebook: readonly Rule[] = [
  ...vehicleRules,
  ...driverRules,
  ...placeRules,
  ...peopleRules,
  ...windowRules,
  ...paperRules,
]

/** The rules that hold for a procedure on a day. */
export const rulesOf = pickedByDay((procedure, on): readonly Rule[] =>
  rulebook.filter((rule) => rule.procedures.includes(procedure) && holdsOn(rule, on)),
)
