import { hash } from 'node:crypto'
import type { JsonObject } from '../../../domain/item.ts'
import type { Lane } from '../../../domain/lane.ts'
import type { EventView, IncidentDraft, Page, PageQuery, TimelineEntry } from '../../../usecases/ports.ts'
import type { Statements } from '../statements.ts'
import { readCursor, toCursor } from './cursors.ts'

const iso = (ms: number): string => new Date(ms).toISOString()
const object = (text: string): JsonObject => JSON.parse(text) as JsonObject

export function eventsAfter(
  db: Statements,
  tenant: string,
  { after, limit }: { after: number; limit: number },
): EventView[] {
  const rows = db.all<Omit<EventView, 'at' | 'data'> & { at: number; data: string }>(
    `SELECT e.sequence, e.id, e.type, e.at, e.data, b.id AS batch, d.id AS dossier
     FROM events e LEFT JOIN batches b ON b.seq = e.batch LEFT JOIN dossiers d ON d.seq = e.dossier
     WHERE e.tenant = (SELECT seq FROM tenants WHERE id = ?) AND e.sequence > ? ORDER BY e.sequence LIMIT ?`,
    tenant,
    after,
    limit,
  )
  return rows.map((row) => ({
    ...row,
    id: row.id === '' ? eventId(tenant, row) : row.id,
    at: iso(row.at),
    data: object(row.data),
  }))
}

/** A UUIDv7 that is always the same for the same event: its number says it all, so that only older rows hold an id. */
function eventId(tenant: string, { at, sequence }: { at: number; sequence: number }): string {
  const time = Math.max(0, at).toString(16).padStart(12, '0')
  const digits = hash('sha256', `${tenant} ${sequence}`)
  const variant = ((Number.parseInt(digits.slice(3, 4), 16) & 3) | 8).toString(16)
  return `evt_${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-${variant}${digits.slice(4, 7)}-${digits.slice(8, 20)}`
}

/** Acceptance derives from the row, attempts from theirs, everything else from events. */
export function timeline(db: Statements, tenant: string, id: string): TimelineEntry[] | null {
  const dossier = db.one<{
    seq: number
    sealedAt: number
    row: number
    batch: string
    reason: string | null
  }>(
    `SELECT d.seq, b.sealed_at AS sealedAt, d.row, b.id AS batch FROM dossiers d JOIN batches b ON b.seq = d.batch
     WHERE d.id = ? AND d.tenant = (SELECT seq FROM tenants WHERE id = ?) AND b.stage = 'sealed'`,
    id,
    tenant,
  )
  if (!dossier) return null
  const { seq, sealedAt, batch, row } = dossier
  const accepted: TimelineEntry = {
    at: iso(sealedAt),
    sequence: null,
    type: 'dossier.accepted',
    data: { batch, row },
  }
  const later = [...attemptsOf(db, seq), ...eventsOf(db, seq)]
  return [
    accepted,
    ...later.sort((a, b) => a.at.localeCompare(b.at) || (a.sequence ?? 0) - (b.sequence ?? 0)),
  ]
}

interface AttemptRow {
  number: number
  beganAt: number
  endedAt: number | null
  elapsedMs: number | null
  verdict: string | null
  evidence: string | null
  lateEvidence: string | null
}

const attemptsOf = (db: Statements, dossier: number): TimelineEntry[] =>
  db
    .all<AttemptRow>(
      `SELECT number, began_at AS beganAt, ended_at AS endedAt, elapsed_ms AS elapsedMs, verdict, evidence,
         late_evidence AS lateEvidence FROM attempts WHERE dossier = ? ORDER BY number`,
      dossier,
    )
    .map(({ number, beganAt, endedAt, elapsedMs, verdict, evidence, lateEvidence }) => ({
      at: iso(beganAt),
      sequence: null,
      type: 'attempt',
      data: {
        number,
        ...(endedAt === null ? {} : { endedAt: iso(endedAt) }),
        ...(elapsedMs === null ? {} : { elapsedMs }),
        ...(verdict === null ? {} : { verdict }),
        ...(evidence === null ? {} : { evidence: object(evidence) }),
        ...(lateEvidence === null ? {} : { lateEvidence: object(lateEvidence) }),
      },
    }))

const eventsOf = (db: Statements, dossier: number): TimelineEntry[] =>
  db
    .all<{ at: number; sequence: number; type: string; data: string }>(
      'SELECT at, sequence, type, data FROM events WHERE dossier = ? ORDER BY sequence',
      dossier,
    )
    .map(({ at, sequence, type, data }) => ({ at: iso(at), sequence, type, data: object(data) }))

/** Newest first. */
export function incidentList(
  db: Statements,
  { limit, after }: PageQuery,
): Page<IncidentDraft & { id: string; at: string }> {
  const [before = Number.MAX_SAFE_INTEGER] = after === undefined ? [] : readCursor(after, 1)
  const rows = db.all<{
    seq: number
    id: string
    kind: string
    lane: Lane | null
    dossier: string | null
    data: string
    at: number
  }>(
    'SELECT seq, id, kind, lane, dossier, data, at FROM incidents WHERE seq < ? ORDER BY seq DESC LIMIT ?',
    before,
    limit + 1,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    data: shown.map(({ seq: _seq, at, data, ...row }) => ({ ...row, at: iso(at), data: object(data) })),
    next: rows.length > limit && last ? toCursor(last.seq) : null,
  }
}
