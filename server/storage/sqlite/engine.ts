import Database from 'better-sqlite3'
import { StoreError, type Touched } from '../../usecases/ports.ts'
import { Changes } from './changes.ts'
import { type Command, type CommandAnswer, runCommand } from './commands.ts'
import { assertFull, openWriter } from './connection.ts'
import { foldChanges } from './foldChanges.ts'
import { GatewayTime, type Stamp } from './gatewayTime.ts'
import { ensureLanes } from './laneHealth.ts'
import { emptyMemory, forgetRows } from './memory.ts'
import { migrate } from './migrate.ts'
import { type RowIds, makeRowIds } from './rowIds.ts'
import { strayPapers } from './strayPapers.ts'
import { type EngineSettings, Work } from './work.ts'

export interface EngineOptions {
  file: string
  settings: EngineSettings
  /** Both clocks at boot. */
  stamp: Stamp
  migrationsDir?: string
  /** For tests: the ids of rows. */
  rowIds?: RowIds
}

/** How long gateway time may run on before it is written even though nothing else is. */
const timeKeptEveryMs = 5_000

export interface GroupResult {
  answers: CommandAnswer[]
  touched: Touched
}

/**
 * The synchronous heart of the store: runs commands in group commits on the only connection that writes. The writer
 * thread drives it; tests may drive it in their own process.
 */
export class Engine {
  readonly #db: Database.Database
  readonly #work: Work
  readonly #time: GatewayTime
  #keptTime: number
  #totalChanges = 0
  #isOpen = true

