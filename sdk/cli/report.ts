import { type BatchCounts, type Liasse, type ResultLine, type Submission, hasFailed } from '../index.ts'
import type { Context } from './program.ts'
import { rowLines, stateLines } from './rowLines.ts'
import type { Texts } from './texts/languages.ts'
import { writeLines } from './writeLines.ts'

const shownMax = 50

/** The end of a push or a watch: how many stand where, and each line that a person has to take up again. */
export async function writeReport(
  liasse: Liasse,
  of: string | Submission,
  counts: BatchCounts,
  { texts, signal }: Context,
): Promise<void> {
  writeLines(totalLines(counts, texts))
  const troubled = troubledOf(counts)
  if (troubled === 0) {
    writeLines([texts.report.allWell])
    return
  }
  writeLines([texts.report.troubled(texts.number(troubled))])
  let shown = 0
  for await (const result of liasse.batches.results(of, { signal })) {
    if (!isTroubled(result)) continue
    writeLines(resultLines(result, texts))
    shown += 1
    if (shown === shownMax) break
  }
  if (troubled > shown) {
    const ids = typeof of === 'string' ? [of] : of.batchIds
    writeLines([
      texts.report.more(texts.number(troubled - shown), ids.map((id) => `liasse results ${id}`).join(' ; ')),
    ])
  }
}

const isTroubled = (result: ResultLine): boolean => hasFailed(result) || result.state === 'actionRequired'

function troubledOf(counts: BatchCounts): number {
  const { rejected, refused, cancelled, expired, failed, actionRequired } = counts
  return rejected + refused + cancelled + expired + failed + actionRequired
}

function resultLines(result: ResultLine, texts: Texts): string[] {
  const findings = result.findings.filter((finding) => finding.severity === 'error')
  const lines = rowLines({ ...result, findings, told: texts.report.state[result.state] }, texts)
  return result.state === 'rejected' ? lines : [...lines, ...stateLines({ ...result, findings }, texts)]
}

function totalLines(counts: BatchCounts, texts: Texts): string[] {
  const { totals } = texts.report
  const rows: [string, number][] = [
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
