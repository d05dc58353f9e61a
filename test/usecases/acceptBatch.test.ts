import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchAnswer } from '../../server/usecases/batchAnswers.ts'
import { type BatchView, type ResultLine, StoreError } from '../../server/usecases/ports.ts'
import { item, lines } from '../intake/items.ts'
import { withStore } from '../support/apiHarness.ts'
import { type Acceptance, anAcceptance, handedOver, json, ndjson, streamOf } from './acceptSupport.ts'

let at: Acceptance
beforeAll(async () => {
  at = await anAcceptance()
})
afterAll(() => at.close())

let last = 0
/** References of their own, since all tests share one store. */
const names = (count: number): string[] => Array.from({ length: count }, () => `REF-${++last}`)
const accept = (request: Parameters<typeof withCaller>[0]): Promise<BatchAnswer> =>
  at.acceptBatch(withCaller(request))
const withCaller = (request: ReturnType<typeof ndjson>) => ({ ...request, caller: at.caller })

const bodyOf = (answer: BatchAnswer): Record<string, unknown> => {
  if (answer.as !== 'sealed') throw new Error(`not sealed: ${JSON.stringify(answer)}`)
  return JSON.parse(answer.answer.body)
}
const batches = async (): Promise<BatchView[]> =>
  (await at.harness.store.batches(at.caller.tenant, { limit: 1_000 })).data
const rowsOf = async (id: unknown): Promise<ResultLine[]> => {
  const pages = await at.harness.store.results(at.caller.tenant, String(id))
  const rows: ResultLine[] = []
  for await (const page of pages ?? []) rows.push(...page)
  return rows
}

test.each([1, 2, 3, 7])('a batch of %i lines is sealed with every row in order', async (count) => {
  const references = names(count)
  const answer = await accept(ndjson(lines(...references.map((name) => item(name)))))

  expect(answer).toMatchObject({ as: 'sealed', replayed: false, answer: { status: 202 } })
  expect(bodyOf(answer)).toMatchObject({ total: count, counts: { queued: count, rejected: 0 } })
  expect((await rowsOf(bodyOf(answer).id)).map(({ reference }) => reference)).toEqual(references)
})

test('bad rows are rejected with their findings and the others go on', async () => {
  const [one, two] = names(2)
  const answer = await accept(ndjson(lines(item(one ?? ''), 'broken', item(two ?? '', { colour: 'red' }))))

  expect(bodyOf(answer)).toMatchObject({
    total: 3,
    counts: { queued: 1, rejected: 2 },
    rejected: [
      { row: 2, findings: [{ code: 'line-malformed' }] },
      { row: 3, reference: two, findings: [{ code: 'field-unknown', pointer: '/colour' }] },
    ],
  })
})

test('a batch whose rows are all bad is still taken, as its record', async () => {
  expect(bodyOf(await accept(ndjson('broken\n')))).toMatchObject({ total: 1, counts: { rejected: 1 } })
})

test('a reference twice in a batch: the second is rejected', async () => {
  const [name = ''] = names(1)
  const answer = await accept(ndjson(lines(item(name), item(name, { metadata: { again: 'yes' } }))))

  expect(bodyOf(answer)).toMatchObject({
    counts: { queued: 1, rejected: 1 },
    rejected: [{ row: 2, findings: [{ code: 'reference-repeated' }] }],
  })
})

test('the same content under a reference answers with the first dossier, other content is rejected', async () => {
  const [name = ''] = names(1)
  await accept(ndjson(lines(item(name))))

  expect(bodyOf(await accept(ndjson(lines(item(name)))))).toMatchObject({
    counts: { existing: 1 },
    existing: [{ row: 1, reference: name }],
  })
  expect(bodyOf(await accept(ndjson(lines(item(name, { metadata: { a: 'b' } })))))).toMatchObject({
    counts: { rejected: 1 },
    rejected: [{ findings: [{ code: 'reference-taken' }] }],
  })
})

test('a JSON body says its options itself', async () => {
  const [name = ''] = names(1)
  const answer = await accept(json({ reference: `lot ${name}`, priority: 'urgent', items: [item(name)] }))

  expect(bodyOf(answer)).toMatchObject({ reference: `lot ${name}`, total: 1 })
  expect((await batches()).find(({ id }) => id === bodyOf(answer).id)).toMatchObject({ priority: 'urgent' })
})

test('a batch reference that another batch has is refused with its id, and nothing is kept', async () => {
  const [name = '', other = ''] = names(2)
  const options = { reference: `lot ${name}` }
  const first = bodyOf(await accept(ndjson(lines(item(name)), { options })))
  const before = (await batches()).length

  expect(await accept(ndjson(lines(item(other)), { options }))).toMatchObject({
    as: 'referenceTaken',
    batch: first.id,
  })
  expect(await batches()).toHaveLength(before)
  expect(bodyOf(await accept(ndjson(lines(item(other, { metadata: { free: 'yes' } })))))).toMatchObject({
    counts: { queued: 1 },
  })
})

