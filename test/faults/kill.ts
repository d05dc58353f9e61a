import { setTimeout as sleep } from 'node:timers/promises'
import { makePdf } from '../../server/sandbox/pdf.ts'
import { filingFaults, readFaults, uploadFaults } from '../../server/sandbox/settings.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { type Client, makeClient } from './client.ts'
import { establishments, makeItem } from './items.ts'
import { type Check, type Evidence, judge } from './judge.ts'
import { indexLedger } from './ledgerIndex.ts'
import { makeRandom } from './random.ts'

interface Size {
  kills: number
  dossiers: number
  batchItems: number
  /** Each kind of fault has to be seen so often, or the run proves too little. */
  faultsEach: number
}

const long: Size = { kills: 100, dossiers: 5_000, batchItems: 20, faultsEach: 20 }
const short: Size = { kills: 10, dossiers: 500, batchItems: 20, faultsEach: 0 }

const settleMs = 1_500
const settledWithinMs = 300_000

/** Every lane fast enough that the run is short, and slow enough that a kill finds work under way. */
const lane = { perSecond: 200, perMinute: 12_000, concurrencyMax: 12 }
const gatewayConfig = {
  upstream: { timeoutMs: 700, settleMs, followEveryMs: 250, lookUp: true, duplicateGuard: false },
  lanes: Object.fromEntries(
    ['siv-domestic', 'siv-import', 'ants-vehicle', 'ants-import', 'ants-enrolment', 'ants-title'].map(
      (name) => [name, lane],
    ),
  ),
  retry: { baseMs: 100, capMs: 2_000, triesMax: 1_000 },
}

const mangled = {
  mangle: 0.3,
  latencyMs: [0, 15],
  lateMs: [0, Math.round(0.9 * settleMs)],
  lateAlways: true,
  refused: 0.03,
}

/** Lies about statuses that a short life shows too rarely by chance alone. */
const rareLies = { 'status-contradicted': 0.25, 'status-backwards': 0.02, 'status-unknown': 0.02 }

const stateFlags = ['--review-ms', '800', '--title-ms', '20000', '--siv-later-ms', '600']

/**
 * The kill campaign: the gateway is killed at random moments, during intake too, while the State mangles three answers in
 * ten. Judged by the State's ledger and by what clients were told.
 */
export async function killCampaign({ isShort, seed }: { isShort: boolean; seed: number }): Promise<boolean> {
  const size = isShort ? short : long
  const random = makeRandom(seed)
  process.stdout.write(`kill campaign: ${size.kills} kills, ${size.dossiers} dossiers, seed ${seed}\n`)
  const state = await startSandbox({ seed, faults: { ...mangled, ...rareLies }, flags: stateFlags })
  const world = await openWorld(state)
  try {
    const intake = pushAll(world, size)
    await killOften(world, { size, random, intake })
    await intake
    await state.setFaults({ lateMs: mangled.lateMs })
    await settled(world)
    const evidence = await gather(world)
    const checks = [
      ...judge(evidence),
      checkFaults(evidence, size),
      checkCuts(evidence),
      await checkIncidents(world),
    ]
    return report(checks, { world, evidence, startedAt: world.startedAt })
  } finally {
    await world.gateway.kill()
    world.gateway.remove()
    await state.stop()
  }
}

interface World {
  state: RunningSandbox
  gateway: RunningGateway
  client: Client
  kills: number
  isAllPushed: boolean
  /** Every document uploaded, in order. */
  files: string[]
  startedAt: number
  restart(): Promise<void>
}

async function openWorld(state: RunningSandbox): Promise<World> {
  const options = {
    upstreamUrl: state.url,
    upstreamToken: state.token,
    config: gatewayConfig,
    mode: 'live',
  } as const
  const gateway = await startGateway(options)
  const { key } = await gateway.makeTenant({ establishments })
  const world: World = {
    state,
    gateway,
    client: makeClient(() => ({ url: world.gateway.url, key })),
    kills: 0,
    isAllPushed: false,
    files: [],
    startedAt: Date.now(),
    restart: async () => {
      await world.gateway.kill()
      world.kills += 1
      world.gateway = await startGateway({ ...options, dir: world.gateway.dir })
    },
  }
  return world
}

/** Hands over batch after batch, spread over the whole campaign, so that kills hit intake as well. */
async function pushAll(world: World, { dossiers, batchItems, kills }: Size): Promise<void> {
  const batches = Math.ceil(dossiers / batchItems)
  for (let at = 0; at < batches; at += 1) {
    // A kill that is still far ahead holds intake back, so that there is intake until the last.
    while (world.kills + 1 < Math.floor((at / batches) * kills)) await sleep(20)
    if (at % 4 === 0) world.files.push(await world.client.upload(aPaper(at)))
    const files = world.files.slice(-filesShared)
    const items = Array.from({ length: batchItems }, (_, n) =>
      makeItem(at * batchItems + n, Date.now(), files),
    )
    const batch = await world.client.push(items)
    if (at % 5 === 0) await world.client.pushAgain(batch)
  }
  world.isAllPushed = true
}

