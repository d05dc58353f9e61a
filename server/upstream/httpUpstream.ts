import type { UpstreamConfig } from '../config.ts'
import type { Lane } from '../domain/lane.ts'
import type {
  DocumentUpload,
  FilingRequest,
  LookUpAnswer,
  StateFiling,
  StatePaper,
  StatusesAnswer,
  Upstream,
} from '../usecases/ports.ts'
import { type Connections, makeConnections } from './connections.ts'
import { isObject } from './filings.ts'
import { type Expectation, readObject, sortFiling } from './sort.ts'
import { sortLookUp, sortPaper, sortStatus, sortStatuses } from './sortReads.ts'
import { sortUpload } from './sortUpload.ts'
import type { WireRequest } from './wire.ts'

export interface UpstreamOptions {
  url: string
  token: string | null
  config: UpstreamConfig
  /** How many filings may be on their way at once, in all or lane by lane. */
  connections: Record<Lane, number> | number
  mode: 'live' | 'test'
}

const megabyte = 1024 * 1024
const filingBytesMax = megabyte
const paperBytesMax = 25 * megabyte
/** Reads have connections of their own: look-ups that hang never keep a filing waiting. */
const readConnectionsMax = 24
const oneByOneAtOnce = 4

/** The State over HTTP, as upstream.md has it. */
export function makeUpstream(options: UpstreamOptions): Upstream {
  const { origin, prefix } = splitUrl(options.url)
  const filings = makeConnections(origin, sum(options.connections))
  const reads = makeConnections(origin, readConnectionsMax)
  // Each lane bounds its own uploads, and none of them takes a filing's connection.
  const uploads = makeConnections(origin, Number.POSITIVE_INFINITY)
  const request = makeRequests(options, prefix)
  const expect = (reference: string): Expectation => ({
    reference,
    echoesReference: options.config.echoesReference,
    nowWall: Date.now(),
  })
  const reading = { reads, request, expect, bulk: options.config.bulkStatuses }
  return {
    file: (filing) =>
      filings.run(request.filing(filing), (exchange) => {
        const answer = sortFiling(exchange, expect(filing.reference))
        return { answer, trusted: answer.as !== 'unknown' }
      }),
    lookUp: (reference, signal) =>
      reads.run<LookUpAnswer>(
        request.read(`/v1/filings?reference=${encodeURIComponent(reference)}`, { signal }),
        (exchange) => trustUnlessNoEvidence(sortLookUp(exchange, expect(reference))),
      ),
    statuses: (numbers, signal) => readStatuses(reading, numbers, signal),
    paper: (number, kind, signal) => {
      const path = `/v1/filings/${encodeURIComponent(number)}/documents/${encodeURIComponent(kind)}`
      const wanted = request.read(path, { signal, answerBytesMax: paperBytesMax, accept: 'application/pdf' })
      return reads.run<StatePaper | null>(wanted, (exchange) => ({
        answer: sortPaper(exchange),
        trusted: true,
      }))
    },
    health: (signal) =>
      reads.run(request.read('/v1/health', { signal }), (exchange) => {
        const read = exchange.as === 'answered' ? readObject(exchange) : null
        const categories = read?.as === 'object' ? read.value['categories'] : undefined
        if (!isObject(categories)) return { answer: null, trusted: true }
        const words = Object.entries(categories).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        )
        return { answer: Object.fromEntries(words), trusted: true }
      }),
    putDocument: (upload) =>
      uploads.run(request.upload(upload), (exchange) => {
        const answer = sortUpload(exchange, upload.sha256, Date.now())
        return { answer, trusted: answer.as !== 'unknown' }
      }),
    close: async () => {
      await Promise.all([filings.close(), reads.close(), uploads.close()])
    },
  }
}

const trustUnlessNoEvidence = <T extends { as: string }>(answer: T): { answer: T; trusted: boolean } => ({
  answer,
  trusted: answer.as !== 'noEvidence',
})

interface Reading {
  reads: Connections
  request: Requests
  expect: (reference: string) => Expectation
  bulk: boolean
}

