import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where a virus scanner listens. */
export type ClamdAddress = { path: string } | { host: string; port: number }

/** @param text `unix:/path` or `tcp:host:port` @throws Error when it is neither */
export function clamdAddress(text: string): ClamdAddress {
  const path = /^unix:(\/.+)$/.exec(text)?.[1]
  if (path !== undefined) return { path }
  const [, host, port] = /^tcp:(.+):(\d+)$/.exec(text) ?? []
  if (host === undefined || port === undefined) throw new Error('clamd is named unix:/path or tcp:host:port')
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }
}

/** Longer than any sentence that clamd answers. */
const replyLengthMax = 4_096

/**
 * Has clamd scan bytes (its command INSTREAM).
 * @throws Error when it cannot be asked, does not answer in time, or could not scan: nothing is known of the bytes then
 */
export async function scan(
  address: ClamdAddress,
  bytes: AsyncIterable<Uint8Array>,
  limitMs: number,
): Promise<'clean' | 'infected'> {
  const socket = connect(address)
  const signal = AbortSignal.timeout(limitMs)
  try {
    const replied = readReply(socket, signal)
    // It answers before the end when the stream is longer than it takes; the reply says more than the broken pipe.
    const sent = pipeline(Readable.from(framed(bytes)), socket, { end: false, signal })
    const [reply] = await Promise.all([replied, sent.catch(() => {})])
    if (/^stream: OK$/.test(reply)) return 'clean'
    if (/^stream: .+ FOUND$/.test(reply)) return 'infected'
    throw new Error('clamd could not scan')
  } finally {
    socket.destroy()
  }
}

/** Pieces with their lengths before them, and an empty one at the end. */
async function* framed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0', 'latin1')
  for await (const piece of bytes) {
    if (piece.byteLength === 0) continue
    yield length(piece.byteLength)
    yield piece
  }
  yield length(0)
}

function length(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function readReply(socket: Socket, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = ''
    socket.on('data', (piece: Buffer) => {
      reply += piece.toString('latin1')
      const end = reply.indexOf('\0')
      if (end >= 0) resolve(reply.slice(0, end))
      else if (reply.length > replyLengthMax) reject(new Error('clamd answers without end'))
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('clamd closed without an answer')))
    signal.addEventListener('abort', () => reject(new Error('clamd did not answer in time')), { once: true })
  })
}
