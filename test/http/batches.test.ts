import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiHarness, anApi, anItem, ask } from '../support/apiHarness.ts'

let api: ApiHarness
let key: string
beforeAll(async () => {
  api = await anApi()
  key = (await api.makeTenant()).key
})
afterAll(() => api.close())

test('accepts a batch and says where it is', async () => {
  const response = await ask(api, key, 'POST', '/v1/batches', {
    body: { reference: 'matin', items: [anItem(), anItem()] },
  })

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
