import PQueue from 'p-queue'
import type { Config } from '../config.ts'
import type { Lane } from '../domain/lane.ts'
import type { Log } from '../usecases/log.ts'
import type {
  Clock,
  IncidentDraft,
  LookUpRecord,
  Random,
  Store,
  UncertainDossier,
  Upstream,
} from '../usecases/ports.ts'
import { resolveUncertain } from '../usecases/resolveUncertain.ts'
import type { LaneKeeper } from './laneHealth.ts'
import { spacingMs } from './pace.ts'
import type { Recorder } from './recorder.ts'
import { makeSlots } from './slots.ts'

export interface LookUpParts {
  lane: Lane
  store: Pick<Store, 'dueUncertain' | 'takeSlots'>
  upstream: Upstream
  clock: Clock
  random: Random
  config: Pick<Config, 'upstream' | 'retry'>
  log: Log
  keeper: LaneKeeper
  recorder: Recorder<LookUpRecord>
  report: (incidents: readonly IncidentDraft[]) => void
}

export interface LookUps {
  step: () => Promise<number>
  halt(): Promise<void>
}

const concurrencyMax = 4
const claimedMax = 32
const idleMs = 500
const marginMs = 30_000
const slotsTriesMs = 20
const pauseMsMax = 60_000

/** Looks up the uncertain dossiers of one lane, with a budget of their own beside the filings. */
export function makeLookUps(parts: LookUpParts): LookUps {
  const { lane, store, clock, config, keeper, recorder } = parts
  const queue = new PQueue({ concurrency: concurrencyMax })
  const slots = makeSlots(store, `lookUps/${lane}`, clock)
  let pausedUntil = 0
  let halted = false

  const step = async (): Promise<number> => {
    if (halted || clock.mono() < pausedUntil) return idleMs
    const room = claimedMax - queue.size - queue.pending
    if (room < claimedMax / 2) return idleMs / 10
    const due = await store.dueUncertain(room, config.upstream.timeoutMs + marginMs, lane)
    const claimedAt = clock.mono()
    for (const dossier of due) enqueue(dossier, claimedAt)
    return due.length < room ? idleMs : 0
  }

  const enqueue = (dossier: UncertainDossier, claimedAt: number): void => {
    // What is not looked at, for whatever reason, is simply due again when its claim runs out.
    queue
      .add(() => lookAt(dossier, claimedAt))
      .catch((error: unknown) => {
        const fault = error instanceof Error ? error.name : typeof error
        parts.log.error({ lane, dossier: dossier.id, fault }, 'a look-up failed inside the gateway')
      })
  }

  const lookAt = async (dossier: UncertainDossier, claimedAt: number): Promise<void> => {
    if (config.upstream.lookUp || dossier.duplicateOf !== null) await awaitSlot()
    if (halted) return
    const resendsStopped = keeper.resendsStopped()
    const resolution = await resolveUncertain(parts, dossier, { claimedAt, resendsStopped })
    const { answer } = resolution
    if (answer?.as === 'noEvidence' && answer.retryAfterMs !== null)
      pausedUntil = clock.mono() + Math.min(pauseMsMax, answer.retryAfterMs)
    if (answer?.as === 'noEvidence' && answer.closes)
      keeper.observe({ as: 'closes', reason: answer.evidence.code ?? 'look-up-refused' }, false)
    parts.report(resolution.incidents)
    if (resolution.stopsResends) await keeper.stopResends()
    recorder.push(resolution.record)
  }

  const awaitSlot = async (): Promise<void> => {
    while (!halted) {
      const now = clock.mono()
      if (now < pausedUntil) {
        await clock.sleep(Math.min(idleMs, pausedUntil - now))
        continue
      }
      const at = slots.take()
      if (at !== null) return at > now ? clock.sleep(at - now) : undefined
      if ((await slots.fill(concurrencyMax, spacingMs(keeper.limits(), 1))) === 0)
        await clock.sleep(slotsTriesMs)
    }
  }

  return {
    step,
    halt: async () => {
      halted = true
      queue.clear()
    },
  }
}
