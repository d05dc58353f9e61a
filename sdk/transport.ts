import { Deadline, sleep } from './deadline.ts'
import { ApiError } from './errors/apiError.ts'
import { ConnectionError } from './errors/connectionErrors.ts'
import { isApiError, isRetryable } from './errors/guards.ts'
import { errorOf } from './errors/problemResponse.ts'
import { RetryBudget, defaultRetryShape, retryDelayMs } from './retryTiming.ts'
import type { CallOptions } from './types.ts'
import { version } from './version.ts'

export interface TransportOptions {
  baseUrl: string
  apiKey: string
  fetch: typeof globalThis.fetch
  timeoutMs: number
  maxRetries: number
}

export interface Call {
  method: 'GET' | 'POST'
  path: string
  query?: Readonly<Record<string, string | number | undefined>>
  headers?: Readonly<Record<string, string | undefined>>
  /** Sent as JSON. */
  json?: unknown
  /** Made anew for each attempt; `alive` is to be called whenever bytes have moved. */
  stream?: { mediaType: string; open: (alive: () => void) => ReadableStream<Uint8Array> }
  /** Sent as they are. */
  bytes?: { mediaType: string; bytes: Uint8Array<ArrayBuffer> }
  idempotencyKey?: string
  /** After a failed attempt: what is to be thrown when this cannot be sent again. */
  unrepeatable?: (error: unknown) => Error | null
}

/** An answer whose body is still to be read. */
export interface Opened {
  response: Response
  deadline: Deadline
}

/** How long a write under the same key may still be running on the gateway before we stop asking for its answer. */
const runningMsMax = 600_000

/** One request to the gateway: headers, time-outs, retries, errors. */
export class Transport {
  readonly #options: TransportOptions
  readonly #budget: RetryBudget

  constructor(options: TransportOptions) {
    this.#options = options
    this.#budget = new RetryBudget(performance.now())
  }

  get maxRetries(): number {
    return this.#options.maxRetries
  }

  /** Calls and reads the answer with `read`; an answer that breaks off while it is read is asked for again. */
  async request<T>(
    call: Call,
    read: (response: Response) => Promise<T>,
    options: CallOptions = {},
  ): Promise<T> {
    return await this.#withRetries(call, options, async () => {
      const { response, deadline } = await this.#attempt(call, options)
      try {
        return await read(response)
      } catch (error) {
        throw asFailure(error, deadline)
      } finally {
        deadline.end()
      }
    })
  }

  /** Calls and hands over the answer as soon as its head is there. The caller ends the deadline. */
  async open(call: Call, options: CallOptions = {}): Promise<Opened> {
    return await this.#withRetries(call, options, async () => await this.#attempt(call, options))
  }

  async json<T>(call: Call, options: CallOptions = {}): Promise<T> {
    return await this.request(call, async (response) => (await response.json()) as T, options)
  }

  async #withRetries<T>(call: Call, options: CallOptions, attempt: () => Promise<T>): Promise<T> {
    const retriesMax = options.maxRetries ?? this.#options.maxRetries
    const runningUntilMs = performance.now() + runningMsMax
    this.#budget.earn()
    for (let retry = 0; ;) {
      try {
        return await attempt()
      } catch (error) {
        const final = options.signal?.aborted ? null : (call.unrepeatable?.(error) ?? null)
        if (final) throw final
        const isRunning = isApiError(error) && error.code === 'idempotency-key-running'
        const delayMs = isRunning
          ? this.#runningDelayMs(error, retriesMax, runningUntilMs)
          : this.#retryDelayMs(error, retry, retriesMax)
        if (delayMs === null || options.signal?.aborted) throw error
        if (!isRunning) retry += 1
        await sleep(delayMs, options.signal)
      }
    }
  }

  #retryDelayMs(error: unknown, retry: number, retriesMax: number): number | null {
    if (retry >= retriesMax || !isRetryable(error)) return null
    const retryAfterMs = isApiError(error) ? error.retryAfterMs : null
    const delayMs = retryDelayMs(retry, retryAfterMs, Math.random())
    return delayMs !== null && this.#budget.spend(performance.now()) ? delayMs : null
  }

  /** Our own first attempt is still at work there: asking again is no retry of it, it fetches its answer. */
  #runningDelayMs(error: ApiError, retriesMax: number, untilMs: number): number | null {
    if (retriesMax === 0 || performance.now() >= untilMs) return null
    const delayMs = error.retryAfterMs ?? 1_000
    return delayMs > defaultRetryShape.retryAfterMsMax ? null : Math.max(delayMs, 100)
  }

  async #attempt(call: Call, options: CallOptions): Promise<Opened> {
    const url = urlOf(this.#options.baseUrl, call)
    const timeoutMs = options.timeoutMs ?? this.#options.timeoutMs
    const deadline = new Deadline(`${call.method} ${call.path}`, timeoutMs, options.signal)
    try {
      const response = await this.#options.fetch(url, {
        method: call.method,
        headers: this.#headersOf(call),
        signal: deadline.signal,
        // A redirect would carry the key elsewhere, and a streamed body cannot be sent twice.
        redirect: 'manual',
        ...bodyOf(call, () => deadline.alive()),
      })
      deadline.alive()
      if (!response.ok && response.status !== 304) throw await errorOf(response, Date.now())
      return { response, deadline }
    } catch (error) {
      deadline.end()
      throw asFailure(error, deadline)
    }
  }

  #headersOf(call: Call): Headers {
    const headers = new Headers({
      accept: 'application/json, application/problem+json',
      authorization: `Bearer ${this.#options.apiKey}`,
      'user-agent': `liasse-sdk/${version}`,
    })
    if (call.json !== undefined) headers.set('content-type', 'application/json')
    if (call.stream) headers.set('content-type', call.stream.mediaType)
    if (call.bytes) headers.set('content-type', call.bytes.mediaType)
    if (call.idempotencyKey !== undefined) headers.set('idempotency-key', call.idempotencyKey)
    for (const [name, value] of Object.entries(call.headers ?? {})) {
      if (value !== undefined) headers.set(name, value)
    }
    return headers
  }
}

function bodyOf(
  call: Call,
  alive: () => void,
): { body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>; duplex?: 'half' } {
  if (call.stream) return { body: call.stream.open(alive), duplex: 'half' }
  if (call.bytes) return { body: call.bytes.bytes }
  return call.json === undefined ? {} : { body: JSON.stringify(call.json) }
}

function urlOf(baseUrl: string, call: Call): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) query.set(name, String(value))
  }
  const text = query.toString()
  return `${baseUrl}${call.path}${text === '' ? '' : `?${text}`}`
}

/** What a failed attempt is told as: the caller's own reason, a passed deadline, the gateway's problem, or a broken connection. */
export function asFailure(error: unknown, deadline: Deadline): unknown {
  if (deadline.reason !== undefined) return deadline.reason
  if (isApiError(error)) return error
  return new ConnectionError('the connection to the gateway failed or broke off', error)
}

/** @throws TypeError when an id could not be an id: it would change the path. */
export function pathId(id: string): string {
  if (id === '' || id === '.' || id === '..') throw new TypeError('an id is expected')
  return encodeURIComponent(id)
}
