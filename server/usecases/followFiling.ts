import type { UpstreamConfig } from '../config.ts'
import { planFollow } from './followPlan.ts'
import type {
  Clock,
  FollowUp,
  IncidentDraft,
  Random,
  StateFiling,
  StatusesAnswer,
  StatusRecord,
  Upstream,
} from './ports.ts'

export interface FollowPorts {
  upstream: Upstream
  clock: Clock
  random: Random
  config: { upstream: UpstreamConfig }
}

export interface Followed {
  records: StatusRecord[]
  incidents: IncidentDraft[]
  answer: StatusesAnswer
}

/**
 * Asks the State what has become of some filings, in one call where it offers that, and says what to record. Where it
 * gave no clear answer nothing is recorded: the claim runs out and they are asked about again.
 */
export async function followFilings(ports: FollowPorts, due: readonly FollowUp[]): Promise<Followed> {
  const { upstream, clock, random, config } = ports
  const answer = await upstream.statuses(due.map((each) => each.filingNumber))
  if (answer.as === 'noEvidence') return { records: [], incidents: [], answer }
  const judged = judgeStatuses(due, answer, {
    followEveryMs: config.upstream.followEveryMs,
    echoesReference: config.upstream.echoesReference,
    nowWall: clock.wall(),
    chance: random(),
  })
  return { ...judged, answer }
}

/** A number that is gone stays where it is, and is asked about rarely (filing.md section 1, last rule). */
const goneFactor = 10

/** What an answer about many filings means for each. Pure. */
export function judgeStatuses(
  due: readonly FollowUp[],
  answer: Extract<StatusesAnswer, { as: 'read' }>,
  timing: { followEveryMs: number; echoesReference: boolean; nowWall: number; chance: number },
): { records: StatusRecord[]; incidents: IncidentDraft[] } {
  const byNumber = new Map(answer.filings.map((filing) => [filing.filingNumber, filing]))
  const missing = new Set(answer.missing)
  const records: StatusRecord[] = []
  const incidents: IncidentDraft[] = []
  for (const follow of due) {
    const filing = byNumber.get(follow.filingNumber)
    if (filing && isCrossed(follow, filing, timing.echoesReference)) {
      incidents.push({ kind: 'status-crossed', lane: follow.lane, dossier: follow.id, data: {} })
    } else if (filing) {
      records.push({ id: follow.id, filing, followAfterMs: planFollow(follow.procedure, filing, timing) })
    } else if (missing.has(follow.filingNumber)) {
      const followAfterMs = Math.round(timing.followEveryMs * goneFactor * (0.8 + 0.4 * timing.chance))
      records.push({ id: follow.id, filing: null, followAfterMs })
    }
  }
  return { records, incidents }
}

/** F6: a status told under another reference is somebody else's. */
const isCrossed = (follow: FollowUp, filing: StateFiling, echoesReference: boolean): boolean =>
  echoesReference && filing.reference !== follow.id
