import { isApiError, isSubmitInterruptedError } from '@liasse/sdk'
import { expect, test } from 'vitest'
import {
  type Answer,
  aGateway,
  acceptedBatch,
  anItem,
  cuts,
  items,
  json,
  losesAnswerOf,
  noCounts,
  refuses,
} from './fakeGateway.ts'

test('hands over an array as one batch under its own reference', async () => {
  const { liasse, seen } = await aGateway()

  const submission = await liasse.batches.submit(items(3), { reference: 'morning', priority: 'urgent' })

  expect(submission).toMatchObject({ batchIds: ['bat_1'], total: 3, accepted: 3 })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ query: { reference: 'morning', priority: 'urgent' } })
  expect(seen[0]?.headers['content-type']).toBe('application/x-ndjson')
  expect(seen[0]?.body).toBe(
    items(3)
      .map((item) => `${JSON.stringify(item)}\n`)
      .join(''),
  )
})

test('takes items from an async generator', async () => {
  const { liasse, batches } = await aGateway()
  async function* cursor() {
    for (const item of items(2)) yield item
  }

  await liasse.batches.submit(cursor())

  expect([...batches.values()].map((batch) => batch.lines.length)).toEqual([2])
})

test('splits past the limit of lines into batches tied by their reference', async () => {
  const { liasse, batches } = await aGateway()

  const submission = await liasse.batches.submit(items(5), { reference: 'morning', itemsMax: 2 })

  expect([...batches.values()].map(({ reference, lines }) => [reference, lines.length])).toEqual([
    ['morning/1', 2],
    ['morning/2', 2],
    ['morning/3', 1],
  ])
  expect(submission.parts.map((part) => part.firstRow)).toEqual([0, 2, 4])
})

test('keeps the plain reference when the items fill the limit exactly', async () => {
  const { liasse, batches } = await aGateway()

  await liasse.batches.submit(items(2), { reference: 'morning', itemsMax: 2 })

  expect([...batches.values()].map((batch) => batch.reference)).toEqual(['morning'])
})

test('splits past the limit of bytes', async () => {
  const { liasse, batches } = await aGateway()
  const lineBytes = JSON.stringify(anItem(1)).length + 1

  await liasse.batches.submit(items(4), { bytesMax: lineBytes * 3 })

  expect([...batches.values()].map((batch) => batch.lines.length)).toEqual([3, 1])
})

test('sends ready-made lines as they stand, blank ones too', async () => {
  const { liasse, seen } = await aGateway()
  const bytes = new TextEncoder().encode('{"reference":"b", "reference":"c"}\r\n')

  await liasse.batches.submit(['{ "reference": "a" }', '', bytes])

  expect(seen[0]?.body).toBe('{ "reference": "a" }\n\n{"reference":"b", "reference":"c"}\r\n')
})

test('refuses a ready-made line that holds a line break, since it would shift the rows', async () => {
  const { liasse, seen } = await aGateway()

  const submitting = liasse.batches.submit(['{\n"reference": "a" }'])

  await expect(submitting).rejects.toThrow('no line break')
  expect(seen).toEqual([])
})

test('tells rejected rows by their line in the whole source', async () => {
  const { liasse, next } = await aGateway()
  const rejectsFirst =
    (id: string): Answer =>
    (_seen, response) =>
      json(response, 202, {
        ...acceptedBatch(id, null, 2),
        counts: { ...noCounts, rejected: 1, queued: 1 },
        rejected: [{ row: 1, reference: 'R', findings: [{ code: 'field-missing', row: 1 }] }],
      })
  next(rejectsFirst('bat_1'), rejectsFirst('bat_2'))

  const submission = await liasse.batches.submit(items(4), { itemsMax: 2 })

  expect(submission.rejected.map(({ row, findings }) => [row, findings[0]?.row])).toEqual([
    [1, 1],
    [3, 3],
  ])
  expect(submission.counts).toMatchObject({ rejected: 2, queued: 2 })
})

test('sends the same bytes under the same key when the connection breaks', async () => {
  const { liasse, next, seen, batches } = await aGateway()
  next(cuts)

  await liasse.batches.submit(items(3))

  expect(seen).toHaveLength(2)
  expect(seen[1]?.body).toBe(seen[0]?.body)
  expect(seen[1]?.headers['idempotency-key']).toBe(seen[0]?.headers['idempotency-key'])
  expect(batches.size).toBe(1)
})

