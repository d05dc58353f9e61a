import PQueue from 'p-queue'
import type { ReservedDossier, Store } from '../usecases/ports.ts'
import { type Held, type HeldParts, makeHeld } from './held.ts'
import { within } from './loop.ts'
import { makeMeter, type Meter } from './meter.ts'
import { makeSendGuard, slotAheadMs, spacingMs } from './pace.ts'
import { type Begun, giveUpUnsent, makeSender, type SenderParts } from './sender.ts'
import { makeSlots, type Slots } from './slots.ts'

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

export interface LaneParts
  extends
    Omit<HeldParts, 'upstream' | 'keeper' | 'config'>,
    Omit<SenderParts, 'guard' | 'slots' | 'fillSlots' | 'isHalted'> {
  store: Pick<Store, 'reserve' | 'giveBack' | 'putOff' | 'beginAttempts' | 'takeSlots'>
  /** Those that the rules of today still let go; the others are with their clients when it answers. */
  judgeAgain: (dossiers: ReservedDossier[]) => Promise<ReservedDossier[]>
}

/** Bodies in memory, a lane at most; a slow lane holds only what it sends within seconds. */
const heldMax = 2_048
const heldForMs = 10_000
const slotsMax = 4_096
/** Records that wait for a store that cannot write: nothing more is sent until they are on the disk. */
const unrecordedMax = 1_000
const idleMs = 1_000

interface LaneRun {
  parts: LaneParts
  held: Held
  slots: Slots
  meter: Meter
  queue: PQueue
  /** Begun, and waiting for a place. */
  begun: Begun[]
  /** Those who send, each with a place in the queue, and how many of them have something to send. */
  senders: number
  sending: number
  /** Answers whether it reached the State's side. */
  send: (begun: Begun) => Promise<boolean>
  /** The last turn found every place taken: the next end of an attempt is worth a turn. */
  roomWanted: boolean
  /** Intents on their way to the disk, which take places already, and what went wrong with one. */
  beginning: Map<Promise<void>, number>
  fault: unknown
}

export function makeLane(parts: LaneParts): LaneForwarder {
  const { keeper, clock } = parts
  const guard = makeSendGuard(keeper.limits())
  const slots = makeSlots(parts.store, parts.lane, clock)
  let halted = false
  const fillSlots = async (): Promise<void> => {
    const everyMs = everyMsOf(parts)
    await slots.fill(slotsWanted(everyMs, 1), everyMs)
  }
  const run: LaneRun = {
    parts,
    slots,
    held: makeHeld(parts),
    meter: makeMeter(clock),
    queue: new PQueue({ concurrency: keeper.limits().concurrencyMax }),
    begun: [],
    senders: 0,
    sending: 0,
    send: makeSender({ ...parts, guard, slots, fillSlots, isHalted: () => halted }),
    roomWanted: false,
    beginning: new Map(),
    fault: null,
  }
  return {
    step: async () => {
      if (halted) return idleMs
      guard.adjust(keeper.limits())
      return turn(run)
    },
    hint: () => run.held.hint(),
    halt: async () => {
      halted = true
      await Promise.all(run.beginning.keys())
      endUnsent(run, () => true)
      await run.held.halt()
    },
    drained: (limitMs) => within(run.queue.onIdle(), { clock, limitMs }),
    inFlight: () => underWay(run),
  }
}

async function turn(run: LaneRun): Promise<number> {
  const { parts, held, slots, queue } = run
  if (run.fault !== null) {
    const { fault } = run
    run.fault = null
    throw fault
  }
  const leftFrom = parts.clock.mono() - parts.config.upstream.sendWindowMs
  endUnsent(run, ({ begunAt }) => begunAt <= leftFrom)
  const gate = parts.keeper.gate()
  if (gate.as === 'wait') {
    // Nothing may leave for a while: others may have what we reserved, and slots in hand are worth nothing.
    slots.clear()
    if (held.size() + held.uploading() > 0 && gate.ms > idleMs) await held.giveBack()
    return Math.min(gate.ms, idleMs)
  }
  if (parts.recorder.size() > unrecordedMax) return idleMs / 10
  const isCanary = gate.as === 'canary'
  queue.concurrency = parts.keeper.limits().concurrencyMax
  await held.refill(isCanary ? 1 : heldFor(everyMsOf(parts), queue.concurrency))
  return held.size() === 0 ? idleMs : beginDue(run, isCanary)
}

/** Begins what has a slot soon and a place to be sent from. */
async function beginDue(run: LaneRun, isCanary: boolean): Promise<number> {
  const { parts, held, slots, meter } = run
  const room = isCanary ? 1 : roomOf(run)
  run.roomWanted = room === 0
  if (run.roomWanted) return idleMs
  const everyMs = everyMsOf(parts)
  const most = Math.min(room, held.size())
  if (slots.nextAt() === null) await slots.fill(isCanary ? 1 : slotsWanted(everyMs, most), everyMs)
  const due = slots.dueBy(parts.clock.mono() + meter.leadMs(), most)
  if (due > 0) {
    beginInBackground(run, due, isCanary)
    return 0
  }
  const nextAt = slots.nextAt()
  return nextAt === null
    ? Math.min(everyMs, idleMs)
    : Math.max(1, nextAt - parts.clock.mono() - meter.leadMs())
}

