import type { Requirement } from './requirement.ts'
import { changePapers } from './vehiclePapersOfChanges.ts'
import { filingPapers } from './vehiclePapersOfFilings.ts'
import { holderPapers, lesseePapers } from './vehiclePapersOfHolders.ts'
import { importPapers } from './vehiclePapersOfImports.ts'
import { salePapers } from './vehiclePapersOfSales.ts'

/** The papers that vehicle requests need: the rows marked v of the document kinds, and D01 to D22 of the State's table. */
export const vehicleRequirements: readonly Requirement[] = [
  ...filingPapers,
  ...holderPapers,
  ...lesseePapers,
  ...salePapers,
  ...importPapers,
  ...changePapers,
]
