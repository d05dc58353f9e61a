import type { Finding, Refusal } from '@liasse/sdk'
import type { FiledBatch } from './filedBatch.ts'
import { language } from './language.ts'
import { type Paint, wrap } from './terminal.ts'

interface Group {
  code: string
  batch: string
  rows: number[]
  /** What is wrong, and what to do. */
  says: string
  remedy: string
}

const groupsMax = 25
const rowsMax = 6

/** Refused lines, grouped by what is wrong with them, the most frequent first: where, what, and what to do. */
export function refusedLines(batches: readonly FiledBatch[], paint: Paint): string[] {
  const groups = batches.flatMap((batch) => [...groupsOf(batch).values()])
  const sorted = groups.toSorted((one, other) => other.rows.length - one.rows.length)
  const lines = sorted.slice(0, groupsMax).flatMap((group) => groupLines(group, paint))
  const left = sorted.length - groupsMax
  return left > 0 ? [...lines, paint.dim(`  ... and ${left} more kinds`)] : lines
}

function groupLines({ code, batch, rows, says, remedy }: Group, paint: Paint): string[] {
  const shown = rows.slice(0, rowsMax).join(', ')
  const more = rows.length > rowsMax ? ` and ${rows.length - rowsMax} more` : ''
  return [
    `  ${paint.bold(code)} ${paint.dim(`${rows.length} in ${batch}: line ${shown}${more}`)}`,
    ...wrap(says, { indent: '    ' }),
    ...wrap(`> ${short(remedy)}`, { indent: '    ' }).map((line) => paint.warm(line)),
  ]
}

function groupsOf({ made, lines }: FiledBatch): Map<string, Group> {
  const groups = new Map<string, Group>()
  const add = (code: string, row: number, says: string, remedy: string): void => {
    const group = groups.get(code) ?? { code, batch: made.name, rows: [], says, remedy }
    if (group.rows.at(-1) !== row) group.rows.push(row)
    groups.set(code, group)
  }
  for (const { row, state, findings, refusal } of lines) {
    if (state === 'rejected')
      for (const finding of findings.filter(({ severity }) => severity === 'error'))
        add(finding.code, row, said(finding), finding.remedy[language()])
    if (state === 'refused' && refusal)
      add(refusal.stateCode, row, refused(refusal), refusal.remedy[language()])
  }
  return groups
}

/** The State's own sentence, and what it means. */
const refused = (refusal: Refusal): string =>
  `«\u00a0${refusal.stateMessage}\u00a0» ${refusal[language()] === refusal.stateMessage ? '' : refusal[language()]}`.trim()

const saidMax = 150
const said = (finding: Finding): string => {
  return `${short(finding[language()])} (${finding.pointer || '/'})`
}
/** Some name every value of a long list. */
const short = (text: string): string => (text.length > saidMax ? `${text.slice(0, saidMax - 1)}…` : text)
