import { parisDay } from '../../domain/dates.ts'
import { type PaperJudged, paperFindings } from '../../domain/documents/namedPapers.ts'
import type { FiledType } from '../../domain/documents/profile.ts'
import { type Finding, isError } from '../../domain/finding.ts'
import type { NamedPaper } from '../../usecases/chunk.ts'
import type { ReservedPaper } from '../../usecases/ports.ts'
import { askVerdict, seqOfProfile } from './documents.ts'
import type { Statements } from './statements.ts'
import type { Work } from './work.ts'

/** The papers of an item that came with a file, judged by what is known of those files. */
export interface ItemPapers {
  named: (NamedPaper & { seq: number | null })[]
  findings: Finding[]
  /** It may not be filed as it is. */
  isRefused: boolean
  /** It may not be filed yet. */
  isChecking: boolean
}

interface KnownRow {
  seq: number
  status: PaperJudged['status'] | null
  findings: string | null
  facts: string | null
}

const knownSql = `SELECT d.seq, v.status, v.findings, v.facts FROM documents d LEFT JOIN document_verdicts v
    ON v.document = d.seq AND v.profile = (SELECT seq FROM document_profiles WHERE key = ?)
  WHERE d.id = ? AND d.tenant = ?`

/** Null for an item without papers, the way of most. A document not yet judged under the profile counts as being checked. */
export function judgePapers(
  db: Statements,
  { papers, vin }: { papers: readonly NamedPaper[] | undefined; vin: string | null },
  { tenant, wall }: { tenant: number; wall: number },
): ItemPapers | null {
  if (papers === undefined || papers.length === 0) return null
  const known = papers.map(({ document, profile }) => db.one<KnownRow>(knownSql, profile, document, tenant))
  const judged = papers.map(({ at, kind }, index) => judgedPaper({ at, kind }, known[index]))
  const findings = paperFindings(judged, { vin, on: parisDay(wall) })
  return {
    named: papers.map((paper, index) => ({ ...paper, seq: known[index]?.seq ?? null })),
    findings,
    isRefused: findings.some(isError),
    isChecking: judged.some(({ status }) => status === 'checking'),
  }
}

const judgedPaper = (
  paper: Pick<PaperJudged, 'at' | 'kind'>,
  row: Omit<KnownRow, 'seq'> | undefined,
): PaperJudged => ({
  ...paper,
  status: row ? (row.status ?? 'checking') : 'unknown',
  findings: row?.status === 'refused' ? (JSON.parse(row.findings ?? '[]') as Finding[]) : [],
  facts: row?.status === 'usable' ? (JSON.parse(row.facts ?? '{}') as PaperJudged['facts']) : {},
})

/** The papers of a dossier as they stand now. */
export const papersOfDossier = (db: Statements, dossier: number): PaperJudged[] =>
  db
    .all<Omit<KnownRow, 'seq'> & Pick<PaperJudged, 'at' | 'kind'>>(
      `SELECT x.at, x.kind, v.status, v.findings, v.facts FROM dossier_documents x
       JOIN document_verdicts v ON v.document = x.document AND v.profile = x.profile WHERE x.dossier = ? ORDER BY x.at`,
      dossier,
    )
    .map((row) => judgedPaper({ at: row.at, kind: row.kind }, row))

/** Writes which documents a dossier names, and has those judged that are not. */
export function keepPapers(work: Work, dossier: number, { named }: ItemPapers): void {
  for (const { at, kind, profile, seq } of named) {
    if (seq === null) throw new Error('a dossier cannot name a document that is not there')
    const profileSeq = seqOfProfile(work, profile)
    work.run(
      'INSERT INTO dossier_documents (dossier, at, kind, document, profile) VALUES (?, ?, ?, ?, ?)',
      dossier,
      at,
      kind,
      seq,
      profileSeq,
    )
    askVerdict(work, { document: seq, profile: profileSeq, kind, awaited: true })
    work.run('UPDATE documents SET named = 1 WHERE seq = ? AND named = 0', seq)
  }
}

/** The dossier names none of them any more; what nobody else names may be purged in time. */
export function letPapersGo(work: Work, dossier: number): void {
  const gone = work.all<{ document: number }>(
    'DELETE FROM dossier_documents WHERE dossier = ? RETURNING document',
    dossier,
  )
  for (const document of new Set(gone.map((row) => row.document)))
    work.run(
      `UPDATE documents SET named = 0, used_at = ?1 WHERE seq = ?2
         AND NOT EXISTS (SELECT 1 FROM dossier_documents WHERE document = ?2)`,
      work.wall,
      document,
    )
}

/** What is filed of a dossier's papers. */
export const reservedPapers = (db: Statements, dossier: number): ReservedPaper[] =>
  db.all<{ at: number; sha256: string; mediaType: FiledType; size: number; pages: number }>(
    `SELECT x.at, v.filed_sha256 AS sha256, v.filed_type AS mediaType, v.filed_size AS size, v.filed_pages AS pages
     FROM dossier_documents x JOIN document_verdicts v ON v.document = x.document AND v.profile = x.profile
     WHERE x.dossier = ? AND v.status = 'usable' ORDER BY x.at`,
    dossier,
  )

/** For those who only want to know what a deposit would say of these papers. */
export function documentFaults(
  db: Statements,
  { tenant, papers, vin }: { tenant: string; papers: readonly NamedPaper[]; vin: string | null },
  wall: number,
): Finding[] {
  const known = db.one<{ seq: number }>('SELECT seq FROM tenants WHERE id = ?', tenant)
  return judgePapers(db, { papers, vin }, { tenant: known?.seq ?? 0, wall })?.findings ?? []
}
