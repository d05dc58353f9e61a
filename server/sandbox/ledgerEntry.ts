import type { FilingRequest, Step } from './filing.ts'
import type { JsonObject } from './json.ts'
import type { Lane } from './lanes.ts'
import type { Fault } from './settings.ts'

export type RequestKind =
  | 'filing'
  | 'look-up'
  | 'status'
  | 'statuses'
  | 'paper'
  | 'document'
  | 'complement'
  | 'complements'
  | 'health'
  | 'other'

/** How an answer leaves: as HTTP has it, not at all, by a reset, half and then a reset, or without an end. */
export type Manner = 'plain' | 'silence' | 'reset' | 'half' | 'endless'

/** One line of the ledger. `wallMs` is the machine's clock in ms since 1970, with a fraction; `clockMs` the State's, which can be moved. */
export type LedgerEntry = { n: number; wallMs: number; clockMs: number } & LedgerFact

export type LedgerFact =
  | { kind: 'opened'; seed: number }
  /** A request is whole. `request` ties the lines of one request together. */
  | {
      kind: 'seen'
      request: string
      what: RequestKind
      reference?: string
      filingNumber?: string
      sandboxReference?: string
      bodySha256?: string
    }
  /** The State has it from here on, whatever it answers. */
  | ({
      kind: 'taken'
      request: string
      filingNumber: string
      lane: Lane
      /** SHA-256 of the request's body. */
      sha256: string
      /** What will become of it by itself. */
      steps: Step[]
      /** Null: visible at once. Else how long after the end of its POST. */
      lateMs: number | null
    } & FilingRequest)
  /** The State refused it: it is in no book. */
  | { kind: 'refused'; request: string; reference: string; lane: Lane | null; code: string }
  /** What is about to be answered, or not. `clean`: an honest answer in good shape. */
  | {
      kind: 'told'
      request: string
      what: RequestKind
      manner: Manner
      clean: boolean
      status?: number
      code?: string
      fault?: Fault
      lane?: Lane
      reference?: string
      /** Of a look-up: the numbers found. */
      found?: string[]
      /** Final statuses told cleanly, by number. */
      finals?: string[]
    }
  /** The connection of a request is over. `visibleAtMs`: from when a filing of it is to be seen. */
  | {
      kind: 'ended'
      request: string
      by: 'answer' | 'client' | 'sandbox'
      reference?: string
      visibleAtMs?: number
      filingNumber?: string
    }
  | {
      kind: 'status'
      filingNumber: string
      reference: string
      from: string
      step: Step
      by: 'plan' | 'hand' | 'complement'
      /** What is planned from here on, instead of what was. */
      planned?: Step[]
    }
  /** `mediaType` is absent in ledgers of before. */
  | { kind: 'document'; request: string; sha256: string; size: number; mediaType?: string }
  | { kind: 'documentLost'; sha256: string }
  | {
      kind: 'complement'
      request: string
      filingNumber: string
      complement: string
      documents: JsonObject[]
      data?: JsonObject
    }
  | { kind: 'clock'; byMs: number }
  | { kind: 'faults'; settings: JsonObject }
