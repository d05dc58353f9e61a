import type { RetryConfig, UpstreamConfig } from '../config.ts'
import type { JsonObject } from '../domain/item.ts'
import { type OwnFiling, splitFilings } from './adoption.ts'
import { backoffMs } from './backoff.ts'
import { planFollow } from './followPlan.ts'
import type {
  Clock,
  Evidence,
  IncidentDraft,
  LookUpAnswer,
  LookUpRecord,
  Random,
  StateFiling,
  UncertainDossier,
  Upstream,
} from './ports.ts'

export interface ResolvePorts {
  upstream: Upstream
  clock: Clock
  random: Random
  config: { upstream: UpstreamConfig; retry: RetryConfig }
}

export interface Resolution {
  record: LookUpRecord
  /** What was answered, for the lane's breaker; null when nothing was asked. */
  answer: LookUpAnswer | null
  incidents: IncidentDraft[]
  /** No automatic resend in this lane any more: a filing was twice there, or later than settling allows (F3, F9). */
  stopsResends: boolean
}

/**
 * One look at an uncertain dossier: asks the State by our reference and says what to record.
 * @param claimedAt when the claim was answered, on the monotonic clock: `quietForMs` counts up to there
 * @param resendsStopped the lane's resends wait for an operator: absence is then no longer concluded
 */
export async function resolveUncertain(
  ports: ResolvePorts,
  dossier: UncertainDossier,
  { claimedAt, resendsStopped }: { claimedAt: number; resendsStopped: boolean },
): Promise<Resolution> {
  const { upstream, clock, random, config } = ports
  const beganAt = clock.mono()
  const sinceClaimMs = beganAt - claimedAt
  const answer = await ask(upstream, dossier, config.upstream)
  return judgeLookUp(dossier, answer, {
    sinceClaimMs,
    beganAgoMs: Math.ceil(clock.mono() - beganAt),
    resendsStopped,
    nowWall: clock.wall(),
    chance: random(),
    ...config,
  })
}

/** By reference where the State can; else only the filing that a 409 named can be read. */
async function ask(
  upstream: Upstream,
  dossier: UncertainDossier,
  config: UpstreamConfig,
): Promise<LookUpAnswer | null> {
  if (config.lookUp) return upstream.lookUp(dossier.id)
  if (dossier.duplicateOf === null) return null
  const answer = await upstream.statuses([dossier.duplicateOf])
  if (answer.as === 'noEvidence') return answer
  if (answer.filings.length > 0) return { as: 'found', filings: answer.filings }
  return { as: 'noEvidence', evidence: { kind: 'number-unknown' }, closes: false, retryAfterMs: null }
}

export interface LookUpSituation {
  /** From the claim to the begin of the look-up. */
  sinceClaimMs: number
  /** From the begin of the look-up to now. */
  beganAgoMs: number
  resendsStopped: boolean
  nowWall: number
  chance: number
  upstream: UpstreamConfig
  retry: RetryConfig
}

/** What a look-up's answer means (F3, F7, F8, F9). Pure. */
export function judgeLookUp(
  dossier: UncertainDossier,
  answer: LookUpAnswer | null,
  situation: LookUpSituation,
): Resolution {
  if (answer?.as === 'found') return judgeFound(dossier, answer, situation)
  if (dossier.purpose === 'doubleCheck') return judgeVanished(dossier, answer, situation)
  if (answer === null) return judgeUnasked(dossier, situation)
  if (answer.as === 'absent') return judgeAbsence(dossier, answer, situation)
  return conclude(dossier, answer, situation, {
    verdict: { as: 'noEvidence', evidence: answer.evidence },
    nextLookUpMs: answer.retryAfterMs ?? lookAgainMs(dossier, situation),
  })
}

