import { backoffMs, type Backoff } from '../usecases/backoff.ts'
import type { FilingAnswer } from '../usecases/ports.ts'

/**
 * A lane's breaker: a pure state machine over the outcomes of its attempts. `closed` lets single canaries through, at
 * growing intervals; the first that goes well reopens the lane at a small share of its pace, doubling every minute.
 */
export interface Breaker {
  mode: 'open' | 'slow' | 'closed'
  reason: string | null
  failuresInRow: number
  /** How many outcomes are remembered, and which of them failed, a bit each. */
  seen: number
  failedBits: number
  /** The share of the pace that was in use at `rampAt` (monotonic ms). */
  ramp: number
  rampAt: number
  /** Nothing leaves before this instant: the State asked for a pause. */
  pausedUntil: number
  probe: { failed: number; nextAt: number; isOut: boolean }
}

export type Outcome =
  | { as: 'well' }
  | { as: 'failed'; reason: string }
  | { as: 'closes'; reason: string }
  | { as: 'slowDown'; reason: string; retryAfterMs: number | null }
  /** Nothing was learnt of the State: the attempt never left. */
  | { as: 'nothing' }

export interface BreakerMoment {
  now: number
  /** In [0, 1). */
  chance: number
  isCanary: boolean
  probes: Backoff
}

const failuresInRowMax = 8
const recentMax = 30
const failedShareMax = 0.8
const firstShare = 1 / 8
const leastShare = 1 / 16
const doublingMs = 60_000
const loweringFactor = 0.7
/** One burst of 429s is one message, not ten. */
const loweringEveryMs = 1_000
const pauseMs = 1_000

export const openBreaker = (now: number): Breaker => ({
  mode: 'open',
  reason: null,
  failuresInRow: 0,
  seen: 0,
  failedBits: 0,
  ramp: 1,
  rampAt: now,
  pausedUntil: 0,
  probe: { failed: 0, nextAt: 0, isOut: false },
})

/** As another process left it: a closed lane is probed at once, a slow one goes on where it was. */
export function restoreBreaker(
  kept: { state: string; reason: string | null; ramp: number },
  now: number,
): Breaker {
  const fresh = openBreaker(now)
  if (kept.state === 'closed')
    return { ...fresh, mode: 'closed', reason: kept.reason, probe: { failed: 0, nextAt: now, isOut: false } }
  if (kept.state === 'slow') return { ...fresh, mode: 'slow', reason: kept.reason, ramp: kept.ramp }
  return fresh
}

export function outcomeOf(answer: FilingAnswer): Outcome {
  switch (answer.as) {
    case 'accepted':
    case 'refused':
    case 'duplicate':
      return { as: 'well' }
    case 'unknown':
      return answer.evidence.kind === 'withdrawn'
        ? { as: 'nothing' }
        : { as: 'failed', reason: answer.evidence.kind }
    case 'busy':
      if (answer.closes || answer.code === 'category-closed') return { as: 'closes', reason: answer.code }
      if (answer.code === 'slow-down' || answer.code === 'busy')
        return { as: 'slowDown', reason: answer.code, retryAfterMs: answer.retryAfterMs }
      return answer.evidence.kind === 'not-connected'
        ? { as: 'failed', reason: 'not-connected' }
        : { as: 'nothing' }
  }
}

export type Gate = { as: 'open'; share: number } | { as: 'canary' } | { as: 'wait'; ms: number }

/** What may leave now. */
export function gateOf(breaker: Breaker, now: number): Gate {
  if (breaker.pausedUntil > now) return { as: 'wait', ms: breaker.pausedUntil - now }
  if (breaker.mode !== 'closed') return { as: 'open', share: shareOf(breaker, now) }
  if (breaker.probe.isOut) return { as: 'wait', ms: pauseMs }
  return breaker.probe.nextAt > now ? { as: 'wait', ms: breaker.probe.nextAt - now } : { as: 'canary' }
}

