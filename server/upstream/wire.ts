import { type Client, type Dispatcher, errors } from 'undici'
import type { AnswerHeaders, BrokenKind, Exchange } from './exchange.ts'

export interface WireRequest {
  method: 'GET' | 'POST'
  path: string
  /** Names and values in turn. */
  headers: string[]
  body: string | null
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
    const transfer = startTransfer(request, resolve)
    try {
      client.dispatch(
        { method: request.method, path: request.path, headers: request.headers, body: request.body },
        transfer,
      )
    } catch {
      resolve({ as: 'notSent', kind: 'not-connected' })
    }
  })
}

function startTransfer(
  request: WireRequest,
  resolve: (exchange: Exchange) => void,
): Dispatcher.DispatchHandler {
  let state: 'waiting' | 'started' | 'settled' = 'waiting'
  let timer: NodeJS.Timeout | null = null
  let running: Dispatcher.DispatchController | null = null
  let startedAt = 0
  let status: number | undefined
  let headers: AnswerHeaders = { contentType: '' }
  const chunks: Buffer[] = []
  let bytes = 0

  const settle = (exchange: Exchange): void => {
    if (state === 'settled') return
    state = 'settled'
    if (timer) clearTimeout(timer)
    request.signal?.removeEventListener('abort', withdraw)
    resolve(exchange)
  }
  const elapsedMs = (): number => performance.now() - startedAt
  const breakOff = (kind: BrokenKind): void => {
    const contentType = status === undefined ? undefined : headers.contentType
    settle({ as: 'broken', kind, status, contentType, bytes, elapsedMs: elapsedMs() })
    running?.abort(new Error(kind))
  }
  const withdraw = (): void => {
    if (state === 'started') breakOff('withdrawn')
    else settle({ as: 'notSent', kind: 'withdrawn' })
  }
  request.signal?.addEventListener('abort', withdraw, { once: true })
  if (request.signal?.aborted) withdraw()

  return {
    onRequestStart: (controller) => {
      if (state === 'started') breakOff('started-twice')
      else if (state === 'waiting' && request.mayStillSend?.() === false)
        settle({ as: 'notSent', kind: 'window-missed' })
      if (state === 'settled') {
        controller.abort(new Error('not to be sent'))
        return
      }
      state = 'started'
      running = controller
      startedAt = performance.now()
      timer = setTimeout(() => breakOff('deadline'), request.timeoutMs)
    },
    onResponseStart: (_controller, statusCode, raw) => {
      if (statusCode < 200) return
      status = statusCode
      headers = pickHeaders(raw)
    },
    onResponseData: (_controller, chunk) => {
      bytes += chunk.byteLength
      if (bytes > request.answerBytesMax) breakOff('too-large')
      else chunks.push(chunk)
    },
    onResponseEnd: () => {
      const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      settle({ as: 'answered', status: status ?? 0, headers, bytes: whole, elapsedMs: elapsedMs() })
    },
    onResponseError: (_controller, error) => {
      if (state === 'started') breakOff(error instanceof errors.HTTPParserError ? 'not-http' : 'reset')
      else settle({ as: 'notSent', kind: 'not-connected' })
    },
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
