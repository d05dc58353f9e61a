import { endOfParisDay } from '../domain/dates.ts'
import { nearestDeadline } from '../domain/deadlines.ts'
import { type Finding, isError } from '../domain/finding.ts'
import type { Deadline, Json, JsonObject, JudgeContext, Judgement, Procedure } from '../domain/item.ts'
import { holdOf } from '../domain/hold.ts'
import { judgeItem } from '../domain/judge.ts'
import { judgeMalformed } from '../domain/judgeMalformed.ts'
import type { Channel, Lane } from '../domain/lane.ts'
import { normaliseItem } from '../domain/normalise.ts'
import { searchKeysOf } from '../domain/searchKeys.ts'
import type { AcceptedRow } from '../usecases/chunk.ts'
import { canonicalJson, sha256 } from './canonicalJson.ts'
import { identityDigests } from './identityDigests.ts'
import { namedPapers } from './namedPapers.ts'
import { checkShape } from './shape.ts'

/** What the checks say of one item, and what the store keeps of it when they let it through. */
export interface CheckedItem {
  /** As given, when it can be one. */
  reference: string | null
  findings: Finding[]
  channel: Channel | null
  lane: Lane | null
  /** Why this way; null when there is none. */
  reason: Judgement['reason']
  deadlines: Deadline[]
  metadata: Record<string, string> | undefined
  /** As it was judged, in its one spelling; null when its shape is bad. */
  item: JsonObject | null
  /** Null: at least one finding is an error. */
  accepted: AcceptedItem | null
}

export type AcceptedItem = Omit<AcceptedRow, 'row'> & { body: Uint8Array; received: Uint8Array | null }

const findingsPerItemMax = 50

/**
 * Normalises, checks shape and values, judges: all faults at once. One item of good JSON, in process.
 * @param source the bytes of the item as received, kept as evidence when normalising changed something; absent = as
 * JSON.stringify writes `raw`
 */
export function checkItem(
  raw: JsonObject,
  context: JudgeContext,
  source?: Uint8Array,
  findingsMax: number = findingsPerItemMax,
): CheckedItem {
  const { item, changed } = normaliseItem(raw)
  const named = { reference: referenceOf(item), metadata: metadataOf(item) }
  const shape = checkShape(item, findingsMax)
  if (shape.findings) {
    const shapeOf = (rest: JsonObject): readonly Finding[] => checkShape(rest, findingsMax).findings ?? []
    const findings = capped(judgeMalformed(item, shape.findings, context, shapeOf), findingsMax)
    const nothing = { channel: null, lane: null, reason: null, deadlines: [], item: null, accepted: null }
    return { ...named, findings, ...nothing }
  }
  const judgement = judgeItem(item, context)
  const { channel, lane, reason, deadlines } = judgement
  const findings = capped(judgement.findings, findingsMax)
  const received = changed ? (source ?? Buffer.from(JSON.stringify(raw))) : null
  const accepted = findings.some(isError)
    ? null
    : acceptedItem(item, shape.procedure, { ...judgement, findings }, context, received)
  return { ...named, findings, channel, lane, reason, deadlines, item, accepted }
}

function acceptedItem(
  item: JsonObject,
  procedure: Procedure,
  judgement: Judgement,
  context: JudgeContext,
  received: Uint8Array | null,
): AcceptedItem {
  const { channel, lane, establishment, deadlines, findings } = judgement
  const reference = referenceOf(item)
  if (channel === null || lane === null || establishment === null || reference === null) {
    throw new Error(`an item of ${procedure} was judged good without a way to the State`)
  }
  const body = Buffer.from(canonicalJson(item))
  const hold = holdOf(item, context)
  const identity = identityDigests(item)
  const papers = namedPapers(item, channel, context.policy?.documentProfiles)
  return {
    reference,
    hash: sha256(body),
    procedure,
    establishment,
    channel,
    lane,
    ...timesOf(item),
    deadlineAt: nearest(deadlines),
    deadlines,
    findings,
    keys: searchKeysOf(item),
    ...(identity ? { identity } : {}),
    ...(metadataOf(item) ? { metadata: metadataOf(item) } : {}),
    ...(hold ? { hold } : {}),
    ...(papers ? { papers } : {}),
    body,
    received,
  }
}

/** Errors first where something has to be left out: a rejected item must show why. */
function capped(findings: Finding[], max: number): Finding[] {
  if (findings.length <= max) return findings
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))].slice(0, max)
}

function timesOf({ submitBefore, notBefore }: JsonObject): Pick<AcceptedRow, 'submitBefore' | 'notBefore'> {
  return {
    ...(typeof submitBefore === 'string' ? { submitBefore } : {}),
    ...(typeof notBefore === 'string' ? { notBefore } : {}),
  }
}

const referenceLengthMax = 64

function referenceOf({ reference }: JsonObject): string | null {
  if (typeof reference !== 'string' || !fits(reference, referenceLengthMax)) return null
  return reference === '' ? null : reference
}

/** Lengths count characters, as the schemas do: one beyond the basic plane is two units of a string. */
const fits = (text: string, lengthMax: number): boolean =>
  text.length <= lengthMax || (text.length <= lengthMax * 2 && Array.from(text).length <= lengthMax)

const metadataMax = 20
const metadataTextMax = 500

/** Echoed of rejected items too, so it may not have been checked yet: what is no short text is left out. */
function metadataOf({ metadata }: JsonObject): Record<string, string> | undefined {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return undefined
  const texts = Object.entries(metadata).filter(isShortText).slice(0, metadataMax)
  return texts.length > 0 ? Object.fromEntries(texts) : undefined
}

const isShortText = (entry: [string, Json | undefined]): entry is [string, string] =>
  typeof entry[1] === 'string' && fits(entry[1], metadataTextMax) && fits(entry[0], metadataTextMax)

const endsOfDays = new Map<string, number>()
const endsOfDaysMax = 4_000

/** The end of the nearest legal day: a batch names few days, and time zones are slow to ask. */
function nearest(deadlines: readonly Deadline[]): number | null {
  const first = nearestDeadline(deadlines)
  if (first === null) return null
  const known = endsOfDays.get(first)
  if (known !== undefined) return known
  const end = endOfParisDay(first)
  if (endsOfDays.size >= endsOfDaysMax) endsOfDays.clear()
  endsOfDays.set(first, end)
  return end
}
