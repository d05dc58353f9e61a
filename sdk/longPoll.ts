import { sleep } from './deadline.ts'
import { DeadlineError } from './errors/connectionErrors.ts'
import { isApiError, isRetryable } from './errors/guards.ts'
import { retryDelayMs } from './retryTiming.ts'
import type { Call, Transport } from './transport.ts'

export interface LongPoll<T> {
  path: string
  query?: Call['query']
  isDone: (value: T) => boolean
  onValue: (value: T) => void
  /** Null: for as long as it takes. */
  timeoutMs: number | null
  signal: AbortSignal | undefined
  /** It has been seen before: a gateway that cannot be reached is then restarting, rather than absent. */
  isKnown: boolean
  /** The least time between two readings, after so many of them. Default: 500 ms. */
  paceMs?: (reads: number) => number
}

const waitSeconds = 25
/** A batch changes many times a second while it is filed: nobody needs to hear of it more often than this. */
const paceMs = 500
/** How long the gateway may be away (a restart, a deployment) before waiting is given up. */
const outageMsMax = 120_000

/** Reads a resource again each time its ETag changes, with the gateway holding the answer back until it does. */
export async function longPoll<T>(transport: Transport, poll: LongPoll<T>): Promise<T> {
  const startedMs = performance.now()
  const leftMs = (): number =>
    poll.timeoutMs === null ? Infinity : poll.timeoutMs - (performance.now() - startedMs)
  const paceOf = poll.paceMs ?? (() => paceMs)
  const outage = { failures: 0, sinceMs: 0 }
  let { isKnown } = poll
  let etag: string | undefined
  for (let reads = 0; ; reads += 1) {
    const askedMs = performance.now()
    try {
      const answer = await readOnce<T>(transport, { ...poll, isKnown }, etag, leftMs())
      outage.failures = 0
      isKnown = true
      if (answer) {
        etag = answer.etag
        poll.onValue(answer.value)
        if (poll.isDone(answer.value)) return answer.value
      }
      await sleep(Math.min(leftMs(), Math.max(0, paceOf(reads) - (performance.now() - askedMs))), poll.signal)
    } catch (error) {
      if (!isKnown) throw error
      await sleep(Math.min(leftMs(), outageDelayMs(transport, error, outage)), poll.signal)
    }
    if (leftMs() <= 0) throw new DeadlineError('waiting', poll.timeoutMs ?? 0)
  }
}

async function readOnce<T>(
  transport: Transport,
  poll: LongPoll<T>,
  etag: string | undefined,
  leftMs: number,
): Promise<{ value: T; etag: string | undefined } | null> {
  const wait = Math.max(0, Math.min(waitSeconds, Math.floor(leftMs / 1000)))
  const headers = { 'if-none-match': etag, prefer: etag === undefined ? undefined : `wait=${wait}` }
  return await transport.request(
    { method: 'GET', path: poll.path, query: poll.query, headers },
    async (response) => {
      if (response.status === 304) return null
      return { value: (await response.json()) as T, etag: response.headers.get('etag') ?? undefined }
    },
    // Waiting is its own retry: it asks again and again at its own pace, and needs no budget for it.
    { signal: poll.signal, maxRetries: poll.isKnown ? 0 : undefined, timeoutMs: (waitSeconds + 20) * 1000 },
  )
}

function outageDelayMs(
  transport: Transport,
  error: unknown,
  outage: { failures: number; sinceMs: number },
): number {
  const nowMs = performance.now()
  if (outage.failures === 0) outage.sinceMs = nowMs
  const isTooLong = nowMs - outage.sinceMs > outageMsMax
  const retryAfterMs = isApiError(error) ? error.retryAfterMs : null
  const delayMs = retryDelayMs(outage.failures, retryAfterMs, Math.random())
  if (!isRetryable(error) || transport.maxRetries === 0 || isTooLong || delayMs === null) throw error
  outage.failures += 1
  return Math.max(paceMs / 5, delayMs)
}
