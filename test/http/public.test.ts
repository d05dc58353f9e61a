import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedures } from '../../server/domain/item.ts'
import { type ApiHarness, anApi, ask } from '../support/apiHarness.ts'

let api: ApiHarness
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

test('is alive and ready without a key', async () => {
  expect((await api.app.inject('/health/live')).json()).toEqual({ status: 'live' })
  expect((await api.app.inject('/health/ready')).json()).toEqual({ status: 'ready' })
  expect((await api.app.inject({ method: 'HEAD', url: '/health/ready' })).statusCode).toBe(200)
})

test('is not ready when the store cannot commit, nor when it drains', async () => {
  const sick = await anApi()
  sick.store.takeSlots = () => Promise.reject(new Error('the disk is gone'))
  const broken = await sick.app.inject('/health/ready')
  sick.draining.abort()
  const draining = await sick.app.inject('/health/ready')
  const alive = await sick.app.inject('/health/live')
  await sick.close()

  expect([broken.statusCode, draining.statusCode, alive.statusCode]).toEqual([503, 503, 200])
})

test('gives figures without a tenant, an id or an address in them', async () => {
  const { key, id } = await api.makeTenant()
  await ask(api, key, 'GET', '/v1/batches/bat_1')
  const { body, headers } = await api.app.inject('/metrics')

  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(body).toContain('liasse_lane_waiting{lane="siv-import"} 0')
  expect(body).toContain('liasse_http_answers_total{route="/v1/batches/:id",method="GET",status="404"} 1')
  expect(body).not.toContain(id)
  for (const line of body.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/)
})

test('shows its own document, to browse and as JSON', async () => {
  const page = await api.app.inject('/docs/')
  const policy = String(page.headers['content-security-policy'])

  expect(page.statusCode).toBe(200)
  expect(policy).toContain("default-src 'self'")
  expect(page.body).not.toMatch(/(src|href)="https?:/)
  const assets = [...page.body.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path)
  expect(assets.length).toBeGreaterThan(3)
  for (const path of assets) expect((await api.app.inject(`/docs/${path}`)).statusCode, path).toBe(200)
  expect((await api.app.inject('/openapi.json')).json().openapi).toBe('3.1.0')
})

test('names every request, and lets nobody name it', async () => {
  const response = await api.app.inject({ url: '/health/live', headers: { 'x-request-id': 'mine' } })

  expect(response.headers['x-request-id']).toMatch(/^req_[0-9a-f-]{36}$/)
  expect(response.headers['cache-control']).toBe('no-store')
})

test('describes every procedure and every finding', async () => {
  const { key } = await api.makeTenant({ scopes: ['submit'] })
  const read = async (path: string) => (await ask(api, key, 'GET', path)).json()

  expect((await read('/v1/procedures')).data.map(({ name }: { name: string }) => name)).toEqual([
    ...procedures,
  ])
  expect(await read('/v1/procedures/import-vo')).toMatchObject({
    name: 'import-vo',
    schema: { type: 'object' },
  })
  expect(await read('/v1/procedures/export')).toMatchObject({ code: 'not-found' })
  const { data } = await read('/v1/findings')
  expect(data.length).toBeGreaterThan(50)
  expect(
    data.every((one: { fr: string; en: string; remedy: object }) => one.fr && one.en && one.remedy),
  ).toBe(true)
})