/** So many of the latest papers are named again and again; the newest may still be checking. */
const filesShared = 6
const aPaper = (n: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(makePdf('Pièce', [`Essai numéro ${n}, que personne n'a signé.`]))

async function killOften(
  world: World,
  { size, random, intake }: { size: Size; random: () => number; intake: Promise<void> },
): Promise<void> {
  for (let kill = 0; kill < size.kills; kill += 1) {
    await Promise.race([liveFor(world, { kill, random }), rejectionOf(intake)])
    await world.restart()
    if (kill % 10 === 9) {
      await world.client.readEvents()
      process.stdout.write(`  ${kill + 1} kills, ${world.client.told.batches.length} batches accepted\n`)
    }
  }
}

/**
 * Every fifth life is short, whatever it was doing; every fifth is long enough for settling, look-ups and a second
 * sending; the others end after a batch was accepted, two of them at once, with the next one on its way.
 */
async function liveFor(
  world: World,
  { kill, random }: { kill: number; random: () => number },
): Promise<void> {
  if (kill % 5 === 0) return sleep(random() * 1_500)
  const before = world.client.told.batches.length
  const until = Date.now() + acceptedWithinMs
  while (world.client.told.batches.length === before && !world.isAllPushed && Date.now() < until)
    await sleep(5)
  if (kill % 5 === 4) return sleep(2.5 * settleMs + random() * 2 * settleMs)
  await sleep(random() * (kill % 5 === 3 ? 900 : 60))
}

const acceptedWithinMs = 20_000

/** Ends the wait when intake has failed; never when it is merely done. */
const rejectionOf = (intake: Promise<void>): Promise<never> =>
  new Promise((_, reject) => {
    intake.catch(reject)
  })

/** Waits until every batch is at rest. */
async function settled({ client }: World): Promise<void> {
  const until = Date.now() + settledWithinMs
  const open = new Set(client.told.batches.map(({ id }) => id))
  while (open.size > 0 && Date.now() < until) {
    for (const id of open) if ((await client.batch(id)).state !== 'processing') open.delete(id)
    await sleep(500)
  }
  if (open.size > 0) process.stdout.write(`  ${open.size} batches are still open\n`)
}

async function gather({ client, state, files }: World): Promise<Evidence> {
  await client.readEvents()
  const results = new Map<string, Awaited<ReturnType<Client['results']>>>()
  const batches = new Map<string, Awaited<ReturnType<Client['batch']>>>()
  for (const { id } of client.told.batches) {
    batches.set(id, await client.batch(id))
    results.set(id, await client.results(id))
  }
  const papers: Evidence['papers'] = new Map()
  for (const id of files) {
    const filed = await client.filed(id)
    if (filed) papers.set(id, filed)
  }
  return { told: client.told, results, batches, papers, ledger: indexLedger(state.ledger()), settleMs }
}

/** Every kind that the State can show here by mangling; a mistake about a paper's bytes is none of them. */
const kindsWanted: readonly string[] = [
  ...filingFaults,
  ...readFaults,
  ...uploadFaults.filter((kind) => kind !== 'upload-mistaken'),
]

function checkFaults({ ledger }: Evidence, { faultsEach }: Size): Check {
  const faults = kindsWanted
    .map((kind) => ({ kind, count: ledger.faults.get(kind) ?? 0 }))
    .filter(({ count }) => count < faultsEach)
    .map(({ kind, count }) => `${kind} was seen ${count} times only`)
  return {
    name: `each kind of fault was seen at least ${faultsEach} times`,
    seen: kindsWanted.length,
    faults,
  }
}

/** A campaign whose kills never met a batch on its way has not tried intake. */
const checkCuts = ({ told }: Evidence): Check => ({
  name: 'kills cut off batches on their way in',
  seen: told.cut,
  faults: [],
})

/** None of these may happen to a State that keeps within its settling. */
const badIncidents = new Set(['filed-twice', 'filing-late', 'foreign-filing', 'duplicate-on-first-attempt'])

async function checkIncidents({ client, gateway }: World): Promise<Check> {
  const incidents = await client.incidents(gateway.operatorKey)
  const faults = incidents.map(({ kind }) => kind).filter((kind) => badIncidents.has(kind))
  return { name: 'no incident tells of a double or late filing', seen: incidents.length + 1, faults }
}

const shownMax = 5

function report(
  checks: readonly Check[],
  { world, evidence, startedAt }: { world: World; evidence: Evidence; startedAt: number },
): boolean {
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  const posts = [...evidence.ledger.byReference.values()].reduce(
    (sum, { posts: each }) => sum + each.length,
    0,
  )
  print(
    `\nkills ${world.kills}, sendings ${posts}, batches cut off ${evidence.told.cut}, repeated by the client ${evidence.told.retries}`,
  )
  print('faults shown by the State:')
  const byName = [...evidence.ledger.faults].sort(([a], [b]) => a.localeCompare(b))
  for (const [kind, count] of byName) print(`  ${kind.padEnd(22)}${count}`)
  print('')
  for (const { name, seen, faults } of checks) {
    print(
      `${faults.length === 0 && seen > 0 ? 'ok  ' : 'FAIL'} ${name} (${seen} seen, ${faults.length} wrong)`,
    )
    for (const fault of faults.slice(0, shownMax)) print(`       ${fault}`)
  }
  const failed = checks.filter(({ faults, seen }) => faults.length > 0 || seen === 0).length
  print(
    `\n${Math.round((Date.now() - startedAt) / 1_000)} s; ${checks.length - failed} passed, ${failed} failed`,
  )
  return failed === 0
}
