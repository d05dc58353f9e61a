import {
  type Finding,
  type Liasse,
  type Milestone,
  type Submission,
  isApiError,
  isSubmitInterruptedError,
} from '../index.ts'
import { connect } from './connect.ts'
import { exitCodeOf } from './exitCodes.ts'
import type { Connection, Context } from './program.ts'
import { type ProgressView, makeProgressView } from './progressView.ts'
import { readItems } from './readItems.ts'
import { writeReport } from './report.ts'
import { rowLines } from './rowLines.ts'
import type { Texts } from './texts/languages.ts'
import { UsageError } from './usageError.ts'
import { writeLines } from './writeLines.ts'

export interface PushOptions extends Connection {
  wait: Milestone
  reference?: string
  priority?: 'normal' | 'urgent'
  onInvalid?: 'continue' | 'refuse'
}

/** `liasse push FILE`: hands over a file, shows how it goes, says what is to be done again. */
export async function push(file: string, options: PushOptions, context: Context): Promise<number> {
  const { texts, signal } = context
  const liasse = connect(options, texts)
  const view = makeProgressView(process.stderr, texts)
  const submission = await send(liasse, file, options, context, view)
  for (const part of submission.parts) {
    const { id, total, counts } = part
    const accepted = texts.number(total - counts.rejected)
    writeLines([
      texts.push.batch(id, texts.lines(total), accepted, texts.number(counts.rejected)),
      ...(counts.existing > 0 ? [texts.push.existing(texts.number(counts.existing))] : []),
    ])
  }
  try {
    const waited = await submission.wait({
      until: options.wait,
      signal,
      onProgress: (progress) => view.follow(progress, options.wait),
    })
    view.end()
    await writeReport(liasse, submission, waited.counts, context)
    return exitCodeOf(waited, options.wait)
  } catch (error) {
    view.end()
    if (signal.aborted) process.stderr.write(`${texts.push.interrupted(submission.batchIds.join(' '))}\n`)
    throw error
  }
}

async function send(
  liasse: Liasse,
  file: string,
  options: PushOptions,
  { texts, signal }: Context,
  view: ProgressView,
): Promise<Submission> {
  const { items, envelope } = await readItems(file, texts)
  if (envelope.mode === 'validate') throw new UsageError(texts.usage.validateMode)
  try {
    return await liasse.batches.submit(items, {
      reference: options.reference ?? envelope.reference,
      priority: options.priority ?? envelope.priority,
      onInvalid: options.onInvalid ?? envelope.onInvalid,
      signal,
      onProgress: ({ sent }) => view.send(sent),
    })
  } catch (error) {
    if (signal.aborted) process.stderr.write(`${texts.push.interruptedBefore}\n`)
    else if (isSubmitInterruptedError(error)) {
      process.stderr.write(`${texts.error.interruptedParts(error.submission.batchIds.join(' '))}\n`)
    } else if (isApiError(error) && error.findings.length > 0) {
      writeLines([texts.error.refusedWhole, ...refusedLines(error.findings, texts)])
    }
    throw error
  } finally {
    view.endSending()
  }
}

/** The findings of a batch refused as a whole, row by row. */
function refusedLines(findings: readonly Finding[], texts: Texts): string[] {
  const rows = new Map<number, Finding[]>()
  for (const finding of findings) rows.set(finding.row ?? 0, [...(rows.get(finding.row ?? 0) ?? []), finding])
  return [...rows].flatMap(([row, found]) => rowLines({ row, findings: found }, texts))
}
