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
export async function readBody(message: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= bytesMax) chunks.push(chunk)
  }
  return bytes > bytesMax ? null : Buffer.concat(chunks)
}
