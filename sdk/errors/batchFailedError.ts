import type { ResultLine } from '../types.ts'

const shownMax = 100

/**
 * Thrown by `throwIfAnyFailed`: some lines were rejected, refused, cancelled, or ended without a result.
 *
 * @example
 * catch (error) { if (isBatchFailedError(error)) for (const line of error.failed) console.error(line.row, line.state) }
 */
export class BatchFailedError extends Error {
  override readonly name = 'BatchFailedError'
  /** The first hundred. */
  readonly failed: readonly ResultLine[]
  readonly failedCount: number
  readonly total: number

  constructor(failed: readonly ResultLine[], failedCount: number, total: number) {
    super(`${failedCount} of ${total} lines failed; the first is row ${failed[0]?.row} (${failed[0]?.state})`)
    this.failed = failed
    this.failedCount = failedCount
    this.total = total
  }
}

const failedStates: ReadonlySet<string> = new Set(['rejected', 'refused', 'cancelled', 'expired', 'failed'])

/** Has this line ended without what was asked for? An open line has not. */
export const hasFailed = (line: ResultLine): boolean => failedStates.has(line.state)

/**
 * Throws if any line has failed; lines that are still open do not count.
 * @throws BatchFailedError
 *
 * @example
 * await throwIfAnyFailed(liasse.batches.results(batch.id))
 */
export async function throwIfAnyFailed(
  results: Iterable<ResultLine> | AsyncIterable<ResultLine> | { results(): AsyncIterable<ResultLine> },
): Promise<void> {
  const failed: ResultLine[] = []
  let failedCount = 0
  let total = 0
  for await (const line of 'results' in results ? results.results() : results) {
    total += 1
    if (!hasFailed(line)) continue
    failedCount += 1
    if (failed.length < shownMax) failed.push(line)
  }
  if (failedCount > 0) throw new BatchFailedError(failed, failedCount, total)
}
