import { isApiError, type Validation } from '../index.ts'
import { byCode } from './byCode.ts'
import { connect } from './connect.ts'
import { codeOfShare } from './exitCodes.ts'
import type { Connection, Context } from './program.ts'
import { readItems } from './readItems.ts'
import { type ToldFinding, type ToldRow, plain, rowLines } from './rowLines.ts'
import { summaryLines } from './table/summaryLines.ts'
import { titled } from './table/titled.ts'
import { type TableFile, type TableFlags, isTable, openTable } from './table/tableFile.ts'
import type { Texts } from './texts/languages.ts'
import { writeLines } from './writeLines.ts'

const shownMax = 200
const kindsMax = 8

/** `liasse validate FILE`: what would be refused, and what to do about it; nothing is filed. */
export async function validate(
  file: string,
  options: { on?: string } & Connection & TableFlags,
  { texts, signal }: Context,
): Promise<number> {
  const liasse = connect(options, texts)
  const table = (await isTable(file, options)) ? await openTable(file, options, texts) : null
  const items = table ? table.lines() : (await readItems(file, texts)).items
  const answer = await liasse.validations
    .check(items, { on: options.on, signal })
    .catch((error: unknown) => noneSent(error, table))
  if (table) writeLines([...summaryLines(file, table, texts), ''])
  const told = toldRows(answer, table, texts)
  for (const row of firstToCorrect(told)) writeLines(rowLines(row, texts))
  if (told.length > shownMax) {
    writeLines([texts.report.moreOutput(texts.number(told.length - shownMax))])
  }
  writeLines(mostOften(told, texts))
  const invalid = answer.invalid + (table?.faulty ?? 0)
  const summary = texts.report.valid(texts.number(answer.valid), texts.number(invalid))
  writeLines([`${texts.lines(answer.valid + invalid)}. ${summary}`])
  return codeOfShare(answer.valid, answer.valid + invalid)
}

/** Errors go before warnings when not all can be shown; both keep the order of the file. */
function firstToCorrect(told: readonly ToldRow[]): ToldRow[] {
  const isFaulty = ({ findings }: ToldRow): boolean => findings.some(({ severity }) => severity === 'error')
  const others = told.filter((row) => !isFaulty(row))
  return [...told.filter(isFaulty), ...others]
    .slice(0, shownMax)
    .toSorted((one, other) => one.row - other.row)
}

/** A table in which the importer found fault with every row leaves the gateway nothing to judge. */
function noneSent(error: unknown, table: TableFile | null): Validation {
  const isNothing = isApiError(error) && error.code === 'batch-empty' && (table?.faulty ?? 0) > 0
  if (isNothing) return { valid: 0, invalid: 0, items: [] }
  throw error
}

/** Rows with something to say, in the order of the file: the importer's faults beside the gateway's findings. */
function toldRows(answer: Validation, table: TableFile | null, texts: Texts): ToldRow[] {
  const judged = answer.items
    .filter(({ findings }) => findings.length > 0)
    .map(({ row, reference, valid, findings }) => ({
      row,
      reference,
      findings: titled(row, findings, table),
      told: valid ? undefined : texts.report.state.rejected,
    }))
  const faults = (table?.faults ?? []).map((fault) => ({ ...fault, told: texts.report.state.rejected }))
  return [...judged, ...faults].toSorted((one, other) => one.row - other.row)
}

/** The sentence where all lines have the same, else only the code. */
function nameOf(alike: readonly ToldFinding[], { language }: Texts): string {
  const [first] = alike
  if (!first) return ''
  const isSame = alike.every((finding) => finding[language] === first[language])
  return isSame ? `${first[language]} [${first.code}]` : first.code
}

/** What to look at first in a file with many faults. */
function mostOften(rows: readonly ToldRow[], texts: Texts): string[] {
  const errors = rows.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))
  const repeated = byCode(errors).filter((alike) => alike.length > 1)
  if (errors.length < 10 || repeated.length === 0) return []
  const kinds = repeated.toSorted((one, other) => other.length - one.length).slice(0, kindsMax)
  return [
    texts.table.mostOften,
    ...kinds.map((alike) => `  ${texts.number(alike.length).padStart(5)}  ${plain(nameOf(alike, texts))}`),
  ]
}
