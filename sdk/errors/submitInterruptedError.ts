import type { Submission } from '../submission/submission.ts'

/**
 * A later part of a submission could not be handed over; the parts before it were accepted and stand in `submission`. Submitting the
 * same items again is safe: those that were accepted answer as existing.
 *
 * @example
 * catch (error) { if (isSubmitInterruptedError(error)) await error.submission.wait() }
 */
export class SubmitInterruptedError extends Error {
  override readonly name = 'SubmitInterruptedError'
  readonly submission: Submission

  constructor(submission: Submission, cause: unknown) {
    super(`stopped after ${submission.total} lines in ${submission.parts.length} batches were accepted`, {
      cause,
    })
    this.submission = submission
  }
}
