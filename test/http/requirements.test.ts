import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type ApiHarness } from '../support/apiHarness.ts'

let api: ApiHarness
let key: string
beforeAll(async () => {
  api = await anApi()
  ;({ key } = await api.makeTenant({ scopes: ['read'] }))
})
afterAll(() => api.close())

const ask = async (name: string, payload: unknown, query = '') => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = await api.app.inject({
    method: 'POST',
    url: `/v1/procedures/${name}/requirements${query}`,
    headers,
    payload: body,
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('a screen that is still empty is told what every request of its kind needs', async () => {
  const { status, body } = await ask('titre-reussite-examen', {})

  expect(status).toBe(200)
  expect(body).toMatchObject({ procedure: 'titre-reussite-examen', channel: 'ants', lane: 'ants-title' })
  expect(body.requirements.map(({ code }: { code: string }) => code)).toContain('cepc-required')
  expect(body.unknown).toContain('/candidate/birthDate')
})

test('the day to judge by may be named', async () => {
  const item = {
    candidate: { birthDate: '2005-12-01', nationality: 'FRA' },
    training: { category: 'B', mode: 'traditional' },
  }
  const asks = async (on: string): Promise<boolean> =>
    (await ask('inscription-premiere', item, `?on=${on}`)).body.requirements.some(
      ({ code }: { code: string }) => code === 'assr-required',
    )

  expect(await asks('2026-11-30')).toBe(true)
  expect(await asks('2026-12-01')).toBe(false)
})

test('values that cannot be read are a problem with their places', async () => {
  const { status, body } = await ask('vn', { vehicle: { co2: 'none' }, sale: { date: '31/12/2026' } })

  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'item-rejected', retryable: false })
  expect(
    body.findings.map(({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`),
  ).toEqual(['field-type /vehicle/co2', 'field-format /sale/date'])
})

test.each([
  ['a list', '[]', 400],
  ['a text', '"vn"', 400],
  ['nothing', '', 400],
  ['no JSON', '{"vehicle":', 400],
  ['a doubled key', '{"vehicle":{},"vehicle":{}}', 400],
])('%s instead of an item is refused', async (_says, payload, expected) => {
  const { status } = await ask('vn', payload)

  expect(status).toBe(expected)
})

test('a procedure that nobody knows is not found, a day that does not exist not accepted', async () => {
  expect((await ask('export', {})).status).toBe(404)
  expect((await ask('vn', {}, '?on=2026-02-30')).status).toBe(400)
  expect((await ask('vn', {}, '?vin=VF1TEST0000001101')).status).toBe(400)
})

test('without a key nothing is answered', async () => {
  const answer = await api.app.inject({ method: 'POST', url: '/v1/procedures/vn/requirements', payload: {} })

  expect(answer.statusCode).toBe(401)
})
