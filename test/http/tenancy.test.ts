import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiHarness, aBatch, aDossier, anApi, anItem, ask } from '../support/apiHarness.ts'

let api: ApiHarness
let owner: { id: string; key: string }
let stranger: { id: string; key: string }
let batch: string
let dossier: string
let document: string
const item = anItem()

beforeAll(async () => {
  api = await anApi()
  owner = await api.makeTenant()
  stranger = await api.makeTenant()
  batch = await aBatch(api, owner.key, [anItem()])
  dossier = await aDossier(api, owner.key, item)
  const uploaded = await ask(api, owner.key, 'POST', '/v1/documents', { body: 'a paper' })
  document = uploaded.json().id
})
afterAll(() => api.close())

type Method = 'GET' | 'POST'
interface Row {
  method: Method
  route: string
  of: 'batch' | 'dossier' | 'document'
  body?: object
  headers?: Record<string, string>
}

/** Every keyed route with an id in its path. A route that is missing here fails the last test. */
const matrix: Row[] = [
  { method: 'GET', route: '/v1/batches/:id', of: 'batch' },
  {
    method: 'GET',
    route: '/v1/batches/:id',
    of: 'batch',
    headers: { prefer: 'wait=1', 'if-none-match': '*' },
  },
  { method: 'GET', route: '/v1/batches/:id/results', of: 'batch' },
  { method: 'GET', route: '/v1/batches/:id/results', of: 'batch', headers: { accept: 'text/csv' } },
  { method: 'POST', route: '/v1/batches/:id/cancel', of: 'batch' },
  { method: 'POST', route: '/v1/batches/:id/retry', of: 'batch' },
  { method: 'POST', route: '/v1/batches/:id/retry', of: 'batch', body: { codes: ['x'] } },
  { method: 'GET', route: '/v1/dossiers/:id', of: 'dossier' },
  { method: 'GET', route: '/v1/dossiers/:id/timeline', of: 'dossier' },
  { method: 'GET', route: '/v1/dossiers/:id/documents/:kind', of: 'dossier' },
  { method: 'POST', route: '/v1/dossiers/:id/cancel', of: 'dossier' },
  { method: 'POST', route: '/v1/dossiers/:id/cancel', of: 'dossier', headers: { 'idempotency-key': 'k' } },
  { method: 'POST', route: '/v1/dossiers/:id/retry', of: 'dossier' },
  { method: 'POST', route: '/v1/dossiers/:id/complete', of: 'dossier', body: { data: { sale: null } } },
  { method: 'GET', route: '/v1/documents/:id', of: 'document' },
  { method: 'GET', route: '/v1/documents/:id?kind=identite&channel=ants', of: 'document' },
  {
    method: 'GET',
    route: '/v1/documents/:id',
    of: 'document',
    headers: { prefer: 'wait=1', 'if-none-match': '*' },
  },
  { method: 'GET', route: '/v1/documents/:id/content', of: 'document' },
  { method: 'GET', route: '/v1/documents/:id/content?version=filed', of: 'document' },
]

const unknownIds = ['_01a20820-0000-7000-8000-000000000000', '_x', '', '_%00', "_' OR 1=1 --"]

/** Everything that a client can see of an answer, but for what names this one request. */
function visible({ statusCode, headers, body }: LightMyRequestResponse): object {
  const { 'x-request-id': id, date: _date, ...others } = headers
  return { statusCode, headers: others, body: body.replaceAll(String(id), 'REQUEST') }
}

function address(route: string, id: string): string {
  return route.replace(':id', encodeURIComponent(id)).replace(':kind', 'cpi')
}

test.each(matrix)(
  'answers $method $route of another tenant like an unknown id',
  async ({ method, route, of, body, headers }) => {
    const id = { batch, dossier, document }[of]
    const before = [
      await ask(api, owner.key, 'GET', `/v1/batches/${batch}`),
      await ask(api, owner.key, 'GET', `/v1/dossiers/${dossier}`),
      await ask(api, owner.key, 'GET', `/v1/documents/${document}`),
    ]

    const foreign = visible(await ask(api, stranger.key, method, address(route, id), { body, headers }))
    const given = {
      body,
      headers: headers && { ...headers, ...(headers['idempotency-key'] ? { 'idempotency-key': 'k' } : {}) },
    }
    const unknown = []
    for (const rest of unknownIds.filter((text) => text !== '')) {
      unknown.push(
        visible(await ask(api, stranger.key, method, address(route, id.slice(0, 3) + rest), given)),
      )
    }

    expect(foreign).toMatchObject({ statusCode: 404 })
    for (const one of unknown) expect(one).toEqual(foreign)
    const after = [
      await ask(api, owner.key, 'GET', `/v1/batches/${batch}`),
      await ask(api, owner.key, 'GET', `/v1/dossiers/${dossier}`),
      await ask(api, owner.key, 'GET', `/v1/documents/${document}`),
    ]
    expect(after.map(({ headers: { etag } }) => etag)).toEqual(before.map(({ headers: { etag } }) => etag))
  },
)

test('shows nothing of another tenant in lists, searches and events', async () => {
  const read = (url: string) => ask(api, stranger.key, 'GET', url)
  const search = await ask(api, stranger.key, 'POST', '/v1/dossiers/search', {
    body: { reference: item.reference },
  })

  expect((await read('/v1/batches')).json().data).toEqual([])
  expect((await read('/v1/dossiers')).json().data).toEqual([])
  expect((await read(`/v1/dossiers?batch=${batch}`)).json().data).toEqual([])
  expect((await read(`/v1/dossiers?reference=${item.reference}`)).json().data).toEqual([])
  expect((await read('/v1/events')).json().data).toEqual([])
  expect(search.json().data).toEqual([])
  const { sha256 } = (await ask(api, owner.key, 'GET', `/v1/documents/${document}`)).json()
  expect((await read(`/v1/documents?sha256=${sha256}`)).json().data).toEqual([])
})

test('takes a cursor of another tenant for a place in one’s own list', async () => {
  await aBatch(api, owner.key)
  const { next } = (await ask(api, owner.key, 'GET', '/v1/batches?limit=1')).json()

  const response = await ask(api, stranger.key, 'GET', `/v1/batches?limit=1&after=${next}`)

  expect(response.json().data).toEqual([])
})

test('keeps references and idempotency keys of tenants apart', async () => {
  const mine = await ask(api, stranger.key, 'POST', '/v1/dossiers', {
    body: item,
    headers: { 'idempotency-key': 'same' },
  })
  const theirs = await ask(api, owner.key, 'POST', '/v1/dossiers', {
    body: anItem(),
    headers: { 'idempotency-key': 'same' },
  })

  expect(mine.statusCode).toBe(202)
  expect(mine.json().id).not.toBe(dossier)
  expect(theirs.statusCode).toBe(202)
  expect(theirs.headers['idempotency-replayed']).toBeUndefined()
})

test('has a row for every route with an id', () => {
  const withId = Object.entries(api.app.swagger().paths ?? {})
    .filter(([path]) => path.includes('{id}') && !path.startsWith('/v1/admin'))
    .flatMap(([path, operations]) =>
      Object.keys(operations ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    )
  const rows = new Set(
    matrix.map(({ method, route }) => `${method} ${route.replace(/\?.*/, '').replaceAll(/:(\w+)/g, '{$1}')}`),
  )

  expect(withId.filter((route) => !rows.has(route))).toEqual([])
  expect(rows.size).toBe(withId.length)
})
