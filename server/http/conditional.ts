import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../usecases/ports.ts'
import { type Following, goneSignal } from './changes.ts'
import { notFound } from './problem.ts'

/** Weak: the pace and the ETA in an answer move without its version. */
export const etagOf = (id: string, version: number): string => `W/"${id}.${version}"`

/** Seconds that `Prefer: wait=N` asks for, at most `secondsMax`; null when it asks for nothing or for nonsense. */
export function preferredWait(request: FastifyRequest, secondsMax: number): number | null {
  const [, seconds] =
    /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?(?=$|[,;\s])/i.exec(String(request.headers.prefer ?? '')) ?? []
  return seconds === undefined ? null : Math.min(Number(seconds), secondsMax)
}

/** The weak comparison of RFC 9110: `W/` makes no difference. */
export function matchesEtag(request: FastifyRequest, etag: string): boolean {
  const header = request.headers['if-none-match']
  if (header === undefined) return false
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag))
}

interface ConditionalRead<T> {
  request: FastifyRequest
  reply: FastifyReply
  clock: Clock
  waitSecondsMax: number
  draining: AbortSignal
  follow: () => Following
  read: () => Promise<T | null>
  etag: (view: T) => string
}

/**
 * Answers with what `read` finds, or with null for 304. With If-None-Match and `Prefer: wait=N` it waits until the ETag changes.
 * @throws Problem not-found
 */
export async function readConditionally<T>(options: ConditionalRead<T>): Promise<T | null> {
  const { request, reply, clock, read, etag, draining } = options
  const seconds = preferredWait(request, options.waitSecondsMax)
  const isConditional = request.headers['if-none-match'] !== undefined
  if (seconds !== null) void reply.header('preference-applied', `wait=${isConditional ? seconds : 0}`)
  const until = clock.mono() + (isConditional ? (seconds ?? 0) * 1_000 : 0)
  const gone = goneSignal(reply)
  const following = options.follow()
  try {
    for (;;) {
      const view = await read()
      if (view === null) throw notFound()
      void reply.header('etag', etag(view))
      if (!matchesEtag(request, etag(view))) return view
      const restMs = until - clock.mono()
      if (restMs <= 0 || draining.aborted || gone.aborted) return null
      await following.next(restMs, gone)
    }
  } finally {
    following.close()
  }
}
