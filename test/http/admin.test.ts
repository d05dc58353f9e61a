import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StatusesAnswer } from '../../server/usecases/ports.ts'
import {
  type ApiHarness,
  aDossier,
  anApi,
  ask,
  operatorKey,
  testEstablishments,
  beginAttempt,
} from '../support/apiHarness.ts'

let api: ApiHarness
let stateSays: StatusesAnswer
const silence: StatusesAnswer = {
  as: 'noEvidence',
  evidence: { kind: 'silence' },
  closes: false,
  retryAfterMs: null,
}
beforeAll(async () => {
  api = await anApi({ upstream: { statuses: async () => stateSays } })
  stateSays = silence
})
afterAll(() => api.close())

const operate = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, headers = {}) =>
  ask(api, operatorKey, method, `/v1/admin${path}`, { body, headers })

/** A dossier whose attempt ended in doubt. */
async function anUncertain(): Promise<string> {
  const { key } = await api.makeTenant()
  const id = await aDossier(api, key)
  const fence = await beginAttempt(api, id)
  const verdict = { as: 'unknown', lookUpAfterMs: 60_000 } as const
  await api.store.recordAttempts([{ id, fence, elapsedMs: 1, evidence: { kind: 'silence' }, verdict }])
  return id
}

test('makes a tenant, once per key, and lists it', async () => {
  const body = { name: 'Groupe Exemple', establishments: testEstablishments }
  const first = await operate('POST', '/tenants', body, { 'idempotency-key': 'tenant-1' })
  const second = await operate('POST', '/tenants', body, { 'idempotency-key': 'tenant-1' })

  expect(first.statusCode).toBe(201)
  expect(second.body).toBe(first.body)
  const { data } = (await operate('GET', '/tenants')).json()
  expect(data.filter(({ name }: { name: string }) => name === 'Groupe Exemple')).toHaveLength(1)
  expect(data.some(({ name }: { name: string }) => name === 'operator')).toBe(false)
})

test.each([
  [{ name: '', establishments: [] }, '/name'],
  [{ name: 'X' }, '/establishments'],
  [{ name: 'X', establishments: [{ kind: 'garage', number: '1' }] }, '/establishments/0/kind'],
  [
    { name: 'X', establishments: [{ kind: 'school', number: '1', permits: ['all'] }] },
    '/establishments/0/permits/0',
  ],
  [{ name: 'X', establishments: [], colour: 'red' }, '/colour'],
])('says where a tenant’s body goes wrong: %j', async (body, pointer) => {
  const response = await operate('POST', '/tenants', body)

  expect(response.json()).toMatchObject({ status: 400, code: 'body-invalid' })
  expect(response.json().findings.map((one: { pointer: string }) => one.pointer)).toContain(pointer)
})

test('makes keys of its own world only, for tenants that exist', async () => {
  const { id } = await api.makeTenant()
  const make = (tenant: string, mode: string) =>
    operate('POST', `/tenants/${tenant}/keys`, { scopes: ['read'], mode })

  expect((await make(id, 'test')).json().key).toMatch(/^lia_test_/)
  expect((await make(id, 'live')).json()).toMatchObject({ status: 422, code: 'mode-mismatch' })
  expect((await make('ten_nobody', 'test')).json().code).toBe('not-found')
  expect((await make('ten_operator', 'test')).json().code).toBe('not-found')
  expect((await operate('POST', `/tenants/${id}/keys`, { scopes: [], mode: 'test' })).json().code).toBe(
    'body-invalid',
  )
  expect((await operate('GET', '/tenants/ten_nobody/keys')).json().code).toBe('not-found')
  expect((await operate('DELETE', `/tenants/${id}/keys/key_nothing1`)).json().code).toBe('not-found')
})

test('pauses a lane, sets its pace and takes both back', async () => {
  const paused = (await operate('PATCH', '/lanes/siv-import', { paused: true, perMinute: 60 })).json()
  const { key } = await api.makeTenant()
  const again = (await operate('PATCH', '/lanes/siv-import', { paused: false })).json()
  const configured = (await operate('PATCH', '/lanes/siv-import', { perMinute: null })).json()

  expect(paused).toMatchObject({
    name: 'siv-import',
    state: 'paused',
    pacePerMinute: 0,
    reason: 'paused by the operator',
  })
  expect(again).toMatchObject({ state: 'open', reason: null, pacePerMinute: 57 })
  expect(configured.pacePerMinute).toBe(285)
  const lanes = (await ask(api, key, 'GET', '/v1/lanes')).json().data
  expect(lanes).toHaveLength(6)
})

