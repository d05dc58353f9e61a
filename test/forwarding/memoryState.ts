import type {
  Clock,
  FilingAnswer,
  FilingRequest,
  LookUpAnswer,
  DocumentUpload,
  StateFiling,
  UploadAnswer,
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
  /** Of the papers that it named. */
  named: string[]
}

/** How one upload goes. */
export type UploadCourse = 'taken' | 'hanging' | 'reset' | 'unreadable' | 'tooLarge' | { busyForMs: number }

/** A State in memory behind the port, with books of its own; time is the test's. */
export interface MemoryState {
  upstream: Upstream
  /** Every request whose first byte left. */
  sent: Sent[]
  lookUps: Omit<Sent, 'named'>[]
  /** Every upload that reached it. */
  uploads: { at: number; sha256: string; mediaType: string; size: number }[]
  /** What it holds; a filing that names another is refused. */
  documents: Set<string>
  filings: (StateFiling & { visibleAt: number })[]
  /** What happens next; by default everything is taken. */
  course: (request: FilingRequest, count: number) => Course
  /** By default every paper is taken. */
  uploadCourse: (upload: DocumentUpload, count: number) => UploadCourse
  lateMs: number
  /** How long until a request may leave, as a connection that has to be opened. */
  connectMs: number
}

export function aMemoryState(clock: Clock): MemoryState {
  const state: MemoryState = {
    sent: [],
    lookUps: [],
    filings: [],
    uploads: [],
    documents: new Set(),
    course: () => 'taken',
    uploadCourse: () => 'taken',
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
      putDocument: (upload) => putDocument(state, clock, upload),
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
  const named = request.documents.flatMap(({ sha256 }) => (typeof sha256 === 'string' ? [sha256] : []))
  state.sent.push({ at: clock.mono(), reference, procedure, named })
  const evidence = { kind: 'answer' }
  if (!named.every((sha256) => state.documents.has(sha256)))
    return { as: 'refused', stateCode: 'document-missing', stateMessage: 'Document absent.', evidence }
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

const hangsForMs = 30_000

async function putDocument(state: MemoryState, clock: Clock, upload: DocumentUpload): Promise<UploadAnswer> {
  const course = state.uploadCourse(upload, state.uploads.length)
  const { sha256, mediaType, bytes } = upload
  state.uploads.push({ at: clock.mono(), sha256, mediaType, size: bytes.byteLength })
  switch (course) {
    case 'hanging':
      await clock.sleep(hangsForMs)
      return { as: 'unknown', evidence: { kind: 'deadline' } }
    case 'reset':
      return { as: 'unknown', evidence: { kind: 'reset' } }
    case 'unreadable':
      return {
        as: 'refused',
        stateCode: 'document-illegible',
        stateMessage: 'Illisible.',
        mayBeMistaken: true,
      }
    case 'tooLarge':
      return { as: 'refused', stateCode: 'too-large', stateMessage: 'Trop lourd.', mayBeMistaken: false }
    case 'taken':
      state.documents.add(sha256)
      return { as: 'taken' }
    default:
      return { as: 'busy', code: 'slow-down', retryAfterMs: course.busyForMs }
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
