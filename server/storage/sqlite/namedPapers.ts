import { parisDay } from '../../domain/dates.ts'
import { type PaperJudged, paperFindings } from '../../domain/documents/namedPapers.ts'
import { type Finding, isError } from '../../domain/finding.ts'
import type { NamedPaper } from '../../usecases/chunk.ts'
import type { FiledDocument, ReservedPaper } from '../../usecases/ports.ts'
import { askVerdict, seqOfProfile } from './documents.ts'
import type { Statements } from './statements.ts'
import type { Work } from './work.ts'

/** The papers of an item that came with a file, judged by what is known of those files. */
export interface ItemPapers {
  named: (NamedPaper & { known: KnownDocument | undefined })[]
  findings: Finding[]
  /** It may not be filed as it is. */
  isRefused: boolean
  /** It may not be filed yet. */
  isChecking: boolean
}

interface VerdictRow {
  status: Exclude<PaperJudged['status'], 'unknown'>
  findings: string | null
  facts: string | null
  /** 1: it is asked for already, for some dossier and some kind of paper. */
  isAwaited: number
}

/** A document of the tenant; its verdict is missing where it was never asked to be judged under the profile. */
interface KnownDocument {
  seq: number
  isNamed: number
  verdict: VerdictRow | undefined
}

// Asked one after the other: as joins, SQLite takes ten times as long for each.
const documentSql = 'SELECT seq, named AS isNamed FROM documents WHERE id = ? AND tenant = ?'
const verdictOf = (profile: string): string =>
  `SELECT status, findings, facts, awaited = 1 AND kind IS NOT NULL AS isAwaited FROM document_verdicts
   WHERE document = ? AND profile = ${profile}`
const verdictByKeySql = verdictOf('(SELECT seq FROM document_profiles WHERE key = ?)')
const verdictSql = verdictOf('?')

/** What one command has seen of documents and profiles: the rows of a batch name the same ones again and again. */
export interface PapersSeen {
  /** By document and profile. */
  documents: Map<string, KnownDocument | undefined>
  profiles: Map<string, number>
}

export const noPapersSeen = (): PapersSeen => ({ documents: new Map(), profiles: new Map() })

function knownDocument(
  db: Statements,
  { document, profile }: NamedPaper,
  { tenant, seen }: { tenant: number; seen: PapersSeen },
): KnownDocument | undefined {
  const key = `${document} ${profile}`
  const known = seen.documents.get(key)
  if (known) return known
  const found = db.one<Omit<KnownDocument, 'verdict'>>(documentSql, document, tenant)
  const asked = found && { ...found, verdict: db.one<VerdictRow>(verdictByKeySql, found.seq, profile) }
  seen.documents.set(key, asked)
  return asked
}

function knownProfile(work: Work, key: string, { profiles }: PapersSeen): number {
  const known = profiles.get(key)
  if (known !== undefined) return known
  const seq = seqOfProfile(work, key)
  profiles.set(key, seq)
  return seq
}

/** Null for an item without papers, the way of most. A document not yet judged under the profile counts as being checked. */
export function judgePapers(
  db: Statements,
  { papers, vin }: { papers: readonly NamedPaper[] | undefined; vin: string | null },
  { tenant, wall, seen = noPapersSeen() }: { tenant: number; wall: number; seen?: PapersSeen },
): ItemPapers | null {
  if (papers === undefined || papers.length === 0) return null
  const known = papers.map((paper) => knownDocument(db, paper, { tenant, seen }))
  const judged = papers.map(({ at, kind }, index) =>
    judgedPaper({ at, kind }, known[index] ? (known[index].verdict ?? null) : undefined),
  )
  const findings = paperFindings(judged, { vin, today: () => parisDay(wall) })
  return {
    named: papers.map((paper, index) => ({ ...paper, known: known[index] })),
    findings,
    isRefused: findings.some(isError),
    isChecking: judged.some(({ status }) => status === 'checking'),
  }
}

/** @param verdict null: there is none yet; undefined: there is no such document */
const judgedPaper = (
  paper: Pick<PaperJudged, 'at' | 'kind'>,
  verdict: VerdictRow | null | undefined,
): PaperJudged => ({
  at: paper.at,
  kind: paper.kind,
  status: verdict === undefined ? 'unknown' : (verdict?.status ?? 'checking'),
  findings: verdict?.status === 'refused' ? (JSON.parse(verdict.findings ?? '[]') as Finding[]) : [],
  facts: verdict?.status === 'usable' ? (JSON.parse(verdict.facts ?? '{}') as PaperJudged['facts']) : {},
})

interface PaperRow extends Pick<PaperJudged, 'at' | 'kind'> {
  document: number
  profile: number
}

const paperRows = (db: Statements, dossier: number): PaperRow[] =>
  db.all<PaperRow>(
    'SELECT at, kind, document, profile FROM dossier_documents WHERE dossier = ? ORDER BY at',
    dossier,
  )

/** The papers of a dossier as they stand now. */
export const papersOfDossier = (db: Statements, dossier: number): PaperJudged[] =>
  paperRows(db, dossier).map((row) =>
    judgedPaper(row, db.one<VerdictRow>(verdictSql, row.document, row.profile) ?? null),
  )

/** Writes which documents a dossier names, and has those judged that are not. To be called with what was just judged: nothing may come between. */
export function keepPapers(
  work: Work,
  dossier: number,
  { named }: ItemPapers,
  seen: PapersSeen = noPapersSeen(),
): void {
  for (const { at, kind, profile, known } of named) {
    if (!known) throw new Error('a dossier cannot name a document that is not there')
    const { seq, isNamed, verdict } = known
    const profileSeq = knownProfile(work, profile, seen)
    work.run(
      'INSERT INTO dossier_documents (dossier, at, kind, document, profile) VALUES (?, ?, ?, ?, ?)',
      dossier,
      at,
      kind,
      seq,
      profileSeq,
    )
    const isAsked = verdict && (verdict.status !== 'checking' || verdict.isAwaited === 1)
    if (!isAsked) askVerdict(work, { document: seq, profile: profileSeq, kind, awaited: true })
    if (isNamed === 0) work.run('UPDATE documents SET named = 1 WHERE seq = ?', seq)
    // For the rows that name it next.
    known.isNamed = 1
    if (!isAsked) known.verdict = { status: 'checking', findings: null, facts: null, isAwaited: 1 }
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

const filedSql = `SELECT filed_sha256 AS sha256, filed_type AS mediaType, filed_size AS size, filed_pages AS pages
  FROM document_verdicts WHERE document = ? AND profile = ? AND status = 'usable'`

/** What is filed of a dossier's papers. */
export const reservedPapers = (db: Statements, dossier: number): ReservedPaper[] =>
  paperRows(db, dossier).flatMap(({ at, document, profile }) => {
    const filed = db.one<FiledDocument>(filedSql, document, profile)
    return filed ? [{ at, ...filed }] : []
  })

/** For those who only want to know what a deposit would say of these papers. */
export function documentFaults(
  db: Statements,
  { tenant, papers, vin }: { tenant: string; papers: readonly NamedPaper[]; vin: string | null },
  wall: number,
): Finding[] {
  const known = db.one<{ seq: number }>('SELECT seq FROM tenants WHERE id = ?', tenant)
  return judgePapers(db, { papers, vin }, { tenant: known?.seq ?? 0, wall })?.findings ?? []
}
