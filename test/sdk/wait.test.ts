import { type Progress, isDeadlineError } from '@liasse/sdk'
import { expect, test } from 'vitest'
import { type Answer, aGateway, acceptedBatch, cuts, items, json, noCounts, refuses } from './fakeGateway.ts'

interface Step {
  etag: string
  state?: string
  outcome?: string
  counts: Partial<typeof noCounts>
  etaSeconds?: number
}

const shows =
  ({ etag, counts, state = 'processing', ...rest }: Step, id = 'bat_1'): Answer =>
  (_seen, response) => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    response.setHeader('etag', etag)
    json(response, 200, {
      ...acceptedBatch(id, null, total),
      state,
      counts: { ...noCounts, ...counts },
      ...rest,
    })
  }
const unchanged: Answer = (_seen, response) => void response.writeHead(304).end()

test('waits until everything is decided and says how it ended', async () => {
  const { liasse, next } = await aGateway()
  next(
    shows({ etag: '"1"', counts: { queued: 3 } }),
    unchanged,
    shows({ etag: '"2"', counts: { completed: 2, refused: 1 }, state: 'completed', outcome: 'mixed' }),
  )

  const { outcome, counts } = await liasse.batches.wait('bat_1')

  expect(outcome).toBe('mixed')
  expect(counts).toMatchObject({ completed: 2, refused: 1 })
})

test('lets the gateway hold the answer back until something changes', async () => {
  const { liasse, next, seen } = await aGateway()
  next(
    shows({ etag: '"1"', counts: { queued: 1 } }),
    shows({ etag: '"2"', counts: { completed: 1 }, state: 'completed' }),
  )

  await liasse.batches.wait('bat_1')

  expect(seen[0]?.headers).not.toHaveProperty('if-none-match')
  expect(seen[1]?.headers).toMatchObject({ 'if-none-match': '"1"', prefer: 'wait=25' })
})

test('until filed, stops when nothing is left to file though much is undecided', async () => {
  const { liasse, next, seen } = await aGateway()
  next(
    shows({ etag: '"1"', counts: { queued: 1, filed: 1 } }),
    shows({ etag: '"2"', counts: { uncertain: 1, filed: 1 } }),
    shows({ etag: '"3"', counts: { inReview: 1, filed: 1 } }),
  )

  const { progress, outcome } = await liasse.batches.wait('bat_1', { until: 'filed' })

  expect(seen).toHaveLength(3)
  expect(progress).toMatchObject({ total: 2, accepted: 2, filed: 2, decided: 0 })
  expect(outcome).toBeNull()
})

test('shows how far it has come', async () => {
  const { liasse, next } = await aGateway()
  const told: Progress[] = []
  next(
    shows({ etag: '"1"', counts: { rejected: 1, existing: 1, queued: 3 }, etaSeconds: 40 }),
    shows({
      etag: '"2"',
      counts: { rejected: 1, existing: 1, filed: 1, actionRequired: 1, completed: 1 },
      etaSeconds: 5,
    }),
    shows({ etag: '"3"', counts: { rejected: 1, existing: 1, completed: 3 }, state: 'completed' }),
  )

  await liasse.batches.wait('bat_1', { onProgress: (progress) => told.push(progress) })

  const same = { total: 5, rejected: 1, accepted: 4 }
  expect(told).toEqual([
    { ...same, filed: 1, decided: 1, actionRequired: 0, etaSeconds: 40 },
    { ...same, filed: 4, decided: 2, actionRequired: 1, etaSeconds: 5 },
    { ...same, filed: 4, decided: 4, actionRequired: 0, etaSeconds: 0 },
  ])
})

test('sums over the parts of a submission', async () => {
  const gateway = await aGateway()
  const submission = await gateway.liasse.batches.submit(items(3), { itemsMax: 2 })
  const done = { etag: '"1"', state: 'completed' }
  gateway.always(
    'GET /v1/batches/bat_1',
    shows({ ...done, counts: { completed: 2 }, outcome: 'allCompleted' }),
  )
  gateway.always(
    'GET /v1/batches/bat_2',
    shows({ ...done, counts: { refused: 1 }, outcome: 'noneCompleted' }, 'bat_2'),
  )

  const { progress, outcome, batches } = await submission.wait()

  expect(batches.map((batch) => batch.id)).toEqual(['bat_1', 'bat_2'])
  expect(progress).toMatchObject({ total: 3, decided: 3 })
  expect(outcome).toBe('mixed')
})

test('outlives a gateway that restarts', async () => {
  const { liasse, next } = await aGateway()
  next(
    shows({ etag: '"1"', counts: { queued: 1 } }),
    cuts,
    refuses(503, 'draining'),
    shows({ etag: '"2"', counts: { completed: 1 }, state: 'completed', outcome: 'allCompleted' }),
  )

  const { outcome } = await liasse.batches.wait('bat_1')

  expect(outcome).toBe('allCompleted')
})

test('does not wait for a batch that is not there', async () => {
  const { liasse } = await aGateway()

  await expect(liasse.batches.wait('bat_9')).rejects.toMatchObject({ name: 'NotFoundError' })
})

test('stops waiting when its time is over', async () => {
  const { liasse, always } = await aGateway()
  always('GET /v1/batches/bat_1', shows({ etag: '"1"', counts: { queued: 1 } }))

  const failure: unknown = await liasse.batches.wait('bat_1', { timeoutMs: 300 }).catch((error) => error)

  expect(isDeadlineError(failure)).toBe(true)
})

test('stops waiting when the caller gives up', async () => {
  const { liasse, always } = await aGateway()
  const stop = new AbortController()
  always('GET /v1/batches/bat_1', () => setTimeout(() => stop.abort(new Error('enough')), 20))

  await expect(liasse.batches.wait('bat_1', { signal: stop.signal })).rejects.toThrow('enough')
})
