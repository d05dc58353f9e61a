import { isFinal } from '../../domain/dossier.ts'
import type { AttemptRecord } from '../../usecases/ports.ts'
import { doubt } from './doubt.ts'
import { enqueue, findDossier, moveDossier, saveDossier, tellDossier } from './dossierRows.ts'
import { adoptFiling, contest, planDoubleChecks } from './filings.ts'
import { reportIncident, stopResends } from './incidents.ts'
import { freeReservation } from './reservations.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** Records how attempts ended. `stale`: the attempt is no longer the one under way; what it told is kept as evidence (F11). */
export function recordAttempts(work: Work, records: readonly AttemptRecord[]): ('recorded' | 'stale')[] {
  return records.map((record) => {
    const row = work.memory.reservations.get(record.id)?.row ?? findDossier(work, record.id)
    if (!row) return 'stale'
    const isCurrent = row.state === 'filing' && row.fence === record.fence
    keepEvidence(work, row, record, isCurrent ? 'evidence' : 'late_evidence')
    if (isCurrent) {
      conclude(work, row, record)
      work.changes.afterCommit(() => freeReservation(work, record.id))
    } else heedLateAnswer(work, row, record)
    saveDossier(work, row)
    return isCurrent ? 'recorded' : 'stale'
  })
}

function keepEvidence(
  work: Work,
  row: DossierRow,
  { fence, elapsedMs, evidence, verdict }: AttemptRecord,
  column: 'evidence' | 'late_evidence',
): void {
  const text = JSON.stringify({ ...evidence, ...toldBy(verdict) })
  if (column === 'evidence')
    work.run(
      'UPDATE attempts SET ended_at = ?, elapsed_ms = ?, verdict = ?, evidence = ? WHERE dossier = ? AND number = ?',
      work.wall,
      Math.round(elapsedMs),
      verdict.as,
      text,
      row.seq,
      fence,
    )
  else
    work.run('UPDATE attempts SET late_evidence = ? WHERE dossier = ? AND number = ?', text, row.seq, fence)
}

function toldBy(verdict: AttemptRecord['verdict']): Record<string, string | undefined> {
  switch (verdict.as) {
    case 'filed':
      return { filingNumber: verdict.filing.filingNumber, filingStatus: verdict.filing.status }
    case 'notTaken':
      return { code: verdict.code }
    case 'refused':
    case 'documentFault':
      return { stateCode: verdict.stateCode, stateMessage: verdict.stateMessage }
    case 'unknown':
      return { ...verdict.refusal, duplicateOf: verdict.duplicateOf }
  }
}

function conclude(work: Work, row: DossierRow, { verdict }: AttemptRecord): void {
  switch (verdict.as) {
    case 'filed':
      return adoptFiling(work, row, verdict.filing, verdict.followAfterMs)
    case 'notTaken':
      return notTaken(work, row, verdict)
    case 'refused':
      return refused(work, row, verdict)
    case 'documentFault':
      return documentFault(work, row, verdict)
    case 'unknown':
      return becomeUncertain(work, row, verdict)
  }
}

type Verdict<As extends AttemptRecord['verdict']['as']> = Extract<AttemptRecord['verdict'], { as: As }>

function notTaken(work: Work, row: DossierRow, verdict: Verdict<'notTaken'>): void {
  undoResend(row)
  if (verdict.spendsTry) row.tries += 1
  // This attempt was not taken, but an earlier one may have been: that still has to be found out.
  if (row.doubtful === doubt.open) return becomeUncertain(work, row, { lookUpAfterMs: verdict.retryAfterMs })
  enqueue(work, row, { delayMs: verdict.retryAfterMs, data: { code: verdict.code } })
  if (grantWish(work, row)) return
  if (row.dueAt !== null) row.reason = verdict.code
  if (row.tries >= verdict.triesMax) fail(work, row, 'tries-spent')
}

/** An attempt that surely was not taken was no resend either. */
function undoResend(row: DossierRow): void {
  if (row.doubtful !== doubt.none && row.resent > 0) row.resent -= 1
}

export function fail(work: Work, row: DossierRow, reason: string): void {
  moveDossier(work, row, 'failed', { reason })
  row.reason = reason
}

/** A cancel or an end of time asked for while nobody knew: it wins once it is sure that the State has nothing. */
export function grantWish(work: Work, row: DossierRow): boolean {
  const { wish } = row
  if (wish === null) return false
  moveDossier(work, row, wish === 'cancel' ? 'cancelled' : 'expired')
  return true
}

function refused(work: Work, row: DossierRow, verdict: Verdict<'refused'>): void {
  const { code, stateCode, stateMessage, pointer } = verdict
  // F7: while an earlier attempt may have been taken, a refusal may only mean "already being processed".
  if (row.doubtful === doubt.open)
    return becomeUncertain(work, row, { lookUpAfterMs: 0, refusal: { stateCode, stateMessage } })
  refuse(work, row, { code, stateCode, stateMessage, ...(pointer ? { pointer } : {}) })
}

