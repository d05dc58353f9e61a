import type { Column } from '../columns/matchColumns.ts'
import type { ImportFindingCode } from '../finding.ts'
import type { Cell } from '../reading/cell.ts'
import { parseDate } from '../values/dates.ts'
import { variantOf } from '../values/paperWords.ts'
import type { Json, JsonObject, ParseContext } from '../values/value.ts'
import { flagOf } from '../values/vocabulary.ts'
import { plainWords } from '../values/words.ts'

interface Paper {
  kind: string
  document: JsonObject
  titles: Map<string, string>
  isAbsent: boolean
}

/** The papers of a row, by kind and owner (`identite`, `identite:lessee`). */
export type Papers = Map<string, Paper>

export interface PaperCell {
  /** `/documents/<kind>[:<owner>][/<member>]` */
  pointer: string
  cell: Cell
  column: Column
  context: ParseContext
}

/** Takes a cell about a paper: a date, a variant, a file's id, or just that the paper is there. Gives what is wrong with it, if anything. */
export function paperCell(
  papers: Papers,
  { pointer, cell, column, context }: PaperCell,
): ImportFindingCode | null {
  const [, key = '', member = ''] = /^\/documents\/([^/]+)(?:\/(\w+))?$/.exec(pointer) ?? []
  const paper = papers.get(key) ?? made(key)
  const problem = member === '' ? bare(paper, cell, context) : ofMember(paper, member, cell, context)
  if (problem !== null && problem !== 'paper-date-ambiguous') return problem
  papers.set(key, paper)
  paper.titles.set(member === '' ? '' : `/${member}`, column.title)
  for (const [implied, value] of column.target?.implied ?? []) {
    const name = implied.split('/').at(-1) ?? ''
    if (!paper.isAbsent) paper.document[name] ??= value
  }
  return problem
}

function made(key: string): Paper {
  const [kind = '', of] = key.split(':')
  return { kind, document: of === undefined ? { kind } : { kind, of }, titles: new Map(), isAbsent: false }
}

/** A column that names only the paper: yes, no, a date, a file's id or a variant. */
function bare(paper: Paper, cell: Cell, context: ParseContext): ImportFindingCode | null {
  const flag = flagOf(cell)
  if (flag !== null) {
    if (!flag) paper.isAbsent = true
    return null
  }
  if (/^doc_[\w-]+$/.test(cell.text)) return assign(paper, 'documentId', cell.text)
  const date = dateOf(cell, context)
  if (date === null) {
    const variant = variantOf(paper.kind, cell.text)
    if (variant !== null) return assign(paper, 'variant', variant)
    return /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(cell.text)
      ? 'date-not-understood'
      : 'paper-not-understood'
  }
  // Identity papers and licences bear both days, and only one of them is the one meant.
  const isOfTwoDates = /^(?:identite|permis-actuel)/.test(paper.kind)
  return isOfTwoDates ? 'paper-date-ambiguous' : assign(paper, 'issuedOn', date)
}

function ofMember(paper: Paper, member: string, cell: Cell, context: ParseContext): ImportFindingCode | null {
  if (member !== 'issuedOn' && member !== 'expiresOn') {
    if (member === 'variant') {
      return assign(paper, member, variantOf(paper.kind, cell.text) ?? codeOf(cell.text))
    }
    return assign(paper, member, member === 'of' ? codeOf(cell.text) : cell.text)
  }
  const date = dateOf(cell, context)
  return date === null ? 'date-not-understood' : assign(paper, member, date)
}

function assign(paper: Paper, name: string, value: Json): null {
  paper.document[name] = value
  return null
}

function dateOf(cell: Cell, context: ParseContext): string | null {
  const parsed = parseDate(cell, context)
  const value = 'values' in parsed ? parsed.values[0]?.[1] : null
  return typeof value === 'string' ? value : null
}

const codeOf = (text: string): string =>
  /^[a-z0-9-]+$/.test(text) ? text : plainWords(text).replaceAll(' ', '-')

/** The list of documents, in the order of the columns, and the title behind each of its pointers. */
export function papersOf(papers: Papers): { documents: JsonObject[]; titles: Map<string, string> } {
  const documents: JsonObject[] = []
  const titles = new Map<string, string>()
  for (const paper of papers.values()) {
    if (paper.isAbsent) continue
    for (const [place, title] of paper.titles) titles.set(`/documents/${documents.length}${place}`, title)
    documents.push(paper.document)
  }
  return { documents, titles }
}
