import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiHarness, anApi, anItem, ask } from '../support/apiHarness.ts'

let api: ApiHarness
let key: string
let port: number
beforeAll(async () => {
  api = await anApi({
    limits: { jsonItemsMax: 3, ndjsonLinesMax: 3, jsonBodyBytesMax: 20_000, ndjsonBodyBytesMax: 20_000 },
  })
  key = (await api.makeTenant()).key
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  port = (api.app.server.address() as AddressInfo).port
})
afterAll(() => api.close())

const nested = `${'['.repeat(40)}${']'.repeat(40)}`
const many = JSON.stringify({ items: [1, 2, 3, 4].map(() => anItem()) })

test.each([
  ['text that is no JSON', '{"items":', 400, 'body-malformed'],
  ['a list instead of an envelope', '[]', 400, 'envelope-invalid'],
  ['an unknown member of the envelope', '{"items":[],"priorite":"urgent"}', 400, 'envelope-invalid'],
  ['a member given twice', '{"items":[],"items":[]}', 400, 'json-duplicate-key'],
  ['a key with a backslash', String.raw`{"items":[{"a\\":1}]}`, 400, 'json-backslash-key'],
  ['endless nesting', `{"items":[${nested}]}`, 400, 'json-depth'],
  ['half a surrogate pair', String.raw`{"reference":"\ud800","items":[]}`, 400, 'json-surrogate'],
  ['no items', '{"items":[]}', 422, 'batch-empty'],
  ['too many items', many, 413, 'batch-too-large'],
  ['too many bytes', `{"items":[],"reference":"${'x'.repeat(21_000)}"}`, 413, 'body-too-large'],
])('refuses %s whole, with a code of its own', async (_name, body, status, code) => {
  const response = await ask(api, key, 'POST', '/v1/batches', { body })

  expect([response.statusCode, response.json().code]).toEqual([status, code])
  expect((await ask(api, key, 'GET', '/v1/batches')).json().data).toEqual([])
})

test('points at the unknown member of the envelope', async () => {
  const response = await ask(api, key, 'POST', '/v1/batches', { body: '{"items":[],"priorite":"urgent"}' })

  expect(response.json().findings[0]).toMatchObject({ code: 'field-unknown', pointer: '/priorite' })
})

test('refuses options of a JSON body that stand in the query', async () => {
  const response = await ask(api, key, 'POST', '/v1/batches?onInvalid=refuse', {
    body: { items: [anItem()] },
  })

  expect(response.json().code).toBe('query-invalid')
})

test.each([
  ['text/plain', '{"items":[]}'],
  ['application/xml', '<items/>'],
  ['application/jsonx', '{"items":[]}'],
  ['application/json, text/plain', '{"items":[]}'],
  ['multipart/form-data; boundary=x', '--x--'],
  ['', '{"items":[]}'],
])('knows no body of type %j', async (type, body) => {
  const response = await ask(api, key, 'POST', '/v1/batches', { body, headers: { 'content-type': type } })

  expect([response.statusCode, response.json().code]).toEqual([415, 'media-type-unsupported'])
})

test('knows no compressed body', async () => {
  const response = await ask(api, key, 'POST', '/v1/batches', {
    body: {},
    headers: { 'content-encoding': 'gzip' },
  })

  expect(response.statusCode).toBe(415)
})

test('asks for a body', async () => {
  const response = await ask(api, key, 'POST', '/v1/batches')

  expect(response.json().code).toBe('media-type-unsupported')
})

test('keeps nothing of a stream that the client cuts short', async () => {
  const item = anItem()
  await new Promise<void>((done) => {
    const sending = request({
      port,
      path: '/v1/batches',
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    })
    sending.on('error', () => done())
    sending.on('close', () => done())
    sending.write(`${JSON.stringify(item)}\n{"reference":"half`, () =>
      setTimeout(() => sending.destroy(), 50),
    )
  })
  const whole = await ask(api, key, 'POST', '/v1/batches', { body: { items: [item] } })

  expect(whole.json().counts).toMatchObject({ queued: 1, existing: 0, rejected: 0 })
  expect((await ask(api, key, 'GET', '/v1/batches')).json().data).toHaveLength(1)
})

test('lets a client whose body is too large read why', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/v1/batches`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: `${JSON.stringify(anItem())}\n`.repeat(2_000),
  })

  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ code: 'body-too-large' })
})

test('lets a client whose stream grows too large read why', async () => {
  const line = Buffer.from(`${JSON.stringify(anItem())}\n`)
  const body = new ReadableStream({
    pull: (controller) => (drawn++ < 100 ? controller.enqueue(line) : controller.close()),
  })
  let drawn = 0
  const response = await fetch(`http://127.0.0.1:${port}/v1/batches`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body,
    duplex: 'half',
  } as RequestInit)

  expect(response.status).toBe(413)
})
