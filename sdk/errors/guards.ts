import type { ApiError } from './apiError.ts'
import type { BatchFailedError } from './batchFailedError.ts'
import type { ConnectionError, DeadlineError } from './connectionErrors.ts'
import type { SourceSpentError } from './sourceSpentError.ts'
import type { SubmitInterruptedError } from './submitInterruptedError.ts'

/** Guards go by name, so that two copies of this package in one program agree on what an error is. */
const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

const apiErrorNames: ReadonlySet<string> = new Set([
  'ApiError',
  'AuthenticationError',
  'NotFoundError',
  'ConflictError',
  'InvalidRequestError',
  'RateLimitError',
  'ServerError',
])

/** @example if (isApiError(error) && error.status === 404) return null */
export const isApiError = (error: unknown): error is ApiError =>
  error instanceof Error && apiErrorNames.has(error.name)

/** @example if (isConnectionError(error)) console.error('The gateway cannot be reached') */
export const isConnectionError = (error: unknown): error is ConnectionError => named(error, 'ConnectionError')

/** @example if (isDeadlineError(error)) console.error(`Not within ${error.timeoutMs} ms`) */
export const isDeadlineError = (error: unknown): error is DeadlineError => named(error, 'DeadlineError')

/** @example if (isBatchFailedError(error)) console.error(error.failedCount) */
export const isBatchFailedError = (error: unknown): error is BatchFailedError =>
  named(error, 'BatchFailedError')

/** @example if (isSourceSpentError(error)) await liasse.documents.upload(openAgain()) */
export const isSourceSpentError = (error: unknown): error is SourceSpentError =>
  named(error, 'SourceSpentError')

/** @example if (isSubmitInterruptedError(error)) console.error(error.submission.batchIds) */
export const isSubmitInterruptedError = (error: unknown): error is SubmitInterruptedError =>
  named(error, 'SubmitInterruptedError')

/** May the same call succeed later, unchanged? */
export const isRetryable = (error: unknown): boolean =>
  isApiError(error) ? error.retryable : isConnectionError(error) || isDeadlineError(error)
