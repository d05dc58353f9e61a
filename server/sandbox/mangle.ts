import { type Answer, htmlPage, json, problem } from './answer.ts'
import type { Manner } from './ledgerEntry.ts'
import { pick, type Random } from './random.ts'
import type { FilingFault, ReadFault, UploadFault } from './settings.ts'

type SpoiltBy = FilingFault | ReadFault | UploadFault

/** How an answer really leaves. */
export interface Departure {
  manner: Manner
  answer: Answer | null
}

export interface Spoiling {
  random: Random
  reference: string | null
  /** A reference that the answer is not meant for. */
  otherReference: string
  echoes: boolean
  retryAfterSeconds: number
  nowMs: number
}

/** The honest answer, spoilt as the fault has it. */
export function spoil(fault: SpoiltBy, honest: Answer, how: Spoiling): Departure {
  switch (fault) {
    case 'timeout-taken':
    case 'timeout-lost':
    case 'late':
    case 'read-timeout':
    case 'upload-timeout':
      return { manner: 'silence', answer: null }
    case 'reset-before':
    case 'reset-after':
    case 'read-reset':
    case 'upload-reset':
      return { manner: 'reset', answer: null }
    case 'reset-during':
      return { manner: 'half', answer: honest }
    case 'endless':
    case 'read-endless':
      return { manner: 'endless', answer: honest }
    default:
      return { manner: 'plain', answer: spoilt(fault, honest, how) }
  }
}

function spoilt(fault: SpoiltBy, honest: Answer, how: Spoiling): Answer {
  switch (fault) {
    case 'error-taken':
    case 'error-lost':
    case 'read-error':
    case 'upload-error':
      return serverError(how)
    case 'slow-down':
    case 'read-slow-down':
    case 'upload-slow-down':
      return refusalOfNow(429, 'slow-down', how)
    case 'busy':
      return refusalOfNow(503, 'busy', how)
    case 'category-closed':
      return refusalOfNow(503, 'category-closed', how)
    case 'html':
    case 'read-html':
      return htmlPage(200)
    case 'empty':
    case 'read-empty':
      return { ...honest, body: Buffer.alloc(0) }
    case 'truncated':
    case 'read-truncated':
      return { ...honest, body: honest.body.subarray(0, Math.ceil(honest.body.length * 0.6)) }
    case 'twice-keyed':
    case 'read-twice-keyed':
      return { ...honest, body: twiceKeyed(honest.body.toString(), how) }
    case 'latin-1':
    case 'read-latin-1':
      return { ...honest, body: inLatin1(honest.body.toString()) }
    case 'crossed':
    case 'read-crossed':
      return crossed(honest, how)
    case 'upload-mistaken':
      return digestMismatch
    case 'read-empty-list':
      return json(200, { filings: [] })
    default:
      return honest
  }
}

export const digestMismatch: Answer = json(422, {
  code: 'document-digest-mismatch',
  message: "Le document reçu n'est pas celui qui est annoncé.",
})

/** Every shape of Retry-After that a State has been seen to send. */
export function refusalOfNow(status: 429 | 503, code: string, how: Spoiling): Answer {
  const { random, retryAfterSeconds, nowMs } = how
  const date = new Date(nowMs + retryAfterSeconds * 1_000).toUTCString()
  const retryAfter = pick(random, [String(retryAfterSeconds), date, '99999999999', 'bientôt', null])
  return json(
    status,
    { ...(how.echoes && how.reference !== null ? { reference: how.reference } : {}), code },
    retryAfter === null ? {} : { 'retry-after': encodeURI(retryAfter).replaceAll('%20', ' ') },
  )
}

function serverError({ random }: Spoiling): Answer {
  const status = pick(random, [500, 502, 503, 504])
  return random() < 0.5 ? htmlPage(status) : problem(status, 'internal-error', 'Une erreur est survenue.')
}

/** The first key comes again at the end with another value: two readers would understand two things. */
function twiceKeyed(text: string, { otherReference }: Spoiling): Buffer {
  const first = /^\{\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1]
  if (first === undefined) return Buffer.from(text)
  return Buffer.from(`${text.slice(0, -1)},${first}:${JSON.stringify(otherReference)}}`)
}

/** As UTF-8 it is broken: a name of an office with its accent in one byte. */
const inLatin1 = (text: string): Buffer =>
  Buffer.from(`${text.slice(0, -1)}${text === '{}' ? '' : ','}"bureau":"Préfecture d'Évreux"}`, 'latin1')

function crossed(honest: Answer, { reference, otherReference, echoes }: Spoiling): Answer {
  const text = honest.body.toString()
  if (reference === null || !text.includes(reference)) {
    return json(200, { ...(echoes ? { reference: otherReference } : {}), filings: [] })
  }
  return { ...honest, body: Buffer.from(text.replaceAll(reference, otherReference)) }
}
