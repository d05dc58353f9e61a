import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Pool } from 'undici'
import {
  type Config,
  defaultDocuments,
  defaultLanes,
  defaultLimits,
  defaultRetry,
  defaultUpstream,
} from '../../server/config.ts'
import { defaultDuplicates } from '../../server/domain/duplicates.ts'
import { makeForwarder } from '../../server/forwarding/forwarder.ts'
import { makeIds } from '../../server/ids.ts'
import { openSqliteStore } from '../../server/storage/sqlite/openStore.ts'
import { systemClock } from '../../server/systemClock.ts'
import { makeUpstream } from '../../server/upstream/httpUpstream.ts'
import { type Chunk, packChunk } from '../../server/usecases/chunk.ts'
import { silentLog } from '../../server/usecases/log.ts'
import type { DocumentStore, ReserveClaim, Store } from '../../server/usecases/ports.ts'
import { printFigure } from './figures.ts'

const connections = 50
const rounds = 5
const chunkRows = 500

/** A procedure for which the State issues no paper: fetching papers is no part of forwarding. */
const benched = { procedure: 'titre-reussite-examen', channel: 'ants', lane: 'ants-title' } as const

interface Options {
  /** Dossiers a round. */
  dossiers?: number
}

/**
 * Forwarding with its durable bookkeeping against the same filings sent bare: an undici pool of the same size, the same
 * bodies, the same stub, no database. Interleaved rounds; only the ratio counts (performance.md section 4).
 */
export async function run({ dossiers = 20_000 }: Options = {}): Promise<void> {
  const stub = await startStub()
  const bodies = Array.from({ length: dossiers }, (_, at) => anItem(at))
  const ratios: number[] = []
  const bares: number[] = []
  const ours: number[] = []
  const drains: number[] = []
  const bareCpus: number[] = []
  const oursCpus: number[] = []
  const gateway = await openGateway(stub.url)
  try {
    await bareRound(stub.url, bodies)
    await gateway.drain(bodies)
    for (let round = 0; round < rounds; round += 1) {
      const bare = await bareRound(stub.url, bodies)
      const drained = await gateway.drain(bodies)
      bares.push(perSecond(dossiers, bare.ms))
      ours.push(perSecond(dossiers, drained.ms))
      drains.push(drained.ms / 1_000)
      ratios.push(bare.ms / drained.ms)
      bareCpus.push(bare.cpuMicros / dossiers)
      oursCpus.push(drained.cpuMicros / dossiers)
    }
  } finally {
    await gateway.close()
    stub.process.kill()
  }
  printFigure('forward', 'ratioToBareHttp', ratios)
  printFigure('forward', 'bareHttpPerSecond', bares, 0)
  printFigure('forward', 'forwardedPerSecond', ours, 0)
  printFigure('forward', `drainOf${dossiers}Seconds`, drains)
  printFigure('forward', 'bareCpuMicros', bareCpus, 0)
  printFigure('forward', 'forwardedCpuMicros', oursCpus, 0)
}

/** How long something took, and what it cost in all threads of this process: far less noisy than the time. */
interface Cost {
  ms: number
  cpuMicros: number
}

function costs(): () => Cost {
  const beganAt = performance.now()
  const cpuBefore = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(cpuBefore)
    return { ms: performance.now() - beganAt, cpuMicros: user + system }
  }
}

const perSecond = (count: number, ms: number): number => (count * 1_000) / ms

async function startStub(): Promise<{ url: string; process: ChildProcess }> {
  const stub = spawn(process.execPath, [resolve(import.meta.dirname, 'stateStub.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: stub.stdout })) {
    const { port } = JSON.parse(line) as { port: number }
    return { url: `http://127.0.0.1:${port}`, process: stub }
  }
  throw new Error('the stub ended before it listened')
}

/** Those that the gateway sends with every filing. */
const sameHeaders = [
  'accept-encoding',
  'identity',
  'content-type',
  'application/json',
  'accept',
  'application/json',
]

/** What is filed of a dossier, without any of our bookkeeping. */
async function bareRound(url: string, items: readonly string[]): Promise<Cost> {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const requests = items.map((item, at) => {
    const {
      reference: _ours,
      procedure,
      establishment,
      ...data
    } = JSON.parse(item) as Record<string, unknown>
    const reference = `dos_bare-${at}`
    return {
      reference,
      body: JSON.stringify({
        reference,
        procedure,
        channel: benched.channel,
        establishment,
        data,
        documents: [],
      }),
    }
  })
  const cost = costs()
  let next = 0
  const post = async (): Promise<void> => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const answer = await pool.request({
        method: 'POST',
        path: '/v1/filings',
        headers: [...sameHeaders, 'filing-reference', request.reference],
        body: request.body,
      })
      await answer.body.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: connections }, post))
  const spent = cost()
  await pool.close()
  return spent
}

interface BenchGateway {
  /** The whole way: a durable queue of accepted dossiers is drained until every filing is recorded. */
  drain(items: readonly string[]): Promise<Cost>
  close(): Promise<void>
}

