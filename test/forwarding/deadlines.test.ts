import { expect, test } from 'vitest'
import { anAcceptedRow, deposit } from '../support/storeHarness.ts'
import { anEngine } from './engine.ts'

test('a running gateway tells by itself that a legal day has come near, and tells it once', async () => {
  const run = await anEngine()
  const deadline = { code: 'registration-due', on: '2026-12-01', fr: 'Fin.', en: 'End.' }
  const until = '2027-01-01T00:00:00Z'
  const held = { deadlines: [deadline], hold: { reason: 'not-before', until } }
  await deposit(run.harness, [anAcceptedRow(1, held)])
  const told = async (): Promise<unknown[]> =>
    (await run.harness.store.events(run.harness.tenant, { after: 0, limit: 100 }))
      .filter(({ type }) => type === 'dossier.deadlineNear')
      .map(({ data }) => data)

  run.clock.jumpWall(2 * 86_400_000)
  await run.until(async () => (await told()).length > 0)
  await run.crash()
  await run.pass(40_000)

  expect(await told()).toEqual([
    { reference: 'REF-1', code: 'registration-due', on: '2026-12-01', daysLeft: 6 },
  ])
  await run.close()
})
