import type { Finding } from '../../../domain/finding.ts'
import type { FiledType } from '../../../domain/documents/profile.ts'
import type { DocumentView, FiledDocument } from '../../../usecases/ports.ts'
import type { Statements } from '../statements.ts'

interface ViewRow {
  id: string
  sha256: string
  size: number
  mediaType: string | null
  createdAt: number
  status: DocumentView['status']
  findings: string | null
  filedSha256: string | null
  filedType: FiledType | null
  filedSize: number | null
  filedPages: number | null
}

const selectViews = `SELECT d.id, d.sha256, d.size, d.media_type AS mediaType, d.created_at AS createdAt, v.status, v.findings,
    v.filed_sha256 AS filedSha256, v.filed_type AS filedType, v.filed_size AS filedSize, v.filed_pages AS filedPages
  FROM documents d JOIN document_verdicts v ON v.document = d.seq`
const isOwn = 'd.tenant = (SELECT seq FROM tenants WHERE id = ?)'

/** Under the profile of this key, or as it was first asked for. */
export function documentView(
  db: Statements,
  tenant: string,
  id: string,
  profile?: string,
): DocumentView | null {
  const row =
    profile === undefined
      ? db.one<ViewRow>(`${selectViews} AND v.profile = d.profile WHERE d.id = ? AND ${isOwn}`, id, tenant)
      : db.one<ViewRow>(
          `${selectViews} AND v.profile = (SELECT seq FROM document_profiles WHERE key = ?) WHERE d.id = ? AND ${isOwn}`,
          profile,
          id,
          tenant,
        )
  return row ? toView(row) : null
}

export function documentByDigest(db: Statements, tenant: string, sha256: string): DocumentView | null {
  const row = db.one<ViewRow>(
    `${selectViews} AND v.profile = d.profile WHERE d.sha256 = ? AND ${isOwn}`,
    sha256,
    tenant,
  )
  return row ? toView(row) : null
}

export function documentViewAt(db: Statements, document: number, profile: number): DocumentView | null {
  const row = db.one<ViewRow>(`${selectViews} AND v.profile = ? WHERE d.seq = ?`, profile, document)
  return row ? toView(row) : null
}

const toView = (row: ViewRow): DocumentView => ({
  id: row.id,
  sha256: row.sha256,
  size: row.size,
  mediaType: row.mediaType,
  createdAt: row.createdAt,
  status: row.status,
  findings: row.findings === null ? [] : (JSON.parse(row.findings) as Finding[]),
  filed: toFiled(row),
})

function toFiled({ filedSha256, filedType, filedSize, filedPages }: ViewRow): FiledDocument | null {
  if (filedSha256 === null || filedType === null) return null
  return { sha256: filedSha256, mediaType: filedType, size: filedSize ?? 0, pages: filedPages ?? 0 }
}

export const namedContentsSql = `SELECT value FROM json_each(?) WHERE
     EXISTS (SELECT 1 FROM documents WHERE sha256 = value)
  OR EXISTS (SELECT 1 FROM document_verdicts WHERE filed_sha256 = value)
  OR EXISTS (SELECT 1 FROM papers WHERE sha256 = value)`

export const namedContents = (db: Statements, sha256s: readonly string[]): string[] =>
  db.all<{ value: string }>(namedContentsSql, JSON.stringify(sha256s)).map(({ value }) => value)
