import type { Lane } from '../../domain/lane.ts'
import type { LookUpRecord, UncertainDossier } from '../../usecases/ports.ts'
import { askable, lend } from './asking.ts'
import { fail, grantWish, heedLateFiling, refuse } from './attempts.ts'
import { dossierColumns } from './columns.ts'
import { enqueue, findDossier, saveDossier } from './dossierRows.ts'
import { doubt } from './doubt.ts'
import { adoptFiling, contest, nextDoubleCheck } from './filings.ts'
import { reportIncident, stopResends } from './incidents.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** Dossiers of which the State has to be asked by our reference: uncertain ones, and resent ones to be checked (F9). */
export function dueUncertain(work: Work, max: number, leaseMs: number, lane?: Lane): UncertainDossier[] {
  const lent = work.memory.asked.lookUps
  const rows = work.all<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers WHERE look_at IS NOT NULL AND look_at <= ?1 AND (?2 IS NULL OR lane = ?2)
     ORDER BY look_at LIMIT ?3`,
    work.now,
    lane ?? null,
    max + lent.size,
  )
  return lend(work, lent, { rows, max, leaseMs, nameOf: ({ id }) => id }).map((row) => toUncertain(work, row))
}

function toUncertain(work: Work, row: DossierRow): UncertainDossier {
  const { id, lane, procedure, establishment, fence, tries, lookUps, wish, duplicateOf } = row
  return {
    id,
    lane,
    procedure,
    establishment,
    fence,
    tries,
    lookUps,
    wish,
    duplicateOf,
    quietForMs: work.now - (row.quietFrom ?? work.now),
    absencesAgoMs: absencesOf(row).map((beganAt) => work.now - beganAt),
    refusal: row.keptRefusal === null ? null : (JSON.parse(row.keptRefusal) as UncertainDossier['refusal']),
    firstIntentAt: new Date(row.firstIntentAt ?? work.wall).toISOString(),
    resent: row.resent > 0,
    purpose: row.state === 'uncertain' ? 'uncertain' : 'doubleCheck',
    isFiled: row.filingNumber !== null,
  }
}

/** Gateway times, oldest first. */
const absencesOf = (row: DossierRow): number[] =>
  row.absences === null ? [] : (JSON.parse(row.absences) as number[])

export function recordLookUps(work: Work, records: readonly LookUpRecord[]): ('recorded' | 'stale')[] {
  return records.map((record) => {
    askable(work, work.memory.asked.lookUps, record.id)
    const row = findDossier(work, record.id)
    if (!row) return 'stale'
    if (row.fence !== record.fence || row.lookAt === null) return heedLate(work, row, record)
    row.lookUps += 1
    row.lookAt = record.nextLookUpMs === null ? null : work.now + Math.ceil(record.nextLookUpMs)
    if (row.state === 'uncertain') concludeUncertain(work, row, record)
    else concludeDoubleCheck(work, row, record)
    saveDossier(work, row)
    return 'recorded'
  })
}

/** F11: what was found counts, however late it is told; anything else of an older look-up is worth nothing. */
function heedLate(work: Work, row: DossierRow, { fence, verdict }: LookUpRecord): 'stale' {
  if (verdict.as !== 'found' || row.state === 'uncertain') return 'stale'
  heedLateFiling(work, row, fence, verdict)
  saveDossier(work, row)
  return 'stale'
}

function concludeUncertain(work: Work, row: DossierRow, { verdict, beganAgoMs }: LookUpRecord): void {
  switch (verdict.as) {
    case 'found':
      adoptFiling(work, row, verdict.filing, verdict.followAfterMs)
      noteTrouble(work, row, verdict)
      return
    case 'absent':
      addAbsence(work, row, beganAgoMs)
      return
    case 'absenceProved':
      concludeProof(work, row, verdict)
      return
    case 'noEvidence':
    case 'single':
      return
  }
}

/** What was seen before settling began again proves nothing, and without proof no wish is granted and nothing cancelled is sent. */
function concludeProof(
  work: Work,
  row: DossierRow,
  verdict: Extract<LookUpRecord['verdict'], { as: 'absenceProved' }>,
): void {
  const isProved = absencesOf(row).length > 0
  if (!isProved && (verdict.asked === true || row.wish !== null)) row.lookAt = work.now
  else concludeAbsence(work, row, { ...verdict, doubtAfter: isProved ? doubt.cleared : doubt.open })
}

/** A look-up that began while the attempt might still have been on its way proves nothing. */
function addAbsence(work: Work, row: DossierRow, beganAgoMs: number): void {
  const beganAt = Math.floor(work.now - beganAgoMs)
  if (beganAt < (row.quietFrom ?? 0)) return
  row.absences = JSON.stringify([...absencesOf(row), beganAt])
}

function noteTrouble(
  work: Work,
  row: DossierRow,
  { filing, others, late }: Extract<LookUpRecord['verdict'], { as: 'found' }>,
): void {
  const numbers = [filing.filingNumber, ...others]
  const incident = { lane: row.lane, dossier: row.id, data: { numbers } }
  if (others.length > 0) reportIncident(work, { ...incident, kind: 'filed-twice' })
  if (late) reportIncident(work, { ...incident, kind: 'filing-late' })
  if (late || others.length > 0) stopResends(work, row.lane)
}

/**
 * The State has nothing of it. `doubtAfter` open: a State that cannot be asked, with a duplicate guard; the one resend is
 * allowed, but the doubt stays, so that a refusal is not believed (F3, F7).
 */
export function concludeAbsence(
  work: Work,
  row: DossierRow,
  { triesMax, retryAfterMs, doubtAfter }: { triesMax: number; retryAfterMs: number; doubtAfter: number },
): void {
  const refusal =
    row.keptRefusal === null
      ? null
      : (JSON.parse(row.keptRefusal) as { stateCode: string; stateMessage: string })
  row.absences = null
  row.lookAt = null
  row.keptRefusal = null
  row.duplicateOf = null
  row.doubtful = doubtAfter
  if (doubtAfter !== doubt.open) {
    if (refusal) return refuse(work, row, { code: 'refused-by-state', ...refusal })
    if (grantWish(work, row)) return
  }
  row.tries += 1
  if (row.tries >= triesMax) return fail(work, row, 'tries-spent')
  enqueue(work, row, { delayMs: retryAfterMs, data: { absent: doubtAfter !== doubt.open } })
}

const checksMax = 3

/** F9: one filing is well; several are an incident, whatever we hold ourselves. */
function concludeDoubleCheck(work: Work, row: DossierRow, { verdict }: LookUpRecord): void {
  if (verdict.as === 'found') {
    const held = row.filingNumber
    const isOther = held !== null && held !== verdict.filing.filingNumber
    noteTrouble(work, row, { ...verdict, others: isOther ? [...verdict.others, held] : verdict.others })
    if (held === null) contest(work, row, { state: row.state, status: verdict.filing.status })
  }
  if (verdict.as !== 'found' && verdict.as !== 'single') return
  row.checksDone += 1
  if (row.checksDone >= checksMax) row.lookAt = null
  else row.lookAt = Math.max(row.lookAt ?? 0, nextDoubleCheck(row) ?? 0)
}
