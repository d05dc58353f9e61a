import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ProblemCode, problemCatalogue } from '../../server/http/problem.ts'
import { mintKey } from '../../server/http/keyText.ts'
import { randomText } from '../../server/randomText.ts'
import { StoreError } from '../../server/usecases/ports.ts'
import {
  type ApiHarness,
  aBatch,
  aDossier,
  anApi,
  anItem,
  ask,
  operatorKey,
  withStore,
} from '../support/apiHarness.ts'
import { fakeDoctor } from '../support/fakeDoctor.ts'

let api: ApiHarness
let key: string
const seen = new Set<string>()
beforeAll(async () => {
  api = await anApi({
    limits: { jsonItemsMax: 2, waitSecondsMax: 1 },
    documents: { uploadBytesMax: 40 },
    doctor: fakeDoctor(() => api.documents),
  })
  key = (await api.makeTenant()).key
  await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => api.close())

type Given = Parameters<typeof ask>[4]
type Method = Parameters<typeof ask>[2]

/** Asks, and checks that the answer is the whole problem of its code. */
async function expectProblem(
  code: ProblemCode,
  method: Method,
  url: string,
  given?: Given,
  by = key,
): Promise<void> {
  const { statusCode, headers, body } = await ask(api, by, method, url, given)
  expectWhole(code, statusCode, body)
  expect(headers['content-type']).toBe('application/problem+json')
  expect(headers['x-request-id']).toBe(JSON.parse(body).requestId)
}

function expectWhole(code: ProblemCode, status: number, body: string): void {
  const kind = problemCatalogue[code]
  expect(JSON.parse(body), body).toMatchObject({
    type: `urn:liasse:problem:${code}`,
    code,
    title: kind.title,
    status: kind.status,
    retryable: kind.retryable,
  })
  expect(status).toBe(kind.status)
  seen.add(code)
}

const post = (body: unknown, headers = {}): Given => ({ body, headers })
const batches = '/v1/batches'

test('refuses what it cannot read', async () => {
  await expectProblem('body-malformed', 'POST', batches, post('{'))
  await expectProblem('envelope-invalid', 'POST', batches, post('[]'))
  await expectProblem('json-depth', 'POST', batches, post(`{"items":${'['.repeat(20)}${']'.repeat(20)}}`))
  await expectProblem('json-duplicate-key', 'POST', batches, post('{"items":[],"items":[]}'))
  await expectProblem('json-backslash-key', 'POST', batches, post(String.raw`{"items":[],"mode\\":1}`))
  await expectProblem('json-surrogate', 'POST', batches, post(String.raw`{"reference":"\udc00","items":[]}`))
  await expectProblem('body-invalid', 'POST', '/v1/dossiers/search', post({}))
  await expectProblem('query-invalid', 'GET', `${batches}?limit=x`)
  await expectProblem('cursor-invalid', 'GET', `${batches}?after=x`)
  await expectProblem('url-malformed', 'GET', `${batches}/%E0%A4%A`)
  await expectProblem(
    'header-invalid',
    'POST',
    batches,
    post({ items: [] }, { 'idempotency-key': 'x'.repeat(256) }),
  )
  await expectProblem('media-type-unsupported', 'POST', batches, post('x', { 'content-type': 'text/plain' }))
  await expectProblem(
    'not-acceptable',
    'GET',
    `${batches}/${await aBatch(api, key)}/results`,
    post(undefined, { accept: 'image/png' }),
  )
  await expectProblem('batch-too-large', 'POST', batches, post({ items: [anItem(), anItem(), anItem()] }))
  await expectProblem('body-too-large', 'POST', '/v1/dossiers', post({ reference: 'x'.repeat(70_000) }))
})

test('refuses who may not', async () => {
  const reader = (await api.makeTenant({ scopes: ['read'] })).key
  const bare = await api.app.inject(batches)
  expectWhole('key-missing', bare.statusCode, bare.body)
  await expectProblem('key-invalid', 'GET', batches, {}, 'lia_test_x')
  await expectProblem('key-wrong-mode', 'GET', batches, {}, mintKey('live', randomText).text)
  await expectProblem('operator-key-invalid', 'GET', '/v1/admin/tenants')
  await expectProblem('scope-missing', 'POST', batches, post({ items: [] }), reader)
})

test('refuses what is not there, or not like that', async () => {
  const { id } = await api.makeTenant()
  const dossier = await aDossier(api, key)
  await expectProblem('not-found', 'GET', `${batches}/bat_x`)
  await expectProblem('not-found', 'GET', `${batches}/${'x'.repeat(300)}`)
  await expectProblem('not-found', 'GET', '/nowhere')
  await expectProblem('method-not-allowed', 'DELETE', batches)
  await expectProblem(
    'mode-mismatch',
    'POST',
    `/v1/admin/tenants/${id}/keys`,
    post({ scopes: ['read'], mode: 'live' }),
    operatorKey,
  )
  await expectProblem('not-retryable', 'POST', `/v1/dossiers/${dossier}/retry`)
  await expectProblem('not-awaited', 'POST', `/v1/dossiers/${dossier}/complete`, post({ data: { a: 1 } }))
  await expectProblem(
    'move-not-possible',
    'POST',
    `/v1/admin/dossiers/${dossier}/resolve`,
    post({ as: 'absent' }),
    operatorKey,
  )
})

test('refuses what is understood and not acceptable', async () => {
  const bad = anItem('vn', { vehicle: { vin: 'X' } })
  await expectProblem('batch-empty', 'POST', batches, post({ items: [] }))
  await expectProblem('batch-refused', 'POST', batches, post({ onInvalid: 'refuse', items: [bad] }))
  await expectProblem('item-rejected', 'POST', '/v1/dossiers', post(bad))
  await ask(
    api,
    key,
    'POST',
    batches,
    post({ reference: 'nom', items: [anItem()] }, { 'idempotency-key': 'used' }),
  )
  await expectProblem('batch-reference-taken', 'POST', batches, post({ reference: 'nom', items: [anItem()] }))
  await expectProblem(
    'idempotency-key-reused',
    'POST',
    batches,
    post({ items: [anItem()] }, { 'idempotency-key': 'used' }),
  )
})

test('says of itself when it cannot, without a word of why', async () => {
  const failing = (error: Error) => () => Promise.reject(error)
  const cancel = '/v1/dossiers/dos_x/cancel'

  const body = await withStore(api, { batch: failing(new Error('SELECT secret FROM people')) }, async () => {
    await expectProblem('internal', 'GET', `${batches}/bat_x`)
    return (await ask(api, key, 'GET', `${batches}/bat_x`)).body
  })
  await withStore(api, { batch: failing(new StoreError('closed', 'closing')) }, () =>
    expectProblem('unavailable', 'GET', `${batches}/bat_x`),
  )
  await withStore(api, { requestMoves: failing(new StoreError('full', 'disk')) }, () =>
    expectProblem('storage-full', 'POST', cancel),
  )
  await withStore(api, { requestMoves: async () => [{ as: 'tooLate', state: 'filed' }] }, () =>
    expectProblem('too-late', 'POST', cancel),
  )
  await withStore(api, { claimIdempotency: async () => ({ as: 'running' }) }, () =>
    expectProblem('idempotency-key-running', 'POST', cancel, post(undefined, { 'idempotency-key': 'k' })),
  )

  expect(body).not.toMatch(/secret|detail/)
  expect(api.logged.join()).not.toContain('SELECT secret')
})

test('cannot set a lane that somebody else keeps changing', async () => {
  const [health] = await api.store.laneViews()
  if (!health) throw new Error('no lanes')

  await withStore(api, { laneHealth: async () => ({ done: false, health }) }, () =>
    expectProblem(
      'changed-meanwhile',
      'PATCH',
      '/v1/admin/lanes/siv-import',
      post({ paused: true }),
      operatorKey,
    ),
  )
})

test('cannot complement what the State has', async () => {
  const { id: tenant, key: own } = await api.makeTenant()
  const id = await aDossier(api, own)
  const view = await api.store.dossier(tenant, id)
  const filing = { number: 'F', status: 'more-info-needed', receivedAt: '2026-11-23T08:00:00Z' }

  await withStore(api, { dossier: async () => view && { ...view, state: 'actionRequired', filing } }, () =>
    expectProblem(
      'complement-not-possible',
      'POST',
      `/v1/dossiers/${id}/complete`,
      post({ data: { a: 1 } }),
      own,
    ),
  )
})

/** Sends bytes that no client library would and reads the answer to its end. */
function raw(text: string): Promise<{ status: number; body: string; head: string }> {
  return new Promise((resolve, reject) => {
    const { port } = api.app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), body, head })
    })
  })
}

