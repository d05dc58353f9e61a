import type { JsonObject } from './json.ts'
import type { Channel, Lane } from './lanes.ts'

export interface Outcome {
  plate?: string
  formulaNumber?: string
  cpiUntil?: string
  taxes?: Record<'y1' | 'y2' | 'y3' | 'y4' | 'y5' | 'y6', number>
  receiptNumber?: string
  cessionCode?: string
  neph?: string
  attestationIssuedOn?: string
  titleNumber?: string
  trackingNumber?: string
}

/** What the State will say of a filing from an instant of its clock on. */
export interface Step {
  atMs: number
  status: string
  outcome?: Outcome
  refusal?: { code: string; message: string }
  request?: { kinds: string[]; message: string }
  /** What accepting it would give, once the State has got what it asks for. */
  pending?: Outcome
}

/** A filing as it came in. */
export interface FilingRequest {
  reference: string
  procedure: string
  channel: Channel
  establishment: string
  data: JsonObject
  documents: JsonObject[]
}

/** A filing in the State's books; its data stand in the ledger only. */
export interface Filing {
  filingNumber: string
  reference: string
  procedure: string
  channel: Channel
  establishment: string
  lane: Lane
  vin: string
  plate: string
  receivedAtMs: number
  updatedAtMs: number
  status: string
  outcome: Outcome | null
  refusal: { code: string; message: string } | null
  request: { kinds: string[]; message: string } | null
  /** Still to come, in order. */
  steps: Step[]
  /** What accepting it would give, while the State waits for papers. */
  pending: Outcome | null
  /** Null: not before its POST has ended. */
  visibleAtMs: number | null
  /** How long after the end of its POST. */
  lateMs: number
  /** How often the final status was told in a clean answer. */
  finalTold: number
  complements: { reference: string; receivedAtMs: number; kinds: string[] }[]
}

export const finalStatuses: ReadonlySet<string> = new Set(['accepted', 'refused', 'expired'])
