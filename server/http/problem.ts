import type { Finding } from '../domain/finding.ts'

interface ProblemKind {
  status: number
  title: string
  /** The same request may succeed later without a change. */
  retryable: boolean
}

/** Every problem that the API answers with (RFC 9457), once. A code is never reused for another meaning. */
export const problemCatalogue = {
  'request-malformed': { status: 400, title: 'The request is not valid HTTP', retryable: false },
  'url-malformed': { status: 400, title: 'The address is not well encoded', retryable: false },
  'body-malformed': { status: 400, title: 'The body cannot be read', retryable: false },
  'body-invalid': { status: 400, title: 'The body does not have the expected shape', retryable: false },
  'envelope-invalid': { status: 400, title: 'The envelope of the batch is not valid', retryable: false },
  'json-depth': { status: 400, title: 'The JSON is nested too deeply', retryable: false },
  'json-duplicate-key': { status: 400, title: 'The JSON names a member twice', retryable: false },
  'json-backslash-key': { status: 400, title: 'The JSON names a member with a backslash', retryable: false },
  'json-surrogate': { status: 400, title: 'The JSON holds a lone surrogate', retryable: false },
  'query-invalid': { status: 400, title: 'The query string is not valid', retryable: false },
  'header-invalid': { status: 400, title: 'A header is not valid', retryable: false },
  'cursor-invalid': { status: 400, title: 'The cursor is not one of ours', retryable: false },
  'document-empty': { status: 400, title: 'The document holds no byte', retryable: false },
  'digest-mismatch': { status: 400, title: 'The bytes are not those announced', retryable: true },
  'key-missing': { status: 401, title: 'An API key is needed', retryable: false },
  'key-invalid': { status: 401, title: 'The API key is not valid', retryable: false },
  'key-wrong-mode': { status: 401, title: 'The API key belongs to the other world', retryable: false },
  'operator-key-invalid': { status: 401, title: 'The operator key is needed', retryable: false },
  'scope-missing': { status: 403, title: 'The API key lacks a scope', retryable: false },
  'not-found': { status: 404, title: 'There is no such thing', retryable: false },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here', retryable: false },
  'not-acceptable': { status: 406, title: 'No offered media type is acceptable', retryable: false },
  'request-timeout': { status: 408, title: 'The request took too long to arrive', retryable: true },
  'idempotency-key-running': {
    status: 409,
    title: 'The first request under this key still runs',
    retryable: true,
  },
  'batch-reference-taken': { status: 409, title: 'Another batch has this reference', retryable: false },
  'too-late': { status: 409, title: 'The dossier has gone too far for that', retryable: false },
  'not-retryable': { status: 409, title: 'The dossier has not failed', retryable: false },
  'not-awaited': { status: 409, title: 'The dossier asks nothing of you', retryable: false },
  'complement-not-possible': {
    status: 409,
    title: 'The State cannot be sent a complement from here',
    retryable: false,
  },
  'move-not-possible': { status: 409, title: 'The dossier cannot make that move', retryable: false },
  'document-checking': { status: 409, title: 'The document is still being checked', retryable: true },
  'document-not-usable': { status: 409, title: 'The document was refused', retryable: false },
  'changed-meanwhile': { status: 409, title: 'It was changed by somebody else', retryable: true },
  'body-too-large': { status: 413, title: 'The body is too large', retryable: false },
  'document-too-large': { status: 413, title: 'The document is too large', retryable: false },
  'batch-too-large': { status: 413, title: 'The batch holds too many items', retryable: false },
  'media-type-unsupported': { status: 415, title: 'The media type is not supported', retryable: false },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    retryable: false,
  },
  'batch-empty': { status: 422, title: 'The batch holds no item', retryable: false },
  'batch-refused': { status: 422, title: 'The batch holds invalid items', retryable: false },
  'item-rejected': { status: 422, title: 'The item is not valid', retryable: false },
  'documents-not-joinable': {
    status: 422,
    title: 'The documents cannot be joined into one',
    retryable: false,
  },
  'mode-mismatch': { status: 422, title: 'This gateway serves the other world', retryable: false },
  'headers-too-large': { status: 431, title: 'The headers are too large', retryable: false },
  internal: { status: 500, title: 'Something went wrong on our side', retryable: true },
  unavailable: { status: 503, title: 'The gateway cannot do this at the moment', retryable: true },
  'storage-full': { status: 507, title: 'The disk of the gateway is full', retryable: true },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problemCatalogue

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemCatalogue, code)

/** The body of an error answer, `application/problem+json`. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  code: ProblemCode
  detail?: string
  requestId: string
  retryable: boolean
  findings?: Finding[]
  [extension: string]: unknown
}

interface ProblemOptions {
  findings?: readonly Finding[]
  headers?: Readonly<Record<string, string>>
  /** Members beside the standard ones, such as the id of the batch that has the reference. */
  extra?: Readonly<Record<string, string | number>>
}

/** Thrown by routes and hooks; the error handler turns it into the answer. `detail` is English and holds no personal data. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly options: ProblemOptions
  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail)
    this.code = code
    this.options = options
  }
}

export function problemBody(problem: Problem, requestId: string): ProblemBody {
  const { status, title, retryable } = problemCatalogue[problem.code]
  const { findings, extra } = problem.options
  return {
    type: `urn:liasse:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    ...(problem.message === '' ? {} : { detail: problem.message }),
    requestId,
    retryable,
    ...extra,
    ...(findings === undefined ? {} : { findings: [...findings] }),
  }
}

/** One sentence for all: what is foreign and what does not exist must read the same, byte for byte. */
export const notFound = (): Problem => new Problem('not-found', 'No such thing, or it is not yours.')
