import Database from 'better-sqlite3'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultDuplicates } from '../../server/domain/duplicates.ts'
import { assertFull, openReader, openWriter } from '../../server/storage/sqlite/connection.ts'
import { Engine } from '../../server/storage/sqlite/engine.ts'
import { migrate } from '../../server/storage/sqlite/migrate.ts'
import { reservedItemsSql } from '../../server/storage/sqlite/claims.ts'
import { unusedSql } from '../../server/storage/sqlite/documents.ts'
import { readyRowsSql, waitingTenantsSql } from '../../server/storage/sqlite/readyIndex.ts'
import { namedContentsSql } from '../../server/storage/sqlite/reading/documentViews.ts'
import { aheadSql } from '../../server/storage/sqlite/reading/queuePlace.ts'
import { untoldSql, waitingSql } from '../../server/storage/sqlite/settlePapers.ts'
import { dueChecksSql } from '../../server/storage/sqlite/verdicts.ts'
import { StoreError } from '../../server/usecases/ports.ts'
import { aDocument, aPaper } from '../support/documents.ts'
import { aStore, aStoredDossier, anAcceptedRow, deposit } from '../support/storeHarness.ts'
import { startHolder } from './holder.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liasse-file-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const settings = {
  settleMs: 600_000,
  shownRowsMax: 100,
  refuseFindingsMax: 1_000,
  duplicates: defaultDuplicates,
}
const released = join(import.meta.dirname, '../../migrations/sqlite')

test('every commit is synced: FULL is read back after the first write on a new and on a reopened database', () => {
  const file = join(dir, 'a.db')
  const levels = [1, 2].map(() => {
    const db = openWriter(file)
    db.exec('CREATE TABLE IF NOT EXISTS t (n); INSERT INTO t VALUES (1)')
    const level = db.pragma('synchronous', { simple: true })
    db.close()
    return level
  })

  expect(levels).toEqual([2, 2])
})

test('a connection that fell back to NORMAL is refused', () => {
  const db = openWriter(join(dir, 'a.db'))
  db.pragma('synchronous = NORMAL')

  expect(() => assertFull(db)).toThrow(/synchronous=1 instead of FULL/)
  db.close()
})

test('the reading connection cannot write', () => {
  const file = join(dir, 'a.db')
  new Engine({ file, settings, stamp: { wall: 0, mono: 0 } }).close()
  const db = openReader(file)

  expect(() => db.exec('DELETE FROM meta')).toThrow(/readonly/)
  db.close()
})

test('a second gateway on the same file is refused with the pid of the first, also from another process', async () => {
  const file = join(dir, 'liasse.db')
  const holder = await startHolder(file)
  try {
    const { openSqliteStore } = await import('../../server/storage/sqlite/openStore.ts')
    const { fakeClock } = await import('../support/fakeClock.ts')

    const refused = await openSqliteStore({ file, clock: fakeClock(), inProcess: true }).catch(
      (error: unknown) => error,
    )

    expect(refused).toBeInstanceOf(StoreError)
    expect(refused).toMatchObject({
      code: 'held-by-another',
      message: expect.stringContaining(`pid ${holder.pid}`),
    })
  } finally {
    await holder.kill()
  }
})

test('a gateway that was killed holds nothing: the next one opens at once', async () => {
  const file = join(dir, 'liasse.db')
  const holder = await startHolder(file)
  await holder.kill()

  const next = await startHolder(file)

  expect(next.pid).not.toBe(holder.pid)
  await next.kill()
})

test('claims walk the partial index of ready rows alone, without scan or sort', async () => {
  const harness = await aStore()
  await deposit(harness, [anAcceptedRow(1)])
  await harness.store.close()
  const db = openReader(harness.file)
  const planOf = (sql: string, ...bound: unknown[]) =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...bound)
      .map(({ detail }) => detail)

  const claim = planOf(readyRowsSql, 'siv-domestic', 1, 1, 10)
  const tenants = planOf(waitingTenantsSql, { 1: 'siv-domestic' }).filter((step) => step.includes('dossiers'))

  const search = 'USING COVERING INDEX dossiers_ready'
  expect(claim).toEqual([`SEARCH dossiers ${search} (lane=? AND tenant=? AND priority=?)`])
  expect(tenants).toEqual([
    expect.stringContaining(`SEARCH dossiers ${search} (lane=?)`),
    expect.stringContaining(`SEARCH dossiers ${search} (lane=? AND tenant>?)`),
    expect.stringContaining(`SEARCH d ${search} (lane=? AND tenant=? AND priority=?)`),
    expect.stringContaining(`SEARCH d ${search} (lane=? AND tenant=? AND priority=?)`),
  ])
  db.close()
})

