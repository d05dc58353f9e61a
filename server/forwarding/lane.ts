import PQueue from 'p-queue'
import type { Config } from '../config.ts'
import type { Lane } from '../domain/lane.ts'
import { fileDossier, windowMissed } from '../usecases/fileDossier.ts'
import type { Log } from '../usecases/log.ts'
import type {
  AttemptRecord,
  Clock,
  IncidentDraft,
  Random,
  ReservedDossier,
  Store,
  Upstream,
} from '../usecases/ports.ts'
import { outcomeOf } from './breaker.ts'
import type { LaneKeeper } from './laneHealth.ts'
import { within } from './loop.ts'
import { makeMeter } from './meter.ts'
import { makeSendGuard, slotAheadMs, slotLateMs, spacingMs } from './pace.ts'
import type { Recorder } from './recorder.ts'
import { makeSlots } from './slots.ts'

/** Files the dossiers of one lane: reserve, take slots, commit the intents, send, hand the records on. */
export interface LaneForwarder {
  /** One turn; answers how many ms may pass before the next, unless `onTurn` is called. */
  step: () => Promise<number>
  /** Something of this lane became ready: it is worth asking the store again. */
  hint(): void
  /** Claims nothing more, gives back what was only reserved, and stops what has not left yet. */
  halt(): Promise<void>
  /** Resolves when no attempt is on its way, or after `limitMs`. */
  drained(limitMs: number): Promise<void>
  inFlight(): number
}

export interface LaneParts {
  lane: Lane
  store: Pick<Store, 'reserve' | 'giveBack' | 'beginAttempts' | 'takeSlots'>
  upstream: Upstream
  clock: Clock
  random: Random
  config: Pick<Config, 'upstream' | 'retry' | 'mode'>
  log: Log
  keeper: LaneKeeper
  recorder: Recorder<AttemptRecord>
  report: (incidents: readonly IncidentDraft[]) => void
  owner: string
  /** Something changed: the loop may take its next turn at once. */
  onTurn: () => void
}

/** Bodies in memory, a lane at most; a slow lane holds only what it sends within seconds. */
const heldMax = 256
const heldForMs = 10_000
const leaseMs = 60_000
/** Records that wait for a store that cannot write: nothing more is sent until they are on the disk. */
const unrecordedMax = 1_000
const idleMs = 1_000
const slotsMax = 4_096
const connectMs = 5_000

interface Begun {
  dossier: ReservedDossier
  /** When the intent was handed to the store: the commit came later, so that the window can only be shorter (F2). */
  begunAt: number
  slot: number
  isCanary: boolean
}

