import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '../../server/domain/item.ts'
import { makeIds } from '../../server/ids.ts'
import type { MoveRequest } from '../../server/usecases/ports.ts'
import { type ApiHarness, aBatch, aDossier, anApi, anItem, ask, beginAttempt } from '../support/apiHarness.ts'
import { aUsableDocument, filedAs } from '../support/files.ts'

let api: ApiHarness
let key: string
let document: string
beforeAll(async () => {
  api = await anApi()
  const tenant = await api.makeTenant()
  key = tenant.key
  document = await aUsableDocument({ store: api.store, ids: makeIds() }, tenant.id)
})
const filed = (item: JsonObject): JsonObject => filedAs(item, document)
afterAll(() => api.close())

const get = (url: string, headers = {}) => ask(api, key, 'GET', url, { headers })

/** Brings a dossier to the State, as the forwarder would. */
async function fileNext(id: string, status = 'received'): Promise<void> {
  const fence = await beginAttempt(api, id)
  const receivedAt = new Date().toISOString()
  const filing = {
    filingNumber: `F-${id}`,
    reference: id,
    status,
    receivedAt,
    outcome: { plate: 'ZZ-001-AA' },
  }
  const verdict = { as: 'filed', filing, followAfterMs: null } as const
  await api.store.recordAttempts([{ id, fence, elapsedMs: 1, evidence: { kind: 'answer' }, verdict }])
}

/** Looks until there is such a dossier. */
async function idOf(reference: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const [one] = (await get(`/v1/dossiers?reference=${reference}`)).json().data
    if (one) return one.id
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('no such dossier')
}

test('accepts one item and shows its dossier', async () => {
  const item = anItem('vn', { metadata: { site: 'Lille' } })
  const response = await ask(api, key, 'POST', '/v1/dossiers', { body: item })

  expect(response.statusCode, response.body).toBe(202)
  const { id } = response.json()
  expect(response.headers.location).toBe(`/v1/dossiers/${id}`)
  expect((await get(`/v1/dossiers/${id}`)).json()).toMatchObject({
    id,
    reference: item.reference,
    procedure: 'vn',
    channel: 'siv',
    lane: 'siv-domestic',
    state: 'queued',
    attempts: 0,
    metadata: { site: 'Lille' },
  })
})

test('answers one item with what a read of its dossier shows', async () => {
  const accepted = await ask(api, key, 'POST', '/v1/dossiers', { body: anItem('vn') })

  const {
    etaSeconds: _eta,
    position: _position,
    taxEstimate: _taxes,
    ...read
  } = (await get(String(accepted.headers.location))).json()
  expect(accepted.json()).toEqual(read)
})

test('shows where a queued dossier stands in its lane, and when it leaves', async () => {
  const first = await ask(api, key, 'POST', '/v1/dossiers', { body: filed(anItem('duplicata')) })
  const second = await ask(api, key, 'POST', '/v1/dossiers', { body: filed(anItem('duplicata')) })
  const positionOf = async (answer: typeof first): Promise<number> =>
    (await get(String(answer.headers.location))).json().position

  const { position, etaSeconds } = (await get(String(second.headers.location))).json()

  expect(second.statusCode, second.body).toBe(202)
  expect(position).toBe((await positionOf(first)) + 1)
  expect(etaSeconds).toBeGreaterThan(0)
})

