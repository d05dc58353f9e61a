import { driverIdentityPapers } from './driverIdentityPapers.ts'
import { driverReturnPapers } from './driverReturnPapers.ts'
import { driverSchoolPapers } from './driverSchoolPapers.ts'
import { driverTrainingPapers } from './driverTrainingPapers.ts'
import type { Requirement } from './requirement.ts'

/** The papers that enrolments and licences need (document-kinds, rows with d), by subject. */
export const driverRequirements: readonly Requirement[] = [
  ...driverIdentityPapers,
  ...driverSchoolPapers,
  ...driverTrainingPapers,
  ...driverReturnPapers,
]
