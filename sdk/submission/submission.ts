import { progressOf, sumCounts } from '../progress.ts'
import type { AcceptedBatch, BatchCounts, ExistingRow, RejectedRow, ResultLine } from '../types.ts'
import type { Waited, WaitOptions } from '../resources/batches.ts'

/** One batch of a submission. */
export interface SubmittedPart extends AcceptedBatch {
  /** The line of the whole source that is row 1 of this batch, less one. */
  firstRow: number
  /** The gateway had taken this very part before; this is its first answer. */
  isReplayed: boolean
}

interface Reader {
  wait(of: Submission, options: WaitOptions): Promise<Waited>
  results(
    of: Submission,
    options: { only?: 'rejected' | 'final' | 'open' },
  ): AsyncGenerator<ResultLine, void, undefined>
}

/**
 * What became of the items handed over: usually one batch, several past the limits of one. Rows are those of the whole source.
 *
 * @example
 * const submission = await liasse.batches.submit(items)
 * await submission.wait({ until: 'filed' })
 */
export class Submission {
  readonly parts: readonly SubmittedPart[]
  readonly #reader: Reader

  constructor(parts: readonly SubmittedPart[], reader: Reader) {
    this.parts = parts
    this.#reader = reader
  }

  /** @example console.log(submission.batchIds) */
  get batchIds(): string[] {
    return this.parts.map((part) => part.id)
  }

  /** Lines handed over. @example console.log(submission.total) */
  get total(): number {
    return progressOf(this.parts).total
  }

  /** Lines that became dossiers, or answer with an earlier one. @example console.log(submission.accepted) */
  get accepted(): number {
    return progressOf(this.parts).accepted
  }

  /** The counts at the time of acceptance, of all parts. @example console.log(submission.counts.rejected) */
  get counts(): BatchCounts {
    return sumCounts(this.parts)
  }

  /** The first hundred rejected rows of each part. @example for (const { row, findings } of submission.rejected) show(row, findings) */
  get rejected(): RejectedRow[] {
    return this.parts.flatMap((part) => part.rejected)
  }

  /** The first hundred rows of each part that answer with a dossier made earlier. @example submission.existing.map((row) => row.id) */
  get existing(): ExistingRow[] {
    return this.parts.flatMap((part) => part.existing)
  }

  /**
   * Waits until all parts are accepted, filed, or decided (the default).
   * @throws DeadlineError after `timeoutMs`
   * @example const { outcome } = await submission.wait({ until: 'decided', onProgress: (p) => console.log(p.decided, p.total) })
   */
  async wait(options: WaitOptions = {}): Promise<Waited> {
    return await this.#reader.wait(this, options)
  }

  /**
   * Every line of all parts, in the order in which they were handed over.
   * @example for await (const line of submission.results()) console.log(line.row, line.state)
   */
  results(
    options: { only?: 'rejected' | 'final' | 'open' } = {},
  ): AsyncGenerator<ResultLine, void, undefined> {
    return this.#reader.results(this, options)
  }
}

/** Rows of a part, told as rows of the whole source. */
export function asRowsOfSource<T extends { row: number; findings?: { row?: number }[] }>(
  row: T,
  firstRow: number,
): T {
  if (firstRow === 0) return row
  const findings = row.findings?.map((finding) =>
    finding.row === undefined ? finding : { ...finding, row: finding.row + firstRow },
  )
  return { ...row, row: row.row + firstRow, ...(findings ? { findings } : {}) }
}
