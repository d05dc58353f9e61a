export type { UploadInput } from './documents/source.ts'
export type { DocumentPurpose, UploadOptions, UploadProgress } from './documents/upload.ts'
export { Liasse } from './client.ts'
export type { LiasseOptions } from './client.ts'
export {
  ApiError,
  AuthenticationError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  ServerError,
} from './errors/apiError.ts'
export { BatchFailedError, hasFailed, throwIfAnyFailed } from './errors/batchFailedError.ts'
export { ConnectionError, DeadlineError } from './errors/connectionErrors.ts'
export {
  isApiError,
  isBatchFailedError,
  isConnectionError,
  isDeadlineError,
  isRetryable,
  isSourceSpentError,
  isSubmitInterruptedError,
} from './errors/guards.ts'
export { SourceSpentError } from './errors/sourceSpentError.ts'
export { SubmitInterruptedError } from './errors/submitInterruptedError.ts'
export type { ListOptions } from './pages.ts'
export type { Milestone, Progress } from './progress.ts'
export type { Batches, Waited, WaitOptions } from './resources/batches.ts'
export type { DocumentToUpload, Documents, UploadedOne } from './resources/documents.ts'
export type { CreateOptions, DossierQuery, Dossiers } from './resources/dossiers.ts'
export type { Events, EventsOptions } from './resources/events.ts'
export type { Findings } from './resources/findings.ts'
export type { Lanes } from './resources/lanes.ts'
export type { Procedures } from './resources/procedures.ts'
export type { ResultsOptions } from './resources/results.ts'
export type { CheckOptions, Validations } from './resources/validations.ts'
export type { ItemInput, ItemSource } from './submission/partsOf.ts'
export { Submission } from './submission/submission.ts'
export type { SubmittedPart } from './submission/submission.ts'
export type { SubmitOptions, SubmitProgress } from './submission/submit.ts'
export type * from './types.ts'
export { version } from './version.ts'
