import { finalStates } from '../../domain/dossier.ts'
import {
  defaultDuplicates,
  type DuplicateKind,
  duplicateKinds,
  type DuplicatePolicy,
} from '../../domain/duplicates.ts'
import type { DuplicateProbe } from '../../usecases/chunk.ts'
import type { Statements } from './statements.ts'

/** An earlier request of the same tenant. */
export interface Earlier {
  id: string
  batch: number
  row: number
}
type Found = Earlier & { seq: number }
type EarlierByKind = Partial<Record<DuplicateKind, Found>>

/**
 * So many of the newest requests about one vehicle, person or e-photo are looked through: a tenant that uses one VIN a hundred thousand
 * times must not make every further row slower.
 */
const searchedMax = 200

// Compared one by one: SQLite builds a table for every IN of three or more, at every look.
const isOpen = [...finalStates].map((state) => `state <> '${state}'`).join(' AND ')
/** A code is burnt by being sent, whatever came of it; one that is on its way will be. */
const usesEphoto = `state <> 'cancelled' AND (state <> 'expired' OR first_intent_at IS NOT NULL)`

const columns = 'd.seq, d.id, d.batch, d.row, d.reference, d.state, d.first_intent_at'
// `+` keeps the planner on the index of the value.
const byColumn = (column: 'vin' | 'neph'): string =>
  `SELECT ${columns} FROM dossiers d WHERE d.${column} = ? AND +d.tenant = ? AND +d.procedure = ? ORDER BY d.seq DESC`
const byKey = (column: 'person_key' | 'ephoto_key'): string =>
  `SELECT ${columns} FROM items i JOIN dossiers d ON d.seq = i.seq WHERE i.${column} = ? ORDER BY i.seq DESC`

interface Searches {
  vin: string
  neph: string
  person: string
  ephoto: string
}

function searchesAmong(stages: string): Searches {
  // A bare column beside min() is that of the row with the least.
  const first = (newest: string, condition: string): string =>
    `SELECT min(seq) AS seq, id, batch, row FROM (${newest} LIMIT ${searchedMax}) AS d
     WHERE ${condition} AND reference <> ? AND (SELECT b.stage FROM batches b WHERE b.seq = d.batch) ${stages}`
  return {
    vin: first(byColumn('vin'), isOpen),
    neph: first(byColumn('neph'), isOpen),
    person: first(byKey('person_key'), isOpen),
    ephoto: first(byKey('ephoto_key'), usesEphoto),
  }
}

/** The writer sees all rows in one order, also those of batches on their way in: of two concurrent batches the later row is told. */
const amongStaged = searchesAmong(`<> 'dropped'`)
const amongSealed = searchesAmong(`= 'sealed'`)

/** How a digest is kept: it is found by nobody who has not the tenant's number. */
export const tenantKey = (tenant: number, digest: string | null | undefined): string | null =>
  digest === null || digest === undefined ? null : `${tenant}:${digest}`

interface Wanted {
  tenant: number
  probe: DuplicateProbe
}

function searchAll(
  db: Statements,
  searches: Searches,
  wanted: Wanted,
  policy: DuplicatePolicy,
): EarlierByKind | null {
  let found: EarlierByKind | null = null
  for (const kind of duplicateKinds) {
    const earlier = policy[kind] === 'off' ? null : look[kind](db, searches, wanted)
    if (earlier === null) continue
    found ??= {}
    found[kind] = earlier
  }
  return found
}

const look: Readonly<
  Record<DuplicateKind, (db: Statements, searches: Searches, wanted: Wanted) => Found | null>
> = {
  vehicle: (db, { vin }, { tenant, probe: { keys, procedure, reference } }) =>
    keys.vin === null ? null : one(db, vin, keys.vin, tenant, procedure, reference),
  candidate: (db, { neph, person }, { tenant, probe: { keys, identity, procedure, reference } }) => {
    const key = tenantKey(tenant, identity?.person)
    const byName = key === null ? null : one(db, person, key, reference)
    const byNeph = keys.neph === null ? null : one(db, neph, keys.neph, tenant, procedure, reference)
    if (byName === null || byNeph === null) return byName ?? byNeph
    return byName.seq < byNeph.seq ? byName : byNeph
  },
  ePhoto: (db, { ephoto }, { tenant, probe: { identity, reference } }) => {
    const key = tenantKey(tenant, identity?.ePhoto)
    return key === null ? null : one(db, ephoto, key, reference)
  },
}

