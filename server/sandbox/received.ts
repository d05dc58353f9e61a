import type { IncomingMessage } from 'node:http'
import type { Departure } from './mangle.ts'

/** A whole request, on its way to whoever answers it. */
export interface Received {
  request: string
  method: string
  /** Path segments, decoded. */
  path: string[]
  query: URLSearchParams
  header(name: string): string | undefined
  body: Buffer
}

/** What leaves, when, and what becomes of the filing once the connection is over. */
export interface Reply extends Departure {
  latencyMs: number
  /** Only for deposits: the ledger then has a line for the end of the connection. */
  deposit?: { reference: string; filingNumber?: string; lateMs?: number }
}

/** Null: the body is larger than `bytesMax`. Rejects when the client leaves before the body is whole. */
export function readBody(message: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= bytesMax) chunks.push(chunk)
    })
    message.on('end', () => resolve(bytes > bytesMax ? null : joined(chunks)))
    message.on('error', reject)
    message.on('close', () => {
      if (!message.complete) reject(new Error('the client left'))
    })
  })
}

const joined = ([first = Buffer.alloc(0), ...rest]: Buffer[]): Buffer =>
  rest.length === 0 ? first : Buffer.concat([first, ...rest])
