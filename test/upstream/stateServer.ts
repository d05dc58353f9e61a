import { createServer, type Server, type Socket } from 'node:net'
import { defaultUpstream, type UpstreamConfig } from '../../server/config.ts'
import type { FilingRequest, Upstream } from '../../server/usecases/ports.ts'
import { makeUpstream } from '../../server/upstream/httpUpstream.ts'

/** A State made of bare sockets: it sees every byte and answers with any. */
export interface StateServer {
  url: string
  /** Whole requests received, as text. */
  requests: string[]
  connections: () => number
  close(): Promise<void>
}

export async function aState(
  answer: (socket: Socket, request: string, count: number) => void,
): Promise<StateServer> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    let text = ''
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      for (let end = endOfRequest(text); end > 0; end = endOfRequest(text)) {
        const request = text.slice(0, end)
        text = text.slice(end)
        requests.push(request)
        answer(socket, request, requests.length)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Where the first whole request ends, or 0. */
function endOfRequest(text: string): number {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return 0
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0)
  const end = head + 4 + length
  return text.length >= end ? end : 0
}

export interface RawAnswer {
  status?: number
  type?: string | null
  headers?: Record<string, string>
  body?: string | Buffer
  length?: number
}

/** An answer as bytes, right or wrong in any place. */
export function rawAnswer({
  status = 201,
  type = 'application/json',
  headers = {},
  body = '',
  length,
}: RawAnswer): Buffer {
  const bytes = Buffer.from(body)
  const lines = [
    `HTTP/1.1 ${status} Whatever`,
    ...(type === null ? [] : [`content-type: ${type}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${length ?? bytes.byteLength}`,
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes])
}

export const anId = 'dos_01930000-0000-7000-8000-000000000001'

export const aTaken = (reference = anId): string =>
  JSON.stringify({ reference, filingNumber: 'SIV-1', status: 'received', receivedAt: '2026-11-23T10:00:00Z' })

export function anUpstream(
  url: string,
  {
    connections = 1,
    mode = 'live',
    ...config
  }: Partial<UpstreamConfig> & { connections?: number; mode?: 'live' | 'test' } = {},
): Upstream {
  return makeUpstream({
    url,
    token: 'a-token-of-the-tests',
    config: { ...defaultUpstream, timeoutMs: 400, ...config },
    connections,
    mode,
  })
}

export const aFiling = (wanted: Partial<FilingRequest> = {}): FilingRequest => ({
  reference: anId,
  procedure: 'vn',
  channel: 'siv',
  establishment: 'H-1',
  data: Buffer.from(JSON.stringify({ vehicle: { vin: 'VF1TEST0000000001' } })),
  documents: [],
  mayStillSend: () => true,
  ...wanted,
})
