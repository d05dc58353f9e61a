import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ApiHarness, aBatch, aDossier, anApi, ask, operatorKey } from '../support/apiHarness.ts'

let api: ApiHarness
let tenant: { id: string; key: string; keyId: string }
let origin: string
beforeAll(async () => {
  api = await anApi()
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
})
afterAll(() => api.close())
beforeEach(async () => {
  tenant = await api.makeTenant()
})

const read = (query = '') => ask(api, tenant.key, 'GET', `/v1/events${query}`)

test('tells events in order and without a gap', async () => {
  const id = await aDossier(api, tenant.key)
  await ask(api, tenant.key, 'POST', `/v1/dossiers/${id}/cancel`)

  const { data } = (await read()).json()
  expect(data.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
    data.map((_: object, at: number) => at + 1),
  )
  expect(data.map(({ type }: { type: string }) => type)).toContain('dossier.cancelled')
  expect(data.at(-1).dossier ?? data.at(-2).dossier).toBe(id)
})

test('names each event once and for all: another reading tells the same ids, another tenant has others', async () => {
  const other = await api.makeTenant()
  const ids = async (key: string): Promise<string[]> =>
    (await ask(api, key, 'GET', '/v1/events')).json().data.map(({ id }: { id: string }) => id)
  for (const { key } of [tenant, other]) {
    await aBatch(api, key)
    await aBatch(api, key)
  }

  const told = await ids(tenant.key)

  const uuidOf7 = /^evt_[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
  for (const id of told) expect(id).toMatch(uuidOf7)
  expect(await ids(tenant.key)).toEqual(told)
  expect(new Set([...told, ...(await ids(other.key))]).size).toBe(4)
})

test('goes on after a sequence number, page by page', async () => {
  await aBatch(api, tenant.key)
  await aBatch(api, tenant.key)

  const first = (await read('?limit=1')).json()
  const second = (await read(`?limit=1&after=${first.next}`)).json()

  expect([first.data[0].sequence, second.data[0].sequence]).toEqual([1, 2])
  expect((await read(`?after=${second.data[0].sequence}`)).json()).toEqual({ data: [], next: null })
})

test('waits for the next event', async () => {
  const waiting = read('?after=0&wait=20')
  const id = await aBatch(api, tenant.key)

  expect((await waiting).json().data[0]).toMatchObject({ sequence: 1, type: 'batch.accepted', batch: id })
})

test.each(['?after=-1', '?after=x', '?wait=31', '?limit=0', '?since=1'])(
  'refuses the query %s',
  async (query) => {
    expect((await read(query)).json().code).toBe('query-invalid')
  },
)

/** Reads a stream until a text stands in it. */
async function streamUntil(wanted: string, headers: Record<string, string> = {}, key = tenant.key) {
  const stop = new AbortController()
  const response = await fetch(`${origin}/v1/events`, {
    headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  })
  let text = ''
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes)
    if (text.includes(wanted)) break
  }
  stop.abort()
  return { response, text }
}

test('streams events as they come', async () => {
  const streaming = streamUntil('batch.accepted')
  await aBatch(api, tenant.key)

  const { response, text } = await streaming
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(response.headers.get('x-request-id')).toMatch(/^req_/)
  expect(text).toMatch(/^retry: 3000\n\n/)
  expect(text).toMatch(/id: 1\nevent: batch\.accepted\ndata: \{.*"sequence":1.*\}\n\n/)
})

test('resumes a stream after the last event that was seen', async () => {
  await aBatch(api, tenant.key)
  await aBatch(api, tenant.key)

  const { text } = await streamUntil('id: 2', { 'last-event-id': '1' })
  expect(text).not.toContain('id: 1\n')
})

test('tells nothing more to a stream whose key is revoked, and ends it', async () => {
  const id = await aDossier(api, tenant.key)
  const streaming = streamUntil('dossier.cancelled')
  await new Promise((resolve) => setTimeout(resolve, 50))

  await ask(api, operatorKey, 'DELETE', `/v1/admin/tenants/${tenant.id}/keys/${tenant.keyId}`)
  await api.store.requestMoves([{ id, tenant: tenant.id, as: 'cancel' }])

  expect((await streaming).text).not.toContain('dossier.cancelled')
})

test('ends waits and streams at once when the gateway drains', async () => {
  const stopping = await anApi()
  const { key } = await stopping.makeTenant()
  const waiting = ask(stopping, key, 'GET', '/v1/events?wait=30')
  const streaming = ask(stopping, key, 'GET', '/v1/events', { headers: { accept: 'text/event-stream' } })
  await new Promise((resolve) => setTimeout(resolve, 50))
  stopping.draining.abort()

  expect((await waiting).json()).toEqual({ data: [], next: null })
  expect((await streaming).body).toMatch(/^retry/)
  const late = await ask(stopping, key, 'GET', '/v1/lanes')
  expect([late.statusCode, late.json().code]).toEqual([503, 'unavailable'])
  expect(late.headers['retry-after']).toBeDefined()
  await stopping.close()
})
