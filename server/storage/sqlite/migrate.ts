import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Connection } from './connection.ts'

interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

/**
 * Brings the schema up to date, each migration in a transaction of its own. Answers the names of those applied now.
 * @throws Error when the database is newer than this program, or when a released migration was edited
 */
export function migrate(db: Connection, dir: string = findMigrations()): string[] {
  const known = readMigrations(dir)
  db.exec(
    'CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT',
  )
  const applied = db
    .prepare<[], Omit<Migration, 'sql'>>(
      'SELECT number, name, checksum FROM schema_migrations ORDER BY number',
    )
    .all()
  for (const { number, name, checksum } of applied) {
    const mine = known.find((migration) => migration.number === number)
    if (!mine) throw new Error(`the database is newer than this program: it has migration ${name}`)
    if (mine.checksum !== checksum) throw new Error(`migration ${name} was edited after it had been applied`)
  }
  const missing = known.filter(({ number }) => !applied.some((done) => done.number === number))
  for (const migration of missing) apply(db, migration)
  return missing.map(({ name }) => name)
}

function apply(db: Connection, { number, name, sql, checksum }: Migration): void {
  const step = db.transaction(() => {
    db.exec(sql)
    db.prepare('INSERT INTO schema_migrations (number, name, checksum) VALUES (?, ?, ?)').run(
      number,
      name,
      checksum,
    )
  })
  step.immediate()
}

function readMigrations(dir: string): Migration[] {
  return readdirSync(dir)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name), 'utf8')
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      }
    })
}

/** Beside the sources in the repository, beside the bundle in the package: looked for upwards from here. */
function findMigrations(): string {
  let folder = import.meta.dirname
  for (;;) {
    const found = join(folder, 'migrations', 'sqlite')
    if (existsSync(found)) return found
    if (dirname(folder) === folder) throw new Error('the folder migrations/sqlite is missing')
    folder = dirname(folder)
  }
}
