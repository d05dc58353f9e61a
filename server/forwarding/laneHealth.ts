import type { LaneConfig } from '../config.ts'
import type { Lane } from '../domain/lane.ts'
import type { Log } from '../usecases/log.ts'
import type { Clock, LaneHealth, LanePatch, Random, Store } from '../usecases/ports.ts'
import type { Backoff } from '../usecases/backoff.ts'
import {
  type Breaker,
  type Gate,
  gateOf,
  observe,
  openBreaker,
  type Outcome,
  restoreBreaker,
  sendCanary,
  settle,
  shareOf,
} from './breaker.ts'
import type { Rates } from './pace.ts'

/** A lane's health in this process, kept in step with the store's row, which operators write too. */
export interface LaneKeeper {
  gate(): Gate
  limits(): Rates & { concurrencyMax: number }
  resendsStopped(): boolean
  observe(outcome: Outcome, isCanary: boolean): void
  sendCanary(): void
  stopResends(): Promise<void>
  /** Reads the operator's settings and writes what changed; answers the pause until the next time. */
  step: () => Promise<number>
}

export interface LaneKeeperParts {
  lane: Lane
  store: Pick<Store, 'laneHealth'>
  clock: Clock
  random: Random
  log: Log
  configured: LaneConfig
  probes: Backoff
  /** The breaker or an operator changed what may leave. */
  onChange: () => void
}

const everyMs = 1_000
const pausedMs = 1_000
/** The ramp is told in coarse steps: it changes all the time, and each step is a commit. */
const rampStep = 1.5
const triesMax = 5
/** No row has this version: a compare-and-set against it only reads. */
const readOnly = -1

export function makeLaneKeeper(parts: LaneKeeperParts): LaneKeeper {
  const { lane, store, clock, random, log, configured, probes, onChange } = parts
  let breaker: Breaker = openBreaker(clock.mono())
  let health: LaneHealth | null = null

  const see = (seen: LaneHealth): void => {
    const before = health
    health = seen
    if (before === null) breaker = restoreBreaker(seen, clock.mono())
    if (before?.state !== seen.state) onChange()
  }
  const change = (next: Breaker): void => {
    const moved = next.mode !== breaker.mode
    breaker = next
    if (!moved) return
    log.info({ lane, state: next.mode, reason: next.reason }, 'the lane changes')
    onChange()
  }
  const patch = async (wanted: (seen: LaneHealth) => LanePatch | null): Promise<void> => {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const seen: LaneHealth = health ?? (await store.laneHealth(lane, readOnly, {})).health
      const changes = wanted(seen)
      if (changes === null) return see(seen)
      const answer = await store.laneHealth(lane, seen.version, changes)
      see(answer.health)
      if (answer.done) return
    }
  }

  return {
    gate: () => {
      const now = clock.mono()
      if (health === null || health.state === 'paused') return { as: 'wait', ms: pausedMs }
      change(settle(breaker, now))
      return gateOf(breaker, now)
    },
    limits: () => ({
      perSecond: health?.perSecond ?? configured.perSecond,
      perMinute: health?.perMinute ?? configured.perMinute,
      concurrencyMax: Math.max(1, Math.floor(health?.concurrencyMax ?? configured.concurrencyMax)),
    }),
    resendsStopped: () => health?.resendsStopped ?? false,
    observe: (outcome, isCanary) =>
      change(observe(breaker, outcome, { now: clock.mono(), chance: random(), isCanary, probes })),
    sendCanary: () => change(sendCanary(breaker)),
    stopResends: () => patch((seen) => (seen.resendsStopped ? null : { resendsStopped: true })),
    step: async () => {
      see((await store.laneHealth(lane, readOnly, {})).health)
      await patch((seen) => wantedPatch(seen, breaker, clock))
      return everyMs
    },
  }
}

/** What the row should say and does not; an operator's pause stands above the breaker. */
function wantedPatch(seen: LaneHealth, breaker: Breaker, clock: Clock): LanePatch | null {
  if (seen.state === 'paused') return null
  const { mode } = breaker
  const share = Math.min(1, shareOf(breaker, clock.mono()))
  const ramp = mode === 'closed' ? seen.ramp : Math.round(share * 1_000) / 1_000
  const moved = Math.max(ramp, seen.ramp) / Math.max(0.001, Math.min(ramp, seen.ramp)) >= rampStep
  if (seen.state === mode) {
    const isDue = mode === 'open' ? seen.ramp !== 1 : moved
    return isDue || seen.reason !== breaker.reason ? { reason: breaker.reason, ramp } : null
  }
  return {
    state: mode,
    reason: breaker.reason,
    ramp,
    since: new Date(clock.wall()).toISOString(),
  }
}
