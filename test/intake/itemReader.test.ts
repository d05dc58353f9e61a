import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { defaultLimits } from '../../server/config.ts'
import { packCommunes } from '../../server/domain/places/gazetteer.ts'
import { CheckingLoop } from '../../server/intake/checkingLoop.ts'
import { makeItemReader } from '../../server/intake/itemReader.ts'
import type { FromWorker } from '../../server/intake/workerMessages.ts'
import type { ItemReading } from '../../server/usecases/ports.ts'
import { accountOf, bytesOf, chunksOf, context, item, lines } from './items.ts'

const reader = makeItemReader({ limits: { ...defaultLimits, chunkRowsMax: 100 } })
afterAll(() => reader.close())

const open = (as: 'chunks' | 'verdicts' | 'hash' = 'chunks'): ItemReading =>
  reader.open({ format: 'ndjson', context, as })

async function send(reading: ItemReading, text: string, size = 64 * 1024): Promise<void> {
  const bytes = bytesOf(text)
  for (let at = 0; at < bytes.byteLength; at += size) await reading.write(bytes.slice(at, at + size))
  reading.end()
}

const many = (name: string, count: number): string =>
  lines(...Array.from({ length: count }, (_, index) => item(`${name}-${index}`)))

test('rows come back from the worker in input order, with their summary', async () => {
  const reading = open()
  const text = lines(item('A'), 'broken', item('B'))
  const sent = send(reading, text)

  expect(accountOf(await chunksOf(reading)).map(({ row, reference }) => [row, reference])).toEqual([
    [1, 'A'],
    [2, null],
    [3, 'B'],
  ])
  const bodyHash = createHash('sha256').update(text).digest('base64url')
  expect(await reading.summary()).toMatchObject({ rows: 3, rejected: 1, bodyHash, fault: null })
  await sent
})

test('bytes that share their buffer with others are handed over as a copy', async () => {
  const reading = open()
  const shared = Buffer.from(`xx${lines(item('A'))}xx`)
  await reading.write(shared.subarray(2, shared.byteLength - 2))
  reading.end()

  expect(accountOf(await chunksOf(reading))).toMatchObject([{ reference: 'A' }])
  expect(shared.byteLength).toBeGreaterThan(4)
})

test('two readings share the worker: a small one ends while a large one goes on', async () => {
  const large = open()
  const ended: string[] = []
  const sending = send(large, many('L', 3_000))
  const largeRows = chunksOf(large).then((chunks) => (ended.push('large'), accountOf(chunks)))
  const small = open()
  void send(small, many('S', 20))
  const smallRows = chunksOf(small).then((chunks) => (ended.push('small'), accountOf(chunks)))
  await Promise.all([largeRows, smallRows, sending])

  expect(ended).toEqual(['small', 'large'])
  expect((await largeRows).map(({ reference }) => reference)).toEqual(
    Array.from({ length: 3_000 }, (_, index) => `L-${index}`),
  )
  expect((await smallRows).every(({ reference }) => reference?.startsWith('S-'))).toBe(true)
})

test('a writer waits while nobody takes the rows, and goes on when somebody does', async () => {
  const reading = open()
  let written = false
  const sending = send(reading, many('W', 4_000)).then(() => (written = true))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(written).toBe(false)
  const rows = accountOf(await chunksOf(reading))
  await sending

  expect(rows).toHaveLength(4_000)
})

test('an aborted reading ends with an error and the worker goes on with others', async () => {
  const reading = open()
  await reading.write(bytesOf(many('A', 300)))
  reading.abort()

  await expect(reading.summary()).rejects.toThrow('aborted')
  await expect(chunksOf(reading)).rejects.toThrow('aborted')
  const next = open()
  void send(next, many('B', 2))
  expect(await chunksOf(next)).toHaveLength(1)
})

test('a body can be hashed without being checked', async () => {
  const reading = open('hash')
  void send(reading, 'no json at all')

  expect(await reading.summary()).toMatchObject({
    rows: 0,
    fault: null,
    bodyHash: createHash('sha256').update('no json at all').digest('base64url'),
  })
})

test('verdicts tell of every row what would happen to it', async () => {
  const reading = open('verdicts')
  void send(reading, lines(item('A'), 'broken'))
  const rows = []
  for await (const page of reading.verdicts()) rows.push(...page)

  expect(rows).toMatchObject([
    { row: 1, reference: 'A', valid: true, channel: 'siv', lane: 'siv-domestic', findings: [] },
    { row: 2, reference: null, valid: false, channel: null, findings: [{ code: 'line-malformed' }] },
  ])
})