test.each(['', '\n \r\n', '\ufeff'])('a stream without items is empty: %j', async (text) => {
  expect(await accept(ndjson(text))).toEqual({ as: 'empty' })
})

test('a JSON body without items is empty', async () => {
  expect(await accept(json({ items: [] }))).toEqual({ as: 'empty' })
})

test('onInvalid refuse: one error and nothing is kept; all findings are told with their rows', async () => {
  const references = names(4)
  const before = (await batches()).length
  const text = lines(...references.map((name) => item(name)), 'broken', item('X', { colour: 1 }))
  const answer = await accept(ndjson(text, { options: { onInvalid: 'refuse' } }))

  expect(answer).toMatchObject({
    as: 'refused',
    findings: [
      { code: 'line-malformed', row: 5 },
      { code: 'field-unknown', row: 6 },
    ],
  })
  expect(await batches()).toHaveLength(before)
  const again = await accept(ndjson(lines(...references.map((name) => item(name, { metadata: { a: 'b' } })))))
  expect(bodyOf(again)).toMatchObject({ counts: { queued: 4 } })
})

test('onInvalid refuse refuses for a conflict that only the store knows', async () => {
  const [name = ''] = names(1)
  await accept(ndjson(lines(item(name))))
  const answer = await accept(json({ onInvalid: 'refuse', items: [item(name, { metadata: { a: 'b' } })] }))

  expect(answer).toMatchObject({ as: 'refused', findings: [{ code: 'reference-taken', row: 1 }] })
})

test.each(['json', 'ndjson'])('mode validate (%s) answers a report and keeps nothing', async (format) => {
  const [name = ''] = names(1)
  const before = (await batches()).length
  const items = [item(name), item('Y', { colour: 1 })]
  const answer = await accept(
    format === 'json'
      ? json({ mode: 'validate', items })
      : ndjson(lines(...items), { options: { mode: 'validate' } }),
  )

  if (answer.as !== 'validated') throw new Error(answer.as)
  expect(answer).toMatchObject({ valid: 1, invalid: 1 })
  expect(JSON.parse(answer.body.join(''))).toMatchObject({
    valid: 1,
    invalid: 1,
    items: [
      { row: 1, valid: true },
      { row: 2, valid: false },
    ],
  })
  expect(await batches()).toHaveLength(before)
})

test('a faulty JSON body is a fault and nothing is kept', async () => {
  const before = (await batches()).length

  expect(await accept(json('{"items":[{"a":1,"a":2}]}'))).toMatchObject({
    as: 'fault',
    fault: { status: 400, code: 'json-duplicate-key' },
  })
  expect(await batches()).toHaveLength(before)
})

test('a stream cut short keeps nothing: the references are free again', async () => {
  const references = names(5)
  const bytes = streamOf(lines(...references.map((name) => item(name))), new Error('ECONNRESET'))
  const answer = await accept(ndjson('', { body: { format: 'ndjson', bytes } }))
  const again = await accept(ndjson(lines(...references.map((name) => item(name, { metadata: { a: 'b' } })))))

  expect(answer).toEqual({ as: 'cutShort' })
  expect(bodyOf(again)).toMatchObject({ counts: { queued: 5, rejected: 0 } })
})

test('the same key and content again replays the first answer byte for byte', async () => {
  const text = lines(...names(3).map((name) => item(name)))
  const idempotency = { key: 'k-replay', request: 'POST /v1/batches' }
  const first = await accept(ndjson(text, { idempotency }))
  const again = await accept(ndjson(text, { idempotency }))

  expect(first).toMatchObject({ as: 'sealed', replayed: false })
  expect(again).toEqual({ ...first, replayed: true })
})

test('a known key with other content, or for another address, is reused', async () => {
  const idempotency = { key: 'k-reused', request: 'POST /v1/batches' }
  const [one = '', two = ''] = names(2)
  await accept(ndjson(lines(item(one)), { idempotency }))

  expect(await accept(ndjson(lines(item(two)), { idempotency }))).toEqual({ as: 'keyReused' })
  const elsewhere = { ...idempotency, request: 'POST /v1/batches?priority=urgent' }
  expect(await accept(ndjson(lines(item(one)), { idempotency: elsewhere }))).toEqual({ as: 'keyReused' })
})

