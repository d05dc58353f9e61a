import { documentFindings } from './documents/findings.ts'
import { duplicateEntries } from './duplicates.ts'
import { driverFindings } from './driver/findings.ts'
import type { CatalogueEntry } from './finding.ts'
import { requirementFindings } from './requirements/findings.ts'
import { referenceFindings } from './referenceFindings.ts'
import { birthDateEntries } from './rules/birthDate.ts'
import { companyEntries } from './rules/company.ts'
import { contactEntries } from './rules/contact.ts'
import { ephotoEntries } from './rules/ephoto.ts'
import { establishmentNumberEntries } from './rules/establishmentNumber.ts'
import { licenceEntries } from './rules/licence.ts'
import { nephEntries } from './rules/neph.ts'
import { placeEntries } from './rules/place.ts'
import { plateEntries } from './rules/plate.ts'
import { titleEntries } from './rules/title.ts'
import { vinEntries } from './rules/vin.ts'
import { shapeEntries } from './shapeEntries.ts'
import { vehicleFindings } from './vehicle/findings.ts'

/** Faults of single values: identifiers, codes, names, places. */
export const valueEntries: readonly CatalogueEntry[] = [
  ...vinEntries,
  ...plateEntries,
  ...titleEntries,
  ...companyEntries,
  ...nephEntries,
  ...establishmentNumberEntries,
  ...ephotoEntries,
  ...birthDateEntries,
  ...placeEntries,
  ...contactEntries,
  ...licenceEntries,
]

/** Every finding code once; a rule that vehicles and licences share is told once. Codes are never reused, never renamed. */
export const catalogue: readonly CatalogueEntry[] = [
  ...new Map(
    [
      ...shapeEntries,
      ...referenceFindings,
      ...duplicateEntries,
      ...valueEntries,
      ...vehicleFindings,
      ...driverFindings,
      ...requirementFindings,
      ...documentFindings,
    ].map((entry) => [entry.code, entry]),
  ).values(),
]
