import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiHarness, aBatch, anApi, anItem, ask } from '../support/apiHarness.ts'

let api: ApiHarness
let key: string
beforeAll(async () => {
  api = await anApi()
  key = (await api.makeTenant()).key
})
afterAll(() => api.close())

const post = (body: unknown, headers = {}, url = '/v1/batches') =>
  ask(api, key, 'POST', url, { body, headers })
const ndjson = { 'content-type': 'application/x-ndjson' }
const lines = (...items: object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('')
const badItem = () => anItem('vn', { vehicle: { vin: 'TOO-SHORT' } })

test('accepts a batch and says where it is', async () => {
  const response = await post({ reference: 'matin', items: [anItem(), anItem()] })

  expect(response.statusCode, response.body).toBe(202)
  const batch = response.json()
  expect(response.headers.location).toBe(`/v1/batches/${batch.id}`)
  expect(batch).toMatchObject({
    reference: 'matin',
    state: 'processing',
    total: 2,
    rejected: [],
    existing: [],
  })
  expect(batch.counts.queued).toBe(2)
})

test('accepts a stream of lines with its options in the query', async () => {
  const response = await post(lines(anItem(), anItem()), ndjson, '/v1/batches?reference=flux&priority=urgent')

  expect(response.statusCode, response.body).toBe(202)
  expect(response.json()).toMatchObject({ reference: 'flux', total: 2 })
  const read = await ask(api, key, 'GET', `/v1/batches/${response.json().id}`)
  expect(read.json().priority).toBe('urgent')
})

test('rejects one bad line with its place and remedy and goes on with the others', async () => {
  const response = await post(`${lines(anItem())}{"oops\n\n${lines(badItem())}`, ndjson)

  expect(response.statusCode).toBe(202)
  const { counts, rejected } = response.json()
  expect(counts).toMatchObject({ queued: 1, rejected: 2 })
  expect(rejected.map(({ row }: { row: number }) => row)).toEqual([2, 4])
  expect(rejected[0].findings[0]).toMatchObject({
    code: 'line-malformed',
    severity: 'error',
    actor: 'client',
  })
  expect(rejected[1].findings[0].remedy.fr).not.toBe('')
})

test('keeps nothing of a batch that wants all or nothing and has a fault', async () => {
  const good = anItem()
  const response = await post({ reference: 'tout', onInvalid: 'refuse', items: [good, badItem()] })

  expect(response.statusCode).toBe(422)
  expect(response.json()).toMatchObject({ code: 'batch-refused', retryable: false })
  expect(response.json().findings[0].row).toBe(2)
  const list = await ask(api, key, 'GET', '/v1/batches?reference=tout')
  expect(list.json().data).toEqual([])
  expect((await post({ items: [good] })).json().counts.queued).toBe(1)
})

test('answers a validation without keeping anything', async () => {
  const item = anItem()
  const response = await post({ items: [item, badItem()] }, {}, '/v1/validations?on=2026-11-23')
  const again = await post({ mode: 'validate', items: [item] })

  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({ valid: 1, invalid: 1 })
  expect(response.json().items[0]).toMatchObject({
    row: 1,
    valid: true,
    channel: 'siv',
    lane: 'siv-domestic',
  })
  expect(again.statusCode).toBe(200)
  expect((await ask(api, key, 'GET', `/v1/dossiers?reference=${item.reference}`)).json().data).toEqual([])
})

test('gives the first answer again under the same key, byte for byte', async () => {
  const body = { items: [anItem()] }
  const first = await post(body, { 'idempotency-key': 'k-1' })
  const second = await post(body, { 'idempotency-key': 'k-1' })

  expect(second.body).toBe(first.body)
  expect(second.headers['idempotency-replayed']).toBe('true')
  expect(second.headers.location).toBe(first.headers.location)
  expect(first.headers['idempotency-replayed']).toBeUndefined()
})

test('refuses another body or another address under a used key', async () => {
  const item = anItem()
  await post({ items: [item] }, { 'idempotency-key': 'k-2' })

  const otherBody = await post({ items: [anItem()] }, { 'idempotency-key': 'k-2' })
  const otherRoute = await post(item, { 'idempotency-key': 'k-2' }, '/v1/dossiers')

  expect([otherBody.statusCode, otherBody.json().code]).toEqual([422, 'idempotency-key-reused'])
  expect([otherRoute.statusCode, otherRoute.json().code]).toEqual([422, 'idempotency-key-reused'])
})

test('lets one of many at once through and sends the others away or the same answer', async () => {
  const body = { items: [anItem()] }

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post(body, { 'idempotency-key': 'k-3' })),
  )

  const made = answers.filter(({ statusCode }) => statusCode === 202)
  expect(new Set(made.map(({ body: text }) => text)).size).toBe(1)
  const others = answers.filter(({ statusCode }) => statusCode !== 202)
  expect(others.every((one) => one.json().code === 'idempotency-key-running')).toBe(true)
  expect(others.every((one) => one.headers['retry-after'] !== undefined)).toBe(true)
})

test('forgets a key whose request failed, so that the corrected one may use it', async () => {
  const refused = await post({ items: [] }, { 'idempotency-key': 'k-4' })
  const corrected = await post({ items: [anItem()] }, { 'idempotency-key': 'k-4' })

  expect(refused.json().code).toBe('batch-empty')
  expect(corrected.statusCode).toBe(202)
})

test('answers a reference that is known with the first dossier', async () => {
  const item = anItem()
  const first = await aBatch(api, key, [item])
  const response = await post({ items: [item] })

  const { counts, existing } = response.json()
  expect(counts).toMatchObject({ existing: 1, queued: 0 })
  const [line] = (await ask(api, key, 'GET', `/v1/batches/${first}/results`)).body.split('\n')
  expect(existing).toEqual([{ row: 1, reference: item.reference, id: JSON.parse(line ?? '').id }])
})

