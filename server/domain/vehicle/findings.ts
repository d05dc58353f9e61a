import type { CatalogueEntry } from '../finding.ts'
import { routeFindings } from '../routeFindings.ts'
import { entriesOf } from '../rule.ts'
import { windowRules } from '../windowRules.ts'
import { vehicleRules } from './rules.ts'

/** Every code of the vehicle rules, and those that both families share: each stands beside its rule, here they are only gathered. */
export const vehicleFindings: readonly CatalogueEntry[] = [
  ...routeFindings,
  ...entriesOf([...windowRules, ...vehicleRules]),
]
