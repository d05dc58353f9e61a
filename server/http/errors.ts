import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../usecases/log.ts'
import { type Ids, StoreError } from '../usecases/ports.ts'
import { Problem, type ProblemCode, notFound, problemBody, problemCatalogue } from './problem.ts'
import { SchemaError } from './validators.ts'

const retryAfterSeconds = 5

/** Answers with a problem, whatever was thrown. An error that nobody expected keeps its words to itself. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const problem = toProblem(error)
  const { status } = problemCatalogue[problem.code]
  if (problem.code === 'internal') {
    const route = request.routeOptions.url ?? 'none'
    log.error({ requestId: request.id, route, err: error }, 'a request failed for a reason of ours')
  }
  if (status === 503 || status === 507) void reply.header('retry-after', String(retryAfterSeconds))
  void reply
    .code(status)
    .headers({ 'x-request-id': request.id, ...problem.options.headers })
    .type('application/problem+json')
    // Bytes, because Fastify would add a charset to text, which this media type does not have.
    .send(Buffer.from(JSON.stringify(problemBody(problem, request.id))))
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof SchemaError) return fromSchema(error)
  if (error instanceof StoreError) return fromStore(error)
  // The store's own class: adapters are not known here, but by name.
  if (error instanceof Error && error.name === 'BadCursor') {
    return new Problem('cursor-invalid', 'Send `after` as it came in `next` of the same list.')
  }
  if (isFastifyError(error)) return fromFastify(error)
  return new Problem('internal', '')
}

const isFastifyError = (error: unknown): error is FastifyError =>
  error instanceof Error && ('statusCode' in error || 'code' in error)

function fromStore({ code }: StoreError): Problem {
  if (code === 'full') return new Problem('storage-full', 'Nothing was kept. Try again later.')
  return new Problem('unavailable', 'The store does not answer. Nothing was kept; try again later.')
}

const fastifyCodes: Readonly<Record<string, [ProblemCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'The body is larger than this route takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'media-type-unsupported',
    'Send application/json; batches may be application/x-ndjson.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['body-malformed', 'The body is not as long as Content-Length says.'],
  FST_ERR_BAD_URL: ['url-malformed', 'The address holds a bad percent-encoding.'],
  FST_ERR_NOT_FOUND: ['not-found', notFound().message],
  // No id of ours is that long.
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', notFound().message],
}

function fromFastify(error: FastifyError): Problem {
  const known = fastifyCodes[error.code]
  if (known) return new Problem(...known)
  // A body that breaks off: the connection is gone, and nobody will read the answer.
  if (error.statusCode === 400 || error.code === 'ECONNRESET') {
    return new Problem('body-malformed', 'The body broke off.')
  }
  return new Problem('internal', '')
}

function fromSchema({ faults, findings, validationContext }: SchemaError): Problem {
  const sentences = faults.map(({ pointer, sentence }) => `${pointer === '' ? 'it' : pointer} ${sentence}`)
  const detail = `${sentences.join('; ')}.`
  return validationContext === 'querystring'
    ? new Problem('query-invalid', detail)
    : new Problem('body-invalid', detail, { findings })
}

/** Requests that Node's parser refuses never become a request of ours: the problem is written to the bare socket. */
export function answerBrokenRequest(ids: Ids): (error: Error & { code?: string }, socket: Socket) => void {
  const codes: Readonly<Record<string, ProblemCode>> = {
    HPE_HEADER_OVERFLOW: 'headers-too-large',
    ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  }
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const code = codes[error.code ?? ''] ?? 'request-malformed'
    const id = ids('req')
    const body = JSON.stringify(problemBody(new Problem(code, ''), id))
    const { status } = problemCatalogue[code]
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\nContent-Type: application/problem+json\r\n` +
        `X-Request-Id: ${id}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    )
  }
}
