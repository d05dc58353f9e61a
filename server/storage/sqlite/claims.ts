import type { Lane } from '../../domain/lane.ts'
import type { Intent, IntentAnswer, ReserveClaim, ReservedDossier } from '../../usecases/ports.ts'
import {
  dossiersAt,
  findDossier,
  moveDossier,
  saveDossier,
  waitForVehicle,
  waitsForVehicle,
} from './dossierRows.ts'
import { doubt } from './doubt.ts'
import { takeTurns } from './fairTurns.ts'
import { isResendStopped } from './incidents.ts'
import { reservedPapers } from './namedPapers.ts'
import { freeReservation, keepReservation } from './reservations.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** How long a dossier sleeps in a lane whose resends are stopped, until it is looked whether they still are. */
const resendWaitMs = 60_000

/**
 * Reserves ready dossiers of a lane: tenants in turn by weight, `urgent` to `normal` four to one, nearest legal day first
 * within a tenant. They stay `queued`; a reservation lives in memory and ends with its lease or with the process.
 */
export function reserve(work: Work, claim: ReserveClaim): ReservedDossier[] {
  const turns = takeTurns(work, claim)
  const taken: DossierRow[] = []
  while (taken.length < claim.max) {
    const inTurn = dossiersAt(work, next(turns, claim.max - taken.length))
    if (inTurn.length === 0) break
    for (const row of inTurn) {
      if (!mayGo(work, row, claim)) continue
      keepReservation(work, row, claim)
      taken.push(row)
    }
  }
  return packed(toReserved(work, taken))
}

function next(turns: Iterator<number>, count: number): number[] {
  const seqs: number[] = []
  while (seqs.length < count) {
    const { value, done } = turns.next()
    if (done === true) break
    seqs.push(value)
  }
  return seqs
}

/** All bodies in one buffer: between threads one large copy costs less than hundreds of small ones. */
function packed(taken: ReservedDossier[]): ReservedDossier[] {
  const together = new Uint8Array(taken.reduce((sum, { body }) => sum + body.byteLength, 0))
  let at = 0
  for (const dossier of taken) {
    const { byteLength } = dossier.body
    together.set(dossier.body, at)
    dossier.body = together.subarray(at, at + byteLength)
    at += byteLength
  }
  return taken
}

function mayGo(work: Work, row: DossierRow, { attemptMs }: ReserveClaim): boolean {
  if (row.expiresAt !== null && row.expiresAt <= work.wall + attemptMs) return false
  if (isResendStopped(work, row)) waitForResends(work, row)
  else if (waitsForVehicle(work, row)) waitForVehicle(work, row)
  else return true
  saveDossier(work, row)
  return false
}

function waitForResends(work: Work, row: DossierRow): void {
  row.ready = 0
  row.dueAt = work.now + resendWaitMs
  row.reason = 'resends-stopped'
}

interface ReservedItem {
  seq: number
  body: Uint8Array
  hasPapers: number
}

export const reservedItemsSql = `SELECT seq, body, has_papers AS hasPapers FROM items
  WHERE seq IN (SELECT value FROM json_each(?))`

function toReserved(work: Work, rows: readonly DossierRow[]): ReservedDossier[] {
  const found = work.all<ReservedItem>(reservedItemsSql, JSON.stringify(rows.map(({ seq }) => seq)))
  const items = new Map(found.map((item) => [item.seq, item]))
  return rows.map((row) => reservedDossier(work, row, items.get(row.seq)))
}

/** One statement more only for those that have papers. */
function reservedDossier(work: Work, row: DossierRow, item: ReservedItem | undefined): ReservedDossier {
  if (!item) throw new Error('a dossier has lost its item')
  const { id, lane, channel, procedure, establishment, reference, fence, tries, doubtful, createdAt } = row
  return {
    id,
    tenant: tenantIdOf(work, row.tenant),
    lane,
    channel,
    procedure,
    establishment,
    reference,
    tries,
    body: item.body,
    fence: fence + 1,
    doubtful: doubtful === doubt.open,
    acceptedAt: createdAt,
    ...(item.hasPapers === 1 ? { papers: reservedPapers(work, row.seq) } : {}),
  }
}

function tenantIdOf(work: Work, seq: number): string {
  const known = work.memory.tenantIds.get(seq)
  if (known !== undefined) return known
  const tenant = work.one<{ id: string }>('SELECT id FROM tenants WHERE seq = ?', seq)
  if (!tenant) throw new Error('a dossier has lost its tenant')
  work.memory.tenantIds.set(seq, tenant.id)
  return tenant.id
}

/** The intent (F2): when this is answered `started`, the next attempt is on the disk. */
export function beginAttempts(work: Work, intents: readonly Intent[]): IntentAnswer[] {
  const begun: DossierRow[] = []
  const answers = intents.map((intent): IntentAnswer => {
    const reservation = work.memory.reservations.get(intent.id)
    const row = reservation?.row ?? findDossier(work, intent.id)
    const isMine = reservation?.owner === intent.owner && reservation.until > work.now
    if (!isMine || row?.state !== 'queued' || row.fence + 1 !== intent.fence) return { as: 'lost' }
    if (isResendStopped(work, row)) return { as: 'lost' }
    begin(work, row)
    begun.push(row)
    reservation.until = work.now + reservation.leaseMs
    return { as: 'started' }
  })
  keepAttempts(work, begun)
  return answers
}

function keepAttempts(work: Work, begun: readonly DossierRow[]): void {
  for (let from = 0; from < begun.length;) {
    const together = begun.length - from >= attemptsAtOnce ? attemptsAtOnce : 1
    const bound = begun.slice(from, from + together).flatMap(({ seq, fence }) => [seq, fence, work.wall])
    work.runAll(together === 1 ? oneAttemptSql : manyAttemptsSql, bound)
    from += together
  }
}

const attemptsAtOnce = 12
const oneAttemptSql = 'INSERT INTO attempts (dossier, number, began_at) VALUES (?, ?, ?)'
const manyAttemptsSql = oneAttemptSql + ', (?, ?, ?)'.repeat(attemptsAtOnce - 1)

function begin(work: Work, row: DossierRow): void {
  moveDossier(work, row, 'filing', { attempt: row.fence + 1 })
  row.fence += 1
  row.firstIntentAt ??= work.wall
  if (row.doubtful !== doubt.none) row.resent += 1
  saveDossier(work, row)
}

export function giveBack(work: Work, reservations: readonly { id: string; owner: string }[]): void {
  for (const { id, owner } of reservations) {
    if (work.memory.reservations.get(id)?.owner !== owner) continue
    const lane = work.one<{ lane: Lane }>(
      `SELECT lane FROM dossiers WHERE id = ? AND state = 'queued'`,
      id,
    )?.lane
    // A dossier already under way keeps its lease: whoever sent it has to say how that ended.
    if (!lane) continue
    freeReservation(work, id)
    work.changes.lanes.push(lane)
  }
}
