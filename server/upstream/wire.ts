import { type Client, type Dispatcher, errors } from 'undici'
import type { AnswerHeaders, BrokenKind, Exchange } from './exchange.ts'

export interface WireRequest {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  /** Names and values in turn. */
  headers: string[]
  body: string | Uint8Array | null
  /** From the first byte of the request to the last of the answer. */
  timeoutMs: number
  answerBytesMax: number
  /** Asked right before the first byte leaves, in the same tick. */
  mayStillSend?: () => boolean
  signal?: AbortSignal
}

/**
 * One request on one connection, at most once: what undici would send a second time is stopped before its first byte.
 * Never rejects.
 */
export function sendOnce(client: Client, request: WireRequest): Promise<Exchange> {
  return new Promise((resolve) => {
    const { method, path, headers, body } = request
    try {
      client.dispatch({ method, path, headers, body }, new Transfer(request, resolve))
    } catch {
      resolve({ as: 'notSent', kind: 'not-connected' })
    }
  })
}

/** The life of one request, as undici tells it: waiting for its connection, started, settled. */
class Transfer implements Dispatcher.DispatchHandler {
  readonly #request: WireRequest
  readonly #resolve: (exchange: Exchange) => void
  readonly #chunks: Buffer[] = []
  #state: 'waiting' | 'started' | 'settled' = 'waiting'
  #timer: NodeJS.Timeout | null = null
  #running: Dispatcher.DispatchController | null = null
  #startedAt = 0
  #bytes = 0
  #status: number | undefined
  #headers: AnswerHeaders = { contentType: '' }

  constructor(request: WireRequest, resolve: (exchange: Exchange) => void) {
    this.#request = request
    this.#resolve = resolve
    request.signal?.addEventListener('abort', this.#withdraw, { once: true })
    if (request.signal?.aborted) this.#withdraw()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#state === 'started') this.#breakOff('started-twice')
    else if (this.#state === 'waiting' && this.#request.mayStillSend?.() === false)
      this.#settle({ as: 'notSent', kind: 'window-missed' })
    if (this.#state === 'settled') {
      controller.abort(new Error('not to be sent'))
      return
    }
    this.#state = 'started'
    this.#running = controller
    this.#startedAt = performance.now()
    this.#timer = setTimeout(() => this.#breakOff('deadline'), this.#request.timeoutMs)
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    raw: Record<string, string | string[] | undefined>,
  ): void {
    if (statusCode < 200) return
    this.#status = statusCode
    this.#headers = pickHeaders(raw)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.byteLength
    if (this.#bytes > this.#request.answerBytesMax) this.#breakOff('too-large')
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const [first] = this.#chunks
    const bytes = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks)
    const elapsedMs = performance.now() - this.#startedAt
    this.#settle({ as: 'answered', status: this.#status ?? 0, headers: this.#headers, bytes, elapsedMs })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#state === 'started')
      this.#breakOff(error instanceof errors.HTTPParserError ? 'not-http' : 'reset')
    else this.#settle({ as: 'notSent', kind: 'not-connected' })
  }

  readonly #withdraw = (): void => {
    if (this.#state === 'started') this.#breakOff('withdrawn')
    else this.#settle({ as: 'notSent', kind: 'withdrawn' })
  }

  #breakOff(kind: BrokenKind): void {
    const contentType = this.#status === undefined ? undefined : this.#headers.contentType
    const elapsedMs = performance.now() - this.#startedAt
    this.#settle({ as: 'broken', kind, status: this.#status, contentType, bytes: this.#bytes, elapsedMs })
    this.#running?.abort(new Error(kind))
  }

  #settle(exchange: Exchange): void {
    if (this.#state === 'settled') return
    this.#state = 'settled'
    if (this.#timer) clearTimeout(this.#timer)
    this.#request.signal?.removeEventListener('abort', this.#withdraw)
    this.#resolve(exchange)
  }
}

function pickHeaders(raw: Record<string, string | string[] | undefined>): AnswerHeaders {
  const one = (name: string): string | undefined => {
    const value = raw[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  return {
    contentType: one('content-type') ?? '',
    contentEncoding: one('content-encoding'),
    retryAfter: one('retry-after'),
    date: one('date'),
    filingReference: one('filing-reference'),
  }
}
