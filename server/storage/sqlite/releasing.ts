import { documentsCheckingReason } from '../../domain/documents/namedPapers.ts'
import type { Lane } from '../../domain/lane.ts'
import { dossierAt } from './dossierRows.ts'
import { sweep } from './dropping.ts'
import { settlePapers } from './settlePapers.ts'
import type { BatchRow } from './tables.ts'
import type { Work } from './work.ts'

/**
 * Makes rows of sealed batches ready, oldest batch first, and removes rows of dropped ones: the work that a seal leaves
 * for later. Answers how many rows were done.
 */
export function releaseItems(work: Work, max: number): number {
  let done = 0
  while (done < max) {
    const batch = work.one<Pick<BatchRow, 'seq' | 'releasedRow'>>(
      `SELECT seq, released_row AS releasedRow FROM batches WHERE stage = 'sealed' AND released = 0 ORDER BY seq LIMIT 1`,
    )
    if (!batch) return done + sweep(work, max - done)
    done += releaseRows(work, batch, max - done)
  }
  return done
}

function releaseRows(
  work: Work,
  { seq, releasedRow }: Pick<BatchRow, 'seq' | 'releasedRow'>,
  max: number,
): number {
  const rows = work.all<{ seq: number; row: number; lane: Lane; waits: number; waitsForPapers: number }>(
    `SELECT seq, row, lane, state = 'queued' AND ready = 0 AND due_at IS NULL AND fence = 0 AS waits,
       state = 'held' AND reason = '${documentsCheckingReason}' AS waitsForPapers
     FROM dossiers WHERE batch = ? AND row > ? ORDER BY row LIMIT ?`,
    seq,
    releasedRow,
    max,
  )
  for (const dossier of rows) {
    if (dossier.waitsForPapers === 1) settle(work, dossier.seq)
    if (dossier.waits === 0) continue
    work.run('UPDATE dossiers SET ready = 1 WHERE seq = ?', dossier.seq)
    work.changes.lanes.push(dossier.lane)
  }
  const last = rows.at(-1)
  work.run(
    'UPDATE batches SET released_row = ?, released = ? WHERE seq = ?',
    last?.row ?? releasedRow,
    rows.length < max ? 1 : 0,
    seq,
  )
  return Math.max(rows.length, 1)
}

/** The verdict may have come while nobody could see the dossier. */
function settle(work: Work, seq: number): void {
  const row = dossierAt(work, seq)
  if (row) settlePapers(work, row, { isReleased: true })
}
