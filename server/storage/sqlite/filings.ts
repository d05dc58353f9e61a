import { isFinal, mayMove, stateForStatus } from '../../domain/dossier.ts'
import type { Outcome, StateFiling } from '../../usecases/ports.ts'
import { doubt } from './doubt.ts'
import { moveDossier, tellDossier } from './dossierRows.ts'
import { reportIncident } from './incidents.ts'
import { duePapersOf } from './papers.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/**
 * The State has it: `filed`, and further to what the filing's status says already, in one commit. From every state that a
 * late answer can meet the way leads over `uncertain` or `filing`, so that the history stays legal. The caller saves.
 */
export function adoptFiling(
  work: Work,
  row: DossierRow,
  filing: StateFiling,
  followAfterMs: number | null,
): void {
  if (row.wish === 'cancel') tellDossier(work, row, 'dossier.cancelTooLate', { state: 'filed' })
  row.wish = null
  if (row.state === 'failed') moveDossier(work, row, 'uncertain')
  if (row.state === 'held' || row.state === 'actionRequired') moveDossier(work, row, 'queued', { late: true })
  if (row.state === 'queued') moveDossier(work, row, 'filing', { late: true })
  row.filingNumber = filing.filingNumber
  row.filingReceivedAt = filing.receivedAt
  row.filingStatus = filing.status
  moveDossier(work, row, 'filed', { filingNumber: filing.filingNumber, status: filing.status })
  endDoubt(row)
  if (row.resent > 0) planDoubleChecks(work, row)
  followStatus(work, row, filing)
  row.followAt = followAfterMs === null ? null : work.now + followAfterMs
  duePapersOf(work, row)
}

function endDoubt(row: DossierRow): void {
  row.doubtful = doubt.none
  row.absences = null
  row.lookAt = null
  row.keptRefusal = null
  row.duplicateOf = null
}

const hourMs = 3_600_000
const laterChecksMs = [24 * hourMs, 7 * 24 * hourMs] as const

/** After a resend the State is asked again past settling, after a day and after a week, whether it holds one filing (F9). */
export function planDoubleChecks(work: Work, row: DossierRow): void {
  row.checksFrom = work.now
  row.checksDone = 0
  row.lookAt = work.now + work.settings.settleMs
}

/** Gateway time of the next double check; null when all are done. */
export function nextDoubleCheck(row: DossierRow): number | null {
  const afterMs = laterChecksMs[row.checksDone - 1]
  return row.checksFrom === null || afterMs === undefined ? null : row.checksFrom + afterMs
}

/** What a status of the State means for a dossier that has been filed. Nothing is overwritten that was final. */
export function followStatus(work: Work, row: DossierRow, filing: StateFiling): void {
  const target = stateForStatus(filing.status)
  if (target === null) return noteOddStatus(work, row, filing.status, 'unknown')
  if (target !== row.state && !mayMove(row.state, target)) {
    if (isFinal(row.state) && isFinal(target))
      return contest(work, row, { state: row.state, status: filing.status })
    return noteOddStatus(work, row, filing.status, 'backwards')
  }
  row.oddStatus = null
  row.filingStatus = filing.status
  const added = addOutcome(work, row, filing.outcome)
  if (filing.request) row.request = JSON.stringify(filing.request)
  if (target === row.state) {
    if (isFinal(target) && Object.keys(added).length > 0)
      tellDossier(work, row, 'dossier.outcomeAdded', { outcome: { ...added } })
    return
  }
  if (filing.refusal) {
    const { code: stateCode, message: stateMessage } = filing.refusal
    row.refusal = JSON.stringify({ code: 'refused-by-state', stateCode, stateMessage })
  }
  moveDossier(work, row, target, { status: filing.status })
  if (row.state !== 'actionRequired') row.request = null
}

/** Backwards or unheard of: an event, no move, and once for each such word. */
function noteOddStatus(work: Work, row: DossierRow, status: string, because: 'unknown' | 'backwards'): void {
  if (row.oddStatus === status) return
  row.oddStatus = status
  tellDossier(work, row, 'dossier.statusUnknown', { status, because, state: row.state })
  reportIncident(work, {
    kind: `status-${because}`,
    lane: row.lane,
    dossier: row.id,
    data: { status, state: row.state },
  })
}

/** A final answer that contradicts the first moves nothing: the dossier is marked, and a person decides. */
export function contest(work: Work, row: DossierRow, data: Record<string, string>): void {
  if (row.contested === 1) return
  row.contested = 1
  tellDossier(work, row, 'dossier.contested', data)
  reportIncident(work, { kind: 'contested', lane: row.lane, dossier: row.id, data })
}

/** Adds fields that were missing and answers them; a field that says something else now contests a final dossier. */
function addOutcome(work: Work, row: DossierRow, told: Outcome | undefined): Partial<Outcome> {
  if (!told) return {}
  const known = JSON.parse(row.outcome ?? '{}') as Record<string, unknown>
  const entries = Object.entries(told).filter(([, value]) => value !== undefined)
  const added = Object.fromEntries(entries.filter(([field]) => known[field] === undefined))
  const changed = entries.filter(([field, value]) => isOther(known[field], value))
  if (isFinal(row.state) && changed.length > 0)
    contest(work, row, { state: row.state, fields: changed.map(([field]) => field).join(', ') })
  const merged = isFinal(row.state) ? { ...known, ...added } : { ...known, ...Object.fromEntries(entries) }
  if (Object.keys(merged).length > 0) row.outcome = JSON.stringify(merged)
  return added
}

const isOther = (known: unknown, told: unknown): boolean =>
  known !== undefined && JSON.stringify(known) !== JSON.stringify(told)