/** One gateway for all rounds: its code is as warm in each as that of the bare rounds. */
async function openGateway(url: string): Promise<BenchGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'liasse-bench-'))
  const ids = makeIds()
  const store = await openSqliteStore({ file: join(folder, 'liasse.db'), clock: systemClock, ids })
  await store.openEpoch('bench')
  const tenant = ids('ten')
  await store.administer({ as: 'createTenant', id: tenant, name: 'Bench', establishments: [] })
  const config = benchConfig(url, folder)
  const upstream = makeUpstream({ url, token: null, config: config.upstream, connections, mode: 'live' })
  const gate = makeGate()
  const forwarder = makeForwarder({
    store: Object.assign(Object.create(store) as Store, {
      reserve: async (claim: ReserveClaim) => {
        await gate.opened()
        return store.reserve(claim)
      },
    }),
    upstream,
    documents: noDocuments,
    checkItem: () => ({ findings: [], accepted: null }),
    clock: systemClock,
    random: Math.random,
    config,
    log: silentLog,
  })
  forwarder.start()
  let filled = 0
  return {
    drain: async (items) => {
      // What comes in later than the forwarder is not judged again on its way out: the usual case.
      const batch = ids('bat')
      gate.close()
      await fillQueue(store, { batch, tenant, from: filled }, items)
      filled += items.length
      const cost = costs()
      gate.open()
      await untilDrained(store, { tenant, batch })
      return cost()
    },
    close: async () => {
      gate.open()
      await forwarder.stop()
      await upstream.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Nothing is claimed before a round's queue is full. */
function makeGate(): { opened: () => Promise<void>; open: () => void; close: () => void } {
  let { promise, resolve } = Promise.withResolvers<void>()
  return {
    opened: () => promise,
    open: () => resolve(),
    close: () => {
      resolve()
      ;({ promise, resolve } = Promise.withResolvers<void>())
    },
  }
}

async function untilDrained(
  store: Store,
  { tenant, batch }: { tenant: string; batch: string },
): Promise<void> {
  for (;;) {
    const view = await store.batch(tenant, batch)
    if (view?.counts.completed === view?.total) return
    await systemClock.sleep(20)
  }
}

interface Place {
  batch: string
  tenant: string
  /** How many dossiers there are before these: each has a vehicle and a reference of its own. */
  from: number
}

async function fillQueue(
  store: Store,
  { batch, tenant, from }: Place,
  items: readonly string[],
): Promise<void> {
  const draft = { id: batch, tenant, reference: null, priority: 'normal', kind: 'batch' } as const
  let chunk = 0
  for (let at = 0; at < items.length; at += chunkRows)
    await store.stageItems(draft, chunk++, packChunk(aChunk(items.slice(at, at + chunkRows), at, from)))
  await store.sealBatch({ draft, idempotency: null, refuseInvalid: false, busyRows: [] })
  while ((await store.releaseItems(chunkRows)) > 0);
}

function aChunk(items: readonly string[], rowsBefore: number, dossiersBefore: number): Chunk {
  const accepted = items.map((item, at) => ({
    row: rowsBefore + at + 1,
    reference: `B-${dossiersBefore + rowsBefore + at}`,
    hash: createHash('sha256').update(item).digest('base64url'),
    procedure: benched.procedure,
    establishment: 'HAB-TEST-1',
    channel: benched.channel,
    lane: benched.lane,
    deadlineAt: null,
    deadlines: [],
    findings: [],
    keys: { vin: aVin(dossiersBefore + rowsBefore + at), plate: null, neph: null, name: null },
    body: Buffer.from(item),
    received: null,
  }))
  return { accepted, rejected: [] }
}

const aVin = (at: number): string => `VF1TEST${String(at).padStart(10, '0')}`

/** About 1.2 KB, as the items of performance.md. */
function anItem(at: number): string {
  return JSON.stringify({
    reference: `B-${at}`,
    procedure: benched.procedure,
    establishment: 'HAB-TEST-1',
    vehicle: { vin: aVin(at), plate: 'AA-123-AA', formulaNumber: '2020AA12345', mileage: 40_000 + at },
    sale: { date: '2026-11-20', time: '10:30', sellerKind: 'private' },
    seller: {
      kind: 'person',
      birthName: 'EXEMPLE',
      firstNames: ['Camille', 'Dominique'],
      address: { line1: '12 rue de l’Exemple', postalCode: '75001', city: 'Paris', country: 'FRA' },
    },
    remarks: 'x'.repeat(700),
  })
}

function benchConfig(url: string, folder: string): Config {
  const unlimited = { perSecond: 50_000, perMinute: 3_000_000, concurrencyMax: connections }
  return {
    host: '127.0.0.1',
    port: 0,
    mode: 'live',
    databaseFile: join(folder, 'liasse.db'),
    documentsDir: join(folder, 'documents'),
    upstreamUrl: url,
    upstreamToken: null,
    operatorKey: null,
    role: 'all',
    logLevel: 'silent',
    upstream: defaultUpstream,
    lanes: { ...defaultLanes, [benched.lane]: unlimited },
    retry: defaultRetry,
    policy: {},
    duplicates: defaultDuplicates,
    documents: defaultDocuments,
    limits: defaultLimits,
  }
}

const noDocuments: DocumentStore = {
  put: () => Promise.reject(new Error('no documents here')),
  get: () => Promise.resolve(null),
}
