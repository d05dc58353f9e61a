import { writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { resultCells, resultTitles } from './resultCells.ts'
import type { RowResult } from './resultCells.ts'
import type { Cell, RawRow } from '../../import/reading/cell.ts'
import { type OpenedFile, openFile } from '../../import/reading/openFile.ts'
import type { Texts } from '../texts/languages.ts'
import { type TableFlags, tableSource } from './tableFile.ts'

export interface Beside {
  file: string
  /** A path ending in .csv or .xlsx, or null for CSV on standard output. */
  output: string | null
  flags: TableFlags
  headerRow: number
  /** What became of a line of the file, or undefined when nothing was sent of it. */
  resultOf: (row: number) => RowResult | undefined
}

/** Writes the file again with what became of each row in columns behind its own, which stay as they are. */
export async function writeBeside(beside: Beside, texts: Texts): Promise<void> {
  const { file, output, flags } = beside
  const sheet = flags.sheet !== undefined && /^\d+$/.test(flags.sheet) ? Number(flags.sheet) : flags.sheet
  const opened = await openFile(await tableSource(file, texts), { sheet })
  if (output !== null && /\.xlsx$/i.test(output)) {
    // Loaded only when asked for: most runs of the command write no workbook.
    const { workbook } = await import('./workbookBytes.ts')

    await writeFile(output, await workbook(extendedRows(opened, beside, texts)))
  } else await writeCsv(opened, beside, texts)
}

interface Extended {
  cells: readonly Cell[]
  /** The columns added; none for lines above the titles and blank ones. */
  added: readonly string[]
  isHeader: boolean
}

/** Each row with its results; shorter rows are filled up so that the results stand in columns of their own. */
async function* extendedRows(
  opened: OpenedFile,
  { headerRow, resultOf }: Beside,
  texts: Texts,
): AsyncGenerator<Extended, void, undefined> {
  let width = 0
  for await (const row of opened.rows()) {
    const isHeader = row.line === headerRow
    if (isHeader) width = row.cells.length
    const result = row.line > headerRow ? resultOf(row.line) : undefined
    const added = isHeader ? resultTitles(texts) : result ? resultCells(result, texts) : []
    yield { cells: filledUp(row, added.length > 0 ? width : 0), added, isHeader }
  }
}

function filledUp({ cells }: RawRow, width: number): readonly Cell[] {
  const missing = width - cells.length
  return missing > 0
    ? [...cells, ...Array.from({ length: missing }, (): Cell => ({ text: '', kind: 'text' }))]
    : cells
}

/** With the file's own separator, in UTF-8 with the mark by which spreadsheets know it. */
async function writeCsv(opened: OpenedFile, beside: Beside, texts: Texts): Promise<void> {
  const stream = beside.output === null ? process.stdout : createWriteStream(beside.output)
  const separator = opened.separator ?? ';'
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  await write('\ufeff')
  for await (const { cells, added } of extendedRows(opened, beside, texts)) {
    const texts_ = [...cells.map(frenchDay), ...added.map(safeCell)]
    await write(`${texts_.map((text) => quoted(text, separator)).join(separator)}\r\n`)
  }
  if (beside.output === null) return
  stream.end()
  await once(stream, 'finish')
}

/** A workbook's days become text in a CSV file, and there people read JJ/MM/AAAA. */
const frenchDay = ({ text, kind }: Cell): string =>
  kind === 'date' ? text.replace(/^(\d{4})-(\d{2})-(\d{2})T?/, '$3/$2/$1 ').trim() : text

/** A cell that a spreadsheet would compute instead of showing. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function quoted(text: string, separator: string): string {
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
}
