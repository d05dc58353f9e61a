import { setImmediate as nextTurn } from 'node:timers/promises'
import { type DossierState, isFinal } from '../../../domain/dossier.ts'
import type { Finding } from '../../../domain/finding.ts'
import type { ResultLine } from '../../../usecases/ports.ts'
import type { Statements } from '../statements.ts'
import { sealedBatch } from './batchViews.ts'
import { refusalIn } from './dossierViews.ts'

type Only = 'rejected' | 'final' | 'open'

const pageRows = 500

/** What became of every row, in the order of the input, page by page; nothing is held open between two pages. */
export function results(
  db: Statements,
  { tenant, batch, only }: { tenant: string; batch: string; only: Only | undefined },
): AsyncIterable<ResultLine[]> | null {
  const row = sealedBatch(db, tenant, batch)
  return row ? pages(db, row.seq, only) : null
}

async function* pages(db: Statements, batch: number, only: Only | undefined): AsyncGenerator<ResultLine[]> {
  let last = 0
  for (;;) {
    const lines = page(db, batch, last)
    const end = lines.at(-1)
    if (!end) return
    last = end.row
    const wanted = lines.filter((line) => isWanted(line, only))
    if (wanted.length > 0) yield wanted
    await nextTurn()
  }
}

function isWanted({ state }: ResultLine, only: Only | undefined): boolean {
  if (only === undefined) return true
  if (only === 'rejected') return state === 'rejected'
  if (state === 'rejected') return false
  return isFinal(state) === (only === 'final')
}

interface OwnRow {
  row: number
  reference: string | null
  id: string | null
  state: DossierState | null
  findings: string | null
  filingNumber: string | null
  filingStatus: string | null
  outcome: string | null
  refusal: string | null
  metadata: string | null
}

const ofDossier = `d.id, d.state, d.filing_number AS filingNumber, d.filing_status AS filingStatus, d.outcome, d.refusal`

function page(db: Statements, batch: number, after: number): ResultLine[] {
  const own = db.all<OwnRow>(
    `SELECT d.row, d.reference, ${ofDossier}, i.findings, i.metadata FROM dossiers d JOIN items i ON i.seq = d.seq
     WHERE d.batch = ? AND d.row > ? ORDER BY d.row LIMIT ?`,
    batch,
    after,
    pageRows,
  )
  const others = db.all<OwnRow>(
    `SELECT r.row, r.reference, ${ofDossier}, r.findings, r.metadata FROM batch_rows r LEFT JOIN dossiers d ON d.seq = r.dossier
     WHERE r.batch = ? AND r.row > ? ORDER BY r.row LIMIT ?`,
    batch,
    after,
    pageRows,
  )
  const lines = [
    ...own.map((row) => toLine(row, false)),
    ...others.map((row) => toLine(row, row.id !== null)),
  ]
  // Each list is cut at its page: only up to the nearer cut are both whole.
  return lines.sort((a, b) => a.row - b.row).slice(0, pageRows)
}

function toLine(row: OwnRow, isExisting: boolean): ResultLine {
  const findings = row.findings === null ? [] : (JSON.parse(row.findings) as Finding[])
  const refusal = row.state === 'refused' ? refusalIn(row.refusal) : null
  return {
    row: row.row,
    reference: row.reference,
    ...(row.id === null ? {} : { id: row.id }),
    ...(isExisting ? { existing: true as const } : {}),
    state: row.state ?? 'rejected',
    findings,
    ...(row.filingNumber === null
      ? {}
      : { filing: { number: row.filingNumber, status: row.filingStatus ?? '' } }),
    ...(row.outcome === null
      ? {}
      : { outcome: JSON.parse(row.outcome) as NonNullable<ResultLine['outcome']> }),
    ...(refusal === null ? {} : { refusal }),
    ...(row.metadata === null ? {} : { metadata: JSON.parse(row.metadata) as Record<string, string> }),
  }
}
