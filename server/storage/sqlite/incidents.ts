import type { Lane } from '../../domain/lane.ts'
import type { IncidentDraft } from '../../usecases/ports.ts'
import { doubt } from './doubt.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** The same trouble of the same dossier is told once. */
export function reportIncident(work: Work, { kind, lane, dossier, data }: IncidentDraft): void {
  work.run(
    'INSERT INTO incidents (id, kind, lane, dossier, data, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    work.newId('evt'),
    kind,
    lane,
    dossier,
    JSON.stringify(data),
    work.wall,
  )
}

/** A filing that is there twice, or later than settling allows: nothing of this lane is sent again by machine (F3, F9). */
export function stopResends(work: Work, lane: Lane): void {
  work.run(
    'UPDATE lanes SET resends_stopped = 1, version = version + 1 WHERE name = ? AND resends_stopped = 0',
    lane,
  )
}

/** Sending this dossier would be a resend by machine in a lane where there are to be none. */
export function isResendStopped(work: Work, { lane, doubtful }: DossierRow): boolean {
  if (doubtful !== doubt.open && doubtful !== doubt.cleared) return false
  return work.one('SELECT 1 FROM lanes WHERE name = ? AND resends_stopped = 1', lane) !== undefined
}
