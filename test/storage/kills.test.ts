import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../server/storage/sqlite/openStore.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { startHolder } from './holder.ts'

const kills = 10

test('a process killed at any moment has lost nothing that it had acknowledged, and nothing is half there', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-kills-'))
  const file = join(dir, 'liasse.db')
  const acknowledged: string[] = []
  for (let n = 0; n < kills; n++) {
    const holder = await startHolder(file, 1_000_000)
    await pause(20 + 17 * n)
    await holder.kill()
    acknowledged.push(...holder.acknowledged)
  }

  const store = await openSqliteStore({ file, clock: fakeClock(), inProcess: true })
  await store.openEpoch('after the kills')
  const found = await Promise.all(
    acknowledged.map((reference) => store.dossiers('ten_holder', { reference, limit: 2 })),
  )
  const events = await store.events('ten_holder', { after: 0, limit: 1_000_000 })
  const verdict = await store.maintain({ as: 'verify' })
  await store.close()
  rmSync(dir, { recursive: true, force: true })

  expect(acknowledged.length).toBeGreaterThan(kills)
  expect(found.every(({ data }) => data.length === 1 && data[0]?.state === 'queued')).toBe(true)
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1))
  expect(verdict).toEqual({ sound: true, faults: [] })
}, 120_000)
