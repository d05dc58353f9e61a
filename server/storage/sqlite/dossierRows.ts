import { type DossierState, assertMove, isFinal } from '../../domain/dossier.ts'
import type { JsonObject } from '../../domain/item.ts'
import { dossierColumns, updateSql } from './columns.ts'
import { isSealed } from './sealed.ts'
import { type DossierRow, dossiers, movingKeys } from './tables.ts'
import type { Bound } from './statements.ts'
import type { Work } from './work.ts'

// Put together once: a text made at each call is hashed at each call to find its statement.
const findSql = `SELECT ${dossierColumns} FROM dossiers WHERE id = ? AND ${isSealed}`
const manyAtSql = `SELECT ${dossierColumns} FROM dossiers WHERE seq IN (SELECT value FROM json_each(?))`
const atSql = `SELECT ${dossierColumns} FROM dossiers WHERE seq = ?`

export const findDossier = (work: Work, id: string): DossierRow | undefined =>
  remembered(work.one<DossierRow>(findSql, id))

export const dossierAt = (work: Work, seq: number): DossierRow | undefined =>
  remembered(work.one<DossierRow>(atSql, seq))

/** Those of these numbers that there are, in the order given. */
export function dossiersAt(work: Work, seqs: readonly number[]): DossierRow[] {
  const rows = new Map(work.all<DossierRow>(manyAtSql, JSON.stringify(seqs)).map((row) => [row.seq, row]))
  return seqs.flatMap((seq) => remembered(rows.get(seq)) ?? [])
}

/** What the columns that move held when the row was read or last saved. */
const asStored = Symbol('as stored')
type RememberedRow = DossierRow & { [asStored]?: Bound[] }

function remembered(row: RememberedRow | undefined): DossierRow | undefined {
  if (row) row[asStored] = movingKeys.map((key) => row[key])
  return row
}

/** Statements by the columns that they set, a bit each: few moves change the same ones in many ways. */
const saveSqls = new Map<number, string>()

/**
 * Writes the row back and raises its version. Only what changed is set: SQLite rewrites the entry of every index that holds a column
 * named in the statement, changed or not.
 */
export function saveDossier(work: Work, row: RememberedRow): void {
  const before = row[asStored]
  row.version += 1
  row.updatedAt = work.wall
  const reservation = work.memory.reservations.get(row.id)
  if (reservation && reservation.row !== row) reservation.row = null
  let mask = 0
  const bound: Bound[] = []
  let column = 1
  for (let at = 0; at < movingKeys.length; at += 1, column *= 2) {
    const key = movingKeys[at]
    if (key === undefined || before?.[at] === row[key]) continue
    mask += column
    bound.push(row[key])
    if (before) before[at] = row[key]
  }
  bound.push(row.seq)
  work.runAll(saveSqlOf(mask), bound)
  work.changes.dossiers.push(row.id)
}

function saveSqlOf(mask: number): string {
  const known = saveSqls.get(mask)
  if (known !== undefined) return known
  const keys = movingKeys.filter((_key, at) => Math.floor(mask / 2 ** at) % 2 === 1)
  const made = updateSql('dossiers', dossiers, keys)
  saveSqls.set(mask, made)
  return made
}

/**
 * One legal move: the state, the batch's counters, the lane's backlog and the event. The caller saves the row.
 * @throws RangeError on a move that the table does not know
 */
export function moveDossier(work: Work, row: DossierRow, to: DossierState, data: JsonObject = {}): void {
  assertMove(row.state, to)
  changeState(work, row, to, data)
}

/** Among final states, for an operator who knows better (`rectify`): the one move that the table does not hold. */
export function rectifyDossier(work: Work, row: DossierRow, to: DossierState, data: JsonObject): void {
  if (!isFinal(row.state) || !isFinal(to))
    throw new RangeError(`a dossier cannot be rectified from ${row.state} to ${to}`)
  changeState(work, row, to, data)
}