function judgeFound(
  dossier: UncertainDossier,
  answer: Extract<LookUpAnswer, { as: 'found' }>,
  situation: LookUpSituation,
): Resolution {
  const own: OwnFiling = dossier
  const { ours, foreign } = splitFilings(own, answer.filings)
  const [filing] = ours
  const numbers = answer.filings.map((each) => each.filingNumber)
  if (!filing) {
    return conclude(dossier, answer, situation, {
      verdict: { as: 'noEvidence', evidence: { kind: 'foreign-filing' } },
      nextLookUpMs: lookAgainMs(dossier, situation),
      incidents: [incident('foreign-filing', dossier, { numbers })],
    })
  }
  const isTwice = answer.filings.length > 1
  const isLate = cameLate(dossier, numbers, situation.upstream)
  const incidents = [
    ...(isTwice ? [incident('filed-twice', dossier, { numbers })] : []),
    ...(isLate
      ? [incident('filing-late', dossier, { numbers, absences: dossier.absencesAgoMs.length })]
      : []),
    ...(foreign.length > 0 ? [incident('foreign-filing', dossier, { numbers })] : []),
  ]
  const isDoubleCheck = dossier.purpose === 'doubleCheck' && dossier.isFiled
  return conclude(dossier, answer, situation, {
    verdict:
      isDoubleCheck && !isTwice ? { as: 'single' } : adopt(dossier, { filing, numbers, isLate }, situation),
    nextLookUpMs: null,
    incidents,
    stopsResends: isTwice || isLate,
  })
}

/**
 * After a look-up that proved it absent, after a resend that was answered with its number, or beside a refusal of the resend: settling is
 * too short for this State (F3).
 */
function cameLate(
  dossier: UncertainDossier,
  numbers: readonly string[],
  { lookUp }: UpstreamConfig,
): boolean {
  if (dossier.purpose === 'doubleCheck') return !dossier.isFiled
  const { duplicateOf, absencesAgoMs, resent } = dossier
  if (absencesAgoMs.length > 0) return true
  return lookUp && resent && duplicateOf !== null && numbers.includes(duplicateOf)
}

function adopt(
  dossier: UncertainDossier,
  { filing, numbers, isLate }: { filing: StateFiling; numbers: string[]; isLate: boolean },
  { upstream, nowWall, chance }: LookUpSituation,
): LookUpRecord['verdict'] {
  return {
    as: 'found',
    filing,
    followAfterMs: planFollow(dossier.procedure, filing, {
      followEveryMs: upstream.followEveryMs,
      nowWall,
      chance,
    }),
    others: numbers.filter((number) => number !== filing.filingNumber),
    late: isLate,
  }
}

/** Absence counts only past settling, and twice, half a settling apart (F3). */
function judgeAbsence(
  dossier: UncertainDossier,
  answer: LookUpAnswer,
  situation: LookUpSituation,
): Resolution {
  const { sinceClaimMs, upstream, resendsStopped } = situation
  const { settleMs } = upstream
  const quietAtBeginMs = dossier.quietForMs + sinceClaimMs
  if (quietAtBeginMs < settleMs) {
    return conclude(dossier, answer, situation, {
      verdict: { as: 'noEvidence', evidence: { kind: 'absent-too-early' } },
      nextLookUpMs: Math.min(lookAgainMs(dossier, situation), settledInMs(dossier, situation)),
    })
  }
  const apartMs = settleMs / 2
  const [oldestAgoMs] = dossier.absencesAgoMs
  if (oldestAgoMs === undefined) {
    return conclude(dossier, answer, situation, {
      verdict: { as: 'absent' },
      nextLookUpMs: apartMs + graceMs,
    })
  }
  const sinceOldestMs = oldestAgoMs + sinceClaimMs
  if (sinceOldestMs < apartMs) {
    return conclude(dossier, answer, situation, {
      verdict: { as: 'noEvidence', evidence: { kind: 'absent-too-near' } },
      nextLookUpMs: Math.ceil(apartMs - sinceOldestMs) + graceMs,
    })
  }
  if (resendsStopped) {
    return conclude(dossier, answer, situation, {
      verdict: { as: 'noEvidence', evidence: { kind: 'resends-stopped' } },
      nextLookUpMs: lookAgainMs(dossier, situation),
    })
  }
  const verdict = { ...proved(dossier, situation), asked: true }
  return conclude(dossier, answer, situation, { verdict, nextLookUpMs: null })
}