test('lets a lane send again what an incident had stopped', async () => {
  const { version = 0 } = (await api.store.laneViews()).find(({ lane }) => lane === 'ants-title') ?? {}
  await api.store.laneHealth('ants-title', version, { resendsStopped: true })

  const untouched = (await operate('PATCH', '/lanes/ants-title', { perMinute: null })).json()
  const lifted = (await operate('PATCH', '/lanes/ants-title', { resendsStopped: false })).json()

  expect(untouched.resendsStopped).toBe(true)
  expect(lifted.resendsStopped).toBe(false)
  const kept = (await api.store.laneViews()).find(({ lane }) => lane === 'ants-title')
  expect(kept?.resendsStopped).toBe(false)
})

test('knows only its own lanes and settings', async () => {
  expect((await operate('PATCH', '/lanes/siv-export', { paused: true })).json().code).toBe('not-found')
  expect((await operate('PATCH', '/lanes/siv-import', {})).json().code).toBe('body-invalid')
  expect((await operate('PATCH', '/lanes/siv-import', { perSecond: 0 })).json().code).toBe('body-invalid')
})

test('lists uncertain dossiers of every tenant with whose they are', async () => {
  const id = await anUncertain()
  const { data } = (await operate('GET', '/dossiers?state=uncertain')).json()

  expect(data.find((one: { id: string }) => one.id === id)).toMatchObject({
    state: 'uncertain',
    tenant: expect.stringMatching(/^ten_/),
  })
})

test('puts a dossier back that a person knows to be absent', async () => {
  const id = await anUncertain()
  const response = await operate('POST', `/dossiers/${id}/resolve`, { as: 'absent' })

  expect(response.json()).toEqual({ id, state: 'queued' })
})

test('adopts the filing that a person names, as the State tells it', async () => {
  const id = await anUncertain()
  const receivedAt = new Date().toISOString()
  stateSays = {
    as: 'read',
    filings: [{ filingNumber: 'F-1', reference: id, status: 'in-review', receivedAt }],
    missing: [],
  }
  const response = await operate('POST', `/dossiers/${id}/resolve`, { as: 'filed', filingNumber: 'F-1' })
  stateSays = silence

  expect(response.statusCode, response.body).toBe(200)
  const dossier = (await operate('GET', '/dossiers')).json().data.find((one: { id: string }) => one.id === id)
  expect(dossier.filing).toMatchObject({ number: 'F-1' })
})

test('believes a person where the State is silent', async () => {
  const id = await anUncertain()
  const response = await operate('POST', `/dossiers/${id}/resolve`, { as: 'filed', filingNumber: 'F-2' })

  expect(response.json()).toEqual({ id, state: 'filed' })
})

test('refuses a number that the State has given to something else', async () => {
  const id = await anUncertain()
  const filing = {
    filingNumber: 'F-3',
    reference: 'dos_other',
    status: 'received',
    receivedAt: new Date().toISOString(),
  }
  stateSays = { as: 'read', filings: [filing], missing: [] }
  const response = await operate('POST', `/dossiers/${id}/resolve`, { as: 'filed', filingNumber: 'F-3' })
  stateSays = silence

  expect(response.json()).toMatchObject({ status: 409, code: 'move-not-possible' })
})

test('resolves and rectifies only what needs it', async () => {
  const { key } = await api.makeTenant()
  const id = await aDossier(api, key)

  const resolve = await operate('POST', `/dossiers/${id}/resolve`, { as: 'absent' })
  const rectify = await operate('POST', `/dossiers/${id}/rectify`, {
    as: 'completed',
    note: 'seen on the portal',
  })

  expect(resolve.json().code).toBe('move-not-possible')
  expect(rectify.json().code).toBe('move-not-possible')
  expect((await operate('POST', '/dossiers/dos_x/resolve', { as: 'absent' })).json().code).toBe('not-found')
  expect((await operate('POST', '/dossiers/dos_x/rectify', { as: 'refused', note: 'n' })).json().code).toBe(
    'not-found',
  )
  expect((await operate('POST', `/dossiers/${id}/resolve`, { as: 'filed' })).json().code).toBe('body-invalid')
})

test('lists incidents', async () => {
  await api.store.reportIncident({
    kind: 'filed-twice',
    lane: 'siv-domestic',
    dossier: null,
    data: { numbers: 2 },
  })

  expect((await operate('GET', '/incidents')).json().data[0]).toMatchObject({
    kind: 'filed-twice',
    lane: 'siv-domestic',
  })
})
