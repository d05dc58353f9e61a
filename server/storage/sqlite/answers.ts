import { type BatchCounts, batchState } from '../../domain/batch.ts'
import type { Finding } from '../../domain/finding.ts'
import type { StoredAnswer } from '../../usecases/ports.ts'
import { dossierJson } from '../../usecases/views.ts'
import { dossierViewAt } from './reading/dossierViews.ts'
import { batchOf } from './batchRows.ts'
import type { Work } from './work.ts'

interface ShownRow {
  row: number
  reference: string | null
  findings: string
  id: string | null
}

/** The 202 of a batch (api.md section 2), worded once and kept. */
export function batchAnswer(work: Work, id: string): StoredAnswer {
  const batch = batchOf(work, id)
  if (!batch) throw new Error('the batch to be answered cannot be read')
  const counts = JSON.parse(batch.counts) as BatchCounts
  const body = {
    id,
    ...(batch.reference === null ? {} : { reference: batch.reference }),
    state: batchState(counts),
    total: batch.total,
    counts,
    rejected: counts.rejected === 0 ? [] : shownRows(work, batch.seq, 'rejected').map(toRejected),
    existing: counts.existing === 0 ? [] : shownRows(work, batch.seq, 'existing').map(toExisting),
  }
  return answer(`/v1/batches/${id}`, body)
}

/** One item by itself: the dossier that it has become, or that it already was. */
export function singleAnswer(work: Work, id: string): StoredAnswer {
  const found = work.one<{ seq: number }>(
    `SELECT d.seq FROM dossiers d JOIN batches b ON b.seq = d.batch WHERE b.id = ?1
     UNION ALL SELECT r.dossier FROM batch_rows r JOIN batches b ON b.seq = r.batch WHERE b.id = ?1 AND r.kind = 'existing'
     LIMIT 1`,
    id,
  )
  const view = found ? dossierViewAt(work, found.seq) : null
  if (!view) return batchAnswer(work, id)
  const { tenant: _tenant, ...shown } = view
  return answer(`/v1/dossiers/${view.id}`, dossierJson(shown))
}

const answer = (location: string, body: object): StoredAnswer => ({
  status: 202,
  headers: { 'content-type': 'application/json; charset=utf-8', location },
  body: JSON.stringify(body),
})

const shownRows = (work: Work, batch: number, kind: 'rejected' | 'existing'): ShownRow[] =>
  work.all<ShownRow>(
    `SELECT r.row, r.reference, r.findings, d.id FROM batch_rows r LEFT JOIN dossiers d ON d.seq = r.dossier
     WHERE r.batch = ? AND r.kind = ? ORDER BY r.row LIMIT ?`,
    batch,
    kind,
    work.settings.shownRowsMax,
  )

const toRejected = ({ row, reference, findings }: ShownRow): object => ({
  row,
  ...(reference === null ? {} : { reference }),
  findings: JSON.parse(findings) as Finding[],
})

const toExisting = ({ row, reference, id }: ShownRow): object => ({ row, reference, id })
