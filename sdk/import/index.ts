/** @liasse/sdk/import: items from the CSV and XLSX files that dealers' and schools' software writes. */
export type { Column, ColumnStatus } from './columns/matchColumns.ts'
export { type ImportFinding, type ImportFindingCode, type Words, importFindings } from './finding.ts'
export { ImportError, isImportError } from './importError.ts'
export {
  type Import,
  type ImportOptions,
  type ImportSummary,
  type ImportedRow,
  importItems,
} from './importItems.ts'
export type { ImportMapping } from './mapping.ts'
export { type Preview, type PreviewedColumn, previewImport, shapeOf } from './preview.ts'
export type { ImportSource } from './reading/source.ts'
export type { Target } from './columns/matchTitle.ts'
