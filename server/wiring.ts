import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { collectStart } from './collectStart.ts'
import type { Config } from './config.ts'
import { gazetteerOf } from './domain/places/gazetteer.ts'
import { makeForwarder } from './forwarding/forwarder.ts'
import { type AppParts } from './http/appParts.ts'
import { makeApp } from './http/app.ts'
import { makeIds } from './ids.ts'
import { scanBodyFault } from './intake/bodyFaults.ts'
import { checkItem } from './intake/checkItem.ts'
import { loadCommunes } from './intake/communes.ts'
import { makeItemReader } from './intake/itemReader.ts'
import { Scanner } from './intake/scan.ts'
import { openStore } from './openStore.ts'
import { ConfigError } from './readConfig.ts'
import { randomText } from './randomText.ts'
import { systemClock } from './systemClock.ts'
import { makeUpstream } from './upstream/httpUpstream.ts'
import { makeAcceptBatch } from './usecases/acceptBatch.ts'
import { makeAcceptDossier } from './usecases/acceptDossier.ts'
import type { Log } from './usecases/log.ts'
import { makeValidateBatch } from './usecases/validateBatch.ts'
import { version } from './version.ts'
import { wireDocuments } from './wireDocuments.ts'

/** The gateway as one thing: it listens, files, and stops in order. */
export interface Gateway {
  app: FastifyInstance
  /** Listens and begins to file. Answers where it listens. */
  start(): Promise<string>
  /** Turns red, ends waits and streams, lets attempts on their way end, closes the store: within `drainMs`. */
  drain(): Promise<void>
}

/** The share of the drain limit that slow clients are given. */
const patience = 0.6

/**
 * The composition root: builds every part and hands it its collaborators.
 * @throws StoreError held-by-another when a gateway runs on the same file
 */
export async function wire(config: Config, log: Log): Promise<Gateway> {
  const store = await openStore(config)
  const ids = makeIds()
  const { startDocuments, stopDocuments, ...papers } = wireDocuments({
    config,
    store,
    clock: systemClock,
    ids,
    log,
  })
  const communes = loadCommunes()
  const places = gazetteerOf(communes)
  const itemReader = makeItemReader({ limits: config.limits, communes })
  const upstream = makeUpstream({
    url: config.upstreamUrl ?? '',
    token: config.upstreamToken,
    config: config.upstream,
    // Each lane bounds its own, as its operator says; a common bound would let a lane that hangs starve the others.
    connections: Number.POSITIVE_INFINITY,
    mode: config.mode,
  })
  const checkWithPlaces: typeof checkItem = (raw, context, ...more) =>
    checkItem(raw, { ...context, places }, ...more)
  const draining = new AbortController()
  const { policy, duplicates } = config
  const common = { store, itemReader, clock: systemClock, ids, policy, duplicates }
  const app = await makeApp({
    ...common,
    ...papers,
    upstream,
    log,
    config,
    acceptBatch: makeAcceptBatch(common),
    validateBatch: makeValidateBatch(common),
    acceptDossier: makeAcceptDossier(common),
    checkItem: checkWithPlaces,
    readJson: strictReader(config),
    drawText: randomText,
    loopDelayMs: loopDelay(),
    draining: draining.signal,
    version,
  })
  const forwarder = makeForwarder({
    store,
    upstream,
    documents: papers.documents,
    checkItem: checkWithPlaces,
    clock: systemClock,
    random: Math.random,
    config,
    log,
  })
  return {
    app,
    async start() {
      const { epoch, madeUncertain, swept, isOtherWorld } = await store.openEpoch('start', config.mode)
      if (isOtherWorld)
        throw new ConfigError([
          `LIASSE_MODE: ${config.mode}, but LIASSE_DATABASE_URL holds the data of the ${config.mode === 'live' ? 'test' : 'live'} world`,
        ])
      log.info({ epoch, madeUncertain, swept }, 'the store is open')
      await startDocuments()
      collectStart()
      forwarder.start()
      return app.listen({ host: config.host, port: config.port })
    },
    async drain() {
      draining.abort()
      // Whoever is still sending or reading then is cut off: nothing of an unfinished batch is kept.
      const cut = setTimeout(() => app.server.closeAllConnections(), config.limits.drainMs * patience)
      await Promise.all([app.close(), forwarder.stop(), stopDocuments()])
      clearTimeout(cut)
      await itemReader.close()
      await upstream.close()
      await store.close()
    },
  }
}

function strictReader({ limits }: Config): AppParts['readJson'] {
  const scanner = new Scanner(limits.jsonDepthMax)
  return (bytes) => {
    const fault = scanner.scanText(bytes)
    if (fault) return { as: 'fault', fault: scanBodyFault(fault, limits) }
    return { as: 'value', value: JSON.parse(Buffer.from(bytes).toString('utf8')) }
  }
}

function loopDelay(): () => number {
  const histogram = monitorEventLoopDelay({ resolution: 10 })
  histogram.enable()
  return () => {
    const p99Ms = histogram.percentile(99) / 1e6
    histogram.reset()
    return Math.max(0, p99Ms - 10)
  }
}
