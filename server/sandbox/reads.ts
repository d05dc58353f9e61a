import { type Answer, filingView, htmlPage, isFinal, json, problem } from './answer.ts'
import { drawReadFault, drawsVanishing } from './draw.ts'
import type { Filing } from './filing.ts'
import { type JsonObject, listOf, parseObject, textOf } from './json.ts'
import type { Lane } from './lanes.ts'
import type { RequestKind } from './ledgerEntry.ts'
import { liesAbout, lieOf } from './lies.ts'
import { spoil } from './mangle.ts'
import { paperOf } from './papers.ts'
import { between } from './random.ts'
import type { Received, Reply } from './received.ts'
import type { ReadFault } from './settings.ts'
import type { State } from './state.ts'

const numbersMax = 500

/** GET /v1/filings?reference= : every filing of the reference that can be seen by now. */
export function lookUp(state: State, received: Received): Reply {
  const reference = received.query.get('reference') ?? ''
  see(state, received, 'look-up', { reference })
  if (!state.options.lookUps)
    return tell(state, received, {
      what: 'look-up',
      answer: problem(404, 'no-look-ups', 'There are no look-ups.'),
    })
  const filings = state.books.byReference(reference).filter((filing) => isVisible(state, filing))
  for (const filing of filings) state.advance(filing)
  const naming = state.options.echoes ? { reference } : {}
  return tell(state, received, {
    what: 'look-up',
    reference,
    filings,
    lane: filings[0]?.lane,
    isList: true,
    answerOf: (views) =>
      views.length === 0
        ? json(404, { ...naming, code: 'not-found' })
        : json(200, { ...naming, filings: views }),
  })
}

/** GET /v1/filings/{number} */
export function readStatus(state: State, received: Received, filingNumber: string): Reply {
  see(state, received, 'status', { filingNumber })
  const filing = visible(state, filingNumber)
  return tell(state, received, {
    what: 'status',
    reference: filing?.reference,
    filings: filing ? [filing] : [],
    lane: filing?.lane,
    answerOf: ([view]) => (view ? json(200, view) : json(404, { code: 'not-found' })),
  })
}

/** POST /v1/filings/statuses: those that are known, in the order asked for. */
export function readStatuses(state: State, received: Received): Reply {
  see(state, received, 'statuses', {})
  if (!state.options.bulkStatuses)
    return tell(state, received, { what: 'statuses', answer: problem(404, 'no-bulk', 'Ask one by one.') })
  const asked = listOf(parseObject(received.body.toString())?.['filingNumbers'])
  const numbers = asked.map((value) => textOf(value)).filter((value) => value !== null)
  if (numbers.length === 0 || numbers.length > numbersMax || numbers.length < asked.length)
    return tell(state, received, {
      what: 'statuses',
      answer: problem(400, 'malformed', 'Ask for 1 to 500 numbers.'),
    })
  const filings = numbers.map((number) => visible(state, number)).filter((filing) => filing !== null)
  return tell(state, received, {
    what: 'statuses',
    filings,
    isList: true,
    answerOf: (views) => json(200, { filings: views }),
    crossed: () => strangers(state, new Set(numbers)),
  })
}

/** GET /v1/filings/{number}/documents/{kind} */
export function readPaper(state: State, received: Received, filingNumber: string, kind: string): Reply {
  see(state, received, 'paper', { filingNumber })
  const filing = visible(state, filingNumber)
  const lane = filing?.lane ?? null
  const paper = filing && paperOf(filing, kind)
  const isVanished = paper !== null && drawsVanishing(state.behaviours.of(lane), state.random)
  const reference: Record<string, string> =
    filing && state.options.echoes ? { 'filing-reference': filing.reference } : {}
  const answer: Answer =
    paper && !isVanished
      ? { status: 200, headers: { 'content-type': 'application/pdf', ...reference }, body: paper }
      : json(404, { code: 'not-found' }, reference)
  return tell(state, received, {
    what: 'paper',
    answer,
    lane,
    reference: filing?.reference,
    fault: isVanished ? 'document-vanished' : undefined,
  })
}

