import {
  type ApiError,
  isApiError,
  isConnectionError,
  isDeadlineError,
  isSubmitInterruptedError,
} from '../index.ts'
import { isImportError } from '../import/index.ts'
import type { Texts } from './texts/languages.ts'

/** What went wrong and what can be done about it, in the reader's language; never a stack. */
export function errorLines(error: unknown, texts: Texts): string[] {
  const cause = isSubmitInterruptedError(error) ? error.cause : error
  return [texts.error.say(messageOf(cause, texts)), ...requestLines(cause, texts)]
}

function messageOf(error: unknown, texts: Texts): string {
  if (isApiError(error)) return apiMessage(error, texts)
  if (isImportError(error)) return error.words[texts.language]
  if (isConnectionError(error)) return texts.error.unreachable(causeOf(error.cause))
  if (isDeadlineError(error)) return texts.error.deadline
  return error instanceof Error ? error.message : String(error)
}

function apiMessage(error: ApiError, texts: Texts): string {
  const known: Record<string, string> = {
    'batch-empty': texts.error.empty,
    'not-found': texts.error.unknownBatch,
    'scope-missing': texts.error.scope,
  }
  const byCode = known[error.code]
  if (byCode !== undefined) return byCode
  if (error.code === 'batch-reference-taken') return texts.error.referenceTaken(batchOf(error))
  if (error.status === 401) return `${texts.error.key} (${error.code})`
  if (error.status === 413) return texts.error.tooLarge
  if (error.status === 429)
    return texts.error.rateLimited(String(Math.ceil((error.retryAfterMs ?? 0) / 1000)))
  if (error.status >= 500) return `${texts.error.unwell} (${error.status} ${error.code})`
  return texts.error.problem(error.code, error.message)
}

/** The problem names the batch that holds the reference. */
function batchOf(error: ApiError): string {
  const text = JSON.stringify(error.body)
  return /bat_[0-9a-f-]+/.exec(text)?.[0] ?? 'bat_...'
}

function causeOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return inner instanceof Error && 'code' in inner ? ` (${String(inner.code)})` : ''
}

function requestLines(error: unknown, texts: Texts): string[] {
  return isApiError(error) && error.requestId !== null ? [texts.error.requestId(error.requestId)] : []
}
