import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { type Json, type Table, type TableCell, tableOf } from './spreadsheets/table.ts'

// node examples/makeSpreadsheets.ts [--out examples/batches]
// Writes the example batches as the files that dealers' and schools' software would give: dealer-morning.csv (semicolons, Windows-1252,
// JJ/MM/AAAA, decimal commas) and school-september.xlsx. Lines that are no JSON, and fields that a table has no column for, stay out.

const batches = join(import.meta.dirname, 'batches')

/** The lines of a batch that are items, with their line numbers. */
export function itemsOf(name: string): { row: number; item: { [name: string]: Json } }[] {
  return itemsIn(readFileSync(join(batches, `${name}.ndjson`), 'utf8').split('\n'))
}

export function itemsIn(lines: readonly string[]): { row: number; item: { [name: string]: Json } }[] {
  return lines.flatMap((line, index) => {
    const item = parsed(line)
    return item ? [{ row: index + 1, item }] : []
  })
}

function parsed(line: string): { [name: string]: Json } | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as { [name: string]: Json })
      : null
  } catch {
    return null
  }
}

/** A table as CSV: `;`, CR LF, Windows-1252, JJ/MM/AAAA, decimal commas, under a title line of its own. */
export function csvOf(table: Table): Uint8Array {
  const lines = [table.titles, ...table.rows.map((row) => row.map(csvText))]
  return windows1252(lines.map((line) => `${line.map(quoted).join(';')}\r\n`).join(''))
}

function csvText(cell: TableCell): string {
  if (cell === null) return ''
  if ('date' in cell) return cell.date.split('-').toReversed().join('/')
  return 'number' in cell ? String(cell.number).replace('.', ',') : cell.text
}

const quoted = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The characters of names and addresses all lie in Latin-1, which Windows-1252 contains; the few others are written here. */
function windows1252(text: string): Uint8Array {
  const more: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, œ: 0x9c, Œ: 0x8c, '–': 0x96 }
  return Uint8Array.from(text, (sign) => more[sign] ?? Math.min(sign.charCodeAt(0), 0xff))
}

/** A table as a workbook: days as days, numbers as numbers, all else as text. */
export async function xlsxOf(table: Table): Promise<Uint8Array> {
  const head: CellObject[] = table.titles.map((value) => ({ value, type: String, fontWeight: 'bold' }))
  const rows = table.rows.map((row) => row.map(xlsxCell))
  return await writeExcelFile([head, ...rows], { sheet: 'Septembre' }).toBuffer()
}

function xlsxCell(cell: TableCell): CellObject | null {
  if (cell === null) return null
  if ('number' in cell) return { value: cell.number, type: Number }
  if ('text' in cell) return { value: cell.text, type: String }
  // Unknown days, and days that there are not, are only text to a spreadsheet.
  const at = new Date(`${cell.date}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(cell.date))
    return { value: cell.date.split('-').toReversed().join('/'), type: String }
  return { value: at, type: Date, format: 'dd/mm/yyyy' }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: batches } } })
  mkdirSync(values.out, { recursive: true })
  const dealer = tableOf(itemsOf('dealer-morning').map(({ item }) => item))
  writeFileSync(join(values.out, 'dealer-morning.csv'), csvOf(dealer))
  const school = tableOf(itemsOf('school-september').map(({ item }) => item))
  writeFileSync(join(values.out, 'school-september.xlsx'), await xlsxOf(school))
  console.log(
    `dealer-morning.csv: ${dealer.rows.length} lines, school-september.xlsx: ${school.rows.length} lines`,
  )
}
