import { finalStates } from '../../domain/dossier.ts'
import { type DuplicateKind, duplicateKinds, type DuplicatePolicy } from '../../domain/duplicates.ts'
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

const isOpen = `state NOT IN (${[...finalStates].map((state) => `'${state}'`).join(', ')})`
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

/**
 * The first request of each kind that is still open or, of an e-photo, that was neither cancelled nor expired before it was ever sent.
 * One of the same reference is the same request, corrected: never a duplicate. Null when there is none, the way of nearly every row.
 */
export function earlierRequests(
  db: Statements,
  tenant: number,
  probe: DuplicateProbe,
  policy: DuplicatePolicy,
): EarlierByKind | null {
  return searchAll(db, amongStaged, { tenant, probe }, policy)
}

interface Wanted {
  tenant: number
  probe: DuplicateProbe
}

function searchAll(
  db: Statements,
  searches: Searches,
  wanted: Wanted,
  policy?: DuplicatePolicy,
): EarlierByKind | null {
  let found: EarlierByKind | null = null
  for (const kind of duplicateKinds) {
    const earlier = policy?.[kind] === 'off' ? null : look[kind](db, searches, wanted)
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

/** For those who only want to know: the ids of visible dossiers, one entry a probe. */
export function duplicateIds(
  db: Statements,
  tenant: string,
  probes: readonly DuplicateProbe[],
): Partial<Record<DuplicateKind, string>>[] {
  const known = db.one<{ seq: number }>('SELECT seq FROM tenants WHERE id = ?', tenant)
  return probes.map((probe) => {
    const found = known ? searchAll(db, amongSealed, { tenant: known.seq, probe }) : null
    const ids: Partial<Record<DuplicateKind, string>> = {}
    for (const kind of duplicateKinds) if (found?.[kind]) ids[kind] = found[kind].id
    return ids
  })
}
