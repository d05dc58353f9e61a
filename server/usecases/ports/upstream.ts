import type { JsonObject } from '../../domain/item.ts'
import type { Channel } from '../../domain/lane.ts'

export interface Upstream {
  /** One attempt. Never throws for anything the State or the network does; never retries; never pipelines. */
  file(request: FilingRequest): Promise<FilingAnswer>
  lookUp(reference: string, signal?: AbortSignal): Promise<LookUpAnswer>
  /** Up to 500 numbers; numbers the State does not know are missing from `filings`. */
  statuses(numbers: readonly string[], signal?: AbortSignal): Promise<StatusesAnswer>
  /** What the State issued (`cpi`, `recepisse`, `attestation-inscription`, ...). Null: there is none, or not yet. */
  paper(number: string, kind: string, signal?: AbortSignal): Promise<StatePaper | null>
  /** Categories and their state in the State's words, or null when it does not say. A hint, never a proof. */
  health(signal?: AbortSignal): Promise<Record<string, string> | null>
  /** A paper's file, before the filing that names it: addressed by content, so that it can be repeated freely. Never throws for anything the State or the network does. */
  putDocument(upload: DocumentUpload): Promise<UploadAnswer>
  close(): Promise<void>
}

export interface FilingRequest {
  /** The dossier's id: the same on every attempt. */
  reference: string
  procedure: string
  channel: Channel
  establishment: string
  /** The JSON text of the member `data`, in UTF-8. */
  data: Uint8Array
  documents: JsonObject[]
  /** Test mode only: the item's own reference when it begins with SBX-. */
  sandboxReference?: string
  /** Asked in the tick in which the first byte would leave (F2). False: nothing is sent, the answer is `busy`/`window-missed`. */
  mayStillSend: () => boolean
  signal?: AbortSignal
}

/** The four kinds and nothing else. `evidence` is redacted: status, content type, size, code, never a body. */
export type FilingAnswer =
  | { as: 'accepted'; filing: StateFiling }
  /** 201 only. A 409 is `duplicate`: verified by reading that filing before it is adopted (F8). */
  | { as: 'duplicate'; filingNumber: string | null; evidence: Evidence }
  | { as: 'refused'; stateCode: string; stateMessage: string; pointer?: string; evidence: Evidence }
  /** Surely not taken (F10). `closes`: the whole lane is to be closed and the operator told. */
  | {
      as: 'busy'
      code: string
      retryAfterMs: number | null
      closes: boolean
      spendsTry: boolean
      evidence: Evidence
    }
  | { as: 'unknown'; evidence: Evidence }

export interface DocumentUpload {
  /** Of the bytes, hexadecimal. */
  sha256: string
  mediaType: string
  bytes: Uint8Array
  signal?: AbortSignal
}

export type UploadAnswer =
  /** The State holds it, from now on or since before. */
  | { as: 'taken' }
  /** `mayBeMistaken`: a 422, which the same bytes may not meet again; a 413 or 415 speaks of what they are. */
  | { as: 'refused'; stateCode: string; stateMessage: string; mayBeMistaken: boolean }
  | { as: 'busy'; code: string; retryAfterMs: number | null }
  /** The State refuses us as a caller, whatever the paper. */
  | { as: 'closed'; code: string }
  | { as: 'unknown'; evidence: Evidence }

export interface Evidence {
  kind: string
  status?: number
  contentType?: string
  bytes?: number
  code?: string
  elapsedMs?: number
}

export interface StateFiling {
  filingNumber: string
  reference: string
  procedure?: string
  establishment?: string
  status: string
  receivedAt: string
  updatedAt?: string
  outcome?: Outcome
  refusal?: { code: string; message: string }
  request?: { kinds: string[]; message: string }
}

export interface Outcome {
  plate?: string
  formulaNumber?: string
  cpiUntil?: string
  taxes?: Record<string, number>
  receiptNumber?: string
  cessionCode?: string
  neph?: string
  attestationIssuedOn?: string
  titleNumber?: string
  trackingNumber?: string
}

export type LookUpAnswer =
  | { as: 'found'; filings: StateFiling[] }
  /** 404 application/json with our reference and `not-found`: evidence of absence, one of the two needed (F3). */
  | { as: 'absent' }
  | { as: 'noEvidence'; evidence: Evidence; closes: boolean; retryAfterMs: number | null }

export type StatusesAnswer =
  | { as: 'read'; filings: StateFiling[]; missing: string[] }
  | { as: 'noEvidence'; evidence: Evidence; closes: boolean; retryAfterMs: number | null }

export interface StatePaper {
  /** The dossier that the answer names (F6); null when it names none. */
  reference: string | null
  mediaType: string
  bytes: Uint8Array
}
