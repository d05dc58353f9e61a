import { parseRetryAfter } from '../retryTiming.ts'
import type { Finding } from '../types.ts'
import {
  ApiError,
  AuthenticationError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  type Problem,
  RateLimitError,
  ServerError,
} from './apiError.ts'

const retryableStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** Turns an answer that is not a success into its error; never throws. */
export async function errorOf(response: Response, nowMs: number): Promise<ApiError> {
  const body = await problemBody(response)
  const text = (name: string): string | null => {
    const value = body[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const problem: Problem = {
    status: response.status,
    code: text('code') ?? 'unknown',
    detail: text('detail') ?? text('title') ?? 'the answer is not a problem document of the gateway',
    requestId: text('requestId') ?? response.headers.get('x-request-id'),
    retryable:
      typeof body['retryable'] === 'boolean' ? body['retryable'] : retryableStatuses.has(response.status),
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), nowMs),
    findings: parseFindings(body['findings']),
    body,
  }
  return new (classOf(response.status))(problem)
}

function classOf(status: number): typeof ApiError {
  if (status === 401 || status === 403) return AuthenticationError
  if (status === 404) return NotFoundError
  if (status === 409) return ConflictError
  if (status === 429) return RateLimitError
  if (status === 400 || status === 413 || status === 415 || status === 422) return InvalidRequestError
  return status >= 500 ? ServerError : ApiError
}

async function problemBody(response: Response): Promise<Record<string, unknown>> {
  try {
    const value: unknown = await response.json()
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    // A proxy's page of HTML, or a body cut short: the status alone has to do.
    return {}
  }
}

function parseFindings(value: unknown): Finding[] {
  return Array.isArray(value) ? (value as Finding[]) : []
}