/** GET /v1/health, in the State's words, which may be wrong. */
export function readHealth(state: State, received: Received, lanes: readonly Lane[]): Reply {
  see(state, received, 'health', {})
  if (state.options.health === 'absent')
    return tell(state, received, { what: 'health', answer: problem(404, 'no-health', 'There is no health.') })
  const isWrong = state.options.health === 'wrong'
  const wordOf = (lane: Lane): string => {
    const openness = state.behaviours.openness(lane, state.nowMs())
    return isWrong ? (openness === 'open' ? 'closed' : 'open') : openness
  }
  const categories = Object.fromEntries(lanes.map((lane) => [lane, wordOf(lane)]))
  return tell(state, received, { what: 'health', answer: json(200, { categories }) })
}

function see(
  state: State,
  { request }: Received,
  what: RequestKind,
  named: { reference?: string; filingNumber?: string },
): void {
  state.record({ kind: 'seen', request, what, ...named })
}

const isVisible = (state: State, filing: Filing): boolean =>
  filing.visibleAtMs !== null && filing.visibleAtMs <= state.nowMs()

function visible(state: State, filingNumber: string): Filing | null {
  const filing = state.books.byNumber(filingNumber)
  if (filing === null || !isVisible(state, filing)) return null
  state.advance(filing)
  return filing
}

/** Filings that nobody has asked for. */
function strangers(state: State, asked: ReadonlySet<string>): JsonObject[] {
  for (const filing of state.books.all()) {
    if (!asked.has(filing.filingNumber)) return [filingView(filing, state.options)]
  }
  return []
}

interface Telling {
  what: RequestKind
  reference?: string
  lane?: Lane | null
  filings?: Filing[]
  isList?: boolean
  /** Either a finished answer, which chance leaves alone, or how to make one from what is told of the filings. */
  answer?: Answer
  answerOf?: (views: JsonObject[]) => Answer
  crossed?: () => JsonObject[]
  fault?: 'document-vanished'
}

function tell(state: State, received: Received, telling: Telling): Reply {
  const { what, reference, lane = null, filings = [], answerOf } = telling
  const behaviour = state.behaviours.of(lane)
  const isShut = lane !== null && state.behaviours.openness(lane, state.nowMs()) === 'maintenance'
  const fits = (fault: ReadFault): boolean =>
    fault === 'read-empty-list'
      ? (telling.isList ?? false)
      : filings.some((filing) => liesAbout(fault, filing))
  const fault = answerOf && !isShut ? drawReadFault(behaviour, state.random, fits) : null
  const views = filings.map((filing) => lieOf(fault, filing, filingView(filing, state.options)))
  const honest = isShut ? htmlPage(503) : (telling.answer ?? answerOf?.(views) ?? json(404, {}))
  const isStrange = fault === 'read-crossed' && telling.crossed !== undefined
  const departure = isStrange
    ? { manner: 'plain' as const, answer: json(200, { filings: telling.crossed?.() ?? [] }) }
    : fault
      ? spoil(fault, honest, state.spoiling(reference ?? null, lane))
      : { manner: 'plain' as const, answer: honest }
  const isClean = fault === null && telling.fault === undefined && !isShut
  state.record({
    kind: 'told',
    request: received.request,
    what,
    manner: departure.manner,
    clean: isClean,
    status: departure.answer?.status,
    fault: fault ?? telling.fault,
    lane: lane ?? undefined,
    reference,
    found: what === 'look-up' ? filings.map((filing) => filing.filingNumber) : undefined,
    finals: isClean ? filings.filter(isFinal).map((filing) => filing.filingNumber) : undefined,
  })
  return { ...departure, latencyMs: between(state.random, behaviour.latencyMs) }
}