export function makeLane(parts: LaneParts): LaneForwarder {
  const { lane, store, clock, config, keeper, recorder, owner, onTurn } = parts
  const queue = new PQueue({ concurrency: keeper.limits().concurrencyMax })
  const guard = makeSendGuard(keeper.limits())
  const slots = makeSlots(store, lane, clock)
  const meter = makeMeter(clock)
  let held: ReservedDossier[] = []
  let heldSince = 0
  let refilling: Promise<void> | null = null
  let refillFault: unknown = null
  let askAgainAt = 0
  let halted = false
  let roomWanted = false

  const step = async (): Promise<number> => {
    if (halted) return idleMs
    const gate = keeper.gate()
    if (gate.as === 'wait') return Math.min(await rest(gate.ms), idleMs)
    const limits = keeper.limits()
    guard.adjust(limits)
    queue.concurrency = limits.concurrencyMax
    if (recorder.size() > unrecordedMax) return idleMs / 10
    const isCanary = gate.as === 'canary'
    const everyMs = spacingMs(limits, gate.as === 'open' ? gate.share : 1)
    await refill(isCanary ? 1 : heldFor(everyMs, limits.concurrencyMax))
    if (held.length === 0) return idleMs
    return send(isCanary, everyMs)
  }

  /** Nothing may leave for a while: others may have what we reserved, and slots in hand are worth nothing. */
  const rest = async (ms: number): Promise<number> => {
    slots.clear()
    if (held.length > 0 && ms > idleMs) await giveBackHeld()
    return ms
  }

  const refill = async (wanted: number): Promise<void> => {
    const now = clock.mono()
    if (held.length > 0 && now - heldSince > leaseMs / 2) await giveBackHeld()
    if (held.length * 2 <= wanted && now >= askAgainAt) refilling ??= reserve(wanted - held.length)
    if (held.length === 0) await refilling
    if (refillFault === null) return
    const fault = refillFault
    refillFault = null
    throw fault
  }
  const reserve = async (max: number): Promise<void> => {
    const attemptMs = config.upstream.timeoutMs + config.upstream.sendWindowMs + connectMs
    askAgainAt = clock.mono() + idleMs
    try {
      const claimed = await store.reserve({ lane, max, leaseMs, owner, attemptMs, shares: {} })
      if (claimed.length >= max) askAgainAt = 0
      if (held.length === 0) heldSince = clock.mono()
      held = held.concat(claimed)
      if (halted) await giveBackHeld()
      if (claimed.length > 0) onTurn()
    } catch (error) {
      refillFault = error
    } finally {
      refilling = null
    }
  }
  const giveBackHeld = async (): Promise<void> => {
    const back = held.map(({ id }) => ({ id, owner }))
    held = []
    if (back.length > 0) await store.giveBack(back)
  }

  const send = async (isCanary: boolean, everyMs: number): Promise<number> => {
    const ahead = Math.min(queue.concurrency, Math.floor(meter.endedPerMs() * meter.leadMs()))
    const room = isCanary ? 1 : queue.concurrency + ahead - queue.pending - queue.size
    roomWanted = room <= 0
    if (roomWanted) return idleMs
    const most = Math.min(room, held.length)
    if (slots.nextAt() === null) await slots.fill(isCanary ? 1 : slotsWanted(everyMs, most), everyMs)
    const due = Math.min(most, slots.dueBy(clock.mono() + meter.leadMs()))
    if (due > 0) {
      await begin(due, isCanary)
      return 0
    }
    const nextAt = slots.nextAt()
    return nextAt === null ? Math.min(everyMs, idleMs) : Math.max(1, nextAt - clock.mono() - meter.leadMs())
  }

  const begin = async (count: number, isCanary: boolean): Promise<void> => {
    const chosen = held.slice(0, count)
    held = held.slice(count)
    const taken = chosen.map(() => slots.take() ?? clock.mono())
    if (isCanary) keeper.sendCanary()
    const begunAt = clock.mono()
    const answers = await store
      .beginAttempts(chosen.map(({ id, fence }) => ({ id, owner, fence })))
      .catch((error: unknown) => {
        if (isCanary) keeper.observe({ as: 'nothing' }, true)
        // Repeating the intent is harmless: whether the commit happened or not, the same fence is asked for again.
        held = chosen.concat(held)
        throw error
      })
    meter.committed(clock.mono() - begunAt)
    for (const [at, dossier] of chosen.entries()) {
      if (answers[at]?.as === 'started') enqueue({ dossier, begunAt, slot: taken[at] ?? begunAt, isCanary })
      else if (isCanary) keeper.observe({ as: 'nothing' }, true)
    }
  }

  const enqueue = (begun: Begun): void => {
    queue.add(() => attempt(begun)).catch((error: unknown) => giveUp(begun, error))
  }

  const attempt = async (begun: Begun): Promise<void> => {
    const { dossier, begunAt, isCanary } = begun
    const endsAt = begunAt + config.upstream.sendWindowMs
    const isOpen = (): boolean => !halted && (isCanary || keeper.gate().as === 'open')
    const inTime = await awaitSlot(begun.slot, { endsAt, isOpen })
    if (inTime) {
      const gate = (): boolean => clock.mono() < endsAt && isOpen() && guard.take(clock.mono())
      const { record, answer, incidents } = await fileDossier(parts, dossier, { gate, isCanary })
      keeper.observe(outcomeOf(answer), isCanary)
      recorder.push(record)
      parts.report(incidents)
    } else {
      if (isCanary) keeper.observe({ as: 'nothing' }, true)
      recorder.push(windowMissed(dossier, config.retry.triesMax))
    }
    meter.ended()
    if (roomWanted) onTurn()
  }

  /** Waits for the slot, or for another when this one was missed. False: the window closed before, or the lane. */
  const awaitSlot = async (
    slot: number,
    { endsAt, isOpen }: { endsAt: number; isOpen: () => boolean },
  ): Promise<boolean> => {
    for (let at = slot; isOpen() && clock.mono() < endsAt;) {
      const now = clock.mono()
      if (now - at > slotLateMs) {
        at = slots.take() ?? (await anotherSlot())
        continue
      }
      const waitMs = Math.max(at - now, guard.waitMs(now))
      if (waitMs <= 0) return true
      await clock.sleep(Math.min(waitMs, Math.max(1, endsAt - now)))
    }
    return false
  }
  const anotherSlot = async (): Promise<number> => {
    const gate = keeper.gate()
    const everyMs = spacingMs(keeper.limits(), gate.as === 'open' ? gate.share : 1)
    await slots.fill(slotsWanted(everyMs, 1), everyMs)
    const taken = slots.take()
    if (taken === null) await clock.sleep(slotLateMs)
    return taken ?? -Infinity
  }

  /** A fault of ours while an attempt was under way: nobody knows whether it left, and the record says so. */
  const giveUp = ({ dossier, begunAt, isCanary }: Begun, error: unknown): void => {
    const fault = error instanceof Error ? error.name : typeof error
    parts.log.error({ lane, dossier: dossier.id, fault }, 'an attempt failed inside the gateway')
    if (isCanary) keeper.observe({ as: 'nothing' }, true)
    recorder.push({
      id: dossier.id,
      fence: dossier.fence,
      elapsedMs: Math.round(clock.mono() - begunAt),
      evidence: { kind: 'gateway-fault' },
      verdict: { as: 'unknown', lookUpAfterMs: 0 },
    })
  }

  return {
    step,
    hint: () => {
      askAgainAt = 0
      onTurn()
    },
    halt: async () => {
      halted = true
      await refilling
      await giveBackHeld()
    },
    drained: async (limitMs) => {
      await within(queue.onIdle(), { clock, limitMs })
    },
    inFlight: () => queue.pending + queue.size,
  }
}

/** As many as the lane sends within seconds, never more than memory allows. */
const heldFor = (everyMs: number, concurrencyMax: number): number =>
  Math.min(heldMax, Math.max(concurrencyMax, Math.ceil(heldForMs / everyMs)))

/** A fast lane asks for many slots at once: each question is a commit. A slow one asks for what it can use. */
const slotsWanted = (everyMs: number, most: number): number =>
  Math.max(most, Math.min(slotsMax, Math.floor(slotAheadMs / 2 / everyMs) - 1))
