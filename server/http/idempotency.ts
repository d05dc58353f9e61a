import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IdempotencyClaim, IdempotencyState, Store, StoredAnswer } from '../usecases/ports.ts'
import { Problem } from './problem.ts'

/** What a write answers with, before it becomes text. */
export interface Answer {
  status: number
  body: object
  headers?: Record<string, string>
}

/** Method, path and query, hashed: the same key for another address is another request. */
export const requestHash = (request: FastifyRequest): string =>
  createHash('sha256').update(`${request.method} ${request.url}`).digest('base64url')

/**
 * The Idempotency-Key of a request as a claim, or null when it sends none.
 * @throws Problem header-invalid for a key that is empty, too long, or not visible ASCII
 */
export function idempotencyClaimOf(request: FastifyRequest): IdempotencyClaim | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Problem('header-invalid', 'Idempotency-Key holds 1 to 255 visible ASCII signs.')
  }
  return { tenant: request.caller.tenant, key, request: requestHash(request) }
}

/** Runs a write once per Idempotency-Key. Only 2xx is remembered: a refused write may be sent again, corrected. */
export async function once(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  run: () => Promise<Answer>,
): Promise<FastifyReply> {
  const claim = idempotencyClaimOf(request)
  if (claim === null) return sendStored(reply, stored(await run()))
  const known = knownAnswer(await store.claimIdempotency(claim), claim, request.bodyHash)
  if (known) return sendStored(reply.header('idempotency-replayed', 'true'), known)
  try {
    const answer = stored(await run())
    await store.rememberAnswer({ ...claim, bodyHash: request.bodyHash, answer })
    return sendStored(reply, answer)
  } catch (error) {
    await store.releaseIdempotency(claim)
    throw error
  }
}

function knownAnswer(
  state: IdempotencyState,
  claim: IdempotencyClaim,
  bodyHash: string,
): StoredAnswer | null {
  if (state.as === 'new') return null
  if (state.as === 'running') throw keyRunning()
  if (state.request === claim.request && state.bodyHash === bodyHash) return state.answer
  throw keyReused()
}

export const keyRunning = (): Problem =>
  new Problem('idempotency-key-running', 'The first request under this key has not ended yet.', {
    headers: { 'retry-after': '1' },
  })

export const keyReused = (): Problem =>
  new Problem('idempotency-key-reused', 'This key was used for another request. Use a new key.')

const stored = ({ status, body, headers = {} }: Answer): StoredAnswer => ({
  status,
  headers,
  body: JSON.stringify(body),
})

/** Sends the exact text, so that a replay is the first answer byte for byte. */
export function sendStored(reply: FastifyReply, { status, headers, body }: StoredAnswer): FastifyReply {
  return reply.code(status).headers(headers).type('application/json; charset=utf-8').send(body)
}
