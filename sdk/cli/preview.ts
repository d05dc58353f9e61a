import { type ImportedRow, type PreviewedColumn, previewImport } from '../import/index.ts'
import { codeOfShare } from './exitCodes.ts'
import type { Context } from './program.ts'
import { plain, rowLines } from './rowLines.ts'
import { formatLine, noteLines } from './table/summaryLines.ts'
import { type TableFlags, importOptions, tableSource } from './table/tableFile.ts'
import type { Texts } from './texts/languages.ts'
import { writeLines } from './writeLines.ts'

/** `liasse preview FILE`: what is understood of a CSV or XLSX file; nothing is sent, and no gateway is needed. */
export async function preview(file: string, flags: TableFlags, { texts }: Context): Promise<number> {
  const options = await importOptions(file, flags, texts)
  const seen = await previewImport(await tableSource(file, texts), options)
  const { rows, faulty } = seen.summary
  const width = Math.min(28, Math.max(...seen.columns.map(({ title }) => title.length)))
  writeLines([
    plain(formatLine(file, seen, texts)),
    `${texts.lines(rows)}. ${texts.report.valid(texts.number(rows - faulty), texts.number(faulty))}`,
    '',
    ...seen.columns
      .filter(({ title, filled }) => title !== '' || filled > 0)
      .map((column) => columnLine(column, width, texts)),
    '',
    ...noteLines(seen.summary, texts),
    ...seen.firstRows.flatMap((row) => ['', ...firstRowLines(row, texts)]),
  ])
  return codeOfShare(rows - faulty, rows)
}

/** Letter, title, meaning and form fit a terminal of 80 signs when titles are short. */
const meaningWidth = 30

/** The form of a value stands there, not the value: a preview is shown around. */
function columnLine(
  { letter, title, status, pointer, takenBy, shape, filled }: PreviewedColumn,
  width: number,
  texts: Texts,
): string {
  const { table } = texts
  const meaning =
    pointer === null
      ? takenBy === undefined
        ? filled === 0
          ? table.emptyColumn
          : table.status[status]
        : table.takenBy(takenBy)
      : `${table.field(pointer)}${status === 'doubtful' ? ` (${table.status.doubtful})` : ''}`
  return plain(
    `${letter.padStart(3)}  ${title.padEnd(width)}  ${shape === '' ? meaning : `${meaning.padEnd(meaningWidth)}  ${shape}`}`,
  )
}

function firstRowLines(row: ImportedRow, texts: Texts): string[] {
  if (!row.item) return rowLines({ ...row, told: texts.report.state.rejected }, texts)
  const fields = leaves(row.item).map(([pointer, value]) => `  ${pointer} : ${value}`)
  return [plain(`${texts.report.row(row.row)}  ${row.reference}`), ...fields.map(plain)]
}

/** On the user's own terminal the first rows are shown as they would be sent. */
function leaves(value: unknown, pointer = ''): [string, string][] {
  if (Array.isArray(value) && value.every((element) => typeof element !== 'object'))
    return [[pointer, value.join(', ')]]
  if (typeof value !== 'object' || value === null) return [[pointer, String(value)]]
  return Object.entries(value).flatMap(([name, member]) => leaves(member, `${pointer}/${name}`))
}
