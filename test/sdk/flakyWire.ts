import { once } from 'node:events'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

export interface FlakyWire {
  url: string
  /** The next connections are cut: after so many bytes of the request, or as soon as an answer begins. */
  cutNext(...cuts: ({ afterBytes: number } | 'answer')[]): void
  /** Where it leads from now on. */
  leadTo(url: string): void
  connections(): number
  close(): void
}

/** A wire between a client and a gateway, which can be cut. */
export async function aFlakyWire(url: string): Promise<FlakyWire> {
  let target = new URL(url)
  let connections = 0
  const cuts: ({ afterBytes: number } | 'answer')[] = []
  const open = new Set<Socket>()
  const server = createServer((near) => {
    connections += 1
    const cut = cuts.shift()
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    let bytes = 0
    near.on('data', (piece) => {
      bytes += piece.length
      if (typeof cut === 'object' && bytes > cut.afterBytes) near.destroy()
      else far.write(piece)
    })
    far.on('data', (piece) => {
      if (cut === 'answer') near.destroy()
      else near.write(piece)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNext: (...next) => void cuts.push(...next),
    leadTo: (next) => void (target = new URL(next)),
    connections: () => connections,
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
