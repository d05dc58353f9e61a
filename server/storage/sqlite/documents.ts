import { isUnfinished } from '../../domain/documents/unfinishedChecks.ts'
import type { DocumentDraft, DocumentView } from '../../usecases/ports.ts'
import { tenantSeq } from './administration.ts'
import { documentViewAt } from './reading/documentViews.ts'
import type { Work } from './work.ts'

interface Held {
  seq: number
  kind: string | null
}

/** Every call counts as a use: what is handed over again is not about to be purged. */
export function putDocument(work: Work, draft: DocumentDraft): { document: DocumentView; isNew: boolean } {
  const { id, sha256, size, kind, profile } = draft
  const tenant = tenantSeq(work, draft.tenant)
  const profileSeq = seqOfProfile(work, profile)
  const known = work.one<Held>(
    'SELECT seq, kind FROM documents WHERE sha256 = ? AND tenant = ?',
    sha256,
    tenant,
  )
  const held = known ?? {
    kind,
    seq: work.run(
      `INSERT INTO documents (id, tenant, sha256, size, kind, profile, created_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      tenant,
      sha256,
      size,
      kind,
      profileSeq,
      work.wall,
      work.wall,
    ).seq,
  }
  if (known)
    work.run(
      'UPDATE documents SET used_at = ?, kind = coalesce(kind, ?) WHERE seq = ?',
      work.wall,
      kind,
      held.seq,
    )
  askVerdict(work, { document: held.seq, profile: profileSeq, kind: kind ?? held.kind, awaited: false })
  const document = documentViewAt(work, held.seq, profileSeq)
  if (!document) throw new Error('the document just written cannot be read')
  if (document.status !== 'refused' || !isUnfinished(document.findings)) return { document, isNew: !known }
  // While dossiers are still being told of it, it stands.
  if (work.run(askAgainSql, work.now, held.seq, profileSeq).changes === 0) return { document, isNew: !known }
  return { document: { ...document, status: 'checking', findings: [] }, isNew: !known }
}

/** The number of a profile (`profileKey`), given at its first use. */
export function seqOfProfile(work: Work, key: string): number {
  const known = work.one<{ seq: number }>('SELECT seq FROM document_profiles WHERE key = ?', key)
  return known?.seq ?? work.run('INSERT INTO document_profiles (key) VALUES (?)', key).seq
}

// Where there is a verdict, or it is asked for with all of this already, nothing is written.
const askSql = `INSERT INTO document_verdicts (document, profile, status, kind, due_at, awaited) VALUES (?, ?, 'checking', ?, ?, ?)
  ON CONFLICT DO UPDATE SET awaited = max(awaited, excluded.awaited), kind = coalesce(kind, excluded.kind)
  WHERE status = 'checking' AND (awaited < excluded.awaited OR kind IS NULL)`

const askAgainSql = `UPDATE document_verdicts SET status = 'checking', findings = NULL, facts = NULL, tries = 0, due_at = ?
  WHERE document = ? AND profile = ? AND told_to IS NULL`

/** Has the document judged under the profile, unless that was asked before; `awaited`: a dossier waits for it. */
export function askVerdict(
  work: Work,
  asked: { document: number; profile: number; kind: string | null; awaited: boolean },
): void {
  const { document, profile, kind, awaited } = asked
  work.run(askSql, document, profile, kind, work.now, awaited ? 1 : 0)
}

/** Removes documents that no dossier names, longest unused first; their bytes go when the contents are swept. */
export function purgeDocuments(work: Work, unusedMs: number, max: number): number {
  const unused = work.all<{ seq: number }>(unusedSql, work.wall - unusedMs, max)
  for (const { seq } of unused) {
    work.run('DELETE FROM document_verdicts WHERE document = ?', seq)
    work.run('DELETE FROM documents WHERE seq = ?', seq)
  }
  return unused.length
}

export const unusedSql = 'SELECT seq FROM documents WHERE named = 0 AND used_at <= ? ORDER BY used_at LIMIT ?'