test('refuses a batch whose name another one has, and says which', async () => {
  const first = await post({ reference: 'nom', items: [anItem()] })
  const second = await post({ reference: 'nom', items: [anItem()] })

  expect(second.statusCode).toBe(409)
  expect(second.json()).toMatchObject({ code: 'batch-reference-taken', batch: first.json().id })
})

test('lists batches newest first, page by page, and finds one by its name', async () => {
  const other = (await api.makeTenant()).key
  const ids = [await aBatch(api, other), await aBatch(api, other), await aBatch(api, other)]

  const first = (await ask(api, other, 'GET', '/v1/batches?limit=2')).json()
  const second = (await ask(api, other, 'GET', `/v1/batches?limit=2&after=${first.next}`)).json()

  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids.toReversed())
  expect(second.next).toBeNull()
})

test('shows a batch with its counts, its pace and an ETag', async () => {
  const id = await aBatch(api, key)
  const response = await ask(api, key, 'GET', `/v1/batches/${id}`)
  const same = await ask(api, key, 'GET', `/v1/batches/${id}`, {
    headers: { 'if-none-match': String(response.headers.etag) },
  })

  expect(response.json()).toMatchObject({ id, state: 'processing', total: 1, pacePerMinute: 570 })
  expect(response.json().etaSeconds).toBeGreaterThan(0)
  expect(same.statusCode).toBe(304)
  expect(same.body).toBe('')
})

test('waits until a batch changes', async () => {
  const id = await aBatch(api, key)
  const { headers } = await ask(api, key, 'GET', `/v1/batches/${id}`)
  const waiting = ask(api, key, 'GET', `/v1/batches/${id}`, {
    headers: { 'if-none-match': String(headers.etag), prefer: 'wait=20' },
  })
  await ask(api, key, 'POST', `/v1/batches/${id}/cancel`)

  const response = await waiting
  expect(response.statusCode).toBe(200)
  expect(response.json().state).toBe('cancelled')
  expect(response.headers['preference-applied']).toBe('wait=20')
})

test('answers at once without If-None-Match and says that it did not wait', async () => {
  const id = await aBatch(api, key)
  const response = await ask(api, key, 'GET', `/v1/batches/${id}`, { headers: { prefer: 'wait=20' } })

  expect(response.statusCode).toBe(200)
  expect(response.headers['preference-applied']).toBe('wait=0')
})

test('writes results in input order in three forms', async () => {
  const id = await aBatch(api, key, [anItem(), badItem(), anItem()])
  const read = (accept: string) => ask(api, key, 'GET', `/v1/batches/${id}/results`, { headers: { accept } })

  const streamed = await read('*/*')
  const table = await read('text/csv')
  const json = await read('application/json')

  expect(streamed.headers['content-type']).toMatch(/^application\/x-ndjson/)
  const rows = streamed.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows.map(({ row, state }) => [row, state])).toEqual([
    [1, 'queued'],
    [2, 'rejected'],
    [3, 'queued'],
  ])
  expect(rows[1].id).toBeUndefined()
  expect(json.json()).toEqual({ data: rows, next: null })
  expect(table.body.split('\r\n')[0]).toBe(
    'row,reference,id,state,filingNumber,filingStatus,plate,formulaNumber,cpiUntil,neph,codes,messages',
  )
  expect(
    table.body
      .split('\r\n')
      .slice(1, 4)
      .map((line) => line.split(',')[3]),
  ).toEqual(['queued', 'rejected', 'queued'])
  expect((await read('image/png')).json().code).toBe('not-acceptable')
})

test('shows only the rows that are asked for', async () => {
  const id = await aBatch(api, key, [anItem(), badItem()])
  const only = async (which: string): Promise<number[]> => {
    const { body } = await ask(api, key, 'GET', `/v1/batches/${id}/results?only=${which}`)
    return body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).row)
  }

  expect(await only('rejected')).toEqual([2])
  expect(await only('open')).toEqual([1])
  expect(await only('final')).not.toContain(1)
})

test('cancels what waits and says what came too late', async () => {
  const id = await aBatch(api, key, [anItem(), anItem(), badItem()])
  const first = await ask(api, key, 'POST', `/v1/batches/${id}/cancel`)
  const second = await ask(api, key, 'POST', `/v1/batches/${id}/cancel`)

  expect(first.json()).toEqual({ cancelled: 2, requested: 0, tooLate: [] })
  expect(second.json()).toEqual({ cancelled: 0, requested: 0, tooLate: [] })
  expect((await ask(api, key, 'GET', `/v1/batches/${id}`)).json()).toMatchObject({ state: 'cancelled' })
})

test('puts back nothing where nothing has failed', async () => {
  const id = await aBatch(api, key)

  const all = await ask(api, key, 'POST', `/v1/batches/${id}/retry`)
  const some = await ask(api, key, 'POST', `/v1/batches/${id}/retry`, { body: { codes: ['busy'] } })

  expect([all.json(), some.json()]).toEqual([{ retried: 0 }, { retried: 0 }])
})

test('remembers a cancel under its key', async () => {
  const id = await aBatch(api, key)
  const cancel = () =>
    ask(api, key, 'POST', `/v1/batches/${id}/cancel`, { headers: { 'idempotency-key': 'cancel-1' } })

  const first = await cancel()
  const second = await cancel()

  expect(second.body).toBe(first.body)
  expect(second.headers['idempotency-replayed']).toBe('true')
})
