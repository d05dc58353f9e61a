import type { Finding } from '../types.ts'

export interface Problem {
  status: number
  /** The gateway's stable code, `unknown` when the answer was not the gateway's own. */
  code: string
  detail: string
  requestId: string | null
  retryable: boolean
  retryAfterMs: number | null
  findings: Finding[]
  /** The whole problem document, for members that this version does not know. */
  body: Readonly<Record<string, unknown>>
}

/**
 * The gateway answered, and not as hoped. Give `requestId` to whoever runs the gateway: its log knows it.
 *
 * @example
 * try { await liasse.dossiers.create(item) }
 * catch (error) { if (isApiError(error)) console.error(error.code, error.requestId) }
 */
export class ApiError extends Error {
  override readonly name: string = 'ApiError'
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  readonly retryable: boolean
  readonly retryAfterMs: number | null
  readonly findings: readonly Finding[]
  readonly body: Readonly<Record<string, unknown>>

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`)
    this.status = problem.status
    this.code = problem.code
    this.requestId = problem.requestId
    this.retryable = problem.retryable
    this.retryAfterMs = problem.retryAfterMs
    this.findings = problem.findings
    this.body = problem.body
  }
}

/** 401 or 403: the key is missing, wrong, of the other world, or lacks a scope. */
export class AuthenticationError extends ApiError {
  override readonly name = 'AuthenticationError'
}

/** 404: not there, or not yours. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError'
}

/** 409: what is there already, or its state, does not allow this. */
export class ConflictError extends ApiError {
  override readonly name = 'ConflictError'
}

/** 400, 413, 415 or 422: what was sent; `findings` says what is wrong in it. */
export class InvalidRequestError extends ApiError {
  override readonly name = 'InvalidRequestError'
}

/** 429: too much at once; `retryAfterMs` says when to come back. */
export class RateLimitError extends ApiError {
  override readonly name = 'RateLimitError'
}

/** 5xx: the gateway, or something before it, is unwell. */
export class ServerError extends ApiError {
  override readonly name = 'ServerError'
}
