import type { BatchCounts } from '../../../domain/batch.ts'
import type { DossierState } from '../../../domain/dossier.ts'
import type { Lane } from '../../../domain/lane.ts'
import type { DossierQuery, DossierView, Page, PageQuery, SearchQuery } from '../../../usecases/ports.ts'
import type { Bound, Statements } from '../statements.ts'
import { sealedBatch } from './batchViews.ts'
import { readCursor, toCursor } from './cursors.ts'
import { dossierViewAt } from './dossierViews.ts'

type View = DossierView & { tenant: string }

/** Rows looked at for one page: a rare state in a huge list answers short pages with a cursor, not slow ones. */
const lookedAtMax = 10_000
const windowRows = 1_000

/** Newest batch first, in a batch by row. A batch whose counters show none of the wanted state is stepped over. */
export function dossierList(
  db: Statements,
  tenant: string,
  query: DossierQuery & PageQuery,
): Page<DossierView> {
  if (query.reference !== undefined) return byReference(db, tenant, { ...query, reference: query.reference })
  const only = query.batch === undefined ? null : sealedBatch(db, tenant, query.batch)
  if (only === undefined) return { data: [], next: null }
  return new Walk(db, tenant, query).run(only?.seq ?? null)
}

class Walk {
  readonly #db: Statements
  readonly #tenant: string
  readonly #query: DossierQuery & PageQuery
  readonly #found: number[] = []
  #lookedAt = 0

  constructor(db: Statements, tenant: string, query: DossierQuery & PageQuery) {
    this.#db = db
    this.#tenant = tenant
    this.#query = query
  }

  run(only: number | null): Page<DossierView> {
    const { after } = this.#query
    let [batch, row] = after === undefined ? [Number.MAX_SAFE_INTEGER, 0] : readCursor(after, 2)
    for (;;) {
      if (this.#lookedAt > lookedAtMax) return this.#page(toCursor(batch ?? 0, row ?? 0))
      const at = this.#nextBatch(batch ?? 0, only)
      if (!at) return this.#page(null)
      if (at.seq !== batch) row = 0
      batch = at.seq
      const stopped = this.#mayHold(at.counts) ? this.#walkBatch(batch, row ?? 0) : null
      if (stopped !== null) return this.#page(toCursor(batch, stopped))
      batch -= 1
      row = 0
    }
  }

  #nextBatch(from: number, only: number | null): { seq: number; counts: string } | undefined {
    this.#lookedAt += 1
    if (only !== null)
      return from < only ? undefined : this.#db.one('SELECT seq, counts FROM batches WHERE seq = ?', only)
    return this.#db.one(
      `SELECT seq, counts FROM batches WHERE tenant = (SELECT seq FROM tenants WHERE id = ?) AND stage = 'sealed' AND seq <= ?
       ORDER BY seq DESC LIMIT 1`,
      this.#tenant,
      from,
    )
  }

  #mayHold(counts: string): boolean {
    const { state } = this.#query
    return state === undefined || (JSON.parse(counts) as BatchCounts)[state] > 0
  }

  /** The row to go on after when the page is full or enough was looked at; null at the end of the batch. */
  #walkBatch(batch: number, after: number): number | null {
    const { state, lane, procedure, limit } = this.#query
    let last = after
    for (;;) {
      const rows = this.#db.all<{
        seq: number
        row: number
        state: DossierState
        lane: Lane
        procedure: string
      }>(
        'SELECT seq, row, state, lane, procedure FROM dossiers WHERE batch = ? AND row > ? ORDER BY row LIMIT ?',
        batch,
        last,
        windowRows,
      )
      for (const each of rows) {
        if (this.#found.length >= limit) return last
        last = each.row
        const isWanted =
          (state ?? each.state) === each.state &&
          (lane ?? each.lane) === each.lane &&
          (procedure ?? each.procedure) === each.procedure
        if (isWanted) this.#found.push(each.seq)
      }
      this.#lookedAt += rows.length
      if (rows.length < windowRows) return null
      if (this.#lookedAt > lookedAtMax) return last
    }
  }

  #page(next: string | null): Page<DossierView> {
    return { data: this.#found.flatMap((seq) => withoutTenant(dossierViewAt(this.#db, seq))), next }
  }
}

function withoutTenant(view: View | null): DossierView[] {
  if (!view) return []
  const { tenant: _tenant, ...shown } = view
  return [shown]
}

