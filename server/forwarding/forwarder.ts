import type { Config } from '../config.ts'
import { type Lane, lanes } from '../domain/lane.ts'
import type { CheckItem } from '../usecases/completeDossier.ts'
import { askForPapers } from '../usecases/askForPapers.ts'
import { makeJudgeAgain } from '../usecases/judgeAgain.ts'
import type { Log } from '../usecases/log.ts'
import type {
  AttemptRecord,
  Clock,
  DocumentStore,
  IncidentDraft,
  LookUpRecord,
  Random,
  StatusRecord,
  Store,
  Touched,
  Upstream,
} from '../usecases/ports.ts'
import { makeFollow } from './follow.ts'
import { makeChores } from './housekeeping.ts'
import { type LaneForwarder, type LaneParts, makeLane } from './lane.ts'
import { makeLaneKeeper } from './laneHealth.ts'
import { makeLookUps } from './lookUps.ts'
import { type Loop, startLoop, within } from './loop.ts'
import { makePapers } from './papers.ts'
import { makePapersAtState } from './papersAtState.ts'
import { makeRecorder, type Recorder } from './recorder.ts'

export interface ForwarderParts {
  store: Store
  upstream: Upstream
  documents: DocumentStore
  /** The same check as at intake. */
  checkItem: CheckItem
  clock: Clock
  random: Random
  config: Config
  log: Log
}

export interface Forwarder {
  start(): void
  /**
   * Claims nothing more, gives back what was only reserved, lets attempts on their way end, and records them, all
   * within the drain limit. What is still out then is left: the next start makes it uncertain.
   */
  stop(): Promise<void>
  /** Attempts on their way, for health and for those who wait. */
  inFlight(): number
}

/** Outcomes are committed in groups: a few ms more in memory save most of the commits. */
const gatherMs = 20
/** Of the drain limit, what is kept for giving back, for ending steps and for writing the last records, each. */
const recordShare = 0.1
/** A lane that fails is probed at least this often, whatever the retry settings say. */
const probeMsMax = 300_000

export function makeForwarder(parts: ForwarderParts): Forwarder {
  const { store, clock, config, log } = parts
  const engine = assemble(parts)
  const loops: Loop[] = []
  let unwatch = (): void => {}

  return {
    start: () => {
      const run = (name: string, step: () => Promise<number>, leastPauseMs = 0): Loop => {
        const loop = startLoop(step, { name, clock, log, leastPauseMs })
        loops.push(loop)
        return loop
      }
      const release = run('release', engine.chores.release.step, engine.chores.release.leastPauseMs)
      const { promote, leases, deadlines, warnings } = engine.chores
      for (const { name, step } of [promote, leases, deadlines, warnings]) run(name, step)
      for (const { lane, keeper, forwarder, lookUps, setWake } of engine.lanes) {
        run(`health/${lane}`, keeper.step)
        const loop = run(`file/${lane}`, forwarder.step)
        setWake(loop.wake)
        run(`lookUps/${lane}`, lookUps.step)
      }
      run('follow', engine.follow.step)
      run('papers', engine.papers.step)
      unwatch = store.watch((touched) => spread(touched, engine, release))
    },
    stop: async () => {
      const { drainMs } = config.limits
      unwatch()
      const recordMs = drainMs * recordShare
      const halts = engine.lanes.flatMap(({ forwarder, lookUps }) => [forwarder.halt(), lookUps.halt()])
      await within(Promise.all(halts.map(tolerate)), { clock, limitMs: recordMs })
      await within(Promise.all(loops.map((loop) => loop.stop())), { clock, limitMs: recordMs })
      await Promise.all(engine.lanes.map(({ forwarder }) => forwarder.drained(drainMs - 4 * recordMs)))
      await Promise.all(engine.recorders.map((recorder) => recorder.flush(recordMs)))
    },
    inFlight: () => engine.lanes.reduce((sum, { forwarder }) => sum + forwarder.inFlight(), 0),
  }
}

