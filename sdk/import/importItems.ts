import { findHeader, isHeaderAgain } from './columns/headerRow.ts'
import { type Column, matchColumns } from './columns/matchColumns.ts'
import type { ImportFinding } from './finding.ts'
import { resolved as resolvedPointer } from './columns/roles.ts'
import { ImportError } from './importError.ts'
import { type BuildContext, buildItem } from './item/buildItem.ts'
import { type ImportMapping, type Mapping, readMapping } from './mapping.ts'
import { type RawRow, isBlankRow, trimmed } from './reading/cell.ts'
import { type OpenedFile, openFile } from './reading/openFile.ts'
import type { ImportSource } from './reading/source.ts'
import type { Reading } from './values/value.ts'
import { wordsOf } from './values/vocabulary.ts'

export interface ImportOptions {
  /** The file's name: it tells CSV from XLSX where the bytes do not, and names rows that have no reference. */
  fileName?: string
  /** For rows that name none. */
  procedure?: string
  establishment?: string
  /** Of a workbook, by name or from 1; the first by default. */
  sheet?: string | number
  mapping?: ImportMapping
  /** The year by which two-digit years are completed; this year by default. */
  year?: number
}

/** One line of the file that holds data. */
export interface ImportedRow {
  /** The line of the file, from 1, in which it begins. */
  row: number
  /** Physical lines, more than one where a cell holds line breaks. */
  lines: number
  reference: string
  procedure: string
  /** Null when an error stands among the findings: it is not to be sent. */
  item: ({ reference: string; procedure: string } & Record<string, unknown>) | null
  findings: ImportFinding[]
  /** The title of the column behind a pointer of the item, for telling the gateway's findings by the user's own words. */
  titleOf: (pointer: string) => string | undefined
  /** The cells as the file has them. */
  cells: readonly string[]
}

/** What has been told of a file so far; whole once its rows are read. */
export interface ImportSummary {
  rows: number
  /** Rows with an error. */
  faulty: number
  /** Titles repeated within the data, left out. */
  repeatedHeaders: number
  /** Columns that hold data and were not sent, by title, with the number of their cells. */
  unknownWithData: { title: string; cells: number }[]
  /** Words taken for values: « Gasoil » for GO. At most a hundred. */
  readings: { column: string; from: string; to: string; rows: number }[]
  /** Fields completed because the file leaves them out: `/reference` from file and line, a country from a French postal code. */
  defaults: { pointer: string; rows: number }[]
}

export interface Import {
  format: 'csv' | 'xlsx'
  encoding: string | null
  separator: string | null
  /** The line of the titles. */
  headerRow: number
  columns: readonly Column[]
  /** The rows, once: a second call has nothing left to read. Memory holds a few at a time. */
  rows(): AsyncGenerator<ImportedRow, void, undefined>
  summary(): ImportSummary
}

const readingsMax = 100

/**
 * Opens a CSV or XLSX file and understands its columns; the rows are read as they are asked for.
 *
 * @example
 * const file = await importItems(createReadStream('november.csv'), { fileName: 'november.csv', procedure: 'vn' })
 * for await (const { row, item, findings } of file.rows()) if (item) send(item); else console.log(row, findings)
 * @throws ImportError when the file, the mapping or an option cannot be what was meant
 */
export async function importItems(source: ImportSource, options: ImportOptions = {}): Promise<Import> {
  const mapping = readMapping(options.mapping)
  if (options.procedure !== undefined && !wordsOf('/procedure').includes(options.procedure))
    throw unknownProcedure()
  const file = await openFile(source, options)
  const header = findHeader(file.head, mapping)
  const samples = file.head.filter((row) => row.line > header.line && !isBlankRow(row.cells)).slice(0, 50)
  const columns = matchColumns(header.cells, mapping, samples)
  checkProcedure(columns, options, mapping)
  const reading = new RowReading(file, header, columns, { mapping, options })
  return {
    format: file.format,
    encoding: file.encoding,
    separator: file.separator,
    headerRow: header.line,
    columns,
    rows: () => reading.rows(),
    summary: () => reading.summary(),
  }
}

interface Wishes {
  mapping: Mapping
  options: ImportOptions
}

class RowReading {
  readonly #file: OpenedFile
  readonly #header: RawRow
  readonly #context: BuildContext
  readonly #untaken: readonly Column[]
  readonly #unknown = new Map<string, number>()
  readonly #readings = new Map<string, ImportSummary['readings'][number]>()
  readonly #defaults = new Map<string, number>()
  readonly #counts = { rows: 0, faulty: 0, repeatedHeaders: 0 }