/** The dossier that holds the reference, then those that held it before. */
function byReference(
  db: Statements,
  tenant: string,
  query: DossierQuery & PageQuery & { reference: string },
): Page<DossierView> {
  const rows = db.all<{ seq: number }>(
    `WITH RECURSIVE chain (seq, previous) AS (
       SELECT seq, previous FROM dossiers
       WHERE tenant = (SELECT seq FROM tenants WHERE id = ?) AND reference = ? AND holds_reference = 1
       UNION ALL SELECT d.seq, d.previous FROM chain JOIN dossiers d ON d.seq = chain.previous)
     SELECT seq FROM chain LIMIT ?`,
    tenant,
    query.reference,
    lookedAtMax,
  )
  const [skip = 0] = query.after === undefined ? [] : readCursor(query.after, 1)
  const views = rows
    .flatMap(({ seq }) => withoutTenant(dossierViewAt(db, seq)))
    .filter((view) => isLike(view, query))
  const next = views.length > skip + query.limit ? toCursor(skip + query.limit) : null
  return { data: views.slice(skip, skip + query.limit), next }
}

const isLike = (view: DossierView, { batch, state, lane, procedure }: DossierQuery): boolean =>
  (batch ?? view.batch) === view.batch &&
  (state ?? view.state) === view.state &&
  (lane ?? view.lane) === view.lane &&
  (procedure ?? view.procedure) === view.procedure

const searchable = ['vin', 'plate', 'neph', 'name'] as const

/** All that is given has to agree. Newest first. */
export function search(db: Statements, tenant: string, query: SearchQuery & PageQuery): Page<DossierView> {
  if (query.reference !== undefined) {
    const { data, next } = byReference(db, tenant, { ...query, reference: query.reference })
    const wanted = new Set(
      matching(db, tenant, { ...query, reference: undefined, limit: lookedAtMax, after: undefined }),
    )
    const hasMore = searchable.some((key) => query[key] !== undefined)
    return { data: hasMore ? data.filter(({ id }) => wanted.has(id)) : data, next }
  }
  return pageOf(db, tenant, query)
}

function pageOf(db: Statements, tenant: string, query: SearchQuery & PageQuery): Page<DossierView> {
  const rows = seqsOf(db, tenant, query)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    data: shown.flatMap(({ seq }) => withoutTenant(dossierViewAt(db, seq))),
    next: rows.length > query.limit && last ? toCursor(last.seq) : null,
  }
}

const matching = (db: Statements, tenant: string, query: SearchQuery & PageQuery): string[] =>
  seqsOf(db, tenant, query).map(({ id }) => id)

function seqsOf(
  db: Statements,
  tenant: string,
  query: SearchQuery & PageQuery,
): { seq: number; id: string }[] {
  const given = searchable.filter((key) => query[key] !== undefined)
  if (given.length === 0) return []
  const [before = Number.MAX_SAFE_INTEGER] = query.after === undefined ? [] : readCursor(query.after, 1)
  const bound: Bound[] = [...given.map((key) => query[key] ?? null), tenant, before, query.limit + 1]
  return db.all(
    `SELECT d.seq, d.id FROM dossiers d JOIN batches b ON b.seq = d.batch
     WHERE ${given.map((key) => `d.${key} = ?`).join(' AND ')} AND d.tenant = (SELECT seq FROM tenants WHERE id = ?)
       AND b.stage = 'sealed' AND d.seq < ? ORDER BY d.seq DESC LIMIT ?`,
    ...bound,
  )
}

const indexedStates: ReadonlySet<DossierState> = new Set([
  'held',
  'filing',
  'uncertain',
  'actionRequired',
  'failed',
])

/** Of all tenants, for operators. Newest first. */
export function dossiersOfAll(
  db: Statements,
  { state, lane, limit, after }: { state?: DossierState; lane?: Lane } & PageQuery,
): Page<View> {
  const [before = Number.MAX_SAFE_INTEGER] = after === undefined ? [] : readCursor(after, 1)
  const isIndexed = state !== undefined && indexedStates.has(state)
  const source = isIndexed
    ? `SELECT seq, state, lane FROM dossiers INDEXED BY dossiers_open_questions
       WHERE state = ?1 AND (${[...indexedStates].map((one) => `state = '${one}'`).join(' OR ')}) AND seq < ?2 ORDER BY seq DESC`
    : `SELECT seq, state, lane FROM dossiers WHERE ?1 IS ?1 AND seq < ?2 ORDER BY seq DESC`
  const rows = db.all<{ seq: number; state: DossierState; lane: Lane }>(
    `${source} LIMIT ?3`,
    state ?? null,
    before,
    lookedAtMax,
  )
  const wanted = rows.filter((row) => (state ?? row.state) === row.state && (lane ?? row.lane) === row.lane)
  const shown = wanted.slice(0, limit)
  const end = wanted.length > limit ? shown.at(-1) : rows.length === lookedAtMax ? rows.at(-1) : undefined
  return {
    data: shown.flatMap(({ seq }) => dossierViewAt(db, seq) ?? []),
    next: end ? toCursor(end.seq) : null,
  }
}
