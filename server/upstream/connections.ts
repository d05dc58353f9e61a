import { Client } from 'undici'
import type { Exchange } from './exchange.ts'
import { sendOnce, type WireRequest } from './wire.ts'

const connectMs = 5_000
const headerBytesMax = 16 * 1024

export interface Connections {
  /**
   * Runs one request on a connection of its own. `sort` says what the exchange means and whether the connection may
   * be used again: one that carried an answer we did not understand, or somebody else's, is destroyed (F6).
   */
  run<T>(request: WireRequest, sort: (exchange: Exchange) => { answer: T; trusted: boolean }): Promise<T>
  close(): Promise<void>
}

/**
 * A handful of connections to one origin, each with at most one request at a time. undici's own Pool would do the
 * same, but does not say which connection an answer came by, and that is what has to be destroyed.
 */
export function makeConnections(origin: string, connectionsMax: number): Connections {
  const idle: Client[] = []
  const busy = new Set<Client>()
  const waiting: (() => void)[] = []
  let closed = false

  const isFree = (): boolean => closed || idle.length > 0 || busy.size < connectionsMax
  const take = (): Client | null => {
    if (closed) return null
    const client = idle.pop() ?? openClient(origin)
    busy.add(client)
    return client
  }
  const giveBack = (client: Client, trusted: boolean): void => {
    busy.delete(client)
    if (trusted && !closed) idle.push(client)
    else abandon(client)
    waiting.shift()?.()
  }

  return {
    run: async (request, sort) => {
      while (!isFree()) await new Promise<void>((resolve) => waiting.push(resolve))
      const client = take()
      if (client === null) return sort({ as: 'notSent', kind: 'closed' }).answer
      const exchange = await sendOnce(client, request)
      const { answer, trusted } = sort(exchange)
      giveBack(client, trusted && exchange.as === 'answered')
      return answer
    },
    close: async () => {
      closed = true
      for (const resolve of waiting.splice(0)) resolve()
      await Promise.all([...idle.splice(0), ...busy].map((client) => client.destroy()))
    },
  }
}

function openClient(origin: string): Client {
  return new Client(origin, {
    pipelining: 1,
    allowH2: false,
    connect: { timeout: connectMs },
    maxHeaderSize: headerBytesMax,
    // The whole exchange has one deadline of its own, which no dripping byte prolongs.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}

/** Nobody waits for a connection that is not trusted any more, and its errors tell nothing new. */
function abandon(client: Client): void {
  client.destroy().catch(() => {})
}
