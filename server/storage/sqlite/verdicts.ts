import type { DocumentCheck, VerdictRecord } from '../../usecases/ports.ts'
import { askable, lend } from './asking.ts'
import { tellVerdicts, toldAtOnceMax } from './settlePapers.ts'
import type { Work } from './work.ts'

/** Oldest first; asked twice, once for those that dossiers wait for: `awaited` leads the index. */
export const dueChecksSql = `SELECT d.id AS document, d.sha256, v.kind, p.key AS profile, v.tries
  FROM document_verdicts v CROSS JOIN documents d ON d.seq = v.document CROSS JOIN document_profiles p ON p.seq = v.profile
  WHERE v.status = 'checking' AND v.awaited = ? AND v.due_at <= ? ORDER BY v.due_at LIMIT ?`

export function dueChecks(work: Work, max: number, leaseMs: number): DocumentCheck[] {
  const lent = work.memory.asked.checks
  const wanted = max + lent.size
  const awaited = work.all<DocumentCheck>(dueChecksSql, 1, work.now, wanted)
  const others =
    awaited.length < wanted ? work.all<DocumentCheck>(dueChecksSql, 0, work.now, wanted - awaited.length) : []
  return lend(work, lent, { rows: [...awaited, ...others], max, leaseMs, nameOf: checkName })
}

const checkName = ({ document, profile }: { document: string; profile: string }): string =>
  `${document} ${profile}`

/**
 * All verdicts first, so that a dossier that waits for several of them is told of all at once. Where very many wait, most follow in
 * `promoteDue`.
 */
export function attachVerdicts(work: Work, records: readonly VerdictRecord[]): ('attached' | 'stale')[] {
  const answers = records.map((record) => attach(work, record))
  tellVerdicts(work, toldAtOnceMax)
  return answers
}

interface Asked {
  document: number
  profile: number
}

const askedSql = `SELECT document, profile FROM document_verdicts WHERE document = (SELECT seq FROM documents WHERE id = ?)
  AND profile = (SELECT seq FROM document_profiles WHERE key = ?) AND status = 'checking'`

function attach(work: Work, record: VerdictRecord): 'attached' | 'stale' {
  askable(work, work.memory.asked.checks, checkName(record))
  const asked = work.one<Asked>(askedSql, record.document, record.profile)
  if (!asked) return 'stale'
  const { mediaType, findings, filed, facts } = record.verdict
  work.run(
    `UPDATE document_verdicts SET status = ?, findings = ?, facts = ?, filed_sha256 = ?, filed_type = ?, filed_size = ?,
       filed_pages = ?, due_at = NULL, told_to = CASE awaited WHEN 1 THEN 0 END WHERE document = ? AND profile = ?`,
    filed ? 'usable' : 'refused',
    JSON.stringify(findings),
    JSON.stringify(facts),
    filed?.sha256 ?? null,
    filed?.mediaType ?? null,
    filed?.size ?? null,
    filed?.pages ?? null,
    asked.document,
    asked.profile,
  )
  work.run(
    'UPDATE documents SET media_type = coalesce(?, media_type) WHERE seq = ?',
    mediaType,
    asked.document,
  )
  return 'attached'
}

export function postponeChecks(
  work: Work,
  checks: readonly { document: string; profile: string; retryAfterMs: number }[],
): void {
  for (const check of checks) {
    askable(work, work.memory.asked.checks, checkName(check))
    const asked = work.one<Asked>(askedSql, check.document, check.profile)
    if (!asked) continue
    work.run(
      'UPDATE document_verdicts SET due_at = ?, tries = tries + 1 WHERE document = ? AND profile = ?',
      work.now + Math.ceil(check.retryAfterMs),
      asked.document,
      asked.profile,
    )
  }
}
