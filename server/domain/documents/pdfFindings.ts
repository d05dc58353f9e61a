import type { CatalogueEntry } from '../finding.ts'

export const pdfEntries: readonly CatalogueEntry[] = []
