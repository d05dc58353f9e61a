import type { FilingRequest, Outcome, Step } from './filing.ts'
import { objectOf, textOf } from './json.ts'
import type { Magic } from './magic.ts'
import { outcomesOf } from './outcomes.ts'
import { moreInfoRequest, moreInfoRequests, type Refusal } from './refusals.ts'

export interface Pace {
  /** From the deposit to the answer on the channel ants. */
  reviewMs: number
  /** Until the candidate has confirmed an online mandate. */
  candidateMs: number
  /** From acceptance to the number of the printed title. */
  titleMs: number
  /** Share of filings on the channel siv that are not final at once, and how long those take. */
  sivLaterShare: number
  sivLaterMs: number
}

export interface Course {
  request: FilingRequest
  n: number
  nowMs: number
  pace: Pace
  magic: Magic | null
  /** Refused in the review. */
  refusal: Refusal | null
  needsMore: boolean
  /** The siv answers later this time. */
  isLater: boolean
}

/** Everything that becomes of a filing by itself, from its deposit on. */
export function stepsOf(course: Course): Step[] {
  const { nowMs, magic } = course
  const opening = openingOf(course)
  const decidedMs = (opening.at(-1)?.atMs ?? nowMs) + decisionMs(course)
  const at = (share: number): number => nowMs + (decidedMs - nowMs) * share
  switch (magic?.path) {
    case 'more-info':
      return [...opening, moreInfo(course, decidedMs)]
    case 'backwards':
      return [
        { atMs: at(0.5), status: 'in-review' },
        { atMs: at(0.7), status: 'received' },
        ...acceptance(course, decidedMs),
      ]
    case 'contradict':
      return [
        ...opening,
        ...acceptance(course, decidedMs),
        { atMs: decidedMs + course.pace.titleMs + 1, status: 'refused', refusal: contradiction },
      ]
    case 'strange':
      return [...opening, { atMs: at(0.6), status: 'en-attente-cert' }, ...acceptance(course, decidedMs)]
    case 'expire':
      return [...opening, { atMs: decidedMs, status: 'expired' }]
  }
  if (course.refusal !== null) {
    const { code, message } = course.refusal
    return [...opening, { atMs: decidedMs, status: 'refused', refusal: { code, message } }]
  }
  return course.needsMore
    ? [...opening, moreInfo(course, decidedMs)]
    : [...opening, ...acceptance(course, decidedMs)]
}

const contradiction = {
  code: 'decision-reversed',
  message: "La décision a été annulée : l'opération est refusée.",
}

function moreInfo(course: Course, atMs: number): Step {
  const { now, later } = outcomesOf(course.request, course.n, atMs)
  const request = moreInfoRequests[course.magic?.asked ?? ''] ?? moreInfoRequest
  return { atMs, status: 'more-info-needed', request, pending: { ...now, ...later } }
}

/** What comes before somebody decides. */
function openingOf({ request, nowMs, pace }: Course): Step[] {
  if (request.channel === 'siv') return []
  const isOnline = textOf(objectOf(request.data['mandate'])['kind']) === 'online'
  const confirmedMs = isOnline ? nowMs + pace.candidateMs : nowMs
  return [
    ...(isOnline ? [{ atMs: nowMs, status: 'awaiting-candidate' }] : []),
    { atMs: confirmedMs + pace.reviewMs / 3, status: 'in-review' },
  ]
}

/** A refusal is told by a status, never by the answer to the deposit. */
function decisionMs({ request, pace, isLater, magic, refusal }: Course): number {
  if (request.channel === 'ants') return (pace.reviewMs * 2) / 3
  return isLater || magic?.path !== undefined || refusal !== null ? pace.sivLaterMs : 0
}

/** Accepted, and later the rest of the outcome. */
function acceptance({ request, n, pace }: Course, atMs: number): Step[] {
  const { now, later } = outcomesOf(request, n, atMs)
  const accepted: Step = { atMs, status: 'accepted', outcome: now }
  return later ? [accepted, { atMs: atMs + pace.titleMs, status: 'accepted', outcome: later }] : [accepted]
}

/** Seen again once the papers asked for have come. */
export function stepsAfterComplement(pending: Outcome, pace: Pace, nowMs: number): Step[] {
  return [{ atMs: nowMs + pace.reviewMs / 3, status: 'accepted', outcome: pending }]
}
