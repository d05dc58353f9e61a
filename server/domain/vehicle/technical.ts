import type { Rule } from '../rule.ts'
import { approvalRules } from './approvals.ts'
import { bodyRules } from './bodies.ts'
import { categoryRules } from './categories.ts'
import { energyRules } from './energy.ts'
import { makerRules } from './makers.ts'
import { massRules } from './masses.ts'
import { powerRules } from './power.ts'

/** What the rubrics of a certificate can be: arithmetic, lists of the State, plausibility. */
export const technicalRules: readonly Rule[] = [
  ...massRules,
  ...energyRules,
  ...powerRules,
  ...categoryRules,
  ...bodyRules,
  ...approvalRules,
  ...makerRules,
]
