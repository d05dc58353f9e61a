import { makeIds } from '../../server/ids.ts'
import { openSqliteStore } from '../../server/storage/sqlite/openStore.ts'
import { systemClock } from '../../server/systemClock.ts'
import { aChunk, anAcceptedRow } from '../support/storeHarness.ts'

/** Opens the store named on the command line, deposits single items as fast as it can, and stays until it is killed. */

const [file = '', deposits = '0'] = process.argv.slice(2)
const ids = makeIds()
const store = await openSqliteStore({ file, clock: systemClock })
await store.openEpoch('start')
const tenant = 'ten_holder'
await store.administer({ as: 'createTenant', id: tenant, name: 'Garage des Essais', establishments: [] })
process.stdout.write('open\n')

for (let n = 0; n < Number(deposits); n += 8)
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const reference = ids('req')
      const draft = { id: ids('bat'), tenant, reference: null, priority: 'normal', kind: 'single' } as const
      const seal = { draft, idempotency: null, refuseInvalid: false, busyRows: [] }
      await store.depositBatch(seal, 1, aChunk([anAcceptedRow(1, { reference })]))
      process.stdout.write(`${reference}\n`)
    }),
  )
await new Promise((resolve) => setTimeout(resolve, 60_000))