test('a place in the queue is counted along the index of claims', async () => {
  const harness = await aStore()
  await harness.store.close()
  const db = openReader(harness.file)
  const plan = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${aheadSql}`)
    .all('siv-domestic', 1, 1, 0, 9, 10_000)
    .map(({ detail }) => detail)

  expect(plan).toContain(
    'SEARCH dossiers USING COVERING INDEX dossiers_ready (lane=? AND tenant=? AND (priority,deadline_at)<(?,?))',
  )
  db.close()
})

test('what is asked about documents at every turn walks an index, without scan or sort', async () => {
  const harness = await aStore()
  await aStoredDossier(harness, { papers: [aPaper(await aDocument(harness))] })
  await harness.store.close()
  const db = openReader(harness.file)
  const planOf = (sql: string, ...bound: unknown[]) =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...bound)
      .map(({ detail }) => detail)
  const due = 'document_verdicts_due'
  const byNumber = 'USING INTEGER PRIMARY KEY (rowid=?)'

  expect(planOf(reservedItemsSql, '[]')).toEqual([
    `SEARCH items ${byNumber}`,
    'LIST SUBQUERY 1',
    'SCAN json_each VIRTUAL TABLE INDEX 1:',
  ])
  expect(planOf(dueChecksSql, 1, 0, 10)).toEqual([
    `SEARCH v USING INDEX ${due} (awaited=? AND due_at<?)`,
    `SEARCH d ${byNumber}`,
    `SEARCH p ${byNumber}`,
  ])
  expect(planOf(untoldSql)).toEqual([
    expect.stringMatching(/^S\w+ document_verdicts USING (COVERING )?INDEX document_verdicts_untold/),
  ])
  expect(planOf(waitingSql, 1, 1, 0, 10)).toEqual([
    'SEARCH dossier_documents USING COVERING INDEX dossier_documents_of_document (document=? AND profile=? AND dossier>?)',
  ])
  expect(planOf(unusedSql, 0, 10)).toEqual([
    'SEARCH documents USING COVERING INDEX documents_unused (used_at<?)',
  ])
  expect(planOf(namedContentsSql, '[]').filter((step) => step.startsWith('S'))).toEqual([
    expect.stringContaining('json_each VIRTUAL TABLE'),
    expect.stringMatching(/^SEARCH documents USING COVERING INDEX \w+ \(sha256=\?\)$/),
    'SEARCH document_verdicts USING COVERING INDEX document_verdicts_filed (filed_sha256=?)',
    'SEARCH papers USING COVERING INDEX papers_content (sha256=?)',
  ])
  db.close()
})

test('a dossier whose document is lost, or could be purged under it, is found by verify', async () => {
  const harness = await aStore()
  for (const row of [1, 2, 3]) {
    const reference = `REF-${row}`
    await aStoredDossier(harness, { reference, papers: [aPaper(await aDocument(harness))] })
  }
  const db = openWriter(harness.file)
  db.pragma('foreign_keys = OFF')
  db.exec(`DELETE FROM documents WHERE seq = 1;
    DELETE FROM document_verdicts WHERE document = 2;
    UPDATE documents SET named = 0 WHERE seq = 3`)
  db.close()

  const verdict = await harness.store.maintain({ as: 'verify' })
  await harness.close()

  expect(verdict).toMatchObject({
    sound: false,
    faults: expect.arrayContaining([
      '2 papers of dossiers have lost their document',
      '1 papers of dossiers are not marked as such',
    ]),
  })
})

test('a graceful close leaves no write-ahead log to be recovered', async () => {
  const harness = await aStore({ threaded: true })
  await deposit(harness, [anAcceptedRow(1)])

  await harness.store.close()

  const wal = `${harness.file}-wal`
  expect(existsSync(wal) ? statSync(wal).size : 0).toBe(0)
})

test('migrations are applied once, each whole or not at all', () => {
  const db = openWriter(join(dir, 'a.db'))
  const broken = join(dir, 'broken')
  mkdirSync(broken)
  writeFileSync(join(broken, '0001_base.sql'), 'CREATE TABLE a (n); CREATE TABLE a (n);')

  expect(() => migrate(db, broken)).toThrow(/already exists/)
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE name = 'a'`).all()
  expect(tables).toEqual([])
  expect([migrate(db, released).length > 0, migrate(db, released)]).toEqual([true, []])
  db.close()
})

