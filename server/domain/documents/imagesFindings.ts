import type { CatalogueEntry } from '../finding.ts'

export const imageEntries: readonly CatalogueEntry[] = []
