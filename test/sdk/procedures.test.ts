import { expect, test } from 'vitest'
import { aGateway, json } from './fakeGateway.ts'

test('asks which papers a request needs, by the day that is named', async () => {
  const { liasse, next, seen } = await aGateway()
  const answer = { procedure: 'vn', channel: 'siv', requirements: [], unknown: ['/holder/kind'] }
  next((_seen, response) => json(response, 200, answer))

  const told = await liasse.procedures.requirements('vn', { vehicle: { genre: 'VP' } }, { on: '2027-01-01' })

  expect(told.unknown).toEqual(['/holder/kind'])
  expect(seen[0]).toMatchObject({
    method: 'POST',
    path: '/v1/procedures/vn/requirements',
    query: { on: '2027-01-01' },
    body: '{"vehicle":{"genre":"VP"}}',
  })
})