/** However fast a lane is, no more than this many times its places are begun before they can leave. */
const aheadFactor = 32
/** Begun ahead is what leaves during so many commits: the larger a commit, the fewer there are. */
const commitsAhead = 20
/** And never more than leaves in this time: a State that hangs, or a crash, leaves them waiting or in doubt. */
const aheadMsMax = 250
/** The share of that which has to be free before more is begun. */
const worthwhileShare = 0.6

/**
 * Places free now, and those that will be by the time an intent is committed; none as long as waiting a little makes
 * the commit worth more. A lane of a few a second begins nothing ahead.
 */
function roomOf(run: LaneRun): number {
  const { queue, meter } = run
  const expected = Math.floor(meter.endedPerMs() * Math.min(aheadMsMax, meter.leadMs() * commitsAhead))
  const ahead = Math.min(aheadFactor * queue.concurrency, expected)
  const beginning = [...run.beginning.values()].reduce((sum, count) => sum + count, 0)
  const room = queue.concurrency + ahead - underWay(run) - beginning
  return room > ahead * worthwhileShare ? room : 0
}

/** The next intents are handed over while these are on their way to the disk, so that they share commits. */
function beginInBackground(run: LaneRun, count: number, isCanary: boolean): void {
  const beginning = begin(run, count, isCanary)
    .catch((error: unknown) => {
      run.fault = error
    })
    .then(() => {
      run.beginning.delete(beginning)
      run.parts.onTurn()
    })
  run.beginning.set(beginning, count)
}

async function begin(run: LaneRun, count: number, isCanary: boolean): Promise<void> {
  const { parts, held, slots, meter } = run
  const { clock, keeper, owner } = parts
  const chosen = await judged(run, held.take(count))
  if (chosen.length === 0) return
  const taken = chosen.map(() => slots.take() ?? clock.mono())
  if (isCanary) keeper.sendCanary()
  const begunAt = clock.mono()
  const answers = await parts.store
    .beginAttempts(chosen.map(({ id, fence }) => ({ id, owner, fence })))
    .catch((error: unknown) => {
      if (isCanary) keeper.observe({ as: 'nothing' }, true)
      // Repeating the intent is harmless: whether the commit happened or not, the same fence is asked for again.
      held.putBack(chosen)
      throw error
    })
  meter.committed(clock.mono() - begunAt)
  for (const [at, dossier] of chosen.entries()) {
    if (answers[at]?.as === 'started')
      enqueue(run, { dossier, begunAt, slot: taken[at] ?? begunAt, isCanary })
    else if (isCanary) keeper.observe({ as: 'nothing' }, true)
  }
}

async function judged({ parts, held }: LaneRun, chosen: ReservedDossier[]): Promise<ReservedDossier[]> {
  try {
    return await parts.judgeAgain(chosen)
  } catch (error) {
    held.putBack(chosen)
    throw error
  }
}

/** A place in the queue is taken once and kept for as long as there is something to send: taking one costs more than a sending. */
function enqueue(run: LaneRun, begun: Begun): void {
  run.begun.push(begun)
  if (run.senders >= run.queue.concurrency) return
  run.senders += 1
  void run.queue.add(() => sendBegun(run))
}

async function sendBegun(run: LaneRun): Promise<void> {
  const { queue, begun } = run
  const next = (): Begun | undefined => (run.senders > queue.concurrency ? undefined : begun.shift())
  for (let one = next(); one; one = next()) {
    run.sending += 1
    // A window that was missed says nothing of how fast the lane is.
    if (await run.send(one)) run.meter.ended()
    run.sending -= 1
    if (run.roomWanted && roomOf(run) > 0) run.parts.onTurn()
  }
  run.senders -= 1
}

/** What nobody takes in its window while the State keeps all places waiting goes back: surely not sent (F2). */
function endUnsent({ begun, parts }: LaneRun, isOver: (one: Begun) => boolean): void {
  for (let [oldest] = begun; oldest && isOver(oldest); [oldest] = begun) {
    begun.shift()
    giveUpUnsent(parts, oldest)
  }
}

const underWay = ({ begun, sending }: LaneRun): number => begun.length + sending

const everyMsOf = ({ keeper }: LaneParts): number => {
  const gate = keeper.gate()
  return spacingMs(keeper.limits(), gate.as === 'open' ? gate.share : 1)
}

/** As many as the lane sends within seconds, never more than memory allows. */
const heldFor = (everyMs: number, concurrencyMax: number): number =>
  Math.min(heldMax, Math.max(concurrencyMax, Math.ceil(heldForMs / everyMs)))

/** A fast lane asks for many slots at once: each question is a commit. A slow one asks for what it can use. */
const slotsWanted = (everyMs: number, most: number): number =>
  Math.max(most, Math.min(slotsMax, Math.floor(slotAheadMs / 2 / everyMs) - 1))
