import { expect, test } from 'vitest'
import { type Answer, aGateway, anItem, json, refuses } from './fakeGateway.ts'

const dossier =
  (state: string, status = 200): Answer =>
  (_seen, response) => {
    response.setHeader('etag', `"${state}"`)
    json(response, status, { id: 'dos_1', state })
  }

test('creates one dossier and lets the gateway wait for its end', async () => {
  const { liasse, next, seen } = await aGateway()
  next(dossier('completed'))

  const { state } = await liasse.dossiers.create(anItem(1), { waitSeconds: 10 })

  expect(state).toBe('completed')
  expect(seen[0]).toMatchObject({ method: 'POST', path: '/v1/dossiers', headers: { prefer: 'wait=10' } })
})

test('gives the findings of an item that is rejected', async () => {
  const { liasse, next } = await aGateway()
  next(
    refuses(422, 'item-rejected', { members: { findings: [{ code: 'field-missing', pointer: '/sale' }] } }),
  )

  await expect(liasse.dossiers.create(anItem(1))).rejects.toMatchObject({
    findings: [{ code: 'field-missing', pointer: '/sale' }],
  })
})

test('waits until the State has a dossier', async () => {
  const { liasse, next, seen } = await aGateway()
  next(dossier('queued'), dossier('filing'), dossier('filed'))

  const { state } = await liasse.dossiers.wait('dos_1', { until: 'filed' })

  expect(state).toBe('filed')
  expect(seen).toHaveLength(3)
})

test.each([
  [200, 'cancelled'],
  [202, 'requested'],
])('tells a cancellation answered %i as %s', async (status, told) => {
  const { liasse, next } = await aGateway()
  next(dossier('cancelled', status))

  expect(await liasse.dossiers.cancel('dos_1')).toBe(told)
})

test('answers what the State asks for', async () => {
  const { liasse, next, seen } = await aGateway()
  next(dossier('queued', 202))

  await liasse.dossiers.complete('dos_1', { documents: [{ kind: 'coc' }] })

  expect(seen[0]).toMatchObject({
    path: '/v1/dossiers/dos_1/complete',
    body: '{"documents":[{"kind":"coc"}]}',
  })
  expect(seen[0]?.headers['idempotency-key']).toBeDefined()
})

test('downloads a paper of the State byte by byte', async () => {
  const { liasse, next, seen } = await aGateway()
  next((_seen, response) =>
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(Buffer.from([0, 255])),
  )

  expect([...(await liasse.dossiers.paper('dos_1', 'cpi'))]).toEqual([0, 255])
  expect(seen[0]?.path).toBe('/v1/dossiers/dos_1/documents/cpi')
})

test('checks items without handing them over', async () => {
  const { liasse, next, seen } = await aGateway()
  next((_seen, response) => json(response, 200, { valid: 1, invalid: 1, items: [{ row: 1 }, { row: 2 }] }))

  const answer = await liasse.validations.check([anItem(1), anItem(2)], { on: '2026-12-01' })

  expect(answer).toMatchObject({ valid: 1, invalid: 1 })
  expect(seen[0]).toMatchObject({ path: '/v1/validations', query: { on: '2026-12-01' } })
  expect(seen[0]?.headers).not.toHaveProperty('idempotency-key')
})
