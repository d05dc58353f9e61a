import type { PutOff } from '../../usecases/ports.ts'
import { findDossier, saveDossier } from './dossierRows.ts'
import { freeReservation } from './reservations.ts'
import type { Work } from './work.ts'

/** Something of ours has to happen before it can leave: out of the ready index for a while, so that no claim meets it again at once. */
export function putOff(work: Work, dossiers: readonly PutOff[]): ('putOff' | 'lost')[] {
  return dossiers.map(({ id, owner, reason, delayMs }) => {
    const reservation = work.memory.reservations.get(id)
    const isMine = reservation?.owner === owner && reservation.until > work.now
    const row = isMine ? (reservation.row ?? findDossier(work, id)) : undefined
    if (row?.state !== 'queued') return 'lost'
    row.ready = 0
    row.dueAt = work.now + Math.ceil(delayMs)
    row.reason = reason
    saveDossier(work, row)
    work.changes.afterCommit(() => freeReservation(work, id))
    return 'putOff'
  })
}
