import { addDays, endOfParisDay, parisDay } from '../../domain/dates.ts'
import { type DeadlineWarning, nearDeadlines } from '../../domain/deadlines/nearDeadlines.ts'
import { isFinal } from '../../domain/dossier.ts'
import type { Deadline } from '../../domain/item.ts'
import { dossierAt, tellDossier } from './dossierRows.ts'
import { toFiledDossier } from './filedDossier.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** Most dossiers are with the State long before: those cost a step in passing, and nothing when they come in. */
const metAfterMs = 1_800_000
/** What is open is looked at this often even if no day is near: an answer of the State may have brought one. */
const lookAgainMs = 7 * 24 * 3_600_000
/** Nothing waits longer for its next look: what does was put off by a clock that was ahead. */
const lookMonthlyMs = 30 * 24 * 3_600_000

/** Tells, once each, the legal days that have come near. Answers how many dossiers were looked at. */
export function warnDeadlines(work: Work, max: number): number {
  const today = parisDay(work.wall)
  let looked = 0
  for (const [condition, at] of [
    ['look_at <= ?', work.wall],
    ['look_at > ?', work.wall + lookMonthlyMs],
  ] as const) {
    const due = work.all<{ dossier: number }>(
      `SELECT dossier FROM deadline_watch WHERE ${condition} ORDER BY look_at LIMIT ?`,
      at,
      max - looked,
    )
    for (const { dossier } of due) look(work, dossier, today)
    looked += due.length
  }
  return looked + meetNew(work, max - looked, today)
}

/** Its legal days are others now: it is looked at in the next turn, if it was met before. */
export function lookSoon(work: Work, seq: number): void {
  work.run('UPDATE deadline_watch SET look_at = ? WHERE dossier = ?', work.wall, seq)
}

interface MetRow extends Pick<DossierRow, 'seq' | 'state' | 'createdAt'> {
  stage: string
}

/** Every dossier once, in the order in which they came. */
function meetNew(work: Work, max: number, today: string): number {
  const met = work.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'deadlines_met'`)?.value ?? 0
  const [next] = rowsAfter(work, met, 1)
  if (max <= 0 || next === undefined || !isSettled(work, next)) return 0
  const rows = rowsAfter(work, met, max)
  const young = rows.findIndex((row) => !isSettled(work, row))
  const settled = young < 0 ? rows : rows.slice(0, young)
  for (const { seq, state } of settled) if (mayBecomeNear(state)) look(work, seq, today)
  work.run(`UPDATE meta SET value = ? WHERE name = 'deadlines_met'`, settled.at(-1)?.seq ?? met)
  return settled.length
}

const rowsAfter = (work: Work, seq: number, max: number): MetRow[] =>
  work.all<MetRow>(
    `SELECT d.seq, d.state, d.created_at AS createdAt, b.stage FROM dossiers d JOIN batches b ON b.seq = d.batch
     WHERE d.seq > ? ORDER BY d.seq LIMIT ?`,
    seq,
    max,
  )

/** Rows of an open batch, or of one that is swept: whose numbers may be given again are not stepped over. None waits for tomorrow's clock. */
const isSettled = (work: Work, { createdAt, stage }: MetRow): boolean =>
  stage === 'sealed' && (createdAt <= work.wall - metAfterMs || createdAt > work.wall)

const mayBecomeNear = (state: DossierRow['state']): boolean => !isFinal(state) || state === 'completed'

function look(work: Work, seq: number, today: string): void {
  const row = dossierAt(work, seq)
  const next = row && mayBecomeNear(row.state) ? lookAt(work, row, today) : null
  if (next !== null)
    work.run(
      `INSERT INTO deadline_watch (dossier, look_at) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET look_at = excluded.look_at`,
      seq,
      next,
    )
  else {
    work.run('DELETE FROM deadline_watch WHERE dossier = ?', seq)
    work.run('DELETE FROM deadline_warnings WHERE dossier = ?', seq)
  }
}

/** Tells what is near; answers when to look again, or null when nothing is left to come near. */
function lookAt(work: Work, row: DossierRow, today: string): number | null {
  const kept = work.one<{ deadlines: string | null }>('SELECT deadlines FROM items WHERE seq = ?', row.seq)
  const deadlines = JSON.parse(kept?.deadlines ?? '[]') as Deadline[]
  const { due, nextOn } = nearDeadlines(deadlines, toFiledDossier(row), today)
  for (const warning of due) warn(work, row, warning)
  const next = nextOn === null ? null : endOfParisDay(addDays(nextOn, -1))
  const isMoving = !isFinal(row.state) || row.followAt !== null
  if (isMoving) return Math.min(next ?? Number.POSITIVE_INFINITY, work.wall + lookAgainMs)
  return next === null ? null : Math.min(next, work.wall + lookMonthlyMs)
}

function warn(work: Work, row: DossierRow, { code, on, warnedAt, daysLeft }: DeadlineWarning): void {
  const known = work.one(
    'SELECT 1 FROM deadline_warnings WHERE dossier = ? AND code = ? AND due_on = ? AND days <= ? LIMIT 1',
    row.seq,
    code,
    on,
    warnedAt,
  )
  if (known) return
  work.run(
    'INSERT INTO deadline_warnings (dossier, code, due_on, days) VALUES (?, ?, ?, ?)',
    row.seq,
    code,
    on,
    warnedAt,
  )
  tellDossier(work, row, 'dossier.deadlineNear', { code, on, daysLeft })
}