/** In bulk where the State offers it; a State that answers 404 to that is asked one by one. */
async function readStatuses(
  reading: Reading,
  numbers: readonly string[],
  signal?: AbortSignal,
): Promise<StatusesAnswer> {
  if (!reading.bulk || numbers.length === 1) return readOneByOne(reading, numbers, signal)
  const body = JSON.stringify({ filingNumbers: numbers })
  const wanted = reading.request.read('/v1/filings/statuses', { signal, body })
  const answer = await reading.reads.run<StatusesAnswer | { as: 'noBulk' }>(wanted, (exchange) => {
    if (exchange.as === 'answered' && (exchange.status === 404 || exchange.status === 405))
      return { answer: { as: 'noBulk' }, trusted: true }
    return trustUnlessNoEvidence(sortStatuses(exchange, numbers, reading.expect('')))
  })
  return answer.as === 'noBulk' ? readOneByOne(reading, numbers, signal) : answer
}

async function readOneByOne(
  { reads, request, expect }: Reading,
  numbers: readonly string[],
  signal?: AbortSignal,
): Promise<StatusesAnswer> {
  const filings: StateFiling[] = []
  const missing: string[] = []
  for (let at = 0; at < numbers.length; at += oneByOneAtOnce) {
    const some = numbers.slice(at, at + oneByOneAtOnce)
    const answers = await Promise.all(
      some.map((number) =>
        reads.run(request.read(`/v1/filings/${encodeURIComponent(number)}`, { signal }), (exchange) =>
          trustUnlessNoEvidence(sortStatus(exchange, number, expect(''))),
        ),
      ),
    )
    for (const [index, answer] of answers.entries()) {
      if (answer.as === 'noEvidence') return answer
      if (answer.as === 'one') filings.push(answer.filing)
      else missing.push(some[index] ?? '')
    }
  }
  return { as: 'read', filings, missing }
}

interface ReadOptions {
  signal?: AbortSignal
  body?: string
  answerBytesMax?: number
  accept?: string
}
interface Requests {
  filing: (filing: FilingRequest) => WireRequest
  read: (path: string, options: ReadOptions) => WireRequest
  upload: (upload: DocumentUpload) => WireRequest
}

function makeRequests({ token, config, mode }: UpstreamOptions, prefix: string): Requests {
  const always = [
    'accept-encoding',
    'identity',
    ...(token === null ? [] : ['authorization', `Bearer ${token}`]),
  ]
  const json = ['content-type', 'application/json']
  return {
    filing: (filing) => {
      const { reference, procedure, channel, establishment, data, documents } = filing
      const headers = [...always, ...json, 'accept', 'application/json', 'filing-reference', reference]
      if (mode === 'test' && isHeaderText(filing.sandboxReference))
        headers.push('sandbox-reference', filing.sandboxReference)
      return {
        method: 'POST',
        path: `${prefix}/v1/filings`,
        headers,
        body: Buffer.concat([
          Buffer.from(
            `${JSON.stringify({ reference, procedure, channel, establishment }).slice(0, -1)},"data":`,
          ),
          data,
          Buffer.from(`,"documents":${JSON.stringify(documents)}}`),
        ]),
        timeoutMs: config.timeoutMs,
        answerBytesMax: filingBytesMax,
        mayStillSend: filing.mayStillSend,
        signal: filing.signal,
      }
    },
    read: (path, { signal, body, answerBytesMax, accept }) => ({
      method: body === undefined ? 'GET' : 'POST',
      path: prefix + path,
      headers: [...always, ...(body === undefined ? [] : json), 'accept', accept ?? 'application/json'],
      body: body ?? null,
      timeoutMs: config.timeoutMs,
      answerBytesMax: answerBytesMax ?? filingBytesMax,
      signal,
    }),
    upload: ({ sha256, mediaType, bytes, signal }) => ({
      method: 'PUT',
      path: `${prefix}/v1/documents/${sha256}`,
      headers: [...always, 'content-type', mediaType, 'accept', 'application/json'],
      body: bytes,
      timeoutMs: config.timeoutMs,
      answerBytesMax: filingBytesMax,
      signal,
    }),
  }
}

const isHeaderText = (text: string | undefined): text is string =>
  text !== undefined && /^[\x21-\x7e]+$/.test(text)

const withoutSlashes = (path: string): string =>
  path.endsWith('/') ? withoutSlashes(path.slice(0, -1)) : path

function splitUrl(url: string): { origin: string; prefix: string } {
  const { origin, pathname } = new URL(url)
  return { origin, prefix: withoutSlashes(pathname) }
}

const sum = (connections: Record<Lane, number> | number): number =>
  typeof connections === 'number'
    ? connections
    : Object.values(connections).reduce((all, some) => all + some, 0)
