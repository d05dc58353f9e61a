import type { Finding, ResultLine } from '../../index.ts'
import { plain } from '../rowLines.ts'
import type { Texts } from '../texts/languages.ts'

type Told = Pick<Finding, 'code' | 'severity' | 'fr' | 'en' | 'remedy'>

/** What became of a row: the gateway's line, or what the importer said of it. */
export interface RowResult {
  line?: ResultLine
  findings: readonly Told[]
}

/** Titles of the columns that are added; they bear the product's name so that they are never taken for columns of the file. */
export function resultTitles(texts: Texts): string[] {
  const { state, dossier, filing, plate, neph, codes, message, remedy } = texts.table.results
  return [state, dossier, filing, plate, neph, codes, message, remedy].map((title) => `Liasse : ${title}`)
}

/** One cell for each title, '' where there is nothing to say. */
export function resultCells({ line, findings }: RowResult, texts: Texts): string[] {
  const state = line?.state ?? 'rejected'
  const told = findings.filter(({ severity }) => severity !== 'info')
  const refusal = line?.refusal
  const codes = [...told.map(({ code }) => code), ...(refusal ? [refusal.stateCode ?? refusal.code] : [])]
  const messages = [
    ...told.map((finding) => finding[texts.language]),
    ...(refusal ? new Set([refusal.stateMessage, refusal[texts.language]]) : []),
  ]
  return [
    texts.report.state[state],
    line?.id ?? '',
    line?.filing?.number ?? '',
    line?.outcome?.plate ?? '',
    line?.outcome?.neph ?? '',
    [...new Set(codes)].join(' '),
    messages.filter(Boolean).join(' | '),
    remedies(told, line, texts),
  ].map((text) => plain(text))
}

function remedies(told: readonly Told[], line: ResultLine | undefined, texts: Texts): string {
  const own = told.map((finding) => finding.remedy[texts.language])
  const asked = line?.state === 'actionRequired' ? [texts.report.asks(line.id ?? '')] : []
  const refused = line?.refusal ? [line.refusal.remedy[texts.language]] : []
  return [...new Set([...own, ...refused, ...asked])].join(' | ')
}
