import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ValidationReport } from '../usecases/batchAnswers.ts'
import type { BodyFault } from '../usecases/ports.ts'
import { Problem, isProblemCode } from './problem.ts'

/** How much of a refused body is still read, so that the client gets to read the answer instead of a reset. */
const drainedBytesMax = 512 * 1024 * 1024

/** A streamed body: its bytes in order; whoever stops early leaves the connection standing. */
export interface Incoming {
  bytes: AsyncIterable<Uint8Array>
  /** Reads what nobody wants any more. */
  discard(): void
}

const bodyTooLarge = (bytesMax: number): Problem =>
  new Problem('body-too-large', `The body may hold ${bytesMax} bytes at most.`)

/** @throws Problem body-too-large when the client already says so, media-type-unsupported when there is no body at all */
export function incomingBody(
  request: FastifyRequest,
  bytesMax: number,
  tooLarge: (bytesMax: number) => Problem = bodyTooLarge,
): Incoming {
  const stream = request.body
  if (!(stream instanceof Readable)) {
    throw new Problem('media-type-unsupported', 'Send a body with its Content-Type.')
  }
  const discard = (): void => {
    let drained = 0
    stream.on('data', (bytes: Uint8Array) => {
      drained += bytes.byteLength
      if (drained > drainedBytesMax) stream.destroy()
    })
  }
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) {
    discard()
    throw tooLarge(bytesMax)
  }
  return { bytes: { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) }, discard }
}

export function faultProblem({ code, detail, findings }: BodyFault): Problem {
  return new Problem(
    isProblemCode(code) ? code : 'body-malformed',
    detail,
    findings.length > 0 ? { findings } : {},
  )
}

export const cutShort = (): Problem => new Problem('body-malformed', 'The body broke off; nothing was kept.')

/** A report may be long: it leaves in the pieces that it was made in. */
export const sendReport = (reply: FastifyReply, report: ValidationReport): FastifyReply =>
  reply
    .code(200)
    .type('application/json; charset=utf-8')
    .send(Readable.from(report.body, { objectMode: false }))