test('an edited migration, and a database newer than the program, are refused', () => {
  const db = openWriter(join(dir, 'a.db'))
  const copy = join(dir, 'copy')
  mkdirSync(copy)
  for (const file of readdirSync(released)) copyFileSync(join(released, file), join(copy, file))
  migrate(db, copy)
  const [first = ''] = readdirSync(copy)
  writeFileSync(join(copy, first), 'CREATE TABLE other (n);')

  expect(() => migrate(db, copy)).toThrow(/was edited/)
  db.exec(`INSERT INTO schema_migrations VALUES (9999, '9999_future.sql', 'x')`)
  expect(() => migrate(db, released)).toThrow(/newer than this program/)
  db.close()
})

test('a full disk answers "full", keeps nothing of the group, and the next command works again', async () => {
  const file = join(dir, 'a.db')
  const engine = new Engine({ file, settings, stamp: { wall: 0, mono: 0 } })
  const stamp = { wall: 0, mono: 0 }
  const tenantOf = (id: string, name: string) => ({
    name: 'administer' as const,
    args: [{ as: 'createTenant', id, name, establishments: [] }],
    stamp,
  })
  const run = (command: ReturnType<typeof tenantOf>) => {
    const left = [command]
    return engine.runGroup(() => left.shift()).answers[0]
  }
  engine.limitPages('now')
  const refused = run(tenantOf('ten_big', 'x'.repeat(200_000)))
  engine.limitPages('none')

  const works = run(tenantOf('ten_small', 'Garage'))

  expect(refused).toMatchObject({ as: 'error', error: { name: 'StoreError', code: 'full' } })
  expect(works).toMatchObject({ as: 'value' })
  engine.close()
  const db = new Database(file, { readonly: true })
  expect(db.prepare('SELECT id FROM tenants').all()).toEqual([{ id: 'ten_small' }])
  db.close()
})

test('a completed dossier is kept as it was judged again: where it goes, what it is found by, when it expires', async () => {
  const harness = await aStore()
  const id = await aStoredDossier(harness)
  // Nothing asks the client before a filing until documents exist: the row is made to.
  const db = new Database(harness.file)
  db.prepare(`UPDATE dossiers SET state = 'actionRequired', ready = 0 WHERE id = ?`).run(id)
  db.close()
  const {
    row: _row,
    body,
    received: _received,
    ...item
  } = anAcceptedRow(1, {
    reference: 'COMPLETED',
    establishment: 'HAB-TEST-2',
    keys: { vin: 'VF1TEST0000009999', plate: null, neph: null, name: 'AUTRETEST' },
    metadata: { site: 'Lyon' },
  })

  const [answer] = await harness.store.requestMoves([
    { id, tenant: harness.tenant, as: 'complete', body, item },
  ])

  const view = await harness.store.dossier(harness.tenant, id)
  const found = await harness.store.search(harness.tenant, { vin: 'VF1TEST0000009999', limit: 10 })
  await harness.close()
  expect(answer).toEqual({ as: 'done', state: 'queued' })
  expect(view).toMatchObject({ establishment: 'HAB-TEST-2', metadata: { site: 'Lyon' }, state: 'queued' })
  expect(found.data.map((one) => one.id)).toEqual([id])
})
