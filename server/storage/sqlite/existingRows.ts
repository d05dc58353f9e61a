import type { Statements } from './statements.ts'

/** Existing rows are judged by the state of the dossier that answers for them. */
export function countExistingCompleted(db: Statements, batch: number): number {
  const found = db.one<{ n: number }>(
    `SELECT count(*) AS n FROM batch_rows r JOIN dossiers d ON d.seq = r.dossier
     WHERE r.batch = ? AND r.kind = 'existing' AND d.state = 'completed'`,
    batch,
  )
  return found?.n ?? 0
}
