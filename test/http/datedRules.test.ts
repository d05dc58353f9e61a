import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '../../server/domain/item.ts'
import { patched } from '../domain/judge/judged.ts'
import { type ApiHarness, anApi, anItem, ask } from '../support/apiHarness.ts'

let api: ApiHarness
let key: string
beforeAll(async () => {
  api = await anApi()
  key = (await api.makeTenant()).key
})
afterAll(() => api.close())

async function judgedOn(on: string, item: JsonObject) {
  const body = { items: [item] }
  const [row] = (await ask(api, key, 'POST', `/v1/validations?on=${on}`, { body })).json().items
  return row
}
const read = async (path: string) => (await ask(api, key, 'GET', path)).json()

test('a rule ends and another begins on its day, in the same running gateway', async () => {
  const {
    procedure: _same,
    reference: _other,
    establishment: _ours,
    ...blocks
  } = patched('ww', {
    sale: { date: '2025-12-05', deliveredOn: null },
    fiscal: { requestedOn: '2025-12-12' },
    mandate: null,
  })
  const codesOn = async (on: string) =>
    (await judgedOn(on, { ...anItem('ww'), ...blocks })).findings.map(({ code }: { code: string }) => code)

  expect(await codesOn('2025-12-31')).toContain('ct-missing-for-ww')
  expect(await codesOn('2026-01-01')).not.toContain('ct-missing-for-ww')
})

test('a tax that the law has set for next year is told by its day already', async () => {
  const { holder } = patched('vn', {
    holder: { address: { postalCode: '75012', city: 'PARIS', country: 'FRA' } },
  })
  const flatOn = async (on: string): Promise<number[]> =>
    (await judgedOn(on, anItem('vn', { holder }))).taxes.lines
      .filter(({ source }: { source: string }) => source.startsWith('Loi de finances pour 2026'))
      .map(({ cents }: { cents: number }) => cents)

  expect(await flatOn('2026-12-31')).toEqual([1_400])
  expect(await flatOn('2027-01-01')).toEqual([1_200])
})

test('a procedure is described by the rules of the day that is asked', async () => {
  const rulesOn = async (on: string): Promise<string[]> =>
    (await read(`/v1/procedures/ww?on=${on}`)).rules.map(({ code }: { code: string }) => code)

  expect(await rulesOn('2025-12-31')).toContain('ct-missing-for-ww')
  expect(await rulesOn('2026-01-01')).not.toContain('ct-missing-for-ww')
  expect((await read('/v1/procedures/ww?on=tomorrow')).code).toBe('query-invalid')
})
