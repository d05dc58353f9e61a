import { afterAll, beforeAll, expect, test } from 'vitest'
import { parisDay } from '../../server/domain/dates.ts'
import { patched } from '../domain/judge/judged.ts'
import { type ApiHarness, anApi, anItem, ask } from '../support/apiHarness.ts'

let api: ApiHarness
let key: string
beforeAll(async () => {
  api = await anApi()
  key = (await api.makeTenant()).key
})
afterAll(() => api.close())

const validate = async (items: object[], query = '') =>
  (await ask(api, key, 'POST', `/v1/validations${query}`, { body: { items } })).json().items

const aCar = () => {
  const { vehicle, holder } = patched('vn', {
    vehicle: { category: 'M1', genre: 'VP', energy: 'ES', fiscalPower: 5, co2: 120 },
    holder: { address: { postalCode: '35000', city: 'RENNES', country: 'FRA' } },
  })
  return anItem('vn', { vehicle, holder })
}

test('a validation tells what a registration may cost, of no declaration', async () => {
  const [car, purchase] = await validate([aCar(), anItem('declaration-achat')], '?on=2026-11-23')

  expect(car.taxes).toMatchObject({ currency: 'EUR', on: '2026-11-23', estimate: true })
  expect(car.taxes.lines[0]).toMatchObject({ rubric: 'Y.1', cents: 30_000, confirmed: true })
  expect(purchase).not.toHaveProperty('taxes')
})

test('an item with an error has its estimate all the same, one of bad shape none', async () => {
  const [wrong, shapeless] = await validate([
    { ...aCar(), sale: { date: '2099-01-01' } },
    { ...aCar(), colour: 'red' },
  ])

  expect(wrong.valid).toBe(false)
  expect(wrong.taxes.lines.length).toBeGreaterThan(3)
  expect(shapeless).not.toHaveProperty('taxes')
})

test('a dossier shows its estimate on a read, apart from what the State says', async () => {
  const { headers } = await ask(api, key, 'POST', '/v1/dossiers', { body: aCar() })
  const dossier = (await ask(api, key, 'GET', String(headers.location))).json()

  expect(dossier.taxEstimate.lines[0]).toMatchObject({ rubric: 'Y.1', source: expect.any(String) })
  expect(dossier.taxEstimate.on).toBe(parisDay(Date.parse(dossier.updatedAt)))
  expect(dossier).not.toHaveProperty('outcome')
})

test('another tenant sees nothing of it', async () => {
  const { headers } = await ask(api, key, 'POST', '/v1/dossiers', { body: aCar() })
  const other = (await api.makeTenant()).key

  expect((await ask(api, other, 'GET', String(headers.location))).statusCode).toBe(404)
})
