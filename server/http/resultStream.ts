import { Readable } from 'node:stream'
import type { ResultLine } from '../usecases/ports.ts'
import { csvHead, csvLine } from './csv.ts'

export const resultTypes = ['application/x-ndjson', 'text/csv', 'application/json'] as const
export type ResultType = (typeof resultTypes)[number]

const writers: Record<ResultType, (pages: AsyncIterable<ResultLine[]>) => AsyncGenerator<string>> = {
  'application/x-ndjson': async function* (pages) {
    for await (const page of pages) yield page.map((line) => `${JSON.stringify(line)}\n`).join('')
  },
  'text/csv': async function* (pages) {
    yield csvHead
    for await (const page of pages) yield page.map(csvLine).join('')
  },
  'application/json': async function* (pages) {
    let isFirst = true
    yield '{"data":['
    for await (const page of pages) {
      if (page.length === 0) continue
      yield `${isFirst ? '' : ','}${page.map((line) => JSON.stringify(line)).join(',')}`
      isFirst = false
    }
    yield '],"next":null}'
  },
}

/** Pages become text only as fast as the client reads; a page that cannot be read cuts the stream, which the client sees. */
export const resultStream = (type: ResultType, pages: AsyncIterable<ResultLine[]>): Readable =>
  Readable.from(writers[type](pages), { objectMode: false })
