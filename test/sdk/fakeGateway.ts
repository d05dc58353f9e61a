import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Liasse, type LiasseOptions } from '@liasse/sdk'
import { onTestFinished } from 'vitest'

export interface Seen {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
  body: string
  /** False when the connection broke while the body came in. */
  isWhole: boolean
}

export type Answer = (seen: Seen, response: ServerResponse, request: IncomingMessage) => unknown

/**
 * A real HTTP server that misbehaves as told. It keeps accepted batches by their Idempotency-Key as the gateway does, so that a test can ask
 * whether anything was taken twice.
 */
export async function aGateway(options: Partial<LiasseOptions> = {}) {
  const seen: Seen[] = []
  const scripted: Answer[] = []
  const always = new Map<string, Answer>()
  const batches = new Map<
    string,
    { id: string; reference: string | null; lines: string[]; bodyHash: string }
  >()

  const acceptBatch: Answer = ({ body, query, headers }, response) => {
    const key = String(headers['idempotency-key'])
    const bodyHash = createHash('sha256').update(body).digest('hex')
    const known = batches.get(key)
    if (known && known.bodyHash !== bodyHash) return problem(response, 422, 'idempotency-key-reused')
    const batch = known ?? {
      id: `bat_${batches.size + 1}`,
      reference: query['reference'] ?? null,
      lines: body.split('\n').filter((line) => line.trim() !== ''),
      bodyHash,
    }
    batches.set(key, batch)
    response.setHeader('idempotency-replayed', String(known !== undefined))
    json(response, 202, acceptedBatch(batch.id, batch.reference, batch.lines.length))
  }

  const server = createServer((request, response) => {
    void (async () => {
      const entry = await readRequest(request)
      seen.push(entry)
      const answer =
        scripted.shift() ??
        always.get(`${entry.method} ${entry.path}`) ??
        (entry.path === '/v1/batches' ? acceptBatch : undefined)
      if (!entry.isWhole) return
      if (answer) await answer(entry, response, request)
      else problem(response, 404, 'not-found')
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    seen,
    batches,
    acceptBatch,
    server,
    liasse: new Liasse({ baseUrl: url, apiKey: 'lia_test_key', ...options }),
    /** The next requests get these answers, in this order. */
    next: (...answers: Answer[]) => scripted.push(...answers),
    always: (route: string, answer: Answer) => always.set(route, answer),
  }
}

async function readRequest(request: IncomingMessage): Promise<Seen> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const pieces: Buffer[] = []
  let isWhole = true
  try {
    for await (const piece of request) pieces.push(piece)
  } catch {
    isWhole = false
  }
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: Buffer.concat(pieces).toString(),
    isWhole,
  }
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

export function problem(
  response: ServerResponse,
  status: number,
  code: string,
  more: { headers?: Record<string, string>; members?: object } = {},
): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...more.headers }).end(
    JSON.stringify({
      status,
      code,
      title: code,
      detail: `It is ${code}.`,
      requestId: 'req_1',
      ...more.members,
    }),
  )
}

/** Answers with a problem. */
export const refuses =
  (status: number, code: string, more?: Parameters<typeof problem>[3]): Answer =>
  (_seen, response) =>
    problem(response, status, code, more)

/** Takes the request and then cuts the connection without an answer. */
export const cuts: Answer = (_seen, _response, request) => void request.socket.destroy()

/** Does the work and loses the answer. */
export const losesAnswerOf =
  (answer: Answer): Answer =>
  async (seen, response, request) => {
    await answer(
      seen,
      { setHeader() {}, writeHead: () => ({ end() {} }) } as unknown as ServerResponse,
      request,
    )
    response.destroy()
  }

export const noCounts = {
  rejected: 0,
  existing: 0,
  held: 0,
  queued: 0,
  filing: 0,
  uncertain: 0,
  filed: 0,
  inReview: 0,
  actionRequired: 0,
  completed: 0,
  refused: 0,
  cancelled: 0,
  expired: 0,
  failed: 0,
}

export function acceptedBatch(id: string, reference: string | null, total: number) {
  return {
    id,
    reference,
    state: 'processing',
    total,
    counts: { ...noCounts, queued: total },
    rejected: [],
    existing: [],
  }
}

export const anItem = (n: number) => ({
  reference: `R-${n}`,
  procedure: 'vn',
  vehicle: { vin: 'VF1TEST0000000001' },
})
export const items = (count: number) => Array.from({ length: count }, (_, n) => anItem(n + 1))
