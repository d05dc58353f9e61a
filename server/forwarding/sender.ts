import type { Config } from '../config.ts'
import type { Lane } from '../domain/lane.ts'
import { doubtsPapers, fileDossier, windowMissed } from '../usecases/fileDossier.ts'
import type { Log } from '../usecases/log.ts'
import type {
  AttemptRecord,
  Clock,
  IncidentDraft,
  Random,
  ReservedDossier,
  Upstream,
} from '../usecases/ports.ts'
import { outcomeOf } from './breaker.ts'
import type { LaneKeeper } from './laneHealth.ts'
import { type SendGuard, slotLateMs } from './pace.ts'
import type { PapersAtState } from './papersAtState.ts'
import type { Recorder } from './recorder.ts'
import type { Slots } from './slots.ts'

/** A dossier whose intent is committed. */
export interface Begun {
  dossier: ReservedDossier
  /** When the intent was handed to the store: the commit came later, so that the window can only be shorter (F2). */
  begunAt: number
  slot: number
  isCanary: boolean
}

export interface SenderParts {
  lane: Lane
  upstream: Upstream
  clock: Clock
  random: Random
  config: Pick<Config, 'upstream' | 'retry' | 'mode'>
  log: Log
  keeper: LaneKeeper
  recorder: Recorder<AttemptRecord>
  report: (incidents: readonly IncidentDraft[]) => void
  atState: PapersAtState
  guard: SendGuard
  slots: Slots
  /** Asks for more slots, at the pace of now. */
  fillSlots: () => Promise<void>
  isHalted: () => boolean
}

/** Sends what was begun, in its slot and its window, and hands on what to record; answers whether it left. Never throws. */
export function makeSender(parts: SenderParts): (begun: Begun) => Promise<boolean> {
  return async (begun) => {
    try {
      const record = await attempt(parts, begun)
      parts.recorder.push(record)
      return record.evidence.kind !== 'window-missed'
    } catch (error) {
      giveUp(parts, begun, error)
      return true
    }
  }
}

async function attempt(
  parts: SenderParts,
  { dossier, begunAt, slot, isCanary }: Begun,
): Promise<AttemptRecord> {
  const { clock, config, keeper, guard } = parts
  const endsAt = begunAt + config.upstream.sendWindowMs
  const isOpen = (): boolean =>
    !parts.isHalted() && clock.mono() < endsAt && (isCanary || keeper.gate().as === 'open')
  if (!(await awaitSlot(parts, slot, { endsAt, isOpen }))) {
    if (isCanary) keeper.observe({ as: 'nothing' }, true)
    return windowMissed(dossier, config.retry.triesMax)
  }
  const gate = (): boolean => isOpen() && guard.take(clock.mono())
  const { record, answer, incidents } = await fileDossier(parts, dossier, { gate, isCanary })
  keeper.observe(outcomeOf(answer), isCanary)
  if (dossier.papers !== undefined && doubtsPapers(answer)) parts.atState.forget(dossier.papers)
  parts.report(incidents)
  return record
}

/** Records what was begun and surely never left. */
export function giveUpUnsent(
  { keeper, recorder, config }: Pick<SenderParts, 'keeper' | 'recorder' | 'config'>,
  { dossier, isCanary }: Begun,
): void {
  if (isCanary) keeper.observe({ as: 'nothing' }, true)
  recorder.push(windowMissed(dossier, config.retry.triesMax))
}

/** Waits for the slot, or for another when this one was missed. False: the window or the lane closed before. */
async function awaitSlot(
  parts: SenderParts,
  slot: number,
  { endsAt, isOpen }: { endsAt: number; isOpen: () => boolean },
): Promise<boolean> {
  const { clock, guard, slots } = parts
  let at: number | null = slot
  while (isOpen()) {
    const now = clock.mono()
    if (at === null || now - at > slotLateMs) {
      at = slots.take() ?? (await anotherSlot(parts))
      continue
    }
    const waitMs = Math.max(at - now, guard.waitMs(now))
    if (waitMs <= 0) return true
    await clock.sleep(Math.min(waitMs, Math.max(1, endsAt - now)))
  }
  return false
}

async function anotherSlot({ clock, slots, fillSlots }: SenderParts): Promise<number | null> {
  await fillSlots()
  const taken = slots.take()
  if (taken === null) await clock.sleep(slotLateMs)
  return taken
}

/** A fault of ours while an attempt was under way: nobody knows whether it left, and the record says so. */
function giveUp(parts: SenderParts, { dossier, begunAt, isCanary }: Begun, error: unknown): void {
  const fault = error instanceof Error ? error.name : typeof error
  parts.log.error({ lane: parts.lane, dossier: dossier.id, fault }, 'an attempt failed inside the gateway')
  if (isCanary) parts.keeper.observe({ as: 'nothing' }, true)
  parts.recorder.push({
    id: dossier.id,
    fence: dossier.fence,
    elapsedMs: Math.round(parts.clock.mono() - begunAt),
    evidence: { kind: 'gateway-fault' },
    verdict: { as: 'unknown', lookUpAfterMs: 0 },
  })
}
