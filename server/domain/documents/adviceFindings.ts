import type { CatalogueEntry } from '../finding.ts'

export const adviceEntries: readonly CatalogueEntry[] = []
