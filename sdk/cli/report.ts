import { type BatchCounts, type Liasse, type ResultLine, type Submission, hasFailed } from '../index.ts'
import type { Context } from './program.ts'
import { type ToldRow, rowLines, stateLines } from './rowLines.ts'
import type { TableFile } from './table/tableFile.ts'
import type { Texts } from './texts/languages.ts'
import { titled } from './table/titled.ts'
import { writeLines } from './writeLines.ts'

const shownMax = 50

/** The end of a push or a watch: how many stand where, and each line that a person has to take up again. */
export async function writeReport(
  liasse: Liasse,
  of: string | Submission,
  counts: BatchCounts,
  { texts, signal }: Context,
  table: TableFile | null = null,
): Promise<void> {
  writeLines(totalLines(counts, table?.faulty ?? 0, texts))
  const existing = counts.existing > 0 ? await troubledExisting(liasse, of, signal) : 0
  const troubled = troubledOf(counts) + existing + (table?.faulty ?? 0)
  if (troubled === 0) {
    writeLines([texts.report.allWell])
    return
  }
  writeLines([texts.report.troubled(texts.number(troubled))])
  const faults = [...(table?.faults ?? [])]
  let shown = 0
  // The importer's faults stand at their place among the gateway's lines.
  const showFaults = (before: number): void => {
    for (; shown < shownMax && (faults[0]?.row ?? Infinity) < before; shown += 1) {
      const fault = faults.shift()
      if (fault) writeLines(faultLines(fault, texts))
    }
  }
  for await (const result of liasse.batches.results(of, { signal })) {
    if (!isTroubled(result)) continue
    showFaults(result.row)
    if (shown >= shownMax) break
    writeLines(resultLines(result, table, texts))
    shown += 1
  }
  showFaults(Infinity)
  if (troubled > shown) {
    const ids = typeof of === 'string' ? [of] : of.batchIds
    writeLines([
      texts.report.more(texts.number(troubled - shown), ids.map((id) => `liasse results ${id}`).join(' ; ')),
    ])
  }
}

/** Lines that answered with an earlier dossier have no count of their own: refused there, they are to be taken up again all the same. */
async function troubledExisting(
  liasse: Liasse,
  of: string | Submission,
  signal: AbortSignal,
): Promise<number> {
  let many = 0
  for await (const result of liasse.batches.results(of, { signal })) {
    if (result.existing === true && isTroubled(result)) many += 1
  }
  return many
}

const isTroubled = (result: ResultLine): boolean => hasFailed(result) || result.state === 'actionRequired'

function troubledOf(counts: BatchCounts): number {
  const { rejected, refused, cancelled, expired, failed, actionRequired } = counts
  return rejected + refused + cancelled + expired + failed + actionRequired
}

const faultLines = (fault: ToldRow, texts: Texts): string[] =>
  rowLines({ ...fault, told: texts.report.state.rejected }, texts)

function resultLines(result: ResultLine, table: TableFile | null, texts: Texts): string[] {
  const errors = result.findings.filter((finding) => finding.severity === 'error')
  const findings = titled(result.row, errors, table)
  const lines = rowLines({ ...result, findings, told: texts.report.state[result.state] }, texts)
  return result.state === 'rejected'
    ? lines
    : [...lines, ...stateLines({ ...result, findings: errors }, texts)]
}

function totalLines(counts: BatchCounts, notSent: number, texts: Texts): string[] {
  const { totals } = texts.report
  const rows: [string, number][] = [
    [totals.notSent, notSent],
    [totals.rejected, counts.rejected],
    [totals.existing, counts.existing],
    [totals.waiting, counts.held + counts.queued + counts.filing + counts.uncertain],
    [totals.filed, counts.filed + counts.inReview],
    [totals.actionRequired, counts.actionRequired],
    [totals.completed, counts.completed],
    [totals.refused, counts.refused],
    [totals.cancelled, counts.cancelled],
    [totals.expired, counts.expired],
    [totals.failed, counts.failed],
  ]
  const present = rows.filter(([, count]) => count > 0)
  const width = Math.max(...present.map(([, count]) => texts.number(count).length))
  return present.map(([name, count]) => `  ${texts.number(count).padStart(width)}  ${name}`)
}
