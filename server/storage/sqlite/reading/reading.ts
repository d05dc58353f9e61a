import type { Establishment } from '../../../domain/item.ts'
import type { DocumentReading, Reading } from '../../../usecases/ports.ts'
import { type EstablishmentRow, type KeyRow, selectKeys, toEstablishment, toKey } from '../administration.ts'
import { duplicateIds } from '../duplicates.ts'
import { documentFaults } from '../namedPapers.ts'
import type { Statements } from '../statements.ts'
import { batchView, batchViews } from './batchViews.ts'
import { dossierList, dossiersOfAll, search } from './dossierLists.ts'
import { documentByDigest, documentView, namedContents } from './documentViews.ts'
import { dossierView } from './dossierViews.ts'
import { eventsAfter, incidentList, timeline } from './histories.ts'
import { laneViews } from './laneViews.ts'
import { queuePlace } from './queuePlace.ts'
import { results } from './results.ts'

/** The reading half of the port over one read-only connection. Each method reads what was committed when it is called. */
export function makeReading(db: Statements, wall: () => number): Reading & DocumentReading {
  return {
    batch: async (tenant, id) => batchView(db, tenant, id),
    batches: async (tenant, query) => batchViews(db, tenant, query),
    results: async (tenant, batch, only) => results(db, { tenant, batch, only }),
    dossier: async (tenant, id) => dossierView(db, tenant, id),
    dossiers: async (tenant, query) => dossierList(db, tenant, query),
    search: async (tenant, query) => search(db, tenant, query),
    timeline: async (tenant, id) => timeline(db, tenant, id),
    body: async (tenant, id) => itemBody(db, tenant, id),
    paperOf: async (tenant, id, kind) => paperOf(db, { tenant, id, kind }),
    queuePlace: async (tenant, id) => queuePlace(db, tenant, id),
    events: async (tenant, query) => eventsAfter(db, tenant, query),
    laneViews: async () => laneViews(db, wall()),
    dossiersOfAll: async (query) => dossiersOfAll(db, query),
    incidents: async (query) => incidentList(db, query),
    keyById: async (id) => {
      const row = db.one<KeyRow>(`${selectKeys} WHERE k.id = ?`, id)
      return row ? toKey(row) : null
    },
    establishments: async (tenant) => establishmentsOf(db, tenant),
    duplicates: async (tenant, probes) => duplicateIds(db, tenant, probes),
    document: async (tenant, id, profile) => documentView(db, tenant, id, profile),
    documentByDigest: async (tenant, sha256) => documentByDigest(db, tenant, sha256),
    documentFaults: async (tenant, papers, vin) => documentFaults(db, { tenant, papers, vin }, wall()),
    namedContents: async (sha256s) => namedContents(db, sha256s),
  }
}

const isOwn = `d.id = ? AND d.tenant = (SELECT seq FROM tenants WHERE id = ?)
  AND (SELECT b.stage FROM batches b WHERE b.seq = d.batch) = 'sealed'`

const itemBody = (db: Statements, tenant: string, id: string): Uint8Array | null =>
  db.one<{ body: Uint8Array }>(
    `SELECT i.body FROM dossiers d JOIN items i ON i.seq = d.seq WHERE ${isOwn}`,
    id,
    tenant,
  )?.body ?? null

function paperOf(
  db: Statements,
  { tenant, id, kind }: { tenant: string; id: string; kind: string },
): { sha256: string; mediaType: string; size: number } | null {
  const paper = db.one<{ sha256: string; mediaType: string; size: number }>(
    `SELECT p.sha256, p.media_type AS mediaType, p.size FROM dossiers d JOIN papers p ON p.dossier = d.seq
     WHERE ${isOwn} AND p.kind = ? AND p.sha256 IS NOT NULL`,
    id,
    tenant,
    kind,
  )
  return paper ?? null
}

const establishmentsOf = (db: Statements, tenant: string): Establishment[] =>
  db
    .all<EstablishmentRow>(
      `SELECT e.* FROM establishments e JOIN tenants t ON t.seq = e.tenant WHERE t.id = ? ORDER BY e.position`,
      tenant,
    )
    .map(toEstablishment)