function changeState(work: Work, row: DossierRow, to: DossierState, data: JsonObject): void {
  const from = row.state
  row.state = to
  row.reason = null
  row.ready = 0
  row.dueAt = null
  row.releaseAt = null
  if (isFinal(to)) row.wish = null
  work.changes.counts.push({ batch: row.batch, key: from, by: -1 }, { batch: row.batch, key: to, by: 1 })
  countWaiting(work, row, from, to)
  if (blocksVehicle(from) && !blocksVehicle(to)) wakeSameVehicle(work, row)
  tellDossier(work, row, `dossier.${to}`, { from, ...data })
}

export function tellDossier(work: Work, row: DossierRow, type: string, data: JsonObject): void {
  work.changes.events.push({
    tenant: row.tenant,
    type,
    at: work.wall,
    batch: row.batch,
    dossier: row.seq,
    data: { reference: row.reference, ...data },
  })
}

function countWaiting(
  work: Work,
  { batch, tenant, lane }: DossierRow,
  from: DossierState,
  to: DossierState,
): void {
  if (from === 'queued') work.changes.waiting.push({ batch, tenant, lane, by: -1 })
  if (to === 'queued') work.changes.waiting.push({ batch, tenant, lane, by: 1 })
}

/** Puts a dossier (back) into the queue, ready at once or after a delay in gateway time. */
export function enqueue(
  work: Work,
  row: DossierRow,
  { delayMs = 0, data = {} }: { delayMs?: number; data?: JsonObject } = {},
): void {
  moveDossier(work, row, 'queued', data)
  if (delayMs > 0) row.dueAt = work.now + Math.ceil(delayMs)
  else makeReady(work, row)
}

export function makeReady(work: Work, row: DossierRow): void {
  row.ready = 1
  row.dueAt = null
  row.reason = null
  work.changes.lanes.push(row.lane)
}

/** Requests about one vehicle go to the State in the order in which they came: while one is under way the next waits. */
export const sameVehicleReason = 'same-vehicle-first'

const blockingStates: ReadonlySet<DossierState> = new Set(['queued', 'filing', 'uncertain'])
const blocksVehicle = (state: DossierState): boolean => blockingStates.has(state)

const earlierOfVehicleSql = `SELECT 1 FROM dossiers WHERE vin = ? AND seq < ? AND tenant = ?
  AND state IN ('queued', 'filing', 'uncertain') AND ${isSealed} LIMIT 1`

export function waitsForVehicle(work: Work, { vin, tenant, seq }: DossierRow): boolean {
  if (vin === null) return false
  const earlier = work.one(earlierOfVehicleSql, vin, seq, tenant)
  return earlier !== undefined
}

/** How long a dossier that waits for another of its vehicle sleeps, should nobody wake it before. */
const vehicleWaitMs = 60_000

/** Puts a queued dossier aside. The caller saves. */
export function waitForVehicle(work: Work, row: DossierRow): void {
  row.ready = 0
  row.dueAt = work.now + vehicleWaitMs
  row.reason = sameVehicleReason
  if (row.vin !== null) awaitedVehicles(work).add(row.vin)
}

/** All vehicles that a dossier waits for, and some for which none does any more. */
function awaitedVehicles(work: Work): Set<string> {
  const ask = (): string[] => work.all<{ vin: string }>(awaitedVehiclesSql).map(({ vin }) => vin)
  work.memory.awaitedVehicles ??= new Set(ask())
  return work.memory.awaitedVehicles
}

export const awaitedVehiclesSql = `SELECT DISTINCT vin FROM dossiers WHERE reason = '${sameVehicleReason}'`

const wakeSameVehicleSql = `UPDATE dossiers SET due_at = ?
  WHERE vin = ? AND tenant = ? AND seq > ? AND reason = '${sameVehicleReason}' AND state = 'queued' AND ready = 0`

function wakeSameVehicle(work: Work, { vin, tenant, seq }: DossierRow): void {
  if (vin === null || !awaitedVehicles(work).has(vin)) return
  work.run(wakeSameVehicleSql, work.now, vin, tenant, seq)
}
