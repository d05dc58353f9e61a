import type { Finding } from '../../domain/finding.ts'
import type { Deadline, JudgeContext } from '../../domain/item.ts'
import type { Channel, Lane } from '../../domain/lane.ts'
import type { TaxEstimate } from '../../domain/taxes/taxEstimate.ts'
import type { DuplicateProbe, NamedPaper, PackedChunk } from '../chunk.ts'
import type { Priority } from './store.ts'

/** Turns the bytes of a body into checked rows, in a worker. */
export interface ItemReader {
  open(request: ReadingRequest): ItemReading
  close(): Promise<void>
}

export interface ReadingRequest {
  format: 'json' | 'ndjson' | 'dossier'
  context: JudgeContext
  /**
   * `verdicts` asks for one line per row (validations) instead of chunks for the store; a JSON body that says
   * `mode: validate` itself turns `chunks` into `verdicts`. `hash` only hashes, for comparing a body with an earlier one.
   */
  as: 'chunks' | 'verdicts' | 'hash'
}

export interface ItemReading {
  /** Resolves when more may be written (back-pressure). The bytes are handed over: the caller has them no more. */
  write(bytes: Uint8Array): Promise<void>
  /** The body is whole. */
  end(): void
  /** The client went away: forget everything. */
  abort(): void
  /** What the body says of itself, as soon as it is known; empty for NDJSON and for a body with a fault. */
  envelope(): Promise<BatchEnvelope>
  /** In input order; ends after `end()`. For JSON nothing comes before the envelope was found good. */
  chunks(): AsyncIterable<PackedChunk>
  verdicts(): AsyncIterable<ItemVerdict[]>
  /** Resolves after the last chunk. */
  summary(): Promise<ReadingSummary>
}

export interface ItemVerdict {
  row: number
  reference: string | null
  valid: boolean
  findings: Finding[]
  channel: Channel | null
  lane: Lane | null
  /** Why this channel and lane; absent when there is none. */
  reason?: { fr: string; en: string }
  deadlines: Deadline[]
  /** Absent when the procedure pays none, or the item is of bad shape. */
  taxes?: TaxEstimate
  /** For looking among the tenant's other requests, and for no answer; null for a row that is not valid. */
  probe: DuplicateProbe | null
  /** For looking at the files that they name, and for no answer; absent when no paper names one. */
  papers?: NamedPaper[]
}

export interface BatchEnvelope {
  reference?: string
  mode?: 'submit' | 'validate'
  onInvalid?: 'continue' | 'refuse'
  priority?: Priority
}

export interface ReadingSummary {
  /** SHA-256 of the bytes received, base64url. */
  bodyHash: string
  rows: number
  rejected: number
  /** The first `refuseFindingsMax` findings of rejected rows, each with its row. */
  findings: Finding[]
  /** JSON only. */
  envelope: BatchEnvelope
  /** A fault of the whole body: 400 or 413, nothing kept. */
  fault: BodyFault | null
}

export interface BodyFault {
  status: 400 | 413
  /** A problem code of http/problem.ts. */
  code: string
  detail: string
  findings: Finding[]
}