/** The share of the pace in use: doubling every minute while slow. */
export function shareOf(breaker: Breaker, now: number): number {
  if (breaker.mode === 'open') return 1
  return Math.min(1, breaker.ramp * 2 ** (Math.max(0, now - breaker.rampAt) / doublingMs))
}

export const sendCanary = (breaker: Breaker): Breaker => ({
  ...breaker,
  probe: { ...breaker.probe, isOut: true },
})

/** The ramp has arrived: the lane is simply open again. */
export const settle = (breaker: Breaker, now: number): Breaker =>
  breaker.mode === 'slow' && shareOf(breaker, now) >= 1 ? openBreaker(now) : breaker

export function observe(breaker: Breaker, outcome: Outcome, moment: BreakerMoment): Breaker {
  if (breaker.mode === 'closed') return moment.isCanary ? observeCanary(breaker, outcome, moment) : breaker
  const { now } = moment
  switch (outcome.as) {
    case 'nothing':
      return breaker
    case 'well':
      return settle({ ...remember(breaker, false), failuresInRow: 0 }, now)
    case 'closes':
      return close(breaker, outcome.reason, moment)
    case 'slowDown':
      return slowDown(breaker, outcome, now)
    case 'failed': {
      const counted = { ...remember(breaker, true), failuresInRow: breaker.failuresInRow + 1 }
      return isTooMuch(counted) ? close(counted, outcome.reason, moment) : counted
    }
  }
}

function observeCanary(breaker: Breaker, outcome: Outcome, moment: BreakerMoment): Breaker {
  const { now, chance, probes } = moment
  if (outcome.as === 'nothing') return { ...breaker, probe: { ...breaker.probe, isOut: false } }
  if (outcome.as === 'well') {
    const ramp = { ramp: firstShare, rampAt: now }
    return { ...openBreaker(now), ...ramp, mode: 'slow', reason: 'reopening' }
  }
  const failed = breaker.probe.failed + 1
  const askedMs = outcome.as === 'slowDown' ? (outcome.retryAfterMs ?? 0) : 0
  const waitMs = Math.max(askedMs, backoffMs(probes, failed, chance))
  return { ...breaker, reason: outcome.reason, probe: { failed, nextAt: now + waitMs, isOut: false } }
}

function close(breaker: Breaker, reason: string, { now, chance, probes }: BreakerMoment): Breaker {
  const probe = { failed: 0, nextAt: now + backoffMs(probes, 0, chance), isOut: false }
  return { ...breaker, mode: 'closed', reason, failuresInRow: 0, seen: 0, failedBits: 0, probe }
}

/** The whole lane waits as long as the State asked, and then goes on at a lower rate. */
function slowDown(breaker: Breaker, outcome: Extract<Outcome, { as: 'slowDown' }>, now: number): Breaker {
  const pausedUntil = Math.max(breaker.pausedUntil, now + (outcome.retryAfterMs ?? pauseMs))
  const mayLower = breaker.mode === 'open' || now - breaker.rampAt >= loweringEveryMs
  if (!mayLower) return { ...breaker, pausedUntil }
  const ramp = Math.max(leastShare, shareOf(breaker, now) * loweringFactor)
  return {
    ...breaker,
    mode: 'slow',
    reason: outcome.reason,
    ramp,
    rampAt: pausedUntil,
    pausedUntil,
    failuresInRow: 0,
  }
}

const remember = (breaker: Breaker, failed: boolean): Breaker => ({
  ...breaker,
  seen: Math.min(recentMax, breaker.seen + 1),
  failedBits: ((breaker.failedBits << 1) | (failed ? 1 : 0)) & recentMask,
})

const recentMask = 2 ** recentMax - 1

function isTooMuch({ failuresInRow, seen, failedBits }: Breaker): boolean {
  if (failuresInRow >= failuresInRowMax) return true
  return seen >= recentMax && bitsOf(failedBits) >= recentMax * failedShareMax
}

function bitsOf(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
