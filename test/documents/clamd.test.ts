import { createServer, type Server, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { clamdAddress, scan } from '../../server/documents/clamd.ts'
import { DoctorAway } from '../../server/usecases/ports.ts'
import { codesOf, openDoctor, standIn } from './doctorHarness.ts'

interface FakeClamd {
  address: string
  /** What came in each stream, without its framing. */
  streams: Buffer[]
}

/** Reads one INSTREAM command and answers what `reply` says of it. */
async function startClamd(
  reply: (stream: Buffer) => string | null,
  listenOn: (server: Server) => Promise<string> = onPort,
): Promise<FakeClamd> {
  const streams: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let heard = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (piece) => {
      heard = Buffer.concat([heard, piece])
      const stream = wholeStream(heard)
      if (stream === null) return
      streams.push(stream)
      const said = reply(stream)
      if (said !== null) socket.end(`${said}\0`)
    })
  })
  const address = await listenOn(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { address, streams }
}

const onPort = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      resolve(typeof at === 'object' && at !== null ? `tcp:127.0.0.1:${at.port}` : '')
    })
  })

function onPath(server: Server): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-clamd-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const path = join(dir, 'clamd.ctl')
  return new Promise((resolve) => server.listen(path, () => resolve(`unix:${path}`)))
}

/** Null until the empty piece that ends it. */
function wholeStream(heard: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (heard.toString('latin1', 0, command.length) !== command) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

const clean = (): string => 'stream: OK'
const found = (): string => 'stream: Test-Signature FOUND'
const tooLong = (): string => 'INSTREAM size limit exceeded. ERROR'

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Promise.resolve(Buffer.from(text))
}

test('a scanner that finds nothing lets a paper be judged, and has seen all of it', async () => {
  const { address, streams } = await startClamd(clean)
  const { judge } = openDoctor({ entry: standIn, clamd: address })

  const verdict = await judge('clean paper')

  expect(verdict.filed).not.toBeNull()
  expect(streams.map(String)).toEqual(['clean paper'])
})

test('a paper that the scanner finds infected is refused before anything reads it', async () => {
  const { address } = await startClamd(found, onPath)
  const { judge } = openDoctor({ entry: standIn, clamd: address })

  const verdict = await judge('clean paper')

  expect(codesOf(verdict)).toEqual(['document-infected'])
  expect(verdict.filed).toBeNull()
})

test('no paper is judged while the scanner is away', async () => {
  const { judge } = openDoctor({ entry: standIn, clamd: 'unix:/nowhere/clamd.ctl' })

  await expect(judge('clean paper')).rejects.toThrow(DoctorAway)
})

test('no paper is judged when the scanner says that it could not scan', async () => {
  const { address } = await startClamd(tooLong)
  const { judge } = openDoctor({ entry: standIn, clamd: address })

  await expect(judge('clean paper')).rejects.toThrow(DoctorAway)
})

test('a scanner that never answers is given up', async () => {
  const { address } = await startClamd(() => null)

  await expect(scan(clamdAddress(address), pieces('paper'), 200)).rejects.toThrow()
})

test('pieces of a paper are scanned as one, empty ones left out', async () => {
  const { address, streams } = await startClamd(clean)

  await scan(clamdAddress(address), pieces('rec', '', 'to'), 5_000)

  expect(streams.map(String)).toEqual(['recto'])
})

test('a scanner is named by its path or by its host and port', () => {
  expect(clamdAddress('unix:/run/clamd.ctl')).toEqual({ path: '/run/clamd.ctl' })
  expect(clamdAddress('tcp:scanner.example.org:3310')).toEqual({ host: 'scanner.example.org', port: 3310 })
  expect(clamdAddress('tcp:[::1]:3310')).toEqual({ host: '::1', port: 3310 })
  expect(() => clamdAddress('scanner.example.org')).toThrow()
})
