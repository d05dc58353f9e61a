import { type Column } from './columns/matchColumns.ts'
import { type ImportOptions, type ImportSummary, type ImportedRow, importItems } from './importItems.ts'
import type { ImportSource } from './reading/source.ts'

export interface PreviewedColumn extends Pick<Column, 'title' | 'status' | 'takenBy'> {
  /** As a spreadsheet calls it: A, B, ... AA. */
  letter: string
  pointer: string | null
  /** What its cells look like, without what they say: AA-999-AA, Aaaaaa. */
  shape: string
  /** Cells with data. */
  filled: number
}

export interface Preview {
  format: 'csv' | 'xlsx'
  encoding: string | null
  separator: string | null
  headerRow: number
  columns: PreviewedColumn[]
  summary: ImportSummary
  /** The first rows as they would be sent, or with what is wrong in them. */
  firstRows: ImportedRow[]
}

/**
 * Reads a whole file and says what was understood of it; nothing is sent.
 *
 * @example
 * const { columns } = await previewImport(bytes, { fileName: 'november.xlsx' })
 * console.log(columns.filter(({ status }) => status === 'unknown'))
 */
export async function previewImport(
  source: ImportSource,
  options: ImportOptions & { firstRows?: number } = {},
): Promise<Preview> {
  const file = await importItems(source, options)
  const seen = file.columns.map(() => ({ shape: '', filled: 0 }))
  const firstRows: ImportedRow[] = []
  for await (const row of file.rows()) {
    if (firstRows.length < (options.firstRows ?? 3)) firstRows.push(row)
    for (const [index, column] of seen.entries()) {
      const text = (row.cells[index] ?? '').trim()
      if (text === '') continue
      column.filled += 1
      column.shape ||= shapeOf(text)
    }
  }
  return {
    format: file.format,
    encoding: file.encoding,
    separator: file.separator,
    headerRow: file.headerRow,
    columns: file.columns.map(({ title, status, takenBy, target, index }) => ({
      letter: letterOf(index),
      title,
      status,
      ...(takenBy === undefined ? {} : { takenBy }),
      pointer: target?.pointer ?? null,
      shape: seen[index]?.shape ?? '',
      filled: seen[index]?.filled ?? 0,
    })),
    summary: file.summary(),
    firstRows,
  }
}

/** The form of a value without its content, so that a preview may be shown to others. */
export function shapeOf(text: string): string {
  const shape = text
    .slice(0, 24)
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\p{Ll}/gu, 'a')
    .replaceAll(/\p{N}/gu, '9')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
  return text.length > 24 ? `${shape}...` : shape
}

function letterOf(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
