import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { batches, dossiers, laneRows } from './tables.ts'

/** `holds_reference AS holdsReference, ...`: prepared statements answer rows as tables.ts names them. */
function selectable(table: SQLiteTable, prefix = ''): string {
  return Object.entries(getTableColumns(table))
    .map(([key, column]) => `${prefix}"${column.name}" AS "${key}"`)
    .join(', ')
}

export const batchColumns = selectable(batches)
export const dossierColumnsOf = (prefix: string): string => selectable(dossiers, prefix)
export const dossierColumns = dossierColumnsOf('')
export const laneColumns = selectable(laneRows)