test('answers a problem to requests that never become one', async () => {
  const malformed = await raw('GARBAGE\r\n\r\n')
  const tooLarge = await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)
  const unknownMethod = await raw('BREW /v1/batches HTTP/1.1\r\nHost: x\r\n\r\n')

  expectWhole('request-malformed', malformed.status, malformed.body)
  expectWhole('headers-too-large', tooLarge.status, tooLarge.body)
  expectWhole('request-malformed', unknownMethod.status, unknownMethod.body)
  expect(malformed.head).toMatch(/content-type: application\/problem\+json/i)
  expect(malformed.head).toMatch(/x-request-id: req_/i)
})

test('answers a problem to uploads of which nothing is kept, and to documents that are not usable', async () => {
  const upload = (body: string, headers = {}): Given => ({
    body,
    headers: { 'content-type': 'application/pdf', ...headers },
  })
  const digest = { 'content-digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:` }
  const documents = '/v1/documents'
  await expectProblem('document-empty', 'POST', documents, upload(''))
  await expectProblem('digest-mismatch', 'POST', documents, upload('a paper', digest))
  await expectProblem(
    'document-too-large',
    'POST',
    documents,
    upload('more than forty bytes, one after the other'),
  )

  const idOf = async (text: string): Promise<string> =>
    (await ask(api, key, 'POST', documents, upload(text, { prefer: 'wait=20' }))).json().id
  const [waiting, refused, usable] = [await idOf('wait'), await idOf('refuse'), await idOf('usable')]
  await expectProblem('document-not-usable', 'GET', `${documents}/${refused}/content?version=filed`)
  const parts = [usable, refused]
  await expectProblem('documents-not-joinable', 'POST', `${documents}/joined`, post({ parts }))
  await expectProblem('document-checking', 'GET', `${documents}/${waiting}/content?version=filed`)
})

test('has met every code of the catalogue but the one that takes a slow sender', () => {
  const missing = Object.keys(problemCatalogue).filter((code) => !seen.has(code))

  expect(missing).toEqual(['request-timeout'])
})
