import type { DocumentProfiles } from './domain/documents/profile.ts'
import type { DuplicatePolicy } from './domain/duplicates.ts'
import type { JudgePolicy } from './domain/item.ts'
import type { Lane } from './domain/lane.ts'

/** Every setting and every maximum of the gateway, read once at start, frozen, and handed down as data. */
export interface Config {
  host: string
  port: number
  mode: 'live' | 'test'
  /** A path (SQLite). */
  databaseFile: string
  documentsDir: string
  upstreamUrl: string | null
  upstreamToken: string | null
  operatorKey: string | null
  role: 'all'
  logLevel: string
  upstream: UpstreamConfig
  lanes: Record<Lane, LaneConfig>
  retry: RetryConfig
  /** What the operator changes in judging: `rules` and `documents.filesRequired` of the file. */
  policy: JudgePolicy
  /** What becomes of a second request for the same vehicle, candidate or e-photo. */
  duplicates: DuplicatePolicy
  documents: DocumentsConfig
  limits: Limits
}

export interface DocumentsConfig {
  /** What each channel takes, or each kind of paper on it; absent = the built-in profile. */
  profiles: DocumentProfiles
  /** Processes that judge papers; each judges one at a time. */
  checkers: number
  /** One paper, from its first byte to its verdict. */
  checkMs: number
  keepUnusedDays: number
  uploadBytesMax: number
  /** Where a virus scanner listens: `unix:/path` or `tcp:host:port`. Null: nobody scans. */
  clamd: string | null
}

export interface UpstreamConfig {
  /** One attempt, from the first byte to the last of the answer. */
  timeoutMs: number
  /** Twice the largest lateness ever seen of a filing becoming visible. */
  settleMs: number
  /** How long after the commit of the intent the first byte may still leave. */
  sendWindowMs: number
  followEveryMs: number
  lookUp: boolean
  duplicateGuard: boolean
  echoesReference: boolean
  bulkStatuses: boolean
  complementsListed: boolean
}

export interface LaneConfig {
  perSecond: number
  perMinute: number
  concurrencyMax: number
}

export interface RetryConfig {
  baseMs: number
  capMs: number
  triesMax: number
}

export interface Limits {
  jsonBodyBytesMax: number
  jsonItemsMax: number
  ndjsonBodyBytesMax: number
  ndjsonLinesMax: number
  lineBytesMax: number
  jsonDepthMax: number
  chunkRowsMax: number
  findingsPerItemMax: number
  shownRowsMax: number
  refuseFindingsMax: number
  listLimitMax: number
  waitSecondsMax: number
  drainMs: number
}

export const defaultUpstream: UpstreamConfig = {
  timeoutMs: 30_000,
  settleMs: 600_000,
  sendWindowMs: 2_000,
  followEveryMs: 60_000,
  lookUp: true,
  duplicateGuard: false,
  echoesReference: true,
  bulkStatuses: true,
  complementsListed: false,
}

export const defaultLanes: Record<Lane, LaneConfig> = {
  'siv-domestic': { perSecond: 20, perMinute: 600, concurrencyMax: 32 },
  'siv-import': { perSecond: 10, perMinute: 300, concurrencyMax: 16 },
  'ants-vehicle': { perSecond: 5, perMinute: 150, concurrencyMax: 8 },
  'ants-import': { perSecond: 5, perMinute: 150, concurrencyMax: 8 },
  'ants-enrolment': { perSecond: 5, perMinute: 150, concurrencyMax: 8 },
  'ants-title': { perSecond: 5, perMinute: 150, concurrencyMax: 8 },
}

export const defaultRetry: RetryConfig = { baseMs: 1_000, capMs: 1_800_000, triesMax: 50 }

export const defaultDocuments: DocumentsConfig = {
  profiles: {},
  checkers: 2,
  checkMs: 20_000,
  keepUnusedDays: 30,
  uploadBytesMax: 25_000_000,
  clamd: null,
}

export const defaultLimits: Limits = {
  jsonBodyBytesMax: 32 * 1024 * 1024,
  jsonItemsMax: 10_000,
  ndjsonBodyBytesMax: 256 * 1024 * 1024,
  ndjsonLinesMax: 100_000,
  lineBytesMax: 64 * 1024,
  jsonDepthMax: 16,
  chunkRowsMax: 500,
  findingsPerItemMax: 50,
  shownRowsMax: 100,
  refuseFindingsMax: 1_000,
  listLimitMax: 1_000,
  waitSecondsMax: 30,
  drainMs: 25_000,
}
