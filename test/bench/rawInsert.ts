import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export interface RawItem {
  reference: string
  vin: string
  body: string
}

/** The floor of performance.md: prepared inserts of the same items, serialised, into one table with five indexes, FULL. */
export function openRawInsert(): { insert(batch: string, items: readonly RawItem[]): void; close(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-raw-'))
  const database = new Database(join(dir, 'raw.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(`
    CREATE TABLE items (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, tenant TEXT, reference TEXT, batch TEXT, state TEXT,
      vin_hash TEXT, due_at INTEGER, body TEXT, UNIQUE (tenant, reference));
    CREATE INDEX items_batch ON items (batch);
    CREATE INDEX items_vin ON items (vin_hash);
    CREATE INDEX items_due ON items (state, due_at);`)
  const statement = database.prepare(
    'INSERT INTO items (id, tenant, reference, batch, state, vin_hash, due_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertAll = database.transaction((batch: string, items: readonly RawItem[]) => {
    for (const { reference, vin, body } of items) {
      const vinHash = createHash('sha256').update(vin).digest('base64url')
      statement.run(crypto.randomUUID(), 'ten_1', reference, batch, 'queued', vinHash, 0, body)
    }
  })
  // The driver drops FULL to NORMAL before the first write unless it is asked again after it.
  insertAll('first', [{ reference: 'first', vin: '', body: '{}' }])
  database.pragma('synchronous = FULL')
  return {
    insert: (batch, items) => insertAll(batch, items),
    close() {
      database.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
