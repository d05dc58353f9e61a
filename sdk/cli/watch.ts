import type { Milestone } from '../index.ts'
import { connect } from './connect.ts'
import { exitCodeOf } from './exitCodes.ts'
import type { Connection, Context } from './program.ts'
import { makeProgressView } from './progressView.ts'
import { writeReport } from './report.ts'

/** `liasse watch ID`: follows batches that were handed over before. */
export async function watch(
  ids: string[],
  options: { wait: Milestone } & Connection,
  context: Context,
): Promise<number> {
  const { texts, signal } = context
  const liasse = connect(options, texts)
  const view = makeProgressView(process.stderr, texts)
  try {
    const waited = await liasse.batches.wait(ids, {
      until: options.wait,
      signal,
      onProgress: (progress) => view.follow(progress, options.wait),
    })
    view.end()
    for (const id of ids) {
      const counts = waited.batches.find((batch) => batch.id === id)?.counts ?? waited.counts
      await writeReport(liasse, id, counts, context)
    }
    return exitCodeOf(waited, options.wait)
  } catch (error) {
    view.end()
    if (signal.aborted) process.stderr.write(`${texts.push.interrupted(ids.join(' '))}\n`)
    throw error
  }
}
