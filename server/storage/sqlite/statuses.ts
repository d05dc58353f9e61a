import type { FollowUp, StatusRecord } from '../../usecases/ports.ts'
import { askable, lend } from './asking.ts'
import { dossierColumns } from './columns.ts'
import { findDossier, saveDossier } from './dossierRows.ts'
import { followStatus } from './filings.ts'
import { reportIncident } from './incidents.ts'
import { duePapersOf } from './papers.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

export function dueFollowUps(work: Work, max: number, leaseMs: number): FollowUp[] {
  const lent = work.memory.asked.followUps
  const rows = work.all<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers WHERE follow_at IS NOT NULL AND follow_at <= ? ORDER BY follow_at LIMIT ?`,
    work.now,
    max + lent.size,
  )
  return lend(work, lent, { rows, max, leaseMs, nameOf: ({ id }) => id }).map(toFollowUp)
}

const toFollowUp = ({ id, lane, procedure, filingNumber, filingStatus, state }: DossierRow): FollowUp => ({
  id,
  lane,
  procedure,
  state,
  filingNumber: filingNumber ?? '',
  status: filingStatus ?? '',
})

/** What the State says of filings that we follow. `stale`: it speaks of another number than the one we hold. */
export function recordStatuses(work: Work, records: readonly StatusRecord[]): ('recorded' | 'stale')[] {
  return records.map(({ id, filing, followAfterMs }) => {
    askable(work, work.memory.asked.followUps, id)
    const row = findDossier(work, id)
    if (!row || row.filingNumber === null) return 'stale'
    if (filing && filing.filingNumber !== row.filingNumber) return 'stale'
    const before = JSON.stringify([
      row.state,
      row.outcome,
      row.filingStatus,
      row.oddStatus,
      row.contested,
      row.request,
    ])
    if (filing) followStatus(work, row, filing)
    // A number that the State no longer knows stays where it is and is never filed again.
    else
      reportIncident(work, {
        kind: 'number-unknown',
        lane: row.lane,
        dossier: id,
        data: { state: row.state },
      })
    row.followAt = followAfterMs === null ? null : work.now + Math.ceil(followAfterMs)
    const after = JSON.stringify([
      row.state,
      row.outcome,
      row.filingStatus,
      row.oddStatus,
      row.contested,
      row.request,
    ])
    if (before === after) work.run('UPDATE dossiers SET follow_at = ? WHERE seq = ?', row.followAt, row.seq)
    else {
      duePapersOf(work, row)
      saveDossier(work, row)
    }
    return 'recorded'
  })
}
