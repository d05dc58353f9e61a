import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiHarness, anApi, anItem, ask } from '../support/apiHarness.ts'

let api: ApiHarness
let key: string
beforeAll(async () => {
  api = await anApi({ policy: { rules: { 'da-late': 'error', 'cession-code-unneeded': 'off' } } })
  key = (await api.makeTenant()).key
})
afterAll(() => api.close())

const lateSale = { sale: { date: '2020-11-01', time: '10:15', sellerKind: 'private' } }

test('the operator’s policy reaches the checking worker', async () => {
  const body = { items: [anItem('declaration-achat', lateSale)] }
  const [row] = (await ask(api, key, 'POST', '/v1/validations', { body })).json().items

  expect(row.valid).toBe(false)
  expect(row.findings).toContainEqual(expect.objectContaining({ code: 'da-late', severity: 'error' }))
})

test('a single dossier is judged by the policy too', async () => {
  const answer = await ask(api, key, 'POST', '/v1/dossiers', {
    body: anItem('declaration-achat', lateSale),
  })

  expect(answer.statusCode).toBe(422)
  expect(answer.json().findings).toContainEqual(expect.objectContaining({ code: 'da-late' }))
})
