import { parisDay } from '../../domain/dates.ts'
import {
  documentRefusedReason,
  documentsCheckingReason,
  paperFindings,
  type PaperJudged,
  refusedPapersRequest,
} from '../../domain/documents/namedPapers.ts'
import { type Finding, isError } from '../../domain/finding.ts'
import { dossierAt, enqueue, moveDossier, saveDossier } from './dossierRows.ts'
import { papersOfDossier } from './namedPapers.ts'
import type { BatchRow, DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** Dossiers told of verdicts in one step. */
export const toldAtOnceMax = 200

export const untoldSql =
  'SELECT document, profile, told_to AS toldTo FROM document_verdicts WHERE told_to IS NOT NULL LIMIT 1'

/** A paper that ten thousand dossiers share must not hold the only writer for long: they are told in steps. Answers how many were. */
export function tellVerdicts(work: Work, max: number): number {
  let told = 0
  while (told < max) {
    const verdict = work.one<{ document: number; profile: number; toldTo: number }>(untoldSql)
    if (!verdict) break
    told += tellSome(work, verdict, max - told)
  }
  return told
}

export const waitingSql = `SELECT DISTINCT dossier FROM dossier_documents WHERE document = ? AND profile = ? AND dossier > ?
  ORDER BY dossier LIMIT ?`

function tellSome(
  work: Work,
  { document, profile, toldTo }: { document: number; profile: number; toldTo: number },
  max: number,
): number {
  const waiting = work.all<{ dossier: number }>(waitingSql, document, profile, toldTo, max)
  for (const { dossier } of waiting) settleVisible(work, dossier)
  work.run(
    'UPDATE document_verdicts SET told_to = ? WHERE document = ? AND profile = ?',
    waiting.length < max ? null : (waiting.at(-1)?.dossier ?? null),
    document,
    profile,
  )
  return Math.max(waiting.length, 1)
}

/** Rows of a batch that is still on its way in are settled when they are released: nothing is told of them before the seal. */
function settleVisible(work: Work, seq: number): void {
  const row = dossierAt(work, seq)
  if (!row) return
  const batch = work.one<Pick<BatchRow, 'stage' | 'released' | 'releasedRow'>>(
    'SELECT stage, released, released_row AS releasedRow FROM batches WHERE seq = ?',
    row.batch,
  )
  if (batch?.stage !== 'sealed') return
  settlePapers(work, row, { isReleased: batch.released === 1 || row.row <= batch.releasedRow })
}

/** Moves a dossier that waits for its papers by what is known of them now. May be repeated. */
export function settlePapers(work: Work, row: DossierRow, { isReleased }: { isReleased: boolean }): void {
  const isWaiting = row.state === 'held' && row.reason === documentsCheckingReason
  const isAsking =
    row.state === 'actionRequired' && row.reason === documentRefusedReason && row.filingNumber === null
  if (!isWaiting && !isAsking) return
  const papers = papersOfDossier(work, row.seq)
  const added = addFindings(work, row, papers)
  const isRefused = papers.some(({ status }) => status === 'refused')
  if (isWaiting && isRefused) askForOthers(work, row, papers)
  else if (isWaiting && papers.every(({ status }) => status === 'usable')) goOn(work, row, isReleased)
  else if (added.length === 0) return
  if (isRefused) row.request = JSON.stringify(refusedPapersRequest(papers))
  saveDossier(work, row)
}

/** Answers those that were not told before. */
function addFindings(work: Work, row: DossierRow, papers: readonly PaperJudged[]): Finding[] {
  const item = work.one<{ findings: string | null }>('SELECT findings FROM items WHERE seq = ?', row.seq)
  const held = JSON.parse(item?.findings ?? '[]') as Finding[]
  const added = paperFindings(papers, { vin: row.vin, today: () => parisDay(work.wall) }).filter(
    ({ code, pointer }) => !held.some((one) => one.code === code && one.pointer === pointer),
  )
  if (added.length > 0)
    work.run('UPDATE items SET findings = ? WHERE seq = ?', JSON.stringify([...held, ...added]), row.seq)
  return added
}

/** Its client is told of the papers' own codes too: they say what is wrong. */
function askForOthers(work: Work, row: DossierRow, papers: readonly PaperJudged[]): void {
  const own = papers.flatMap(({ findings }) => findings.filter(isError).map(({ code }) => code))
  const codes = [...new Set([documentRefusedReason, ...own])]
  moveDossier(work, row, 'actionRequired', { reason: documentRefusedReason, codes })
  row.reason = documentRefusedReason
}

/** Its papers are well: into its lane, or to what else it is held for. */
function goOn(work: Work, row: DossierRow, isReleased: boolean): void {
  if (row.releaseAt !== null && row.releaseAt > work.wall) {
    const item = work.one<{ reason: string | null }>(
      'SELECT hold_reason AS reason FROM items WHERE seq = ?',
      row.seq,
    )
    row.reason = item?.reason ?? null
    return
  }
  enqueue(work, row)
  if (!isReleased) row.ready = 0
}
