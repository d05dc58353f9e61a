// Module by module: the package's index would load a hundred more, and 150 MB, into every thread.
import { blob } from 'drizzle-orm/sqlite-core/columns/blob'
import { integer } from 'drizzle-orm/sqlite-core/columns/integer'
import { real } from 'drizzle-orm/sqlite-core/columns/real'
import { text } from 'drizzle-orm/sqlite-core/columns/text'
import { sqliteTable } from 'drizzle-orm/sqlite-core/table'
import type { DossierState } from '../../domain/dossier.ts'
import type { Channel, Lane, LaneState } from '../../domain/lane.ts'
import type { BatchState } from '../../domain/batch.ts'
import type { Priority } from '../../usecases/ports.ts'

/** The tables of migrations/sqlite as the code names them: the only place where a column has two spellings. */

export const tenants = sqliteTable('tenants', {
  seq: integer().primaryKey(),
  id: text().notNull(),
  name: text().notNull(),
  eventSequence: integer('event_sequence').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const establishments = sqliteTable('establishments', {
  tenant: integer().notNull(),
  position: integer().notNull(),
  kind: text().notNull(),
  number: text().notNull(),
  siret: text(),
  permits: text(),
  categories: text(),
})

export const keys = sqliteTable('keys', {
  id: text().primaryKey(),
  tenant: integer().notNull(),
  hash: text().notNull(),
  scopes: text().notNull(),
  mode: text().notNull(),
  createdAt: integer('created_at').notNull(),
  revokedAt: integer('revoked_at'),
})

export const batches = sqliteTable('batches', {
  seq: integer().primaryKey(),
  id: text().notNull(),
  tenant: integer().notNull(),
  reference: text(),
  kind: text().$type<'batch' | 'single'>().notNull(),
  priority: text().$type<Priority>().notNull(),
  stage: text().$type<'open' | 'sealed' | 'dropped'>().notNull(),
  state: text().$type<BatchState>().notNull(),
  total: integer().notNull(),
  counts: text().notNull(),
  stagedWaiting: text('staged_waiting').notNull(),
  released: integer().notNull(),
  releasedRow: integer('released_row').notNull(),
  createdAt: integer('created_at').notNull(),
  sealedAt: integer('sealed_at'),
  completedAt: integer('completed_at'),
  version: integer().notNull(),
})

const fixedDossierColumns = {
  seq: integer().primaryKey(),
  id: text().notNull(),
  tenant: integer().notNull(),
  batch: integer().notNull(),
  row: integer().notNull(),
  reference: text().notNull(),
  holdsReference: integer('holds_reference').notNull(),
  hash: text().notNull(),
  procedure: text().notNull(),
  establishment: text().notNull(),
  channel: text().$type<Channel>().notNull(),
  lane: text().$type<Lane>().notNull(),
  priority: integer().notNull(),
  deadlineAt: integer('deadline_at').notNull(),
  expiresAt: integer('expires_at'),
  vin: text(),
  plate: text(),
  neph: text(),
  name: text(),
  previous: integer(),
  createdAt: integer('created_at').notNull(),
}

const movingDossierColumns = {
  state: text().$type<DossierState>().notNull(),
  reason: text(),
  ready: integer().notNull(),
  dueAt: integer('due_at'),
  releaseAt: integer('release_at'),
  fence: integer().notNull(),
  tries: integer().notNull(),
  doubtful: integer().notNull(),
  resent: integer().notNull(),
  wish: text().$type<'cancel' | 'expire'>(),
  firstIntentAt: integer('first_intent_at'),
  quietFrom: integer('quiet_from'),
  absences: text(),
  lookUps: integer('look_ups').notNull(),
  lookAt: integer('look_at'),
  checksFrom: integer('checks_from'),
  checksDone: integer('checks_done').notNull(),
  keptRefusal: text('kept_refusal'),
  duplicateOf: text('duplicate_of'),
  followAt: integer('follow_at'),
  filingNumber: text('filing_number'),
  filingStatus: text('filing_status'),
  oddStatus: text('odd_status'),
  filingReceivedAt: text('filing_received_at'),
  outcome: text(),
  refusal: text(),
  request: text(),
  contested: integer().notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
}

export const dossiers = sqliteTable('dossiers', { ...fixedDossierColumns, ...movingDossierColumns })

export const items = sqliteTable('items', {
  seq: integer().primaryKey(),
  body: blob({ mode: 'buffer' }).notNull(),
  received: blob({ mode: 'buffer' }),
  findings: text(),
  deadlines: text(),
  metadata: text(),
  personKey: text('person_key'),
  ephotoKey: text('ephoto_key'),
  hasPapers: integer('has_papers').notNull(),
  holdReason: text('hold_reason'),
})

export const batchRows = sqliteTable('batch_rows', {
  batch: integer().notNull(),
  row: integer().notNull(),
  kind: text().$type<'rejected' | 'existing' | 'busy'>().notNull(),
  reference: text(),
  dossier: integer(),
  findings: text().notNull(),
  metadata: text(),
})

export const attempts = sqliteTable('attempts', {
  dossier: integer().notNull(),
  number: integer().notNull(),
  beganAt: integer('began_at').notNull(),
  endedAt: integer('ended_at'),
  elapsedMs: integer('elapsed_ms'),
  verdict: text(),
  evidence: text(),
  lateEvidence: text('late_evidence'),
})

export const papers = sqliteTable('papers', {
  dossier: integer().notNull(),
  kind: text().notNull(),
  sha256: text(),
  size: integer(),
  mediaType: text('media_type'),
  dueAt: integer('due_at'),
  tries: integer().notNull(),
})

export const events = sqliteTable('events', {
  tenant: integer().notNull(),
  sequence: integer().notNull(),
  id: text().notNull(),
  type: text().notNull(),
  at: integer().notNull(),
  batch: integer(),
  dossier: integer(),
  data: text().notNull(),
})

export const laneRows = sqliteTable('lanes', {
  name: text().$type<Lane>().primaryKey(),
  version: integer().notNull(),
  state: text().$type<LaneState>().notNull(),
  since: integer().notNull(),
  reason: text(),
  perSecond: real('per_second'),
  perMinute: real('per_minute'),
  concurrencyMax: integer('concurrency_max'),
  ramp: real().notNull(),
  resendsStopped: integer('resends_stopped').notNull(),
  waiting: integer().notNull(),
})

export const incidents = sqliteTable('incidents', {
  seq: integer().primaryKey(),
  id: text().notNull(),
  kind: text().notNull(),
  lane: text().$type<Lane>(),
  dossier: text(),
  data: text().notNull(),
  at: integer().notNull(),
})

export type BatchRow = typeof batches.$inferSelect
export type DossierRow = typeof dossiers.$inferSelect
export type LaneRow = typeof laneRows.$inferSelect

/** What a move may change in a dossier: all of it is written back together. */
export const movingKeys = Object.keys(movingDossierColumns) as (keyof typeof movingDossierColumns)[]
