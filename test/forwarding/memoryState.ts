import type {
  Clock,
  FilingAnswer,
  FilingRequest,
  LookUpAnswer,
  StateFiling,
  Upstream,
} from '../../server/usecases/ports.ts'

/** How one filing goes at the State's side. */
export type Course =
  | 'taken'
  /** The State has it, the answer is lost; visible after `lateMs`. */
  | 'silentlyTaken'
  | 'lost'
  | 'refused'
  | 'notConnected'
  | 'categoryClosed'
  | { busyForMs: number }
  /** No answer for so long. */
  | { slowMs: number }

export interface Sent {
  at: number
  reference: string
  procedure: string
}

/** A State in memory behind the port, with books of its own; time is the test's. */
export interface MemoryState {
  upstream: Upstream
  /** Every request whose first byte left. */
  sent: Sent[]
  lookUps: Sent[]
  filings: (StateFiling & { visibleAt: number })[]
  /** What happens next; by default everything is taken. */
  course: (request: FilingRequest, count: number) => Course
  lateMs: number
  /** How long until a request may leave, as a connection that has to be opened. */
  connectMs: number
}

export function aMemoryState(clock: Clock): MemoryState {
  const state: MemoryState = {
    sent: [],
    lookUps: [],
    filings: [],
    course: () => 'taken',
    lateMs: 0,
    connectMs: 0,
    upstream: {
      file: (request) => file(state, clock, request),
      lookUp: (reference) => Promise.resolve(lookUp(state, clock, reference)),
      statuses: (numbers) => {
        const filings = state.filings.filter(({ filingNumber }) => numbers.includes(filingNumber))
        const given = new Set(filings.map(({ filingNumber }) => filingNumber))
        return Promise.resolve({
          as: 'read',
          filings,
          missing: numbers.filter((number) => !given.has(number)),
        })
      },
      paper: () => Promise.resolve(null),
      health: () => Promise.resolve(null),
      close: () => Promise.resolve(),
    },
  }
  return state
}

const notSent = (kind: string): FilingAnswer => ({
  as: 'busy',
  code: kind === 'window-missed' ? kind : 'not-sent',
  retryAfterMs: null,
  closes: false,
  spendsTry: false,
  evidence: { kind },
})

async function file(state: MemoryState, clock: Clock, request: FilingRequest): Promise<FilingAnswer> {
  const { reference, procedure } = request
  const course = state.course(request, state.sent.length)
  if (course === 'notConnected') return notSent('not-connected')
  if (state.connectMs > 0) await clock.sleep(state.connectMs)
  if (!request.mayStillSend()) return notSent('window-missed')
  state.sent.push({ at: clock.mono(), reference, procedure })
  const evidence = { kind: 'answer' }
  const busy = { as: 'busy', closes: false, spendsTry: false, evidence } as const
  switch (course) {
    case 'lost':
      return { as: 'unknown', evidence: { kind: 'deadline' } }
    case 'refused':
      return { as: 'refused', stateCode: 'siv-stolen', stateMessage: 'Véhicule volé.', evidence }
    case 'categoryClosed':
      return { ...busy, code: 'category-closed', retryAfterMs: null }
    case 'silentlyTaken':
      take(state, clock, request)
      return { as: 'unknown', evidence: { kind: 'reset' } }
    case 'taken':
      return { as: 'accepted', filing: take(state, clock, request) }
    default:
      if ('busyForMs' in course) return { ...busy, code: 'slow-down', retryAfterMs: course.busyForMs }
      await clock.sleep(course.slowMs)
      return { as: 'accepted', filing: take(state, clock, request) }
  }
}

function take(state: MemoryState, clock: Clock, request: FilingRequest): StateFiling {
  const filing = {
    filingNumber: `SIV-${state.filings.length + 1}`,
    reference: request.reference,
    procedure: request.procedure,
    establishment: request.establishment,
    status: 'accepted',
    receivedAt: new Date(clock.wall()).toISOString(),
    visibleAt: clock.mono() + state.lateMs,
  }
  state.filings.push(filing)
  return filing
}

function lookUp(state: MemoryState, clock: Clock, reference: string): LookUpAnswer {
  state.lookUps.push({ at: clock.mono(), reference, procedure: '' })
  const filings = state.filings.filter(
    (filing) => filing.reference === reference && filing.visibleAt <= clock.mono(),
  )
  return filings.length === 0 ? { as: 'absent' } : { as: 'found', filings }
}
