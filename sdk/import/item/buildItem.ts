import { generic, parserOf } from '../columns/fields.ts'
import type { Column } from '../columns/matchColumns.ts'
import { isDriverProcedure, resolved } from '../columns/roles.ts'
import { type ImportFinding, type ImportFindingCode, tell } from '../finding.ts'
import type { Mapping } from '../mapping.ts'
import { type Cell, type RawRow, trimmed } from '../reading/cell.ts'
import { limits } from '../reading/limits.ts'
import type { Json, JsonObject, ParseContext, Reading } from '../values/value.ts'
import { plainWords } from '../values/words.ts'
import { getAt, setAt } from './assemble.ts'
import { completed } from './complete.ts'
import { type Papers, paperCell, papersOf } from './papers.ts'
import { procedureOf } from './procedure.ts'

export interface BuildContext {
  columns: readonly Column[]
  /** Titles in the header: what stands beyond them has moved. */
  width: number
  mapping: Mapping
  procedure: string | null
  establishment: string | null
  year: number
  is1904: boolean
  /** The name of the file, for rows without a reference of their own. */
  referencePrefix: string
  onReading: (column: Column, reading: Reading) => void
  onDefault: (pointer: string) => void
}

export interface Built {
  item: JsonObject
  findings: ImportFinding[]
  /** Title of the column that a pointer of the item came from. */
  titles: ReadonlyMap<string, string>
}

/** Turns a row of the file into an item; what is wrong in it is told, and then the item is not to be sent. */
export function buildItem(row: RawRow, context: BuildContext): Built {
  return new Building(row, context).build()
}

class Building {
  readonly #row: RawRow
  readonly #context: BuildContext
  readonly #item: JsonObject = {}
  readonly #findings: ImportFinding[] = []
  readonly #titles = new Map<string, string>()
  readonly #papers: Papers = new Map()
  /** What cells say beside their own field: taken last, and never against a column of that field. */
  readonly #secondary: { pointer: string; value: Json; column: Column }[] = []
  #procedure = ''

  constructor(row: RawRow, context: BuildContext) {
    this.#row = row
    this.#context = context
  }

