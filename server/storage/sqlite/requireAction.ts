import type { FaultFound } from '../../usecases/ports.ts'
import { findDossier, moveDossier, saveDossier } from './dossierRows.ts'
import { doubt } from './doubt.ts'
import { freeReservation } from './reservations.ts'
import type { Work } from './work.ts'

/** Judged again on the way out: instead of an intent, the dossier goes back to its client with what was found. */
export function requireAction(work: Work, faults: readonly FaultFound[]): ('moved' | 'lost')[] {
  return faults.map(({ id, owner, fence, reason, findings, request }) => {
    const row = findDossier(work, id)
    const reservation = work.memory.reservations.get(id)
    const isMine = reservation?.owner === owner && reservation.until > work.now
    if (!isMine || row?.state !== 'queued' || row.fence + 1 !== fence) return 'lost'
    // Of what may have been taken nobody can say that it waits for its client before filing (F7).
    if (row.doubtful === doubt.open) return 'lost'
    const codes = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    moveDossier(work, row, 'actionRequired', { reason, codes })
    row.reason = reason
    row.request = JSON.stringify(request)
    work.run('UPDATE items SET findings = ? WHERE seq = ?', JSON.stringify(findings), row.seq)
    saveDossier(work, row)
    work.changes.afterCommit(() => freeReservation(work, id))
    return 'moved'
  })
}
