import { type ResultLine, isBatchFailedError, throwIfAnyFailed } from '@liasse/sdk'
import { expect, test } from 'vitest'
import { type Answer, aGateway, items, json } from './fakeGateway.ts'

const line = (row: number, state = 'completed'): string =>
  `${JSON.stringify({ row, reference: `R-${row}`, state, findings: [] })}\n`
const lines = (count: number): string => Array.from({ length: count }, (_, n) => line(n + 1)).join('')
const sends =
  (...pieces: string[]): Answer =>
  async (_seen, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    for (const piece of pieces) {
      response.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    response.end()
  }
const breaksAfter =
  (text: string): Answer =>
  (_seen, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.write(text)
    setTimeout(() => response.destroy(), 30)
  }

async function rowsOf(results: AsyncIterable<ResultLine>): Promise<number[]> {
  const rows: number[] = []
  for await (const { row } of results) rows.push(row)
  return rows
}

test('gives the lines one by one, however the bytes arrive', async () => {
  const { liasse, next } = await aGateway()
  const text = lines(3)
  next(sends(text.slice(0, 5), text.slice(5, 90), text.slice(90).trimEnd()))

  expect(await rowsOf(liasse.batches.results('bat_1'))).toEqual([1, 2, 3])
})

test('keeps signs whole that are cut between two pieces', async () => {
  const { liasse, next } = await aGateway()
  const bytes = Buffer.from('{"row":1,"reference":"é€","state":"completed","findings":[]}\n')
  next((_seen, response) => {
    response.write(bytes.subarray(0, 23))
    setTimeout(() => response.end(bytes.subarray(23)), 20)
  })

  for await (const { reference } of liasse.batches.results('bat_1')) expect(reference).toBe('é€')
})

test('goes on after the last line read when the stream breaks, in the middle of a line too', async () => {
  const { liasse, next, seen } = await aGateway()
  next(breaksAfter(lines(2) + '{"row":3,'), breaksAfter(lines(4)), sends(lines(5)))

  expect(await rowsOf(liasse.batches.results('bat_1'))).toEqual([1, 2, 3, 4, 5])
  expect(seen).toHaveLength(3)
})

test('gives up when no line comes through any more', async () => {
  const { liasse, always, seen } = await aGateway({ maxRetries: 1 })
  always('GET /v1/batches/bat_1/results', breaksAfter(lines(1)))

  await expect(rowsOf(liasse.batches.results('bat_1'))).rejects.toMatchObject({ name: 'ConnectionError' })
  expect(seen).toHaveLength(2)
})

test('lets the connection go when the reader has seen enough', async () => {
  const { liasse, next } = await aGateway()
  let closed: (() => void) | undefined
  const isClosed = new Promise<void>((resolve) => (closed = resolve))
  next((_seen, response) => {
    response.on('close', () => closed?.())
    response.write(lines(2))
  })

  for await (const { row } of liasse.batches.results('bat_1')) if (row === 1) break

  await isClosed
})

test('asks only for the lines that are wanted', async () => {
  const { liasse, next, seen } = await aGateway()
  next(sends(line(2, 'rejected')))

  await rowsOf(liasse.batches.results('bat_1', { only: 'rejected' }))

  expect(seen[0]).toMatchObject({ query: { only: 'rejected' }, headers: { accept: 'application/x-ndjson' } })
})

test('tells the rows of all parts as rows of the whole source', async () => {
  const { liasse, next } = await aGateway()
  const submission = await liasse.batches.submit(items(3), { itemsMax: 2 })
  next(sends(lines(2)), sends(lines(1)))

  expect(await rowsOf(submission.results())).toEqual([1, 2, 3])
})

test('reads a list page after page, as far as it is read', async () => {
  const { liasse, next, seen } = await aGateway()
  next(
    (_seen, response) => json(response, 200, { data: [{ id: 'bat_3' }, { id: 'bat_2' }], next: 'c1' }),
    (_seen, response) => json(response, 200, { data: [{ id: 'bat_1' }], next: null }),
  )

  const ids: string[] = []
  for await (const { id } of liasse.batches.list({ limit: 2, reference: 'r' })) ids.push(id)

  expect(ids).toEqual(['bat_3', 'bat_2', 'bat_1'])
  expect(seen.map(({ query }) => query)).toEqual([
    { reference: 'r', limit: '2' },
    { reference: 'r', limit: '2', after: 'c1' },
  ])
})

test('searches without a word of the person in the address', async () => {
  const { liasse, next, seen } = await aGateway()
  next((_seen, response) => json(response, 200, { data: [{ id: 'dos_1' }], next: null }))

  for await (const { id } of liasse.dossiers.search({ name: 'TESTOT' })) expect(id).toBe('dos_1')

  expect(seen[0]).toMatchObject({ method: 'POST', query: {}, body: '{"name":"TESTOT"}' })
})

test('streams events without gap or repetition over a broken connection', async () => {
  const { liasse, next, seen } = await aGateway()
  const events = (...sequences: number[]): Answer => {
    const data = sequences.map((sequence) => ({ sequence, type: 'dossier.filed' }))
    return (_seen, response) => json(response, 200, { data, next: null })
  }
  next(events(5, 6), (_seen, _response, request) => void request.socket.destroy(), events(6, 7))

  const sequences: number[] = []
  for await (const { sequence } of liasse.events.stream({ after: 4 })) {
    sequences.push(sequence)
    if (sequence === 7) break
  }

  expect(sequences).toEqual([5, 6, 7])
  expect(seen.map(({ query }) => query['after'])).toEqual(['4', '6', '6'])
})

test('throws when a line has failed, and names the failed ones', async () => {
  const results = [line(1), line(2, 'refused'), line(3, 'inReview'), line(4, 'rejected')].map(
    (text): ResultLine => JSON.parse(text),
  )

  const failure: unknown = await throwIfAnyFailed(results).catch((error) => error)

  if (!isBatchFailedError(failure)) throw failure
  expect(failure.failed.map(({ row }) => row)).toEqual([2, 4])
  expect(failure).toMatchObject({ failedCount: 2, total: 4 })
})

test('throws nothing when every line completed or is still open', async () => {
  const results = [line(1), line(2, 'filed')].map((text): ResultLine => JSON.parse(text))

  await expect(throwIfAnyFailed(results)).resolves.toBeUndefined()
})

test('judges a submission by all its results', async () => {
  const { liasse, next } = await aGateway()
  const submission = await liasse.batches.submit(items(1))
  next(sends(line(1, 'expired')))

  await expect(throwIfAnyFailed(submission)).rejects.toMatchObject({ failedCount: 1 })
})
