import { isObject, type Json, type JsonObject, numberOf } from './json.ts'
import { isLane, type Lane } from './lanes.ts'

/** What can go wrong with a filing. `taken` and `lost` say whether the State has it all the same. */
export const filingFaults = [
  'timeout-taken',
  'timeout-lost',
  'reset-before',
  'reset-during',
  'reset-after',
  'error-taken',
  'error-lost',
  'slow-down',
  'busy',
  'category-closed',
  'html',
  'empty',
  'truncated',
  'twice-keyed',
  'latin-1',
  'endless',
  'crossed',
  'late',
] as const
export type FilingFault = (typeof filingFaults)[number]

/** What can go wrong with look-ups, status reads and the like. */
export const readFaults = [
  'read-timeout',
  'read-reset',
  'read-error',
  'read-slow-down',
  'read-html',
  'read-empty',
  'read-truncated',
  'read-twice-keyed',
  'read-latin-1',
  'read-endless',
  'read-crossed',
  'read-empty-list',
  'status-backwards',
  'status-unknown',
  'status-contradicted',
] as const
export type ReadFault = (typeof readFaults)[number]

/** A State paper that is there and is not found, or an uploaded document that the State has lost. */
export const paperFaults = ['document-vanished'] as const
export type PaperFault = (typeof paperFaults)[number]

/** What can go wrong with the upload of a document; `mistaken`: the State finds other bytes than it was sent. */
export const uploadFaults = [
  'upload-timeout',
  'upload-reset',
  'upload-error',
  'upload-slow-down',
  'upload-mistaken',
] as const
export type UploadFault = (typeof uploadFaults)[number]

export type Fault = FilingFault | ReadFault | PaperFault | UploadFault
export const faults: readonly Fault[] = [...filingFaults, ...readFaults, ...paperFaults, ...uploadFaults]
const isFault = (name: string): name is Fault => faults.some((fault) => fault === name)

export type Span = readonly [number, number]

/** How the State behaves, all lanes together or one lane over that. */
export interface Behaviour {
  /** Rates in [0, 1]; together at most 1 per kind of request, else cut off there. */
  rates: Partial<Record<Fault, number>>
  /** One knob: this share of all answers is mangled, all kinds alike. Added to the rates. */
  mangle: number
  /** Before every answer. */
  latencyMs: Span
  /** How long after its POST ended a `late` filing becomes visible. */
  lateMs: Span
  /** The same for every filing whose POST got no clean answer. */
  lateAlways: boolean
  /** What `slow-down` asks for. */
  retryAfterSeconds: number
  /** Shares of filings that the State refuses or asks more for, honestly. */
  refused: number
  moreInfo: number
  /** Hours of the State's clock in Paris, for example [22, 6]; null: never closed at night. */
  closedHours: Span | null
}

export const calm: Behaviour = {
  rates: {},
  mangle: 0,
  latencyMs: [0, 0],
  lateMs: [500, 2_000],
  lateAlways: false,
  retryAfterSeconds: 1,
  refused: 0,
  moreInfo: 0,
  closedHours: null,
}

export type BehaviourPatch = Partial<Behaviour> & { closedForMs?: number; maintenanceForMs?: number }

/** What --faults and POST /sandbox/faults say: a behaviour for all lanes and, under `lanes`, one lane's own. */
export interface FaultsRequest {
  all: BehaviourPatch
  lanes: Partial<Record<Lane, BehaviourPatch>>
}

/** @throws RangeError that names every key which is no fault, no lane or no good value. */
export function parseFaults(value: JsonObject): FaultsRequest {
  const wrong: string[] = []
  const { lanes = {}, ...rest } = value
  const request: FaultsRequest = { all: parseBehaviour(rest, '', wrong), lanes: {} }
  if (!isObject(lanes)) wrong.push('lanes')
  else
    for (const [name, own] of Object.entries(lanes)) {
      if (isLane(name) && isObject(own)) request.lanes[name] = parseBehaviour(own, `lanes/${name}/`, wrong)
      else wrong.push(`lanes/${name}`)
    }
  if (wrong.length > 0) throw new RangeError(`not understood: ${wrong.join(', ')}`)
  return request
}

function parseBehaviour(value: JsonObject, place: string, wrong: string[]): BehaviourPatch {
  const patch: BehaviourPatch = {}
  for (const [name, given] of Object.entries(value)) {
    const rate = parseRate(given)
    const span = parseSpan(given)
    const count = numberOf(given)
    if (isFault(name) && rate !== null) patch.rates = { ...patch.rates, [name]: rate }
    else if ((name === 'mangle' || name === 'refused' || name === 'moreInfo') && rate !== null)
      patch[name] = rate
    else if ((name === 'latencyMs' || name === 'lateMs') && span !== null) patch[name] = span
    else if (name === 'closedHours' && (span !== null || given === null)) patch.closedHours = span
    else if (name === 'lateAlways' && typeof given === 'boolean') patch.lateAlways = given
    else if (isCount(name) && count !== null && count >= 0) patch[name] = count
    else wrong.push(place + name)
  }
  return patch
}

const isCount = (name: string): name is 'closedForMs' | 'maintenanceForMs' | 'retryAfterSeconds' =>
  name === 'closedForMs' || name === 'maintenanceForMs' || name === 'retryAfterSeconds'

const parseRate = (value: Json | undefined): number | null =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : null

function parseSpan(value: Json | undefined): Span | null {
  if (typeof value === 'number' && value >= 0) return [value, value]
  if (!Array.isArray(value) || value.length !== 2) return null
  const [least, most] = value
  return typeof least === 'number' && typeof most === 'number' && least >= 0 && most >= 0
    ? [least, most]
    : null
}
