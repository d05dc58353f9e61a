import { parisDay } from '../../domain/dates.ts'
import type { FiledDossier } from '../../domain/deadlines/filedDeadlines.ts'
import type { DossierRow } from './tables.ts'

type Filed = Pick<
  DossierRow,
  'procedure' | 'state' | 'filingNumber' | 'filingReceivedAt' | 'updatedAt' | 'outcome'
>

/** What legal days are counted from once the State has a dossier. */
export const toFiledDossier = (row: Filed): FiledDossier => ({
  procedure: row.procedure,
  state: row.state,
  receivedOn: row.filingNumber === null ? null : parisDay(receivedAt(row)),
  outcome: row.outcome === null ? {} : (JSON.parse(row.outcome) as FiledDossier['outcome']),
})

function receivedAt({ filingReceivedAt, updatedAt }: Filed): number {
  const told = Date.parse(filingReceivedAt ?? '')
  return Number.isNaN(told) ? updatedAt : told
}
