import { deadlinesWith } from '../../../domain/deadlines.ts'
import type { Finding } from '../../../domain/finding.ts'
import type { Deadline, JsonObject } from '../../../domain/item.ts'
import { tellRefusal, type ToldRefusal } from '../../../domain/stateRefusals.ts'
import type { DossierView } from '../../../usecases/ports.ts'
import { dossierColumnsOf } from '../columns.ts'
import { toFiledDossier } from '../filedDossier.ts'
import type { Statements } from '../statements.ts'
import type { DossierRow } from '../tables.ts'

interface ViewRow extends DossierRow {
  batchId: string
  tenantId: string
  previousId: string | null
  body: Uint8Array
  findings: string | null
  deadlines: string | null
  metadata: string | null
  hasPapers: number
  papers: string
}

const selectViews = `SELECT ${dossierColumnsOf('d.')}, b.id AS batchId, t.id AS tenantId, p.id AS previousId,
    i.body, i.findings, i.deadlines, i.metadata, i.has_papers AS hasPapers,
    (SELECT json_group_array(kind) FROM papers WHERE dossier = d.seq AND sha256 IS NOT NULL) AS papers
  FROM dossiers d JOIN batches b ON b.seq = d.batch JOIN tenants t ON t.seq = d.tenant JOIN items i ON i.seq = d.seq
  LEFT JOIN dossiers p ON p.seq = d.previous`

export function dossierViewAt(db: Statements, seq: number): (DossierView & { tenant: string }) | null {
  const row = db.one<ViewRow>(`${selectViews} WHERE d.seq = ? AND b.stage = 'sealed'`, seq)
  return row ? { ...toView(db, row), tenant: row.tenantId } : null
}

export function dossierView(db: Statements, tenant: string, id: string): DossierView | null {
  const row = db.one<ViewRow>(`${selectViews} WHERE d.id = ? AND t.id = ? AND b.stage = 'sealed'`, id, tenant)
  return row ? toView(db, row) : null
}

const iso = (ms: number): string => new Date(ms).toISOString()
const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))

function toView(db: Statements, row: ViewRow): DossierView {
  return {
    id: row.id,
    reference: row.reference,
    batch: row.batchId,
    row: row.row,
    procedure: row.procedure,
    establishment: row.establishment,
    channel: row.channel,
    lane: row.lane,
    state: row.state,
    reason: row.reason,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
    attempts: row.fence,
    findings: parsed<Finding[]>(row.findings) ?? [],
    filing: toFiling(row),
    outcome: parsed(row.outcome),
    refusal: row.state === 'refused' ? refusalIn(row.refusal) : null,
    request: row.state === 'actionRequired' ? parsed(row.request) : null,
    documents: row.hasPapers === 1 ? withStatus(db, row.seq, documentsOf(row.body)) : documentsOf(row.body),
    papers: JSON.parse(row.papers) as string[],
    deadlines: deadlinesWith(parsed<Deadline[]>(row.deadlines) ?? [], toFiledDossier(row)),
    previous: row.previousId,
    contested: row.contested === 1,
    cancelRequested: row.wish === 'cancel',
    metadata: parsed(row.metadata),
    version: row.version,
  }
}

export function refusalIn(text: string | null): ToldRefusal | null {
  const kept = parsed<KeptRefusal>(text)
  return kept && tellRefusal(kept)
}
type KeptRefusal = Pick<ToldRefusal, 'code' | 'stateCode' | 'stateMessage'>

const toFiling = ({ filingNumber, filingStatus, filingReceivedAt }: DossierRow): DossierView['filing'] =>
  filingNumber === null
    ? null
    : { number: filingNumber, status: filingStatus ?? '', receivedAt: filingReceivedAt ?? '' }

function documentsOf(body: Uint8Array): JsonObject[] {
  const item = JSON.parse(
    Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'),
  ) as JsonObject
  return Array.isArray(item.documents) ? (item.documents as JsonObject[]) : []
}

/** Those that name a file also tell what has become of it. */
function withStatus(db: Statements, dossier: number, documents: JsonObject[]): JsonObject[] {
  const papers = db.all<{ at: number; status: string }>(
    `SELECT x.at, v.status FROM dossier_documents x
     JOIN document_verdicts v ON v.document = x.document AND v.profile = x.profile WHERE x.dossier = ?`,
    dossier,
  )
  const statuses = new Map(papers.map(({ at, status }) => [at, status]))
  return documents.map((document, at) => {
    const status = statuses.get(at)
    return status === undefined ? document : { ...document, status }
  })
}