  constructor(file: OpenedFile, header: RawRow, columns: readonly Column[], { mapping, options }: Wishes) {
    this.#file = file
    this.#header = header
    this.#untaken = columns.filter(({ target, status }) => target === null && status !== 'ignored')
    this.#context = {
      columns,
      width: header.cells.length,
      mapping,
      procedure: options.procedure ?? null,
      establishment: options.establishment ?? null,
      year: options.year ?? new Date().getFullYear(),
      is1904: file.is1904,
      referencePrefix: prefixOf(options.fileName),
      onReading: (column, reading) => this.#noteReading(column, reading),
      onDefault: (pointer) => this.#defaults.set(pointer, (this.#defaults.get(pointer) ?? 0) + 1),
    }
  }

  async *rows(): AsyncGenerator<ImportedRow, void, undefined> {
    for await (const row of this.#file.rows()) {
      if (row.line <= this.#header.line || isBlankRow(row.cells)) continue
      if (isHeaderAgain(row, this.#header)) this.#counts.repeatedHeaders += 1
      else yield this.#imported(row)
    }
  }

  summary(): ImportSummary {
    return {
      ...this.#counts,
      unknownWithData: [...this.#unknown].map(([title, cells]) => ({ title, cells })),
      readings: [...this.#readings.values()],
      defaults: [...this.#defaults].map(([pointer, rows]) => ({ pointer, rows })),
    }
  }

  #imported(row: RawRow): ImportedRow {
    const { item, findings, titles } = buildItem(row, this.#context)
    const isFaulty = findings.some(({ severity }) => severity === 'error')
    this.#counts.rows += 1
    if (isFaulty) this.#counts.faulty += 1
    for (const { index, title } of this.#untaken) {
      if (trimmed(row.cells[index]?.text ?? '') !== '')
        this.#unknown.set(title, (this.#unknown.get(title) ?? 0) + 1)
    }
    const reference = textOf(item['reference'])
    const procedure = textOf(item['procedure'])
    return {
      row: row.line,
      lines: row.lines,
      reference,
      procedure,
      item: isFaulty ? null : { reference, procedure, ...item },
      findings,
      titleOf: (pointer) => titles.get(pointer) ?? this.#titleOfEmpty(pointer, procedure),
      cells: row.cells.map(({ text }) => text),
    }
  }

  /** A field that the row leaves empty may still have its column. */
  #titleOfEmpty(pointer: string, procedure: string): string | undefined {
    return columnFor(this.#context.columns, pointer, procedure)?.title
  }

  #noteReading(column: Column, { from, to }: Reading): void {
    const key = JSON.stringify([column.index, from, to])
    const known = this.#readings.get(key)
    if (known) known.rows += 1
    else if (this.#readings.size < readingsMax)
      this.#readings.set(key, { column: column.title, from, to, rows: 1 })
  }
}

function columnFor(columns: readonly Column[], pointer: string, procedure: string): Column | undefined {
  return columns.find(
    ({ target }) => target !== null && resolvedPointer(target.pointer, procedure) === pointer,
  )
}

/** Both are texts unless the mapping made them something else, which the gateway will tell. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A reference is at most 64 characters: the name leaves room for the line. */
function prefixOf(fileName: string | undefined): string {
  const base = (fileName ?? '').split(/[\\/]/).at(-1) ?? ''
  const plain = base
    .replace(/\.\w+$/, '')
    .normalize('NFKD')
    .replaceAll(/[^\w.]+/g, '-')
    .slice(0, 50)
  return plain.replaceAll(/^-|-$/g, '') || 'ligne'
}

function checkProcedure(columns: readonly Column[], options: ImportOptions, mapping: Mapping): void {
  const isNamed = columns.some(({ target }) => target?.pointer === '/procedure')
  if (isNamed || options.procedure !== undefined || mapping.constants.has('/procedure')) return
  throw new ImportError('procedure-missing', {
    fr: "Le fichier n'a pas de colonne « Démarche » : dites la démarche avec --procedure (par exemple --procedure changement-titulaire ou inscription-premiere), ou dans le fichier de correspondance.",
    en: "The file has no column 'Démarche': name the procedure with --procedure (for example --procedure changement-titulaire or inscription-premiere), or in the mapping file.",
  })
}

const unknownProcedure = (): ImportError =>
  new ImportError('procedure-unknown', {
    fr: `Cette démarche n'existe pas. Celles que l'on connaît : ${wordsOf('/procedure').join(', ')}.`,
    en: `There is no such procedure. The known ones: ${wordsOf('/procedure').join(', ')}.`,
  })
