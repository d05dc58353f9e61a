import {
  type Config,
  defaultDocuments,
  defaultLanes,
  defaultLimits,
  defaultRetry,
  defaultUpstream,
  type UpstreamConfig,
} from '../../server/config.ts'
import { defaultDuplicates } from '../../server/domain/duplicates.ts'
import type { Lane } from '../../server/domain/lane.ts'
import { type Forwarder, makeForwarder } from '../../server/forwarding/forwarder.ts'
import type { CheckItem } from '../../server/usecases/completeDossier.ts'
import { silentLog } from '../../server/usecases/log.ts'
import type {
  DocumentStore,
  DossierView,
  ReservedDossier,
  ReservedPaper,
  Store,
} from '../../server/usecases/ports.ts'
import { type FakeClock, fakeClock } from '../support/fakeClock.ts'
import { anAcceptedRow, aStore, deposit, type StoreHarness } from '../support/storeHarness.ts'
import { aMemoryState, type MemoryState } from './memoryState.ts'

export const settleMs = 6_000

/** The whole engine over a real store and a State in memory, on a clock that moves only when told. */
export interface EngineRun {
  harness: StoreHarness
  clock: FakeClock
  state: MemoryState
  forwarder: Forwarder
  /** Accepts so many dossiers and answers their references. */
  accept(count: number, lane?: Lane, content?: object): Promise<string[]>
  /** Time passes, and everything that is due happens. */
  pass(ms: number): Promise<void>
  /** Time passes until something is so; fails when it never is. */
  until(what: () => boolean | Promise<boolean>, withinMs?: number): Promise<void>
  /** The process dies where it stands: nothing that it awaited is ever answered. A new one starts on the same file. */
  crash(): Promise<{ madeUncertain: number }>
  dossiers(): Promise<DossierView[]>
  close(): Promise<void>
}

export interface EngineOptions {
  upstream?: Partial<UpstreamConfig>
  lanes?: Partial<Config['lanes']>
  /** Judges items again on their way out; by default nothing is found. */
  checkItem?: CheckItem
  /** Stands between the engine and the store. */
  around?: (store: Store) => Store
  /** What is filed of a reserved dossier's papers; their bytes are the text of the digest. */
  papersOf?: (dossier: ReservedDossier) => ReservedPaper[] | undefined
}

export async function anEngine(options: EngineOptions = {}): Promise<EngineRun> {
  const exact = fakeClock()
  // The machine's wall clock knows no fractions of a ms.
  const clock: FakeClock = { ...exact, wall: () => Math.floor(exact.wall()) }
  const harness = await aStore({ clock, settleMs })
  const state = aMemoryState(clock)
  let life = startLife(harness, state, options)
  let accepted = 0

  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= stepMs) {
      await clock.pass(Math.min(left, stepMs))
      for (let turn = 0; turn < turnsAStep; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const run: EngineRun = {
    harness,
    clock,
    state,
    forwarder: life.forwarder,
    pass,
    accept: async (count, lane = 'siv-domestic', content = {}) => {
      const rows = Array.from({ length: count }, (_, at) =>
        anAcceptedRow(at + 1, {
          reference: `R-${accepted + at}`,
          lane,
          procedure: 'declaration-achat',
          content,
        }),
      )
      accepted += count
      await deposit(harness, rows)
      return rows.map(({ reference }) => reference)
    },
    until: async (what, withinMs = 240_000) => {
      for (let passed = 0; !(await what()); passed += stepMs * 5) {
        if (passed > withinMs) throw new Error(`not within ${withinMs} ms`)
        await pass(stepMs * 5)
      }
    },
    crash: async () => {
      life.die()
      await harness.store.close()
      const madeUncertain = await reopen(harness)
      life = startLife(harness, state, options)
      run.forwarder = life.forwarder
      return { madeUncertain }
    },
    dossiers: async () => (await harness.store.dossiers(harness.tenant, { limit: 1_000 })).data,
    close: async () => {
      life.die()
      await harness.close()
    },
  }
  return run
}

const stepMs = 20
const turnsAStep = 4

/** A store of which some methods are others. */
export const standingIn = (store: Store, replaced: Partial<Store>): Store =>
  new Proxy(store, {
    get: (target, name) => {
      const own: unknown = Reflect.get(replaced, name)
      if (own !== undefined) return own
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })

async function reopen(harness: StoreHarness): Promise<number> {
  await harness.restart()
  const { data } = await harness.store.dossiersOfAll({ state: 'uncertain', limit: 1_000 })
  return data.length
}

function startLife(
  harness: StoreHarness,
  state: MemoryState,
  options: EngineOptions,
): { forwarder: Forwarder; die: () => void } {
  let isAlive = true
  const mortal = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown => {
          if (!isAlive) return never
          const answer: unknown = Reflect.apply(value, target, given)
          return answer instanceof Promise ? answer.then((told: unknown) => (isAlive ? told : never)) : answer
        }
      },
    })
  const withPapers = naming(harness.store, options.papersOf)
  const store = mortal(options.around?.(withPapers) ?? withPapers)
  const clock = mortal(harness.clock)
  const forwarder = makeForwarder({
    store,
    upstream: mortal(state.upstream),
    documents: everyDocument,
    checkItem: options.checkItem ?? (() => ({ findings: [], accepted: null })),
    clock: { ...clock, wall: () => harness.clock.wall(), mono: () => harness.clock.mono() },
    random: () => 0.5,
    config: aConfig(options),
    log: silentLog,
  })
  forwarder.start()
  return {
    forwarder,
    die: () => {
      isAlive = false
    },
  }
}

const never = new Promise<never>(() => {})

const naming = (store: Store, papersOf: EngineOptions['papersOf']): Store =>
  papersOf === undefined
    ? store
    : standingIn(store, {
        reserve: async (claim) =>
          (await store.reserve(claim)).map((dossier) => {
            const papers = papersOf(dossier)
            return papers === undefined ? dossier : { ...dossier, papers }
          }),
      })

const everyDocument: DocumentStore = {
  put: () => Promise.reject(new Error('not asked for')),
  get: (sha256) => Promise.resolve(sha256.startsWith('lost') ? null : new TextEncoder().encode(sha256)),
}

function aConfig({ upstream, lanes }: EngineOptions): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    mode: 'live',
    databaseFile: '',
    documentsDir: '',
    upstreamUrl: null,
    upstreamToken: null,
    operatorKey: null,
    role: 'all',
    logLevel: 'silent',
    upstream: { ...defaultUpstream, settleMs, ...upstream },
    lanes: { ...defaultLanes, ...lanes },
    retry: defaultRetry,
    policy: {},
    duplicates: defaultDuplicates,
    documents: defaultDocuments,
    limits: defaultLimits,
  }
}