/** Timers may fire a little early against another clock: a look-up a moment too soon would only cost another one. */
const graceMs = 5

function proved(
  dossier: UncertainDossier,
  { retry, chance }: LookUpSituation,
): Extract<LookUpRecord['verdict'], { as: 'absenceProved' }> {
  return {
    as: 'absenceProved',
    triesMax: retry.triesMax,
    retryAfterMs: backoffMs(retry, Math.min(dossier.tries, quickTries), chance),
  }
}

/** Settling has already kept the dossier waiting: only many doubtful tries make it wait longer still. */
const quickTries = 3

/**
 * A State that cannot be asked. With a duplicate guard one resend past settling is allowed, its 409 adopted by F8;
 * without, a person decides.
 */
function judgeUnasked(dossier: UncertainDossier, situation: LookUpSituation): Resolution {
  const { sinceClaimMs, upstream, resendsStopped } = situation
  const isWanted = dossier.wish === null
  const mayResend = upstream.duplicateGuard && !dossier.resent && !resendsStopped && isWanted
  if (!mayResend) {
    return conclude(dossier, null, situation, {
      verdict: { as: 'noEvidence', evidence: { kind: 'for-an-operator' } },
      nextLookUpMs: dayMs,
    })
  }
  if (dossier.quietForMs + sinceClaimMs < upstream.settleMs) {
    return conclude(dossier, null, situation, {
      verdict: { as: 'noEvidence', evidence: { kind: 'settling' } },
      nextLookUpMs: settledInMs(dossier, situation),
    })
  }
  return conclude(dossier, null, situation, { verdict: proved(dossier, situation), nextLookUpMs: null })
}

const dayMs = 24 * 3_600_000

/** A filing that we hold and that the State does not show now: an operator has to know, nothing is sent again. */
function judgeVanished(
  dossier: UncertainDossier,
  answer: Exclude<LookUpAnswer, { as: 'found' }> | null,
  situation: LookUpSituation,
): Resolution {
  if (answer?.as === 'absent' && !dossier.isFiled)
    return conclude(dossier, answer, situation, { verdict: { as: 'single' }, nextLookUpMs: null })
  const isGone = answer?.as === 'absent'
  const evidence: Evidence =
    answer?.as === 'noEvidence' ? answer.evidence : { kind: isGone ? 'filing-vanished' : 'not-asked' }
  return conclude(dossier, answer, situation, {
    verdict: { as: 'noEvidence', evidence },
    // A State that cannot be asked will not be able to tell later either.
    nextLookUpMs: answer === null ? null : lookAgainMs(dossier, situation),
    incidents: isGone ? [incident('filing-vanished', dossier, {})] : [],
  })
}

/** Look-ups without result grow rarer, but one is always tried right when settling is over. */
function lookAgainMs(dossier: UncertainDossier, { upstream, chance }: LookUpSituation): number {
  const { settleMs } = upstream
  return backoffMs({ baseMs: Math.min(5_000, settleMs / 10), capMs: settleMs / 2 }, dossier.lookUps, chance)
}

function settledInMs(dossier: UncertainDossier, situation: LookUpSituation): number {
  const { upstream, sinceClaimMs, beganAgoMs } = situation
  const quietNowMs = dossier.quietForMs + sinceClaimMs + beganAgoMs
  return Math.max(0, Math.ceil(upstream.settleMs - quietNowMs)) + graceMs
}

function incident(kind: string, dossier: UncertainDossier, data: JsonObject): IncidentDraft {
  return { kind, lane: dossier.lane, dossier: dossier.id, data }
}

function conclude(
  dossier: UncertainDossier,
  answer: LookUpAnswer | null,
  { beganAgoMs }: LookUpSituation,
  found: Pick<LookUpRecord, 'verdict' | 'nextLookUpMs'> &
    Partial<Pick<Resolution, 'incidents' | 'stopsResends'>>,
): Resolution {
  const { verdict, nextLookUpMs, incidents = [], stopsResends = false } = found
  return {
    record: { id: dossier.id, fence: dossier.fence, beganAgoMs, verdict, nextLookUpMs },
    answer,
    incidents,
    stopsResends,
  }
}
