import { afterAll, beforeAll, expect, test } from 'vitest'
import { mintKey } from '../../server/http/keyText.ts'
import { randomText } from '../../server/randomText.ts'
import { type ApiHarness, anApi, anItem, ask, operatorKey, withStore } from '../support/apiHarness.ts'

let api: ApiHarness
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

const lanes = (key: string) => ask(api, key, 'GET', '/v1/lanes')
const changed = (key: string): string => `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`

test('asks for a key and says how to send it', async () => {
  const response = await api.app.inject('/v1/batches')

  expect(response.statusCode).toBe(401)
  expect(response.json().code).toBe('key-missing')
  expect(response.headers['www-authenticate']).toMatch(/^Bearer/)
})

test('refuses a mistyped key without asking the store', async () => {
  const { key } = await api.makeTenant()
  const asked: string[] = []
  const keyById = async (id: string) => {
    asked.push(id)
    return null
  }

  const response = await withStore(api, { keyById }, () => lanes(changed(key)))

  expect([response.statusCode, response.json().code]).toEqual([401, 'key-invalid'])
  expect(asked).toEqual([])
})

test('refuses a well-formed key that nobody made', async () => {
  const response = await lanes(mintKey('test', randomText).text)

  expect([response.statusCode, response.json().code]).toEqual([401, 'key-invalid'])
})

test('refuses a key of the other world', async () => {
  const response = await lanes(mintKey('live', randomText).text)

  expect([response.statusCode, response.json().code]).toEqual([401, 'key-wrong-mode'])
})

test('refuses a key whose secret is another than the one that was made', async () => {
  const { key } = await api.makeTenant()
  const forged = mintKey('test', () => key.slice(9, 17).padEnd(32, 'x'))
  const withItsId = mintKey('test', (length) => (length === 8 ? key.slice(9, 17) : randomText(length)))

  expect((await lanes(forged.text)).statusCode).toBe(401)
  expect((await lanes(withItsId.text)).statusCode).toBe(401)
  expect((await lanes(key)).statusCode).toBe(200)
})

test('lets a key do only what its scopes say', async () => {
  const reader = (await api.makeTenant({ scopes: ['read'] })).key
  const submitter = (await api.makeTenant({ scopes: ['submit'] })).key

  const submits = await ask(api, reader, 'POST', '/v1/batches', { body: { items: [anItem()] } })
  const reads = await ask(api, submitter, 'GET', '/v1/batches')

  expect([submits.statusCode, submits.json().code]).toEqual([403, 'scope-missing'])
  expect([reads.statusCode, reads.json().code]).toEqual([403, 'scope-missing'])
  expect((await lanes(submitter)).statusCode).toBe(200)
})

test('forgets a revoked key at once', async () => {
  const { id, key, keyId } = await api.makeTenant()
  expect((await lanes(key)).statusCode).toBe(200)

  const revoked = await ask(api, operatorKey, 'DELETE', `/v1/admin/tenants/${id}/keys/${keyId}`)

  expect(revoked.statusCode).toBe(204)
  expect((await lanes(key)).json().code).toBe('key-invalid')
})

test('opens the operator’s routes to the operator only, and nothing else to the operator', async () => {
  const { key } = await api.makeTenant()

  expect((await ask(api, key, 'GET', '/v1/admin/tenants')).json().code).toBe('operator-key-invalid')
  expect((await api.app.inject('/v1/admin/tenants')).json().code).toBe('operator-key-invalid')
  expect((await ask(api, changed(operatorKey), 'GET', '/v1/admin/tenants')).statusCode).toBe(401)
  expect((await lanes(operatorKey)).json().code).toBe('key-invalid')
  expect((await ask(api, operatorKey, 'GET', '/v1/admin/tenants')).statusCode).toBe(200)
})

test('keeps the operator’s routes shut where no operator key is set', async () => {
  const shut = await anApi({ parts: { config: { ...api.config, operatorKey: null } } })
  const response = await ask(shut, '', 'GET', '/v1/admin/tenants')
  const guessed = await ask(shut, 'x', 'GET', '/v1/admin/tenants')
  await shut.close()

  expect([response.statusCode, guessed.statusCode]).toEqual([401, 401])
})

test('shows a key once and keeps only its hash', async () => {
  const { id, key, keyId } = await api.makeTenant()

  const listed = await ask(api, operatorKey, 'GET', `/v1/admin/tenants/${id}/keys`)
  const record = await api.store.keyById(keyId)

  expect(listed.json().data[0]).toMatchObject({
    id: keyId,
    mode: 'test',
    scopes: ['submit', 'read'],
    revokedAt: null,
  })
  expect(listed.body).not.toContain(key.slice(17, 49))
  expect(JSON.stringify(record)).not.toContain(key.slice(17, 49))
})

test('writes neither keys nor addresses nor names into its log', async () => {
  const { key } = await api.makeTenant()
  await ask(api, key, 'POST', '/v1/dossiers', { body: anItem('vn', { reference: 'SECRET-REF' }) })
  await ask(api, key, 'GET', '/v1/dossiers?reference=SECRET-REF')
  await ask(api, changed(key), 'GET', '/v1/dossiers')

  const log = api.logged.join('\n')
  expect(log).toContain('"route":"/v1/dossiers"')
  expect(log).not.toMatch(/SECRET-REF|VF1TEST|\?reference|lia_test/)
})
