import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, problem } from './answer.ts'
import { control } from './control.ts'
import { deliver } from './deliver.ts'
import { deposit } from './deposit.ts'
import { lanes } from './lanes.ts'
import { readHealth, lookUp, readPaper, readStatus, readStatuses } from './reads.ts'
import { readBody, type Received, type Reply } from './received.ts'
import type { State } from './state.ts'
import { complement, documentBytesMax, listComplements, putDocument } from './uploads.ts'

/** The longest that a silent answer is kept open when the client does not leave. */
const silenceMsMax = 15 * 60_000

/** The State on HTTP: nothing leaves before the ledger holds what happened. */
export function makeServer(state: State): Server {
  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 60_000 }, (message, response) => {
    serve(state, message, response).catch((error: unknown) => {
      process.stderr.write(`the sandbox failed: ${error instanceof Error ? error.stack : String(error)}\n`)
      response.socket?.resetAndDestroy()
    })
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  return server
}

async function serve(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const received = await receive(state, message)
  if (received === null) return
  const reply = 'status' in received ? plain(received) : answer(state, received)
  const request = 'status' in received ? '' : received.request
  if (reply.deposit) followEnd(state, response, { request, reply })
  await state.synced()
  if (reply.latencyMs > 0) await sleep(reply.latencyMs)
  if (reply.manner === 'silence') message.socket.setTimeout(silenceMsMax, () => message.socket.destroy())
  deliver(response, reply)
}

/** Null: the client left before its request was whole, so that nothing happened. */
async function receive(state: State, message: IncomingMessage): Promise<Received | Answer | null> {
  const body = await readBody(message, documentBytesMax + 1).catch(() => undefined)
  if (body === undefined) return null
  if (body === null) return problem(413, 'too-large', 'The body is too large.')
  const url = URL.parse(message.url ?? '', 'http://sandbox')
  const path = url && decodePath(url.pathname)
  if (!url || !path) return problem(404, 'not-found', 'There is nothing here.')
  const header = (name: string): string | undefined => {
    const value = message.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  const { token } = state.options
  const isKnown =
    token === null ? header('authorization') !== undefined : header('authorization') === `Bearer ${token}`
  if (path[0] === 'v1' && !isKnown) return problem(401, 'unauthorized', 'A Bearer is needed.')
  return {
    request: state.newRequest(),
    method: message.method ?? '',
    path,
    query: url.searchParams,
    header,
    body,
  }
}

function decodePath(pathname: string): string[] | null {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return null
  }
}

const plain = (answered: Answer): Reply => ({ manner: 'plain', answer: answered, latencyMs: 0 })
const notHere = plain(problem(404, 'not-found', 'There is nothing here.'))
const notSo = plain(problem(405, 'method-not-allowed', 'Not with this method.'))

function answer(state: State, received: Received): Reply {
  const { path, method } = received
  if (path[0] === 'sandbox') return plain(control(state, received))
  if (path[0] !== 'v1') return notHere
  const [, first, second, third, fourth] = path
  if (first === 'documents' && second !== undefined && path.length === 3)
    return method === 'PUT' ? putDocument(state, received, second) : notSo
  if (first === 'health' && path.length === 2)
    return method === 'GET' ? readHealth(state, received, lanes) : notSo
  if (first !== 'filings' || path.length > 5) return notHere
  if (second === undefined)
    return method === 'POST' ? deposit(state, received) : method === 'GET' ? lookUp(state, received) : notSo
  if (second === 'statuses' && path.length === 3)
    return method === 'POST' ? readStatuses(state, received) : notSo
  return ofOneFiling(state, received, { number: second, what: third, kind: fourth })
}

function ofOneFiling(
  state: State,
  received: Received,
  { number, what, kind }: { number: string; what?: string; kind?: string },
): Reply {
  const { method } = received
  if (what === undefined) return method === 'GET' ? readStatus(state, received, number) : notSo
  if (what === 'documents' && kind !== undefined)
    return method === 'GET' ? readPaper(state, received, number, kind) : notSo
  if (what !== 'complements' || kind !== undefined) return notHere
  if (method === 'POST') return complement(state, received, number)
  return method === 'GET' ? listComplements(state, received, number) : notSo
}

/** A late filing becomes visible counted from the end of its POST, which only the connection knows. */
function followEnd(
  state: State,
  response: ServerResponse,
  { request, reply }: { request: string; reply: Reply },
): void {
  response.on('close', () => {
    const { reference, filingNumber, lateMs } = reply.deposit ?? {}
    const by = response.writableFinished
      ? 'answer'
      : reply.manner === 'reset' || reply.manner === 'half'
        ? 'sandbox'
        : 'client'
    state.record({
      kind: 'ended',
      request,
      by,
      reference,
      ...(filingNumber === undefined || lateMs === undefined
        ? {}
        : { filingNumber, visibleAtMs: state.nowMs() + lateMs }),
    })
    state.syncSoon()
  })
}
