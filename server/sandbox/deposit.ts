import { createHash } from 'node:crypto'
import { type Answer, depositView, htmlPage, isFinal, json, problem } from './answer.ts'
import { parisDay } from './calendar.ts'
import { faultOfDocuments } from './announced.ts'
import { drawFilingFault, losesFiling } from './draw.ts'
import type { Filing, FilingRequest } from './filing.ts'
import { filingNumber } from './identifiers.ts'
import { isObject, listOf, objectOf, parseObject, textOf } from './json.ts'
import { type Lane, laneOf } from './lanes.ts'
import { stepsOf } from './lifecycle.ts'
import { type Magic, magicOf } from './magic.ts'
import { refusalOfNow, spoil } from './mangle.ts'
import { between, pick } from './random.ts'
import type { Received, Reply } from './received.ts'
import { everydayRefusals, type Refusal, refusalOf } from './refusals.ts'
import type { Behaviour, FilingFault } from './settings.ts'
import type { State } from './state.ts'

/** POST /v1/filings. Everything is in the ledger, not yet synced, when this returns. */
export function deposit(state: State, received: Received): Reply {
  const bodySha256 = createHash('sha256').update(received.body).digest('hex')
  const sandboxReference = received.header('sandbox-reference')
  const reference = received.header('filing-reference')
  state.record({
    kind: 'seen',
    request: received.request,
    what: 'filing',
    reference,
    sandboxReference,
    bodySha256,
  })
  const parsed = parseFiling(received)
  if ('status' in parsed) return tell(state, received, { answer: parsed })
  const lane = laneOf(parsed.channel, parsed.procedure, parsed.data)
  const visit: Visit = {
    filing: parsed,
    lane,
    magic: magicOf(sandboxReference),
    behaviour: state.behaviours.of(lane),
    sha256: bodySha256,
  }
  return closedDoor(state, received, visit) ?? answerVisit(state, received, visit)
}

interface Visit {
  filing: FilingRequest
  lane: Lane | null
  magic: Magic | null
  behaviour: Behaviour
  sha256: string
}

function parseFiling(received: Received): FilingRequest | Answer {
  if (!/^application\/json\b/i.test(received.header('content-type') ?? ''))
    return problem(415, 'unsupported-media-type', 'A filing is application/json.')
  const body = parseObject(received.body.toString())
  const reference = textOf(body?.['reference'])
  const procedure = textOf(body?.['procedure'])
  const establishment = textOf(body?.['establishment'])
  const channel = body?.['channel']
  if (!body || !reference || !procedure || !establishment || !isObject(body['data']))
    return problem(400, 'malformed', 'The body is not a filing.')
  if (channel !== 'siv' && channel !== 'ants') return problem(400, 'malformed', 'The channel is siv or ants.')
  if (received.header('filing-reference') !== reference)
    return problem(400, 'reference-mismatch', 'Filing-Reference and reference differ.')
  const documents = listOf(body['documents']).filter(isObject)
  return { reference, procedure, channel, establishment, data: body['data'], documents }
}

/** A lane that is closed or in maintenance takes nothing, whatever chance says. */
function closedDoor(state: State, received: Received, visit: Visit): Reply | null {
  const { lane } = visit
  const openness = lane === null ? 'open' : state.behaviours.openness(lane, state.nowMs())
  if (openness === 'open') return null
  const answer =
    openness === 'closed'
      ? refusalOfNow(503, 'category-closed', state.spoiling(visit.filing.reference, lane))
      : htmlPage(503, { 'retry-after': '1' })
  return tell(state, received, { answer, visit, code: openness })
}

function answerVisit(state: State, received: Received, visit: Visit): Reply {
  const fault = faultOf(state, visit)
  if (fault !== null && losesFiling.has(fault))
    return tell(state, received, { answer: json(500, {}), visit, fault })
  if (fault === 'html' && state.random() < 0.5)
    return tell(state, received, { answer: htmlPage(200), visit, fault })
  const earlier = state.books.byReference(visit.filing.reference)[0]
  if (state.options.duplicateGuard && earlier) {
    const answer = json(409, {
      ...named(state, visit.filing.reference),
      code: 'duplicate-reference',
      filingNumber: earlier.filingNumber,
    })
    return tell(state, received, { answer, visit, fault, code: 'duplicate-reference' })
  }
  const refusal = refusalAtDeposit(state, visit)
  if (refusal !== null) return refuse(state, received, { visit, fault, refusal })
  return take(state, received, { visit, fault })
}

function faultOf(state: State, { filing, magic, behaviour }: Visit): FilingFault | null {
  if (magic === null) return drawFilingFault(behaviour, state.random)
  return state.books.postsOf(filing.reference) <= magic.faultPosts ? (magic.fault ?? null) : null
}

