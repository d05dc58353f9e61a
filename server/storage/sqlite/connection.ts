import Database from 'better-sqlite3'

export type Connection = Database.Database

const busyMs = 5_000
const writerCacheKib = 40 * 1024
/** Older versions may corrupt a WAL that two connections checkpoint and write at once. */
const sqliteVersionMin = [3, 51, 3] as const

/** The one connection that writes. WAL checkpoints are left to a connection of their own: inline they stall claims. */
export function openWriter(file: string): Connection {
  const db = new Database(file, { timeout: busyMs })
  refuseOldSqlite(db)
  db.pragma('journal_mode = WAL')
  setUp(db)
  db.pragma('wal_autocheckpoint = 0')
  db.pragma(`cache_size = -${writerCacheKib}`)
  return db
}

/** Sees every commit that came before its statement; never holds a transaction open between statements. */
export function openReader(file: string): Connection {
  const db = new Database(file, { timeout: busyMs, readonly: true, fileMustExist: true })
  setUp(db)
  db.pragma('query_only = ON')
  return db
}

export function openCheckpointer(file: string): Connection {
  const db = new Database(file, { timeout: busyMs, fileMustExist: true })
  setUp(db)
  db.pragma('wal_autocheckpoint = 0')
  return db
}

// The driver's build falls back to NORMAL as soon as a WAL database is first written: FULL has to be asked for on every
// connection, and read back after a write (assertFull).
function setUp(db: Connection): void {
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('temp_store = MEMORY')
}

/** @throws Error when a commit would not reach the disk before it is answered. To be asked after the first write. */
export function assertFull(db: Connection): void {
  const level = db.pragma('synchronous', { simple: true })
  if (level !== 2)
    throw new Error(`the database writes with synchronous=${String(level)} instead of FULL (2)`)
  const mode = db.pragma('journal_mode', { simple: true })
  if (mode !== 'wal') throw new Error(`the database is in journal mode ${String(mode)} instead of wal`)
}

function refuseOldSqlite(db: Connection): void {
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '0'
  const parts = version.split('.').map(Number)
  const difference = sqliteVersionMin.map((least, at) => (parts[at] ?? 0) - least).find((part) => part !== 0)
  if ((difference ?? 0) < 0)
    throw new Error(`SQLite ${version} is too old: ${sqliteVersionMin.join('.')} or later is needed`)
}
