import { dossierColumns } from './columns.ts'
import { letPapersGo } from './namedPapers.ts'
import type { BatchRow, DossierRow } from './tables.ts'
import { batchOf } from './batchRows.ts'
import type { Work } from './work.ts'

/** Rows removed at once: the rest follows in later steps, so that no commit holds the only writer for long. */
const removedAtOnceMax = 2_000

/** Refused or cut short: as if it had never been. A sealed batch stays: it was promised. */
export function dropBatch(work: Work, id: string): void {
  const batch = batchOf(work, id)
  if (!batch || batch.stage === 'sealed') return
  work.run(`UPDATE batches SET stage = 'dropped' WHERE seq = ?`, batch.seq)
  sweep(work, removedAtOnceMax)
}

/** Removes rows of dropped batches. Answers how many. */
export function sweep(work: Work, max: number): number {
  let removed = 0
  while (removed < max) {
    const batch = work.one<{ seq: number }>(
      `SELECT seq FROM batches WHERE stage <> 'sealed' AND stage = 'dropped' ORDER BY seq LIMIT 1`,
    )
    if (!batch) break
    removed += sweepBatch(work, batch.seq, max - removed)
  }
  return removed
}

/** At boot nobody is staging any more: every batch without a seal goes. Answers how many batches. */
export function sweepUnsealed(work: Work): number {
  const open = work.all<Pick<BatchRow, 'seq'>>(`SELECT seq FROM batches WHERE stage <> 'sealed'`)
  work.run(`UPDATE batches SET stage = 'dropped' WHERE stage <> 'sealed'`)
  sweep(work, Number.MAX_SAFE_INTEGER)
  return open.length
}

function sweepBatch(work: Work, batch: number, max: number): number {
  const rows = work.all<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers WHERE batch = ? ORDER BY row LIMIT ?`,
    batch,
    max,
  )
  work.run('DELETE FROM batch_rows WHERE batch = ? AND kind = ?', batch, 'existing')
  removeDossiers(work, rows)
  if (rows.length < max) {
    work.run('DELETE FROM batch_rows WHERE batch = ?', batch)
    work.run('DELETE FROM chunks WHERE batch = ?', batch)
    work.run('DELETE FROM batches WHERE seq = ?', batch)
  }
  return Math.max(rows.length, 1)
}

/** Takes dossiers that were never visible out again; a reference they had taken over goes back to its dossier. */
export function removeDossiers(work: Work, rows: readonly DossierRow[]): void {
  for (const { seq, previous, holdsReference } of rows) {
    letPapersGo(work, seq)
    work.run('DELETE FROM items WHERE seq = ?', seq)
    work.run('DELETE FROM dossiers WHERE seq = ?', seq)
    if (previous !== null && holdsReference === 1)
      work.run('UPDATE dossiers SET holds_reference = 1 WHERE seq = ?', previous)
  }
}
