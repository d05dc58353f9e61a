import type { CatalogueEntry } from '../finding.ts'

export const documentReferenceEntries: readonly CatalogueEntry[] = []
