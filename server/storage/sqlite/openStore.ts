import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Limits } from '../../config.ts'
import { defaultDuplicates, type DuplicatePolicy } from '../../domain/duplicates.ts'
import { threadEntry } from '../../threadEntry.ts'
import type { Clock, Ids, Store } from '../../usecases/ports.ts'
import type { WriterChannel } from './channel.ts'
import { type Connection, openReader } from './connection.ts'
import { Engine } from './engine.ts'
import { lockFile } from './fileLock.ts'
import { makeInProcessChannel } from './inProcessChannel.ts'
import { makeReading } from './reading/reading.ts'
import { makeSqliteStore } from './sqliteStore.ts'
import { Statements } from './statements.ts'
import { openThreadChannel } from './threadChannel.ts'
import type { EngineSettings } from './work.ts'

export interface SqliteOptions {
  file: string
  clock: Clock
  /** Names rows when the engine runs in this process; the writer thread names its rows itself. */
  ids?: Ids
  limits?: Pick<Limits, 'shownRowsMax' | 'refuseFindingsMax'>
  /** Twice the largest lateness of a filing becoming visible (F9). */
  settleMs?: number
  /** What becomes of a second request of the same kind; absent = told as a warning. */
  duplicates?: DuplicatePolicy
  migrationsDir?: string
  /** No threads: for tests with a clock of their own. */
  inProcess?: boolean
  /** A commit failed on the disk and nobody knows how much of it is there. The default ends the process by throwing. */
  onFatal?: (error: Error) => void
}

const defaultSettleMs = 600_000
const defaultLimits = { shownRowsMax: 100, refuseFindingsMax: 1_000 }

/**
 * Opens (and if need be migrates) the database of the one gateway that may have it open. `openEpoch` is the caller's next
 * step.
 * @throws StoreError `held-by-another` with the pid of the gateway that has it open
 * @throws Error for a database that is newer than this program, damaged, or not written with synchronous=FULL
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { file, clock } = options
  mkdirSync(dirname(file), { recursive: true })
  const lock = await lockFile(file)
  try {
    const channel = await openChannel(options)
    const checkpointer = options.inProcess ? null : startCheckpointer(file)
    const reader = openReader(file)
    const reading = makeReading(new Statements(reader), () => clock.wall())
    const close = (): Promise<void> => closeAll({ checkpointer, reader, channel, lock })
    return makeSqliteStore({ channel, reading, clock, close })
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openChannel(options: SqliteOptions): Promise<WriterChannel> {
  const { file, clock, ids, migrationsDir, onFatal = endProcess } = options
  const settings: EngineSettings = {
    ...(options.limits ?? defaultLimits),
    settleMs: options.settleMs ?? defaultSettleMs,
    duplicates: options.duplicates ?? defaultDuplicates,
  }
  const stamp = { wall: clock.wall(), mono: clock.mono() }
  if (!options.inProcess) return openThreadChannel({ file, stamp, migrationsDir, settings }, onFatal)
  const rowIds = ids ? { rowIds: ids } : {}
  return makeInProcessChannel(new Engine({ file, stamp, migrationsDir, settings, ...rowIds }))
}

const startCheckpointer = (file: string): Worker =>
  new Worker(threadEntry('checkpointThread'), {
    workerData: { file },
    name: 'checkpointer',
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  })

/** Readers first, so that the writer can empty the write-ahead log; the lock last of all. */
async function closeAll(open: {
  checkpointer: Worker | null
  reader: Connection
  channel: WriterChannel
  lock: { release(): void }
}): Promise<void> {
  await stopCheckpointer(open.checkpointer)
  open.reader.close()
  await open.channel.close()
  open.lock.release()
}

async function stopCheckpointer(worker: Worker | null): Promise<void> {
  if (!worker) return
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  worker.postMessage('stop')
  await ended
}

function endProcess(error: Error): void {
  queueMicrotask(() => {
    throw error
  })
}