test('a key whose first request still runs says so', async () => {
  const [name = ''] = names(1)
  const idempotency = { key: 'k-running', request: 'POST /v1/batches' }
  const body = handedOver()
  const first = accept(ndjson('', { idempotency, body: { format: 'ndjson', bytes: body.bytes } }))
  body.push(lines(item(name)))

  expect(await accept(ndjson(lines(item(name)), { idempotency }))).toEqual({ as: 'keyRunning' })
  body.end()
  expect(await first).toMatchObject({ as: 'sealed' })
})

test.each([
  ['refused', (name: string) => ndjson(`broken\n${lines(item(name))}`, { options: { onInvalid: 'refuse' } })],
  ['empty', () => ndjson('')],
  ['fault', () => json('{')],
  ['validated', () => json({ mode: 'validate', items: [item('V')] })],
  [
    'cutShort',
    () => ndjson('', { body: { format: 'ndjson', bytes: streamOf('', new Error('ECONNRESET')) } }),
  ],
])('a key is free again after an answer that is not remembered: %s', async (as, request) => {
  const [name = ''] = names(1)
  const idempotency = { key: `k-${as}`, request: 'POST /v1/batches' }
  const first = await accept({ ...request(name), idempotency })
  const second = await accept(ndjson(lines(item(name)), { idempotency }))

  expect(first.as).toBe(as)
  expect(second).toMatchObject({ as: 'sealed', replayed: false })
})

test('rows whose reference another unsealed batch holds wait until that batch is gone', async () => {
  const references = names(4)
  const body = handedOver()
  const holder = accept(ndjson('', { body: { format: 'ndjson', bytes: body.bytes } }))
  body.push(lines(...references.map((name) => item(name))))
  await untilHeld(references[0] ?? '')
  const waiter = accept(
    ndjson(
      lines(...references.map((name) => item(name, { metadata: { mine: 'yes' } })), item(names(1)[0] ?? '')),
    ),
  )
  body.push('broken')
  body.end()
  await holder
  const answer = await passing(waiter)

  expect(bodyOf(answer)).toMatchObject({ counts: { queued: 1, rejected: 4 } })
  expect(bodyOf(answer).rejected).toMatchObject(
    references.map(() => ({ findings: [{ code: 'reference-taken' }] })),
  )
})

test('a reference that stays held by an unsealed batch is rejected as busy in the end', async () => {
  const references = names(4)
  const body = handedOver()
  const holder = accept(ndjson('', { body: { format: 'ndjson', bytes: body.bytes } }))
  body.push(lines(...references.map((name) => item(name))))
  await untilHeld(references[0] ?? '')
  const answer = await passing(accept(ndjson(lines(item(references[0] ?? ''), item(names(1)[0] ?? '')))))
  body.end()

  expect(bodyOf(answer)).toMatchObject({
    counts: { queued: 1, rejected: 1 },
    rejected: [{ row: 1, findings: [{ code: 'reference-busy' }] }],
  })
  expect(bodyOf(await holder)).toMatchObject({ counts: { queued: 4 } })
})

test('a batch that a full disk ended leaves no reference held, even when the disk could not take that either', async () => {
  const references = names(4)
  const full = async (): Promise<never> => {
    throw new StoreError('full', 'the disk is full')
  }
  const { store } = at.harness
  const request = () => ndjson(lines(...references.map((name) => item(name))))
  await withStore(at.harness, { depositBatch: full, dropBatch: full }, async () => {
    await expect(accept(request())).rejects.toMatchObject({ code: 'full' })
  })
  const answer = await passing(accept(request()))

  expect(bodyOf(answer)).toMatchObject({ counts: { queued: 4, rejected: 0 } })
  expect(await store.batches(at.caller.tenant, { limit: 1 })).toMatchObject({ data: [{ total: 4 }] })
})

/** Time goes on for the clock of the store and the use case until the answer is there. */
async function passing<T>(answer: Promise<T>): Promise<T> {
  let settled = false
  void answer.finally(() => (settled = true))
  for (let turn = 0; turn < 2_000 && !settled; turn++) {
    await at.harness.clock.pass(50)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return answer
}

/** Until a batch that has not ended holds the reference: a dossier of one row with it is busy. */
async function untilHeld(reference: string): Promise<void> {
  const { store, ids } = at.harness
  for (let turn = 0; turn < 500; turn++) {
    const draft = {
      id: ids('bat'),
      tenant: at.caller.tenant,
      reference: null,
      priority: 'normal' as const,
      kind: 'batch' as const,
    }
    const staged = await store.stageItems(draft, 0, await probe(reference))
    await store.dropBatch(draft.id)
    if (staged.busyRows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nobody holds the reference')
}

async function probe(reference: string) {
  const { aChunk, anAcceptedRow } = await import('../support/storeHarness.ts')
  return aChunk([anAcceptedRow(1, { reference })])
}
