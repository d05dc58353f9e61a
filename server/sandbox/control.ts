import { type Answer, filingView, json, problem } from './answer.ts'
import { instant } from './calendar.ts'
import { finalStatuses, type Outcome } from './filing.ts'
import { numberOf, parseObject, textOf } from './json.ts'
import { lanes } from './lanes.ts'
import type { Received } from './received.ts'
import { parseFaults } from './settings.ts'
import type { State } from './state.ts'

/** What people who test do to the State: /sandbox/... It is not part of the contract that a gateway speaks. */
export function control(state: State, { method, path, query, body }: Received): Answer {
  const given = parseObject(body.toString() || '{}')
  if (given === null) return problem(400, 'malformed', 'The body is not a JSON object.')
  switch (`${method} ${path[1] ?? ''}`) {
    case 'POST faults':
      return setFaults(state, given)
    case 'POST clock':
      return moveClock(state, numberOf(given['byMs']))
    case 'POST decide':
      return decide(state, textOf(given['reference']), textOf(given['status']))
    case 'GET stats':
      return json(200, stats(state))
    case 'GET documents':
      return json(200, listDocuments(state))
    case 'GET filings':
      return json(200, listFilings(state, query))
    default:
      return problem(404, 'not-found', 'There is no such thing in the sandbox.')
  }
}

function setFaults(state: State, given: Parameters<typeof parseFaults>[0]): Answer {
  try {
    const request = parseFaults(given)
    state.behaviours.set(request, state.nowMs())
    state.record({ kind: 'faults', settings: given })
    return json(200, given)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return problem(400, 'malformed', error.message)
  }
}

const clockStepMsMax = 20 * 366 * 24 * 3_600_000
function moveClock(state: State, byMs: number | null): Answer {
  if (byMs === null || Math.abs(byMs) > clockStepMsMax)
    return problem(400, 'malformed', 'byMs is a number of milliseconds, twenty years at most.')
  state.record({ kind: 'clock', byMs })
  return json(200, { now: instant(state.nowMs()) })
}

const decidable: ReadonlySet<string> = new Set([
  'received',
  'awaiting-candidate',
  'in-review',
  'more-info-needed',
  ...finalStatuses,
])

function decide(state: State, reference: string | null, status: string | null): Answer {
  if (reference === null || status === null || !decidable.has(status))
    return problem(400, 'malformed', 'reference and a status of the contract are needed.')
  const filings = state.books.byReference(reference)
  if (filings.length === 0) return problem(404, 'not-found', 'No filing has this reference.')
  for (const filing of filings) {
    state.advance(filing)
    const atMs = state.nowMs()
    const outcome: Outcome = Object.assign({}, filing.pending, ...filing.steps.map((step) => step.outcome))
    state.record({
      kind: 'status',
      filingNumber: filing.filingNumber,
      reference,
      from: filing.status,
      by: 'hand',
      planned: [],
      step: {
        atMs,
        status,
        ...(status === 'accepted' ? { outcome } : { pending: outcome }),
        ...(status === 'refused' ? { refusal: { code: 'decided', message: 'La demande est refusée.' } } : {}),
        ...(status === 'more-info-needed'
          ? { request: { kinds: ['domicile'], message: 'Transmettez un justificatif récent.' } }
          : {}),
      },
    })
  }
  return json(200, { filings: filings.map((filing) => filingView(filing, state.options)) })
}

const listMax = 1_000
function listFilings(state: State, query: URLSearchParams): { total: number; filings: object[] } {
  const reference = query.get('reference')
  const wanted = reference === null ? [...state.books.all()] : state.books.byReference(reference)
  for (const filing of wanted) state.advance(filing)
  const filings = wanted.slice(0, listMax).map((filing) => ({
    ...filingView(filing, { echoes: true }),
    lane: filing.lane,
    ...(filing.visibleAtMs === null ? {} : { visibleAt: instant(filing.visibleAtMs) }),
  }))
  return { total: wanted.length, filings }
}

function listDocuments(state: State): { total: number; documents: object[] } {
  const documents = [...state.books.documents()]
  return { total: documents.length, documents: documents.slice(0, listMax) }
}

function stats(state: State): object {
  const nowMs = state.nowMs()
  return {
    now: instant(nowMs),
    filings: state.books.taken,
    ledgerLines: state.books.lines,
    categories: Object.fromEntries(lanes.map((lane) => [lane, state.behaviours.openness(lane, nowMs)])),
    ...state.counts.view(),
  }
}
