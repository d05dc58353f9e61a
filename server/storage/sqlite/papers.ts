import type { Procedure } from '../../domain/item.ts'
import { statePapers } from '../../domain/outcomes.ts'
import type { PaperDue, PaperRecord } from '../../usecases/ports.ts'
import { askable, lend } from './asking.ts'
import { findDossier, saveDossier } from './dossierRows.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** The papers that the State issues for this procedure are to be fetched, from now on. */
export function duePapersOf(work: Work, row: DossierRow): void {
  for (const kind of statePapers(row.procedure as Procedure))
    work.run(
      `INSERT INTO papers (dossier, kind, due_at, tries) VALUES (?1, ?2, ?3, 0)
       ON CONFLICT DO UPDATE SET due_at = ?3 WHERE sha256 IS NULL`,
      row.seq,
      kind,
      work.now,
    )
}

export function duePapers(work: Work, max: number, leaseMs: number): PaperDue[] {
  const lent = work.memory.asked.papers
  const rows = work.all<PaperDue>(
    `SELECT d.id, d.filing_number AS filingNumber, p.kind, p.tries FROM papers p JOIN dossiers d ON d.seq = p.dossier
     WHERE p.due_at IS NOT NULL AND p.due_at <= ? AND d.filing_number IS NOT NULL ORDER BY p.due_at LIMIT ?`,
    work.now,
    max + lent.size,
  )
  return lend(work, lent, { rows, max, leaseMs, nameOf: paperName })
}

const paperName = ({ id, kind }: { id: string; kind: string }): string => `${id} ${kind}`

export function recordPapers(work: Work, records: readonly PaperRecord[]): void {
  for (const { id, kind, paper, retryAfterMs } of records) {
    const row = findDossier(work, id)
    if (!row) continue
    work.run(
      `UPDATE papers SET sha256 = coalesce(sha256, ?), size = coalesce(size, ?), media_type = coalesce(media_type, ?),
         due_at = ?, tries = tries + 1 WHERE dossier = ? AND kind = ?`,
      paper?.sha256 ?? null,
      paper?.size ?? null,
      paper?.mediaType ?? null,
      paper || retryAfterMs === null ? null : work.now + Math.ceil(retryAfterMs),
      row.seq,
      kind,
    )
    if (paper) saveDossier(work, row)
    askable(work, work.memory.asked.papers, paperName({ id, kind }))
  }
}