test('doubles nothing when the batch was taken but its answer was lost', async () => {
  const gateway = await aGateway()
  gateway.next(gateway.acceptBatch, losesAnswerOf(gateway.acceptBatch))

  const submission = await gateway.liasse.batches.submit(items(5), { itemsMax: 2 })

  expect(gateway.seen).toHaveLength(4)
  expect(submission.parts.map((part) => [part.id, part.isReplayed])).toEqual([
    ['bat_1', false],
    ['bat_2', true],
    ['bat_3', false],
  ])
  expect([...gateway.batches.values()].flatMap((batch) => batch.lines)).toHaveLength(5)
})

test('takes up a long upload that breaks in its middle', async () => {
  const { liasse, server, batches } = await aGateway()
  const long = Array.from({ length: 3_000 }, (_, n) => ({
    ...anItem(n),
    metadata: { note: 'x'.repeat(2_000) },
  }))
  let connections = 0
  server.on('connection', (socket) => {
    connections += 1
    if (connections > 1) return
    let bytes = 0
    socket.on('data', (piece: Buffer) => {
      bytes += piece.length
      if (bytes > 1_000_000) socket.destroy()
    })
  })

  const submission = await liasse.batches.submit(long)

  expect(connections).toBe(2)
  expect(submission.total).toBe(3_000)
  expect([...batches.values()].map((batch) => batch.lines.length)).toEqual([3_000])
})

test('waits while its own first attempt is still running', async () => {
  const { liasse, next, seen } = await aGateway()
  const running = refuses(409, 'idempotency-key-running', { headers: { 'retry-after': '0' } })
  next(cuts, running, running, running, running, running, running)

  const submission = await liasse.batches.submit(items(1), { maxRetries: 1 })

  expect(submission.batchIds).toEqual(['bat_1'])
  expect(seen).toHaveLength(8)
})

test('tells how much was sent, accepted and rejected, never turning back', async () => {
  const { liasse, next } = await aGateway()
  const told: number[] = []
  next(cuts)

  await liasse.batches.submit(items(5), { itemsMax: 2, onProgress: ({ sent }) => told.push(sent) })

  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBe(5)
})

test('names what was already accepted when a later part is refused', async () => {
  const gateway = await aGateway()
  gateway.next(gateway.acceptBatch, refuses(403, 'scope-missing'))

  const failure: unknown = await gateway.liasse.batches
    .submit(items(3), { itemsMax: 2 })
    .catch((error) => error)

  if (!isSubmitInterruptedError(failure)) throw failure
  expect(failure.submission).toMatchObject({ batchIds: ['bat_1'], total: 2 })
  expect(failure.cause).toMatchObject({ code: 'scope-missing' })
})

test('sends nothing of a part whose source throws', async () => {
  const { liasse, seen } = await aGateway()
  function* source() {
    yield anItem(1)
    throw new Error('the cursor was closed')
  }

  await expect(liasse.batches.submit(source())).rejects.toThrow('the cursor was closed')

  expect(seen).toEqual([])
})

test('sends nothing when all-or-nothing would need several batches', async () => {
  const { liasse, seen } = await aGateway()

  const submitting = liasse.batches.submit(items(3), { itemsMax: 2, onInvalid: 'refuse' })

  await expect(submitting).rejects.toThrow('within one batch')
  expect(seen).toEqual([])
})

test('lets the gateway say that there are no items', async () => {
  const { liasse, next, seen } = await aGateway()
  next(refuses(422, 'batch-empty'))

  const failure: unknown = await liasse.batches.submit([]).catch((error) => error)

  expect(isApiError(failure) && failure.code).toBe('batch-empty')
  expect(seen.map((request) => request.body)).toEqual([''])
})

test('keeps its keys when it is given one, so that a restarted program doubles nothing', async () => {
  const { liasse, batches } = await aGateway()
  const options = { idempotencyKey: 'import-of-monday', itemsMax: 2 }

  await liasse.batches.submit(items(3), options)
  const again = await liasse.batches.submit(items(3), options)

  expect(batches.size).toBe(2)
  expect(again.parts.every((part) => part.isReplayed)).toBe(true)
})

test('stops at once when the caller gives up', async () => {
  const { liasse, next } = await aGateway()
  const stop = new AbortController()
  next(() => stop.abort(new Error('enough')))

  await expect(liasse.batches.submit(items(1), { signal: stop.signal })).rejects.toThrow('enough')
})