export function refuse(
  work: Work,
  row: DossierRow,
  refusal: { code: string; stateCode: string; stateMessage: string; pointer?: string },
): void {
  if (row.wish === 'cancel') tellDossier(work, row, 'dossier.cancelTooLate', { state: 'refused' })
  row.refusal = JSON.stringify(refusal)
  row.doubtful = doubt.none
  row.keptRefusal = null
  row.lookAt = null
  if (row.resent > 0) planDoubleChecks(work, row)
  moveDossier(work, row, 'refused', { stateCode: refusal.stateCode })
}

function documentFault(work: Work, row: DossierRow, verdict: Verdict<'documentFault'>): void {
  undoResend(row)
  row.tries += 1
  if (row.doubtful === doubt.open) return becomeUncertain(work, row, { lookUpAfterMs: 0 })
  const { stateCode, stateMessage, holdMs, again } = verdict
  const goesAgain = again !== undefined && documentFaults(work, row) < again.faultsMax
  if (goesAgain) enqueue(work, row, { delayMs: again.retryAfterMs, data: { stateCode, stateMessage } })
  else moveDossier(work, row, 'held', { stateCode, stateMessage })
  if (grantWish(work, row)) return
  if (!goesAgain) row.dueAt = work.now + Math.ceil(holdMs)
  if (row.dueAt !== null) row.reason = stateCode
}

/** How many of its attempts ended so, this one included. */
const documentFaults = (work: Work, row: DossierRow): number =>
  work.one<{ faults: number }>(
    `SELECT count(*) AS faults FROM attempts WHERE dossier = ? AND verdict = 'documentFault'`,
    row.seq,
  )?.faults ?? 0

export function becomeUncertain(
  work: Work,
  row: DossierRow,
  { lookUpAfterMs, refusal, duplicateOf }: Omit<Verdict<'unknown'>, 'as'>,
): void {
  moveDossier(work, row, 'uncertain')
  row.doubtful = doubt.open
  settleAgain(work, row)
  row.lookUps = 0
  row.lookAt = work.now + Math.ceil(lookUpAfterMs)
  row.duplicateOf = duplicateOf ?? null
  if (refusal) row.keptRefusal = JSON.stringify(refusal)
}

/**
 * It was to be sent again without proof that the State has none, and is now not wanted any more: it may have been taken all the
 * same. The history stays legal by way of `filing`.
 */
export function doubtAgain(work: Work, row: DossierRow, wish: 'cancel' | 'expire'): void {
  moveDossier(work, row, 'filing', { resend: false })
  becomeUncertain(work, row, { lookUpAfterMs: 0 })
  row.wish = wish
  work.changes.afterCommit(() => freeReservation(work, row.id))
}

/** The socket is closed, or nobody knows: settling is watched from now on, and what was seen before proves nothing. */
export function settleAgain(work: Work, row: DossierRow): void {
  row.quietFrom = work.now
  row.absences = null
}

/** F11: an answer that comes too late still tells the truth about what the State did. */
function heedLateAnswer(work: Work, row: DossierRow, { fence, verdict }: AttemptRecord): void {
  if (verdict.as === 'filed') return heedLateFiling(work, row, fence, verdict)
  if (row.state !== 'uncertain') return
  if (verdict.as === 'refused') {
    const { stateCode, stateMessage } = verdict
    row.keptRefusal ??= JSON.stringify({ stateCode, stateMessage })
  }
  if (fence === row.fence) settleAgain(work, row)
  row.lookAt = work.now
}

export function heedLateFiling(
  work: Work,
  row: DossierRow,
  fence: number,
  { filing, followAfterMs }: Pick<Verdict<'filed'>, 'filing' | 'followAfterMs'>,
): void {
  const data = {
    fence,
    attempts: row.fence,
    numbers: [row.filingNumber, filing.filingNumber].filter((n) => n !== null),
  }
  const incident = { lane: row.lane, dossier: row.id, data }
  if (row.filingNumber !== null) {
    if (row.filingNumber === filing.filingNumber) return
    reportIncident(work, { ...incident, kind: 'filed-twice' })
    stopResends(work, row.lane)
    return
  }
  if (row.state === 'uncertain') return adoptFiling(work, row, filing, followAfterMs)
  reportIncident(work, { ...incident, kind: 'filing-late' })
  stopResends(work, row.lane)
  if (row.state === 'filing') {
    // A later attempt is under way. Should it not be taken or be refused, the look-up finds this one; else the double checks see both.
    row.doubtful = doubt.open
    row.resent += 1
    return
  }
  if (isFinal(row.state)) return contest(work, row, { state: row.state, status: filing.status })
  work.changes.afterCommit(() => freeReservation(work, row.id))
  adoptFiling(work, row, filing, followAfterMs)
}
