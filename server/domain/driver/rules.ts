import type { Rule } from '../rule.ts'
import { driverAgeRules } from './ageRules.ts'
import { mandateRules } from './mandates.ts'
import { titleRules } from './titlesAndPhotos.ts'
import { trainingRules } from './training.ts'

/** The rule book of driver procedures, by subject. */
export const driverRules: readonly Rule[] = [
  ...driverAgeRules,
  ...trainingRules,
  ...mandateRules,
  ...titleRules,
]
