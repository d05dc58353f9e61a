import type { Rule } from '../rule.ts'
import { changeRules } from './changes.ts'
import { holderRules } from './holders.ts'
import { importRules } from './imports.ts'
import { inspectionRules } from './inspection.ts'
import { saleRules } from './sale.ts'
import { technicalRules } from './technical.ts'

/** The rule book of vehicle procedures, by subject. */
export const vehicleRules: readonly Rule[] = [
  ...technicalRules,
  ...holderRules,
  ...saleRules,
  ...inspectionRules,
  ...importRules,
  ...changeRules,
]