  build(): Built {
    const { columns, width, onDefault } = this.#context
    const procedure = procedureOf(this.#row, this.#context)
    if (procedure === null) this.#tell('procedure-not-understood', '/procedure', titleOfProcedure(columns))
    else this.#item['procedure'] = this.#procedure = procedure
    if (this.#row.cells.slice(width).some(({ text }) => trimmed(text) !== '')) {
      this.#tell('cells-beyond-header', '')
    }
    for (const column of columns) this.#take(column)
    for (const { pointer, value, column } of this.#secondary) this.#putBeside(pointer, value, column)
    this.#addRest()
    return { item: completed(this.#item, onDefault), findings: this.#findings, titles: this.#titles }
  }

  #take(column: Column): void {
    const raw = this.#row.cells[column.index]
    if (!raw || !column.target || column.target.pointer === '/procedure') return
    const text = trimmed(raw.text)
    if (text === '') return
    const pointer = resolved(column.target.pointer, this.#procedure)
    if (pointer === null) return this.#tell('party-ambiguous', '', column.title)
    if (text.length > limits.cellCharsMax) return this.#tell('cell-too-long', pointer, column.title)
    if (isSheetError(text)) return this.#tell('cell-in-error', pointer, column.title)
    const cell = { ...raw, text }
    if (/^\/documents\/\D/.test(pointer)) return this.#takePaper(pointer, cell, column)
    const { values } = this.#context.mapping
    const given = values.size > 0 ? values.get(generic(pointer))?.get(plainWords(text)) : undefined
    if (given !== undefined) this.#put(pointer, given, column)
    else this.#parse(pointer, cell, column)
  }

  #takePaper(pointer: string, cell: Cell, column: Column): void {
    const context = this.#parseContext(pointer)
    const problem = paperCell(this.#papers, { pointer, cell, column, context })
    if (problem) this.#tell(problem, pointer, column.title)
  }

  #parse(pointer: string, cell: Cell, column: Column): void {
    const parsed = parserOf(pointer)?.(cell, this.#parseContext(pointer))
    if (!parsed) return
    if ('fault' in parsed) return this.#tell(parsed.fault, pointer, column.title, parsed.expected)
    if (parsed.warning) this.#tell(parsed.warning, pointer, column.title)
    if (parsed.reading) this.#context.onReading(column, parsed.reading)
    for (const [place, value] of parsed.values) {
      if (place === '') this.#put(pointer, value, column)
      else this.#secondary.push({ pointer: beside(pointer, place), value, column })
    }
    for (const [implied, value] of column.target?.implied ?? []) {
      this.#secondary.push({ pointer: implied, value, column })
    }
  }

  #put(pointer: string, value: Json, column: Column): void {
    const [, list] = /^(.*\/firstNames)(?:\/\d)?$/.exec(pointer) ?? []
    if (list === undefined) setAt(this.#item, pointer, value)
    else {
      const present = getAt(this.#item, list)
      const names = Array.isArray(value) ? value : [value]
      setAt(this.#item, list, Array.isArray(present) ? [...present, ...names] : names)
    }
    this.#titles.set(pointer, column.title)
    // A finding about the list as a whole is told of the first column that filled it.
    if (list !== undefined && !this.#titles.has(list)) this.#titles.set(list, column.title)
  }

  #putBeside(pointer: string, value: Json, column: Column): void {
    const present = getAt(this.#item, pointer)
    if (present === undefined) this.#put(pointer, value, column)
    else if (plainWords(JSON.stringify(present)) !== plainWords(JSON.stringify(value))) {
      this.#tell('columns-disagree', pointer, column.title)
    }
  }

  /** Papers, constants, the establishment, and a reference where the file has none. */
  #addRest(): void {
    const { mapping, establishment, referencePrefix, onDefault } = this.#context
    const papers = papersOf(this.#papers)
    if (papers.documents.length > 0) this.#item['documents'] = papers.documents
    for (const [pointer, title] of papers.titles) this.#titles.set(pointer, title)
    for (const [pointer, value] of mapping.constants) {
      if (getAt(this.#item, pointer) === undefined) setAt(this.#item, pointer, value)
    }
    if (establishment !== null) this.#item['establishment'] ??= establishment
    if (this.#item['reference'] !== undefined) return
    this.#item['reference'] = `${referencePrefix}-${this.#row.line}`
    onDefault('/reference')
  }

  #parseContext(pointer: string): ParseContext {
    const { year, is1904, columns } = this.#context
    const hasFirstNames = pointer.endsWith('/birthName') && this.#hasFirstNames(pointer, columns)
    return { year, is1904, pointer, hasFirstNames }
  }

  #hasFirstNames(birthName: string, columns: readonly Column[]): boolean {
    const firstNames = `${parentOf(birthName)}/firstNames`
    return columns.some(({ target }) => {
      return target !== null && resolved(target.pointer, this.#procedure)?.startsWith(firstNames) === true
    })
  }

  #tell(code: ImportFindingCode, pointer: string, column?: string, expected?: string): void {
    const isDriver = isDriverProcedure(this.#procedure)
    this.#findings.push(tell(code, { row: this.#row.line, pointer, column, isDriver, expected }))
  }
}

const titleOfProcedure = (columns: readonly Column[]): string | undefined =>
  columns.find(({ target }) => target?.pointer === '/procedure')?.title

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))

/** `../time` is a sister of the field; a plain place lies within it. */
const beside = (pointer: string, place: string): string =>
  place.startsWith('../') ? `${parentOf(pointer)}/${place.slice(3)}` : `${pointer}/${place}`

const isSheetError = (text: string): boolean =>
  /^#(?:N\/A|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|#+$)/i.test(text)