  constructor({ file, settings, stamp, migrationsDir, rowIds = makeRowIds() }: EngineOptions) {
    this.#db = openWriter(file)
    migrate(this.#db, migrationsDir)
    const changes = new Changes()
    this.#work = new Work({ db: this.#db, changes, memory: emptyMemory(), settings, rowIds })
    const stored = this.#work.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'gateway_time'`)
    this.#keptTime = stored?.value ?? 0
    this.#time = new GatewayTime(this.#keptTime, stamp.mono)
    this.#work.wall = stamp.wall
    ensureLanes(this.#work)
    // The first write is done: only now does the driver say truly how it syncs.
    assertFull(this.#db)
  }

  /**
   * Runs commands in one group commit for as long as there are any, and answers each. When the disk is full, nothing of
   * the group stands and each is answered so.
   * @throws whatever leaves it open whether the commit has reached the disk: nothing may be answered after that
   */
  runGroup(next: () => Command | undefined): GroupResult {
    const answers: CommandAnswer[] = []
    try {
      this.#work.run('BEGIN IMMEDIATE')
      for (let command = next(); command; command = next()) answers.push(this.#run(command))
      const touched = foldChanges(this.#work)
      this.#keepTime()
      this.#work.run('COMMIT')
      this.#work.changes.committed()
      return { answers, touched }
    } catch (error) {
      if (!isFull(error) && !isBusy(error)) throw error
      this.#rollBack()
      return { answers: refuseAll(answers.length, next, error), touched: nobody() }
    }
  }

  /** One command inside the open group. A fault undoes this command alone. */
  #run(command: Command): CommandAnswer {
    const work = this.#work
    work.wall = command.stamp.wall
    work.exactNow = this.#time.read(command.stamp.mono)
    work.now = Math.floor(work.exactNow)
    const mark = work.changes.mark()
    work.run('SAVEPOINT command')
    try {
      const value = runCommand(work, command)
      work.run('RELEASE command')
      return { as: 'value', value }
    } catch (error) {
      if (isFatal(error)) throw error
      // SQLite ends the whole transaction by itself when the disk is full: then no command of the group stands.
      if (!this.#db.inTransaction) throw error
      work.run('ROLLBACK TO command')
      work.run('RELEASE command')
      work.changes.rollBackTo(mark)
      forgetRows(work.memory)
      return { as: 'error', error: translate(error) }
    }
  }

  #rollBack(): void {
    if (this.#db.inTransaction) this.#work.run('ROLLBACK')
    this.#work.changes.clear()
    forgetRows(this.#work.memory)
  }

  verify(): string[] {
    const found = this.#db.pragma('quick_check(20)') as { quick_check: string }[]
    const foreign = this.#db.pragma('foreign_key_check') as unknown[]
    return [
      ...found.map((row) => row.quick_check).filter((text) => text !== 'ok'),
      ...(foreign.length > 0 ? [`${foreign.length} rows refer to rows that are not there`] : []),
      ...this.#orphans(),
    ]
  }

  /** What no declared foreign key holds together. */
  #orphans(): string[] {
    const orphans = this.#work.one<{ n: number }>(
      `SELECT count(*) AS n FROM dossiers d
       WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.seq = d.seq)
          OR NOT EXISTS (SELECT 1 FROM batches b WHERE b.seq = d.batch AND b.tenant = d.tenant)`,
    )
    const stray = this.#work.one<{ n: number }>(
      'SELECT count(*) AS n FROM items i WHERE NOT EXISTS (SELECT 1 FROM dossiers d WHERE d.seq = i.seq)',
    )
    const lost = (orphans?.n ?? 0) + (stray?.n ?? 0)
    return [
      ...(lost > 0 ? [`${lost} dossiers or items have lost what they belong to`] : []),
      ...strayPapers(this.#work),
    ]
  }

  /** Moves the whole write-ahead log into the database. */
  checkpoint(): { busy: number; log: number; checkpointed: number } {
    const [row] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as {
      busy: number
      log: number
      checkpointed: number
    }[]
    return row ?? { busy: 0, log: 0, checkpointed: 0 }
  }

  /** For tests of a full disk: the database may not grow any more, or as it likes. */
  limitPages(limit: 'now' | 'none'): void {
    const pages = limit === 'now' ? Number(this.#db.pragma('page_count', { simple: true })) : 0xfffffffe
    this.#db.pragma(`max_page_count = ${pages}`)
  }

  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#work.run(`UPDATE meta SET value = ? WHERE name = 'gateway_time'`, this.#work.now)
    this.checkpoint()
    this.#db.close()
  }

  // Written with whatever else is written; by itself only now and then, so that asking alone costs no sync.
  #keepTime(): void {
    const work = this.#work
    const total = work.one<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0
    const hasWritten = total !== this.#totalChanges
    if (hasWritten || work.now - this.#keptTime > timeKeptEveryMs) {
      work.run(`UPDATE meta SET value = ? WHERE name = 'gateway_time'`, work.now)
      this.#keptTime = work.now
    }
    this.#totalChanges = work.one<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0
  }
}

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : '')
const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY')
const isFull = (error: unknown): boolean => codeOf(error) === 'SQLITE_FULL'

/** The disk failed us: what was written may or may not be there, so the only honest answer is none (recovery reads the disk). */
export const isFatal = (error: unknown): boolean =>
  codeOf(error).startsWith('SQLITE_IOERR') ||
  codeOf(error).startsWith('SQLITE_CORRUPT') ||
  codeOf(error) === 'SQLITE_NOTADB'

function translate(error: unknown): unknown {
  if (isFull(error)) return new StoreError('full', 'the disk of the database is full')
  if (isBusy(error)) return new StoreError('busy', 'the database is busy')
  return error
}

/** Those that have run, the one that was running, and those that still wait: all get the same answer. */
function refuseAll(ran: number, next: () => Command | undefined, error: unknown): CommandAnswer[] {
  let count = ran + 1
  while (next()) count += 1
  return Array.from({ length: count }, () => ({ as: 'error', error: translate(error) }))
}

const nobody = (): Touched => ({
  tenants: new Set(),
  batches: new Set(),
  dossiers: new Set(),
  lanes: new Set(),
})
