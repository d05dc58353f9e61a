import type { Finding, Refusal, ResultLine } from '../index.ts'
import type { Texts } from './texts/languages.ts'

/** A finding as the gateway or the importer gives it; `column` is the title in the user's own file. */
export type ToldFinding = Pick<Finding, 'code' | 'severity' | 'pointer' | 'fr' | 'en' | 'remedy'> & {
  column?: string
}

export interface ToldRow {
  row: number
  reference?: string | null
  findings: readonly ToldFinding[]
  /** What became of it, in words. */
  told?: string
}

/** A row with all that is wrong in it: its line, its reference, each finding and what to do. */
export function rowLines(row: ToldRow, texts: Texts): string[] {
  const head = [texts.report.row(row.row), row.reference, row.told].filter(Boolean)
  return [plain(head.join('  ')), ...findingLines(row.findings, texts)]
}

/** Each finding, and what to do about it. */
export function findingLines(findings: readonly ToldFinding[], texts: Texts): string[] {
  return findings.flatMap((finding) => {
    const { code, pointer, severity, column } = finding
    const place = column === undefined || column === '' ? '' : texts.table.inColumn(column)
    const warning = severity === 'error' ? '' : texts.report.warning
    return [
      `  - ${warning}${plain(place + finding[texts.language])} ${plain(texts.report.at(code, pointer))}`,
      `    ${plain(texts.report.remedy(finding.remedy[texts.language]))}`,
    ]
  })
}

/** The State's part of a result: its refusal in its own words, or what it waits for. */
export function stateLines(result: ResultLine, texts: Texts): string[] {
  const { refusal, state, id = '' } = result
  if (refusal) return refusalLines(refusal, texts)
  if (state === 'actionRequired') {
    // A paper that the gateway refused stands above with its remedy: nobody at the State has seen it.
    const isOurs = result.findings.some(({ code }) => code === 'document-refused')
    return [isOurs ? `    ${texts.report.awaitsPaper(id)}` : `  - ${texts.report.asks(id)}`]
  }
  return result.findings.length === 0 ? [`  - ${texts.report.noDetail(id)}`] : []
}

function refusalLines(refusal: Refusal, texts: Texts): string[] {
  const { stateMessage, stateCode, remedy } = refusal
  const meaning = refusal[texts.language]
  return [
    `  - ${plain(texts.report.stateSays(stateMessage, stateCode))}`,
    ...(meaning === stateMessage ? [] : [`    ${plain(texts.report.meaning(meaning))}`]),
    `    ${plain(texts.report.remedy(remedy[texts.language]))}`,
  ]
}

/** What comes from a file or from the State must not steer the terminal. */
export function plain(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}