function one(db: Statements, sql: string, ...bound: (string | number)[]): Found | null {
  const found = db.one<Found | { seq: null }>(sql, ...bound)
  return found === undefined || found.seq === null ? null : found
}

/** Which of some values are known at all: nearly none, and one question for a chunk costs less than one for each row. */
const knownAmong = (place: string): string =>
  `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM ${place} = value)`
const knownSqls: Readonly<Record<keyof Searches, string>> = {
  vin: knownAmong('dossiers WHERE vin'),
  neph: knownAmong('dossiers WHERE neph'),
  person: knownAmong('items WHERE person_key'),
  ephoto: knownAmong('items WHERE ephoto_key'),
}

/**
 * The earlier requests of the rows of one chunk, asked row by row while they are written: the first of each kind that is still open or, of
 * an e-photo, that was neither cancelled nor expired before it was ever sent. One of the same reference is the same request, corrected:
 * never a duplicate.
 */
export class ChunkDuplicates {
  readonly #db: Statements
  readonly #tenant: number
  readonly #policy: DuplicatePolicy
  readonly #searches: Searches
  /** Values that an earlier row has, in the store or above in this chunk. */
  readonly #seen: Readonly<Record<keyof Searches, Set<string>>>

  constructor(
    db: Statements,
    tenant: number,
    rows: readonly DuplicateProbe[],
    { policy, searches = amongStaged }: { policy: DuplicatePolicy; searches?: Searches },
  ) {
    this.#db = db
    this.#tenant = tenant
    this.#policy = policy
    this.#searches = searches
    const { vehicle, candidate, ePhoto } = policy
    this.#seen = {
      vin: this.#known('vin', vehicle === 'off' ? [] : rows.map(({ keys }) => keys.vin)),
      neph: this.#known('neph', candidate === 'off' ? [] : rows.map(({ keys }) => keys.neph)),
      person: this.#known('person', candidate === 'off' ? [] : rows.map((row) => this.#person(row))),
      ephoto: this.#known('ephoto', ePhoto === 'off' ? [] : rows.map((row) => this.#ephoto(row))),
    }
  }

  /** Null when there is none, the way of nearly every row. The row counts as seen from then on. */
  of(probe: DuplicateProbe): EarlierByKind | null {
    const { vin, neph } = probe.keys
    const isKnown = [
      this.#isSeen('vin', vin),
      this.#isSeen('neph', neph),
      this.#isSeen('person', this.#person(probe)),
      this.#isSeen('ephoto', this.#ephoto(probe)),
    ].includes(true)
    if (!isKnown) return null
    return searchAll(this.#db, this.#searches, { tenant: this.#tenant, probe }, this.#policy)
  }

  #person({ identity }: DuplicateProbe): string | null {
    return tenantKey(this.#tenant, identity?.person)
  }

  #ephoto({ identity }: DuplicateProbe): string | null {
    return tenantKey(this.#tenant, identity?.ePhoto)
  }

  #known(name: keyof Searches, values: readonly (string | null)[]): Set<string> {
    const asked = values.filter((value) => value !== null)
    if (asked.length === 0) return new Set()
    const found = this.#db.all<{ value: string }>(knownSqls[name], JSON.stringify(asked))
    return new Set(found.map(({ value }) => value))
  }

  #isSeen(name: keyof Searches, value: string | null): boolean {
    if (value === null) return false
    const seen = this.#seen[name]
    if (seen.has(value)) return true
    seen.add(value)
    return false
  }
}

/** For those who only want to know: the ids of visible dossiers, one entry a probe. */
export function duplicateIds(
  db: Statements,
  tenant: string,
  probes: readonly DuplicateProbe[],
): Partial<Record<DuplicateKind, string>>[] {
  const known = db.one<{ seq: number }>('SELECT seq FROM tenants WHERE id = ?', tenant)
  if (!known) return probes.map(() => ({}))
  const options = { policy: defaultDuplicates, searches: amongSealed }
  const duplicates = new ChunkDuplicates(db, known.seq, probes, options)
  return probes.map((probe) => {
    const found = duplicates.of(probe)
    const ids: Partial<Record<DuplicateKind, string>> = {}
    for (const kind of duplicateKinds) if (found?.[kind]) ids[kind] = found[kind].id
    return ids
  })
}
