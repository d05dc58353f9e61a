import type { CatalogueEntry } from '../finding.ts'
import { entriesOf } from '../rule.ts'
import { requirements } from './askedPapers.ts'
import { fileMissing } from './judgePapers.ts'
import { paperRules } from './paperRules.ts'

/** Every code about papers; those that say the same of other days too stand beside their first rule. */
export const requirementFindings: readonly CatalogueEntry[] = [
  ...entriesOf([...requirements, ...paperRules]),
  fileMissing,
]
