import type { Rule } from '../rule.ts'
import { addressRules } from './addresses.ts'
import { ageRules } from './ages.ts'
import { holderRules } from './holders.ts'
import { importRules } from './imports.ts'
import { inspectionRules } from './inspection.ts'
import { leaseRules } from './leases.ts'
import { mandateRules } from './mandates.ts'
import { mentionRules } from './mentions.ts'
import { modificationRules } from './modifications.ts'
import { originRules } from './origins.ts'
import { provisionalRules } from './provisional.ts'
import { saleRules } from './sale.ts'
import { technicalRules } from './technical.ts'
import { titleRules } from './titles.ts'
import { tradeRules } from './trade.ts'

/** The rule book of vehicle procedures, by subject. */
export const vehicleRules: readonly Rule[] = [
  ...technicalRules,
  ...ageRules,
  ...titleRules,
  ...holderRules,
  ...mandateRules,
  ...saleRules,
  ...tradeRules,
  ...inspectionRules,
  ...originRules,
  ...importRules,
  ...provisionalRules,
  ...leaseRules,
  ...addressRules,
  ...modificationRules,
  ...mentionRules,
]