/** Stopping goes on whatever one part says. */
const tolerate = (ending: Promise<void>): Promise<void> => ending.catch(() => {})

function spread(touched: Touched, { lanes: all }: Engine, release: Loop): void {
  if (touched.batches.size > 0) release.wake()
  for (const { lane, forwarder } of all) if (touched.lanes.has(lane)) forwarder.hint()
}

interface LaneEngine {
  lane: Lane
  keeper: ReturnType<typeof makeLaneKeeper>
  forwarder: LaneForwarder
  lookUps: ReturnType<typeof makeLookUps>
  setWake: (wake: () => void) => void
}

interface Engine {
  lanes: LaneEngine[]
  chores: ReturnType<typeof makeChores>
  follow: ReturnType<typeof makeFollow>
  papers: ReturnType<typeof makePapers>
  recorders: Recorder<never>[]
}

/** Every part of the engine, not yet running; tests turn the same parts by hand. */
export function assemble(parts: ForwarderParts): Engine {
  const { store, clock, random, config, log } = parts
  const report = makeReport(parts)
  const owner = `forwarder-${random().toString(36).slice(2)}`
  const { mode, policy } = config
  const judging = { ...parts, mode, policy, owner }
  const judgeAgain = makeJudgeAgain(judging)
  const forClients: LaneParts['askForPapers'] = (...asked) => askForPapers(judging, ...asked)
  const atState = makePapersAtState()
  const recorder = <T extends { id: string }>(
    name: string,
    write: (batch: T[]) => Promise<('recorded' | 'stale')[]>,
  ): Recorder<T> =>
    makeRecorder<T>({
      name,
      clock,
      log,
      gatherMs,
      write: async (batch) => {
        const answers = await write(batch)
        for (const [at, answer] of answers.entries())
          if (answer === 'stale')
            log.warn({ recorder: name, dossier: batch[at]?.id }, 'a record came too late')
      },
    })
  const attempts = recorder<AttemptRecord>('attempts', (batch) => store.recordAttempts(batch))
  const lookUps = recorder<LookUpRecord>('lookUps', (batch) => store.recordLookUps(batch))
  const statuses = recorder<StatusRecord>('statuses', (batch) => store.recordStatuses(batch))
  const probes = { baseMs: config.retry.baseMs, capMs: Math.min(config.retry.capMs, probeMsMax) }

  const laneEngine = (lane: Lane): LaneEngine => {
    let wake = (): void => {}
    const keeper = makeLaneKeeper({
      lane,
      store,
      clock,
      random,
      log,
      probes,
      configured: config.lanes[lane],
      onChange: () => wake(),
    })
    const shared = { ...parts, lane, keeper, report, atState, askForPapers: forClients }
    return {
      lane,
      keeper,
      forwarder: makeLane({ ...shared, judgeAgain, recorder: attempts, owner, onTurn: () => wake() }),
      lookUps: makeLookUps({ ...shared, recorder: lookUps }),
      setWake: (next) => {
        wake = next
      },
    }
  }
  return {
    lanes: lanes.map(laneEngine),
    chores: makeChores(store),
    follow: makeFollow({ ...parts, recorder: statuses, report }),
    papers: makePapers({ ...parts, report, timeoutMs: config.upstream.timeoutMs }),
    recorders: [attempts, lookUps, statuses],
  }
}

/** Incidents are told at once and kept as soon as the store can. */
function makeReport({ store, clock, log }: ForwarderParts): (incidents: readonly IncidentDraft[]) => void {
  const kept = makeRecorder<IncidentDraft>({
    name: 'incidents',
    clock,
    log,
    write: async (batch) => {
      for (const incident of batch) await store.reportIncident(incident)
    },
  })
  return (incidents) => {
    for (const incident of incidents) {
      log.error({ incident: incident.kind, lane: incident.lane, dossier: incident.dossier }, 'an incident')
      kept.push(incident)
    }
  }
}
