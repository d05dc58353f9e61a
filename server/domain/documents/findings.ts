import { adviceEntries } from './adviceFindings.ts'
import { commonEntries } from './commonFindings.ts'
import type { CatalogueEntry } from '../finding.ts'
import { imageEntries } from './imagesFindings.ts'
import { pdfEntries } from './pdfFindings.ts'
import { documentReferenceEntries } from './referencesFindings.ts'
import { documentStateEntries } from './stateFindings.ts'
import { documentUploadEntries } from './uploadFindings.ts'

/** Everything that is said of a paper's file: why it is refused, what was mended, what a clerk should look at. */
export const documentFindings: readonly CatalogueEntry[] = [
  ...commonEntries,
  ...pdfEntries,
  ...imageEntries,
  ...adviceEntries,
  ...documentReferenceEntries,
  ...documentStateEntries,
  ...documentUploadEntries,
]
