import { documentsCheckingReason } from '../../domain/documents/namedPapers.ts'
import { dossierColumns } from './columns.ts'
import {
  enqueue,
  makeReady,
  moveDossier,
  saveDossier,
  waitForVehicle,
  waitsForVehicle,
} from './dossierRows.ts'
import { becomeUncertain, doubtAgain } from './attempts.ts'
import { doubt } from './doubt.ts'
import { freeReservation } from './reservations.ts'
import { isSealed } from './sealed.ts'
import { tellVerdicts, toldAtOnceMax } from './settlePapers.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** Back-offs (gateway time), holds until a date (wall clock) and papers that are over. Answers how many dossiers were looked at. */
export function promoteDue(work: Work, max: number): number {
  const backedOff = work.all<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at LIMIT ?`,
    work.now,
    max,
  )
  const held = work.all<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers WHERE release_at IS NOT NULL AND release_at <= ?
       AND ${isSealed}
     ORDER BY release_at LIMIT ?`,
    work.wall,
    max - backedOff.length,
  )
  for (const row of [...backedOff, ...held]) promote(work, row)
  return backedOff.length + held.length + tellVerdicts(work, Math.min(max, toldAtOnceMax))
}

function promote(work: Work, row: DossierRow): void {
  // The time is over, its papers are still being checked: their verdict is what it waits for now.
  if (row.state === 'held' && row.reason === documentsCheckingReason) row.releaseAt = null
  else if (row.state === 'held') enqueue(work, row)
  else if (waitsForVehicle(work, row)) waitForVehicle(work, row)
  else makeReady(work, row)
  saveDossier(work, row)
}

/** `submitBefore` has passed: only what surely was not filed expires; where that is not sure a wish is left. */
export function expireDue(work: Work, max: number): number {
  const rows = work.all<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers
     WHERE expires_at IS NOT NULL AND wish IS NULL AND filing_number IS NULL
       AND state IN ('queued', 'held', 'actionRequired', 'filing', 'uncertain') AND expires_at <= ?
       AND ${isSealed}
     ORDER BY expires_at LIMIT ?`,
    work.wall,
    max,
  )
  for (const row of rows) {
    if (row.state === 'filing' || row.state === 'uncertain') row.wish = 'expire'
    else if (row.state === 'queued' && row.doubtful === doubt.open) doubtAgain(work, row, 'expire')
    else {
      moveDossier(work, row, 'expired')
      work.changes.afterCommit(() => freeReservation(work, row.id))
    }
    saveDossier(work, row)
  }
  return rows.length
}

/**
 * Reservations whose lease is over are free again. An attempt whose lease is over has lost whoever sent it: nobody knows
 * how it ended. Answers how many leases were ended.
 */
export function expireLeases(work: Work, max: number): number {
  // Those for which nobody waits any more are forgotten on this occasion.
  work.memory.awaitedVehicles = null
  let ended = 0
  for (const [id, { seq, until }] of work.memory.reservations) {
    if (until > work.now) continue
    if (ended >= max) break
    ended += 1
    const row = work.one<DossierRow>(`SELECT ${dossierColumns} FROM dossiers WHERE seq = ?`, seq)
    if (row?.state === 'filing') {
      becomeUncertain(work, row, { lookUpAfterMs: 0 })
      endAttempt(work, row, 'lease-lost')
      saveDossier(work, row)
    } else if (row?.state === 'queued') work.changes.lanes.push(row.lane)
    work.changes.afterCommit(() => freeReservation(work, id))
  }
  return ended
}

/** Nobody saw the attempt end: what is known of it is why. */
export function endAttempt(work: Work, row: DossierRow, kind: string): void {
  work.run(
    `UPDATE attempts SET ended_at = ?, verdict = 'unknown', evidence = ? WHERE dossier = ? AND number = ?`,
    work.wall,
    JSON.stringify({ kind }),
    row.seq,
    row.fence,
  )
}
