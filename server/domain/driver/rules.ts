import type { Rule } from '../rule.ts'
import { driverAgeRules } from './ageRules.ts'
import { candidateRules } from './candidates.ts'
import { licenceRules } from './licences.ts'
import { mandateRules } from './mandates.ts'
import { titleRules } from './titlesAndPhotos.ts'
import { trainingRules } from './training.ts'
import { trainingDetailRules } from './trainingDetails.ts'
import { withdrawalRules } from './withdrawals.ts'

/** The rule book of driver procedures, by subject. */
export const driverRules: readonly Rule[] = [
  ...driverAgeRules,
  ...candidateRules,
  ...trainingRules,
  ...trainingDetailRules,
  ...licenceRules,
  ...mandateRules,
  ...titleRules,
  ...withdrawalRules,
]
