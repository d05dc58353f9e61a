import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Pool } from 'undici'
import type { Json, JsonObject } from '../../server/domain/item.ts'
import { lanes } from '../../server/domain/lane.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { filedAs } from '../support/files.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { uploadPaper } from '../support/uploadPaper.ts'
import { printFigure } from './figures.ts'
import { type RawItem, openRawInsert } from './rawInsert.ts'

const rounds = 5
const batchItems = 1_000
const batchesPerRound = 20
const warmUpRounds = 3
const largeItems = 10_000
const connections = 2

/**
 * Whole intake over HTTP (read, checked, on the disk with FULL) in batches of 1,000 against the raw insert of the same items, in
 * interleaved rounds; and the event-loop delay of the gateway while one batch of 10,000 comes in.
 */
export async function run(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-bench-'))
  const delayFile = join(dir, 'loopDelay.json')
  const gateway = await startGateway({
    env: {
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'loopDelay.ts')).href}`,
      LOOP_DELAY_FILE: delayFile,
    },
  })
  const pool = new Pool(gateway.url, { connections })
  const raw = openRawInsert()
  try {
    await pauseLanes(gateway)
    const key = await makeKey(gateway)
    document = await uploadPaper(gateway, key)
    const post = poster(pool, key)
    await compareRounds(post, raw)
    await measureDelay(post, gateway, delayFile)
  } finally {
    raw.close()
    await pool.destroy()
    await gateway.stop()
    gateway.remove()
    rmSync(dir, { recursive: true, force: true })
  }
}

type Post = (body: Buffer, items: number) => Promise<void>

async function compareRounds(post: Post, raw: ReturnType<typeof openRawInsert>): Promise<void> {
  const floor: number[] = []
  const ours: number[] = []
  for (let round = -warmUpRounds; round < rounds; round++) {
    const batches = Array.from({ length: batchesPerRound }, () => someItems(batchItems))
    const bodies = batches.map((items) => ndjsonOf(items))
    const rawMs = await timed(async () => {
      for (const [index, items] of batches.entries()) raw.insert(`${round}-${index}`, items)
    })
    const ourMs = await timed(() => inTurns(bodies, (body) => post(body, batchItems)))
    // The floor is native code, ours is compiled while it runs: only a warm gateway says how fast it is.
    if (round < 0) continue
    floor.push((batchItems * batchesPerRound * 1_000) / rawMs)
    ours.push((batchItems * batchesPerRound * 1_000) / ourMs)
  }
  const ratios = ours.map((rate, round) => rate / (floor[round] ?? Number.NaN))
  printFigure('intake', 'ratioToRawInsert', ratios)
  printFigure('intake', 'itemsPerSecond', ours, 0)
  printFigure('intake', 'rawInsertPerSecond', floor, 0)
}

async function measureDelay(post: Post, gateway: RunningGateway, file: string): Promise<void> {
  const p99: number[] = []
  const max: number[] = []
  for (let round = 0; round < rounds; round++) {
    const body = ndjsonOf(someItems(largeItems))
    await readDelay(gateway, file)
    await post(body, largeItems)
    const delay = await readDelay(gateway, file)
    p99.push(delay.p99)
    max.push(delay.max)
  }
  printFigure('intake', 'eventLoopDelayP99Ms', p99)
  printFigure('intake', 'eventLoopDelayMaxMs', max)
}

/** What the gateway saw since the last reading. */
async function readDelay({ pid }: RunningGateway, file: string): Promise<{ p99: number; max: number }> {
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  for (let tries = 0; tries < 500; tries++) {
    await sleep(10)
    try {
      return JSON.parse(readFileSync(file, 'utf8'))
    } catch {
      // Not written yet.
    }
  }
  throw new Error('the gateway wrote no event-loop delay')
}

function poster(pool: Pool, key: string): Post {
  return async (body, items) => {
    const { statusCode, body: answer } = await pool.request({
      method: 'POST',
      path: '/v1/batches',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      body,
    })
    const text = await answer.text()
    if (statusCode !== 202) throw new Error(`a batch was answered ${statusCode}: ${text.slice(0, 500)}`)
    const { counts, total } = JSON.parse(text) as { counts: Record<string, number>; total: number }
    if (total !== items || counts.rejected !== 0)
      throw new Error(`not everything was accepted: ${text.slice(0, 2_000)}`)
  }
}

async function inTurns(bodies: readonly Buffer[], post: (body: Buffer) => Promise<void>): Promise<void> {
  const waiting = bodies.values()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const body of waiting) await post(body)
    }),
  )
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

let lastItem = 0
/** Of the tenant: every paper that goes to ANTS names it. */
let document = ''

/** The worked examples of all procedures in turn, each with a reference, and a vehicle or a candidate of its own. */
function someItems(count: number): RawItem[] {
  const examples = Object.values(exampleItems).map((item) => filedAs(item, document))
  return Array.from({ length: count }, () => {
    const number = ++lastItem
    const example = examples[number % examples.length] ?? {}
    const reference = `BENCH-${String(number).padStart(8, '0')}`
    const vehicle = vehicleOf(example, number)
    const item = { ...example, reference, ...(vehicle ? { vehicle } : {}), ...personOf(example, number) }
    return { reference, vin: String(vehicle?.vin ?? number), body: JSON.stringify(item) }
  })
}

function vehicleOf({ vehicle }: JsonObject, number: number): (JsonObject & { vin: string }) | null {
  if (typeof vehicle !== 'object' || vehicle === null || Array.isArray(vehicle)) return null
  const { vin } = vehicle
  return typeof vin === 'string'
    ? { ...vehicle, vin: vin.slice(0, -6) + String(number % 1_000_000).padStart(6, '0') }
    : null
}

/** A name, a NEPH and an e-photo code that no other item has. */
function personOf({ candidate, ePhoto }: JsonObject, number: number): JsonObject {
  const digits = String(number).padStart(8, '0')
  const letters = digits.replaceAll(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)))
  const neph = isObject(candidate) && candidate.neph !== undefined ? { neph: `2409${digits}` } : {}
  return {
    ...(isObject(candidate) ? { candidate: { ...candidate, ...neph, firstNames: [letters] } } : {}),
    ...(isObject(ePhoto) ? { ePhoto: { ...ePhoto, code: `TESTBENCHAAAAA${letters}` } } : {}),
  }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ndjsonOf = (items: readonly RawItem[]): Buffer =>
  Buffer.from(items.map(({ body }) => `${body}\n`).join(''))

/** The places that the examples are filed under. */
async function makeKey(gateway: RunningGateway): Promise<string> {
  const numbers = new Map<string, object>()
  for (const { establishment, candidate } of Object.values(exampleItems)) {
    if (typeof establishment !== 'string') continue
    const kind = candidate === undefined ? 'habilitation' : 'school'
    numbers.set(establishment, { kind, number: establishment, permits: ['pivo', 'diva', 'lessor'] })
  }
  return (await gateway.makeTenant({ establishments: [...numbers.values()] })).key
}

/** Only intake is measured: nothing is to be filed meanwhile. */
async function pauseLanes({ url, operatorKey }: RunningGateway): Promise<void> {
  for (const lane of lanes) {
    const response = await fetch(`${url}/v1/admin/lanes/${lane}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ paused: true }),
    })
    if (!response.ok) throw new Error(`the lane ${lane} could not be paused: ${response.status}`)
  }
}
