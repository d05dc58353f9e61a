import { referenceFreeingStates } from '../../domain/dossier.ts'
import { type Finding, raise } from '../../domain/finding.ts'
import { referenceRepeated, referenceTaken } from '../../domain/referenceFindings.ts'
import { dossierColumns } from './columns.ts'
import { removeDossiers } from './dropping.ts'
import type { BatchRow, DossierRow } from './tables.ts'
import type { Work } from './work.ts'

export type ReferenceOutcome =
  | { as: 'free'; previous: number | null }
  | { as: 'existing'; dossier: number }
  | { as: 'busy' }
  | { as: 'rejected'; finding: Finding }

type Holder = DossierRow & { stage: BatchRow['stage'] }

/** What becomes of a row whose reference somebody holds already (api.md section 1, References). */
export function resolveReference(
  work: Work,
  batch: BatchRow,
  row: { reference: string; hash: string },
): ReferenceOutcome {
  const holder = findHolder(work, batch.tenant, row.reference)
  if (!holder) return { as: 'free', previous: null }
  if (holder.batch === batch.seq || stoodAbove(work, batch, row.reference))
    return { as: 'rejected', finding: raise(referenceRepeated, '/reference') }
  if (holder.stage === 'dropped') {
    removeDossiers(work, [holder])
    return resolveReference(work, batch, row)
  }
  if (holder.stage === 'open') return { as: 'busy' }
  if (holder.hash === row.hash) return { as: 'existing', dossier: holder.seq }
  if (!referenceFreeingStates.has(holder.state))
    return { as: 'rejected', finding: raise(referenceTaken, '/reference') }
  work.run('UPDATE dossiers SET holds_reference = 0 WHERE seq = ?', holder.seq)
  return { as: 'free', previous: holder.seq }
}

/** The row that was to take the reference over is not kept after all. */
export function giveReferenceBack(work: Work, previous: number): void {
  work.run('UPDATE dossiers SET holds_reference = 1 WHERE seq = ?', previous)
}

const findHolder = (work: Work, tenant: number, reference: string): Holder | undefined =>
  work.one<Holder>(
    `SELECT ${dossierColumns}, (SELECT b.stage FROM batches b WHERE b.seq = dossiers.batch) AS stage
     FROM dossiers WHERE tenant = ? AND reference = ? AND holds_reference = 1`,
    tenant,
    reference,
  )

/** A line above that answered with a dossier of another batch has used the reference in this one. */
const stoodAbove = (work: Work, batch: BatchRow, reference: string): boolean =>
  work.one(
    `SELECT 1 FROM batch_rows WHERE batch = ? AND reference = ? AND kind = 'existing'`,
    batch.seq,
    reference,
  ) !== undefined