test('tells every fault of a rejected item at once', async () => {
  const response = await ask(api, key, 'POST', '/v1/dossiers', {
    body: anItem('vn', { vehicle: { vin: 'X' }, colour: 'red' }),
  })

  expect(response.statusCode).toBe(422)
  expect(response.json().code).toBe('item-rejected')
  const places = response
    .json()
    .findings.map(({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`)
  expect(places).toContain('field-unknown /colour')
  expect(places.length).toBeGreaterThan(1)
})

test('gives the first dossier again under the same key', async () => {
  const body = anItem()
  const headers = { 'idempotency-key': 'dossier-1' }

  const first = await ask(api, key, 'POST', '/v1/dossiers', { body, headers })
  const second = await ask(api, key, 'POST', '/v1/dossiers', { body, headers })

  expect(second.body).toBe(first.body)
  expect(second.headers['idempotency-replayed']).toBe('true')
})

test('answers 202 when the dossier is not final in time', async () => {
  const response = await ask(api, key, 'POST', '/v1/dossiers', {
    body: anItem(),
    headers: { prefer: 'wait=0' },
  })

  expect(response.statusCode).toBe(202)
  expect(response.headers['preference-applied']).toBe('wait=0')
})

test('answers 200 when the dossier ends while the client waits', async () => {
  const body = anItem()
  const waiting = ask(api, key, 'POST', '/v1/dossiers', { body, headers: { prefer: 'wait=20' } })
  await fileNext(await idOf(body.reference), 'accepted')

  const response = await waiting
  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({ state: 'completed', outcome: { plate: 'ZZ-001-AA' } })
})

test('waits until a dossier changes, with its ETag', async () => {
  const id = await aDossier(api, key)
  const { headers } = await get(`/v1/dossiers/${id}`)
  const waiting = get(`/v1/dossiers/${id}`, { 'if-none-match': String(headers.etag), prefer: 'wait=20' })
  await ask(api, key, 'POST', `/v1/dossiers/${id}/cancel`)

  expect((await waiting).json().state).toBe('cancelled')
})

test('lists dossiers by what is asked and pages through them', async () => {
  const batch = await aBatch(api, key, [anItem(), anItem(), filed(anItem('inscription-premiere'))])

  const all = (await get(`/v1/dossiers?batch=${batch}`)).json().data
  const first = (await get(`/v1/dossiers?batch=${batch}&limit=2`)).json()
  const rest = (await get(`/v1/dossiers?batch=${batch}&limit=2&after=${first.next}`)).json()
  const lane = (await get(`/v1/dossiers?batch=${batch}&lane=ants-enrolment`)).json().data

  expect(all).toHaveLength(3)
  expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(all.map(({ id }: { id: string }) => id))
  expect(lane).toHaveLength(1)
  expect((await get(`/v1/dossiers?batch=${batch}&state=completed`)).json().data).toEqual([])
})

test('refuses a cursor that is not one of ours, and a limit out of bounds', async () => {
  expect((await get('/v1/dossiers?after=nonsense')).json().code).toBe('cursor-invalid')
  expect((await get('/v1/batches?after=WzEsMiwzLDRd')).json().code).toBe('cursor-invalid')
  expect((await get('/v1/dossiers?limit=0')).json().code).toBe('query-invalid')
  expect((await get('/v1/dossiers?limit=1001')).json().code).toBe('query-invalid')
  expect((await get('/v1/dossiers?sort=asc')).json()).toMatchObject({
    code: 'query-invalid',
    detail: '/sort is not known here.',
  })
})

test('finds a dossier by what stands in it, however it is spelt', async () => {
  const item = anItem()
  const id = await aDossier(api, key, item)
  const { vin } = item.vehicle as { vin: string }
  const search = async (body: object): Promise<string[]> =>
    (await ask(api, key, 'POST', '/v1/dossiers/search', { body }))
      .json()
      .data.map((one: { id: string }) => one.id)

  expect(await search({ reference: item.reference })).toEqual([id])
  expect(await search({ vin: vin.toLowerCase() })).toContain(id)
  expect(await search({ plate: 'ZZ-999-ZZ' })).toEqual([])
  expect((await ask(api, key, 'POST', '/v1/dossiers/search', { body: {} })).json().code).toBe('body-invalid')
})

test('says where a small body goes wrong', async () => {
  const search = (body: unknown) => ask(api, key, 'POST', '/v1/dossiers/search', { body })

  const unknown = (await search({ colour: 'red' })).json()
  expect(unknown).toMatchObject({ code: 'body-invalid', detail: '/colour is not known here.' })
  expect(unknown.findings[0]).toMatchObject({ code: 'field-unknown', pointer: '/colour' })
  expect((await search({ vin: 12 })).json().findings[0]).toMatchObject({
    code: 'field-type',
    pointer: '/vin',
  })
  expect((await search('{"vin":"A","vin":"B"}')).json().code).toBe('json-duplicate-key')
  expect((await search(String.raw`{"vin\\":"A"}`)).json().code).toBe('json-backslash-key')
  expect((await search('{')).json().code).toBe('body-malformed')
  expect((await search(undefined)).json().code).toBe('body-invalid')
  expect((await search(JSON.stringify({ vin: 'x'.repeat(300_000) }))).json().code).toBe('body-too-large')
})

test('tells the whole story of a dossier', async () => {
  const id = await aDossier(api, key)
  await fileNext(id)

  const { data } = (await get(`/v1/dossiers/${id}/timeline`)).json()
  expect(data.length).toBeGreaterThan(1)
  expect(data.every(({ at }: { at: string }) => !Number.isNaN(Date.parse(at)))).toBe(true)
})

test('cancels a waiting dossier, and says the same when asked twice', async () => {
  const id = await aDossier(api, key)

  const first = await ask(api, key, 'POST', `/v1/dossiers/${id}/cancel`)
  const second = await ask(api, key, 'POST', `/v1/dossiers/${id}/cancel`)

  expect([first.statusCode, first.json().state]).toEqual([200, 'cancelled'])
  expect([second.statusCode, second.json().state]).toEqual([200, 'cancelled'])
})

test('keeps the wish to cancel while a dossier is being filed', async () => {
  const id = await aDossier(api, key)
  await beginAttempt(api, id)

  const response = await ask(api, key, 'POST', `/v1/dossiers/${id}/cancel`)
  expect([response.statusCode, response.json()]).toEqual([202, { cancelRequested: true }])
  expect(response.headers.location).toBe(`/v1/dossiers/${id}`)
})

test('cannot cancel what the State has', async () => {
  const id = await aDossier(api, key)
  await fileNext(id)

  const response = await ask(api, key, 'POST', `/v1/dossiers/${id}/cancel`)
  expect(response.json()).toMatchObject({ status: 409, code: 'too-late', state: 'filed' })
})

test('puts back only what has failed', async () => {
  const id = await aDossier(api, key)

  const response = await ask(api, key, 'POST', `/v1/dossiers/${id}/retry`)
  expect(response.json()).toMatchObject({ status: 409, code: 'not-retryable', state: 'queued' })
})

test('takes no completion from a dossier that asks for nothing', async () => {
  const id = await aDossier(api, key)

  const response = await ask(api, key, 'POST', `/v1/dossiers/${id}/complete`, {
    body: { data: { establishment: 'X' } },
  })
  expect(response.json()).toMatchObject({ status: 409, code: 'not-awaited' })
})

test('does not send a complement to the State', async () => {
  const id = await aDossier(api, key)
  await fileNext(id, 'more-info-needed')

  expect((await get(`/v1/dossiers/${id}`)).json().state).toBe('actionRequired')
  const response = await ask(api, key, 'POST', `/v1/dossiers/${id}/complete`, {
    body: { documents: [{ kind: 'justificatif-domicile' }] },
  })
  expect(response.json()).toMatchObject({ status: 409, code: 'complement-not-possible' })
})

test('hands out the papers of the State, for saving only', async () => {
  const id = await aDossier(api, key)
  await fileNext(id, 'accepted')
  const bytes = Buffer.from('%PDF-1.7')
  const { sha256, size } = await api.documents.put(bytes)
  await api.store.recordPapers([
    { id, kind: 'cpi', paper: { sha256, size, mediaType: 'application/pdf' }, retryAfterMs: null },
  ])

  const paper = await get(`/v1/dossiers/${id}/documents/cpi`)
  expect(paper.rawPayload).toEqual(bytes)
  expect(paper.headers['content-type']).toBe('application/pdf')
  expect(paper.headers['content-disposition']).toMatch(/^attachment/)
  expect((await get(`/v1/dossiers/${id}/documents/facture`)).json().code).toBe('not-found')
})

test('judges a completed item again before it goes back into its lane', async () => {
  const moves: MoveRequest[] = []
  const waiting = await anApi()
  const tenant = await waiting.makeTenant()
  const id = await aDossier(waiting, tenant.key)
  const view = await waiting.store.dossier(tenant.id, id)
  // No paper can be refused before documents exist, so the store is made to say that one was.
  waiting.store.dossier = async () => view && { ...view, state: 'actionRequired' }
  waiting.store.requestMoves = async (requests) => {
    moves.push(...requests)
    return requests.map(() => ({ as: 'done', state: 'queued' }))
  }
  const complete = (body: object) => ask(waiting, tenant.key, 'POST', `/v1/dossiers/${id}/complete`, { body })

  const bad = await complete({ data: { vehicle: { vin: 'X' } } })
  const good = await complete({
    data: { holder: { email: 'autre@example.org' } },
    documents: [{ kind: 'domicile' }],
  })
  await waiting.close()

  expect(bad.json()).toMatchObject({ status: 422, code: 'item-rejected' })
  expect(good.statusCode, good.body).toBe(202)
  expect(moves).toHaveLength(1)
  const [move] = moves
  const item = JSON.parse(Buffer.from(move?.as === 'complete' ? move.body : []).toString())
  expect(item.holder.email).toBe('autre@example.org')
  expect(item.documents.some(({ kind }: { kind: string }) => kind === 'domicile')).toBe(true)
  expect(item.reference).toBe(view?.reference)
})
