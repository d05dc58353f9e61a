import type { CatalogueEntry } from '../finding.ts'

export const commonEntries: readonly CatalogueEntry[] = []