function refusalAtDeposit(state: State, { filing, lane, magic, behaviour }: Visit): Refusal | null {
  if (lane === null)
    return {
      code: 'procedure-unknown',
      message: "Cette démarche n'existe pas sur ce canal.",
      pointer: '/procedure',
    }
  const wanted = wantedRefusal(magic)
  if (wanted?.at === 'filing' && state.books.postsOf(filing.reference) <= (magic?.refusePosts ?? Infinity))
    return wanted
  const fault = faultOfDocuments(state, filing, { magic, behaviour })
  if (fault !== null) return fault
  if (state.options.freshEphotosUnknown && hasFreshEphoto(filing, state.nowMs()))
    return refusalOf('ephoto-unknown')
  const isUnlucky = magic === null && filing.channel === 'siv' && state.random() < behaviour.refused
  return isUnlucky ? refusalOf(pick(state.random, everydayRefusals.siv)) : null
}

const wantedRefusal = (magic: Magic | null): ReturnType<typeof refusalOf> =>
  magic?.refuse === undefined ? null : refusalOf(magic.refuse)

const freshMs = 72 * 3_600_000
function hasFreshEphoto({ data }: FilingRequest, nowMs: number): boolean {
  const takenOn = textOf(objectOf(data['ePhoto'])['takenOn'])
  return takenOn !== null && nowMs - Date.parse(takenOn) < freshMs
}

function refuse(
  state: State,
  received: Received,
  { visit, fault, refusal }: { visit: Visit; fault: FilingFault | null; refusal: Refusal },
): Reply {
  const { code, message, pointer } = refusal
  const { reference } = visit.filing
  state.record({ kind: 'refused', request: received.request, reference, lane: visit.lane, code })
  const answer = json(422, { ...named(state, reference), code, message, ...(pointer ? { pointer } : {}) })
  return tell(state, received, { answer, visit, fault, code })
}

function take(
  state: State,
  received: Received,
  { visit, fault }: { visit: Visit; fault: FilingFault | null },
): Reply {
  const { filing: request, magic, behaviour, lane } = visit
  if (lane === null) throw new RangeError('a filing without a lane is refused, never taken')
  const nowMs = state.nowMs()
  const n = state.books.taken + 1
  const number = filingNumber(n, request.channel, parisDay(nowMs))
  const wanted = wantedRefusal(magic)
  const chance = (share: number): boolean => magic === null && state.random() < share
  const isUnlucky = request.channel === 'ants' && chance(behaviour.refused)
  const { pace } = state.options
  const steps = stepsOf({
    request,
    n,
    nowMs,
    pace,
    magic,
    refusal: isUnlucky ? refusalOf(pick(state.random, everydayRefusals.ants)) : whenReviewed(wanted),
    needsMore: chance(behaviour.moreInfo) && request.channel === 'ants',
    isLater: chance(pace.sivLaterShare),
  })
  const isLate = fault === 'late' || (behaviour.lateAlways && fault !== null)
  const lateMs = isLate ? Math.round(between(state.random, behaviour.lateMs)) : null
  state.record({
    kind: 'taken',
    request: received.request,
    filingNumber: number,
    lane,
    sha256: visit.sha256,
    steps,
    lateMs,
    ...request,
  })
  const filing = state.books.byNumber(number)
  if (filing === null) throw new RangeError('the books have lost what they have just taken')
  state.advance(filing)
  return tell(state, received, {
    answer: json(201, depositView(filing, state.options)),
    visit,
    fault,
    filing,
  })
}

/** What was refused at the counter and taken in the end is not refused again. */
const whenReviewed = (wanted: ReturnType<typeof refusalOf>): Refusal | null =>
  wanted?.at === 'review' ? wanted : null

const named = (state: State, reference: string): { reference?: string } =>
  state.options.echoes ? { reference } : {}

interface Telling {
  answer: Answer
  visit?: Visit
  fault?: FilingFault | null
  filing?: Filing
  code?: string
}

function tell(state: State, received: Received, { answer, visit, fault, filing, code }: Telling): Reply {
  const reference = visit?.filing.reference ?? received.header('filing-reference')
  const departure = fault
    ? spoil(fault, answer, state.spoiling(reference ?? null, visit?.lane ?? null))
    : { manner: 'plain' as const, answer }
  state.record({
    kind: 'told',
    request: received.request,
    what: 'filing',
    manner: departure.manner,
    clean: !fault,
    status: departure.answer?.status,
    code,
    fault: fault ?? undefined,
    lane: visit?.lane ?? undefined,
    reference,
    found: filing ? [filing.filingNumber] : undefined,
    finals: !fault && filing && isFinal(filing) ? [filing.filingNumber] : undefined,
  })
  const latency = between(state.random, (visit?.behaviour ?? state.behaviours.of(null)).latencyMs)
  const isLate = filing !== undefined && filing.visibleAtMs === null
  return {
    ...departure,
    latencyMs: visit?.magic?.isSlow ? state.options.slowMs : latency,
    deposit:
      reference === undefined
        ? undefined
        : { reference, ...(isLate ? { filingNumber: filing.filingNumber, lateMs: filing.lateMs } : {}) },
  }
}
