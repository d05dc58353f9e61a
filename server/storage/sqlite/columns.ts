import type { SQLiteTable } from 'drizzle-orm/sqlite-core/table'
import { getTableColumns } from 'drizzle-orm/utils'
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

const nameOf = (table: SQLiteTable, key: string): string => {
  const column = getTableColumns(table)[key]
  if (!column) throw new RangeError(`the table has no column for ${key}`)
  return `"${column.name}"`
}

/** `INSERT INTO ... (...) VALUES (?, ...)` for these columns, in this order. */
export function insertSql(name: string, table: SQLiteTable, keys: readonly string[]): string {
  const places = keys.map(() => '?').join(', ')
  return `INSERT INTO ${name} (${keys.map((key) => nameOf(table, key)).join(', ')}) VALUES (${places})`
}

/** `UPDATE ... SET ... WHERE seq = ?` for these columns, in this order, the sequence number last. */
export function updateSql(name: string, table: SQLiteTable, keys: readonly string[]): string {
  return `UPDATE ${name} SET ${keys.map((key) => `${nameOf(table, key)} = ?`).join(', ')} WHERE seq = ?`
}