test('a worker that is given the communes checks places', async () => {
  const communes = packCommunes([{ code: '44109', name: 'Nantes', postalCodes: ['44000'] }])
  const knowing = makeItemReader({ limits: defaultLimits, communes })
  const address = { line1: '1 RUE DU TEST', postalCode: '44000', city: 'LYON', country: 'FRA' }
  const seller = { kind: 'organisation', name: 'VENDEUR DU TEST', address }
  const reading = knowing.open({ format: 'ndjson', context, as: 'verdicts' })
  void send(reading, lines(item('A', { seller })))
  const rows = []
  for await (const page of reading.verdicts()) rows.push(...page)
  await knowing.close()

  expect(rows.flatMap(({ findings }) => findings)).toContainEqual(
    expect.objectContaining({ code: 'city-other-postal-code', pointer: '/seller/address/city' }),
  )
})

test('a worker that dies fails its readings, and the next reading gets a new worker', async () => {
  const fragile = makeItemReader({ limits: defaultLimits })
  const victim = fragile.open({ format: 'ndjson', context, as: 'chunks' })
  await victim.write(bytesOf(lines(item('A'))))
  // No request at all: a fault of ours that the worker does not survive.
  const deadly = fragile.open(null as never)
  await expect(deadly.summary()).rejects.toThrow('died')
  await expect(victim.summary()).rejects.toThrow('died')
  await expect(victim.write(bytesOf('x'))).rejects.toThrow('died')

  const next = fragile.open({ format: 'ndjson', context, as: 'chunks' })
  void send(next, lines(item('B')))
  expect(accountOf(await chunksOf(next))).toMatchObject([{ reference: 'B' }])
  await fragile.close()
})

test('a closed reader opens nothing, and ends what is open', async () => {
  const closing = makeItemReader({ limits: defaultLimits })
  const reading = closing.open({ format: 'ndjson', context, as: 'chunks' })
  const ended = expect(reading.summary()).rejects.toThrow()
  await closing.close()
  await ended

  expect(() => closing.open({ format: 'ndjson', context, as: 'chunks' })).toThrow('closed')
})

test('a fault of ours in one reading is told without the text that caused it, and spares the others', () => {
  const posted: FromWorker[] = []
  const turns: (() => void)[] = []
  const loop = new CheckingLoop({
    limits: defaultLimits,
    post: (message) => posted.push(message),
    later: (turn) => turns.push(turn),
    nowMs: () => 0,
  })
  // Without a list of establishments the judgement cannot work.
  const broken = { ...context, establishments: undefined } as unknown as typeof context
  loop.handle({ id: 1, as: 'open', request: { format: 'ndjson', context: broken, as: 'chunks' } })
  loop.handle({ id: 2, as: 'open', request: { format: 'ndjson', context, as: 'chunks' } })
  for (const id of [1, 2]) {
    loop.handle({ id, as: 'bytes', bytes: bytesOf(lines(item('SECRET'))) })
    loop.handle({ id, as: 'end' })
  }
  for (let turn = turns.shift(); turn; turn = turns.shift()) turn()

  const failures = posted.filter(({ as }) => as === 'failed')
  expect(failures).toMatchObject([{ id: 1 }])
  expect(JSON.stringify(failures)).not.toContain('SECRET')
  expect(posted.at(-1)).toMatchObject({ id: 2, as: 'piece', piece: { as: 'summary' } })
})

test('readings take turns: none waits for another to end', () => {
  const order: number[] = []
  const turns: (() => void)[] = []
  let now = 0
  const loop = new CheckingLoop({
    limits: { ...defaultLimits, chunkRowsMax: 25 },
    post: (message) => message.as === 'piece' && message.piece.as === 'chunk' && order.push(message.id),
    later: (turn) => turns.push(turn),
    nowMs: () => (now += 5),
  })
  for (const id of [1, 2]) {
    loop.handle({ id, as: 'open', request: { format: 'ndjson', context, as: 'chunks' } })
    loop.handle({ id, as: 'bytes', bytes: bytesOf(many('T', 100)) })
    loop.handle({ id, as: 'end' })
  }
  for (let turn = turns.shift(); turn; turn = turns.shift()) turn()

  expect(order).toEqual([1, 2, 1, 2, 1, 2, 1, 2])
})
