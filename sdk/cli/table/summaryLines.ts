import type { Import, ImportSummary, Preview } from '../../import/index.ts'
import { byCode } from '../byCode.ts'
import { plain } from '../rowLines.ts'
import type { Texts } from '../texts/languages.ts'
import type { TableFile } from './tableFile.ts'

const shownMax = 12
const warnedRowsMax = 5

/** What was understood of a file, and each thing that was not: said once for the whole file. */
export function summaryLines(file: string, { imported, warned }: TableFile, texts: Texts): string[] {
  const summary = imported.summary()
  return [
    plain(formatLine(file, imported, texts)),
    ...noteLines(summary, texts),
    ...warningLines(
      [...warned.values()].flatMap(({ row, findings }) => findings.map((found) => ({ row, ...found }))),
      texts,
    ),
  ]
}

type Format = Pick<Import | Preview, 'format' | 'encoding' | 'separator' | 'headerRow'>

export function formatLine(file: string, format: Format, texts: Texts): string {
  const separator = format.separator === '\t' ? texts.table.tab : format.separator
  const parts = [
    format.format.toUpperCase(),
    format.encoding?.replace('utf', 'UTF').replace('windows', 'Windows') ?? null,
    separator === null ? null : texts.table.separator(separator),
    texts.table.titlesAt(format.headerRow),
  ]
  return `${file === '-' ? texts.table.standardInput : file} : ${parts.filter((part) => part !== null).join(', ')}`
}

export function noteLines(summary: ImportSummary, texts: Texts): string[] {
  const { table } = texts
  const unknown = summary.unknownWithData.map(
    ({ title, cells }) => `  - ${table.unknown(title, texts.number(cells))}`,
  )
  const readings = summary.readings.map(
    ({ column, from, to, rows }) => `  - ${table.reading(column, from, to, texts.lines(rows))}`,
  )
  const defaults = summary.defaults.map(
    ({ pointer, rows }) => `  - ${defaultLine(pointer, texts.lines(rows), texts)}`,
  )
  return [
    ...titled(table.unknownTitle, unknown, texts),
    ...titled(table.readingsTitle, readings, texts),
    ...titled(table.defaultsTitle, defaults, texts),
    ...(summary.repeatedHeaders > 0
      ? [`  ${table.repeatedHeaders(texts.number(summary.repeatedHeaders))}`]
      : []),
  ].map(plain)
}

function defaultLine(pointer: string, rows: string, texts: Texts): string {
  return pointer === '/reference'
    ? texts.table.referenceMade(rows)
    : texts.table.countryMade(texts.table.field(pointer), rows)
}

function titled(title: string, lines: readonly string[], texts: Texts): string[] {
  if (lines.length === 0) return []
  const rest = lines.length - shownMax
  return [
    `  ${title}`,
    ...lines.slice(0, shownMax),
    ...(rest > 0 ? [`  - ${texts.table.andMore(texts.number(rest))}`] : []),
  ]
}

interface Warning {
  row: number
  code: string
  fr: string
  en: string
  remedy: { fr: string; en: string }
}

/** One line a kind of warning, with the first rows it concerns. */
function warningLines(warnings: readonly Warning[], texts: Texts): string[] {
  return byCode(warnings).flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    const rows = alike
      .slice(0, warnedRowsMax)
      .map(({ row }) => String(row))
      .join(', ')
    const more = alike.length > warnedRowsMax ? ', ...' : ''
    return [
      `  - ${texts.report.warning}${first[texts.language]} ${texts.table.rowsConcerned(alike.length, rows + more)}`,
      `    ${texts.report.remedy(first.remedy[texts.language])}`,
    ]
  })
}
