import type { Config } from './config.ts'
import { makeIds } from './ids.ts'
import { openSqliteStore } from './storage/sqlite/openStore.ts'
import { systemClock } from './systemClock.ts'
import type { Store } from './usecases/ports.ts'

/** The store of a configuration. A commit of which nobody knows how much is on the disk ends the process (`onFatal`). */
export function openStore({ databaseFile, upstream, limits, duplicates }: Config): Promise<Store> {
  return openSqliteStore({
    file: databaseFile,
    clock: systemClock,
    ids: makeIds(),
    limits,
    duplicates,
    settleMs: upstream.settleMs,
  })
}
