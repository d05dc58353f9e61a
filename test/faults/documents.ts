import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, utimesSync } from 'node:fs'
import { request } from 'node:http'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { soundPdf } from '../documents/hostile/pdfs.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import type { Check } from './judge.ts'
import { makeRandom } from './random.ts'

interface Size {
  uploads: number
  kills: number
}

const long: Size = { uploads: 500, kills: 25 }
const short: Size = { uploads: 30, kills: 2 }

const lanes = 4
const judgedWithinMs = 300_000
const sweptWithinMs = 120_000
const clearedWithinMs = 10_000
/** Contents that nothing names are kept for an hour. */
const twoHoursMs = 7_200_000

/** One file that was sent, whatever became of it. */
interface Sent {
  sha256: string
  /** What the client was told; null: it was cut off, or the gateway was. */
  id: string | null
}

interface World {
  gateway: RunningGateway
  key: string
  sent: Sent[]
  cut: number
  /** Answers that no upload deserves, in words. */
  odd: string[]
  kills: number
}

interface Told {
  id: string
  sha256: string
  status: 'checking' | 'usable' | 'refused'
  filed?: { sha256: string }
}

/**
 * The documents campaign: uploads break off at random points and the gateway is killed while it receives and judges. Afterwards what
 * clients were told and what lies on the disk have to agree.
 */
export async function documentsCampaign({
  isShort,
  seed,
}: {
  isShort: boolean
  seed: number
}): Promise<boolean> {
  const size = isShort ? short : long
  const random = makeRandom(seed)
  process.stdout.write(`documents campaign: ${size.uploads} uploads, ${size.kills} kills, seed ${seed}\n`)
  const gateway = await startGateway()
  const { key } = await gateway.makeTenant()
  const world: World = { gateway, key, sent: [], cut: 0, odd: [], kills: 0 }
  try {
    const uploads = uploadAll(world, size, random)
    await killOften(world, size, random)
    await uploads
    const told = await settled(world)
    const halves = await halvesLeft(world)
    await sweep(world)
    return report([
      checkJudged(world, told),
      { name: 'no half file is left', seen: 1, faults: halves },
      checkOrphans(world, await documentsOf(world)),
      await checkBytes(world, told),
      { name: 'every whole upload that was answered was kept', seen: world.sent.length, faults: world.odd },
      { name: 'uploads were cut off', seen: world.cut, faults: [] },
      { name: 'the gateway was killed', seen: world.kills, faults: [] },
    ])
  } finally {
    await world.gateway.kill()
    world.gateway.remove()
  }
}

async function uploadAll(world: World, { uploads, kills }: Size, random: () => number): Promise<void> {
  const turns = Array.from({ length: uploads }, (_, at) => at).values()
  const lane = async (): Promise<void> => {
    for (const at of turns) {
      // A kill that is still far ahead holds uploads back, so that there are some until the last.
      while (world.kills + 1 < Math.floor((at / uploads) * kills)) await sleep(20)
      const bytes = someFile(at, random)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const cutAt = random() < 0.4 ? Math.floor(random() * bytes.length) : null
      const id = await uploadOnce(world, bytes, cutAt)
      world.sent.push({ sha256, id })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** Half of them large enough to be caught on their way; a third without their table, so that they are mended. */
function someFile(at: number, random: () => number): Buffer {
  const whole = soundPdf(`page ${at}`)
  const isBroken = at % 3 === 0
  const body = isBroken ? whole.subarray(0, whole.lastIndexOf('xref\n0')) : whole
  const padding = at % 2 === 0 ? randomBytes(Math.floor(random() * 1_500_000)).toString('hex') : ''
  // A comment before the end of a broken file harms nothing; a sound one is left as it is.
  return isBroken && padding !== '' ? Buffer.concat([body, Buffer.from(`\n%${padding}\n`)]) : body
}

/** An upload that reached a gateway; while there is none, it waits for the next. */
async function uploadOnce(world: World, bytes: Buffer, cutAt: number | null): Promise<string | null> {
  for (;;) {
    const answer = await upload(world, bytes, cutAt)
    if (answer === null) world.cut += 1
    else if (answer !== 'nobody' && 'status' in answer) world.odd.push(`an upload got ${answer.status}`)
    if (answer !== 'nobody') return answer !== null && 'id' in answer ? answer.id : null
    await sleep(50)
  }
}

/** An id, or a status that is none of a kept document; `nobody` listens; null: it was cut off. */
type Answer = { id: string } | { status: number } | 'nobody' | null

/** @param cutAt after so many bytes the client goes away; null: it sends all and waits */
function upload(world: World, bytes: Buffer, cutAt: number | null): Promise<Answer> {
  return new Promise((resolve) => {
    const post = request(`${world.gateway.url}/v1/documents`, {
      method: 'POST',
      // A connection that an earlier gateway left is none.
      agent: false,
      headers: { authorization: `Bearer ${world.key}`, 'content-length': bytes.length },
    })
    post.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'nobody' : null),
    )
    const gone = (): void => resolve(null)
    post.once('close', gone)
    post.once('response', (answer) => {
      post.off('close', gone)
      answer.once('close', gone)
      let text = ''
      answer.on('data', (piece) => (text += String(piece)))
      answer.once('end', () => resolve(answerOf(answer.statusCode ?? 0, text)))
      answer.once('error', () => resolve(null))
    })
    if (cutAt === null) post.end(bytes)
    else post.write(bytes.subarray(0, cutAt), () => setTimeout(() => post.destroy(), 5))
  })
}

function answerOf(status: number, text: string): Answer {
  if (status !== 201) return { status }
  const { id } = JSON.parse(text) as { id: string }
  return { id }
}

async function killOften(world: World, { uploads, kills }: Size, random: () => number): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    const until = Math.ceil((uploads * (kill + 0.5)) / (kills + 1))
    while (world.sent.length < until) await sleep(10)
    await sleep(random() * 400)
    await world.gateway.kill()
    world.kills += 1
    world.gateway = await startGateway({ dir: world.gateway.dir })
  }
}

async function ask(world: World, path: string): Promise<Response> {
  return fetch(world.gateway.url + path, { headers: { authorization: `Bearer ${world.key}` } })
}

/** Every document that was told of, once it is judged, or as it is when the time is over. */
async function settled(world: World): Promise<Map<string, Told | null>> {
  const told = new Map<string, Told | null>()
  const until = Date.now() + judgedWithinMs
  for (const { id } of world.sent) {
    if (id === null) continue
    for (;;) {
      const answer = await ask(world, `/v1/documents/${id}`)
      const document = answer.status === 200 ? ((await answer.json()) as Told) : null
      told.set(id, document)
      if (document?.status !== 'checking' || Date.now() > until) break
      await sleep(100)
    }
  }
  return told
}

/** What the gateway knows of everything that was ever sent, answered or not. */
async function documentsOf(world: World): Promise<Told[]> {
  const known: Told[] = []
  for (const { sha256 } of world.sent) {
    const { data } = (await (await ask(world, `/v1/documents?sha256=${sha256}`)).json()) as { data: Told[] }
    known.push(...data)
  }
  return known
}

const filesOf = ({ gateway }: World): string[] =>
  readdirSync(join(gateway.dir, 'documents'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const isContent = (file: string): boolean => /^[0-9a-f]{64}$/.test(basename(file))

/** Anything that is no content: parts of uploads, papers in the folder of a child that is gone. */
/** A checking process clears its table right after it has answered. */
async function halvesLeft(world: World): Promise<string[]> {
  const until = Date.now() + clearedWithinMs
  while (halfFiles(world).length > 0 && Date.now() < until) await sleep(100)
  return halfFiles(world)
}

const halfFiles = (world: World): string[] =>
  filesOf(world)
    .filter((file) => !isContent(file))
    .map((file) => `${basename(file)} lies there`)

/** Starts the gateway again two hours later, as far as its files know, and lets it go through them once. */
async function sweep(world: World): Promise<void> {
  await world.gateway.stop()
  const then = new Date(Date.now() - twoHoursMs)
  for (const file of filesOf(world).filter(isContent)) utimesSync(file, then, then)
  world.gateway = await startGateway({ dir: world.gateway.dir })
  const until = Date.now() + sweptWithinMs
  for (let before = -1; Date.now() < until; await sleep(20_000)) {
    const now = filesOf(world).length
    if (now === before) return
    before = now
  }
}

function checkJudged({ sent }: World, told: Map<string, Told | null>): Check {
  const faults: string[] = []
  for (const { id, sha256 } of sent) {
    if (id === null) continue
    const document = told.get(id) ?? null
    if (document === null) faults.push(`${id}: it got a 201 and is not known`)
    else if (document.sha256 !== sha256) faults.push(`${id}: it is of other bytes`)
    else if (document.status !== 'usable') faults.push(`${id}: ${document.status}`)
  }
  return {
    name: 'every document that got an answer is judged, and usable as it was sent',
    seen: told.size,
    faults,
  }
}

function checkOrphans(world: World, documents: readonly Told[]): Check {
  const named = new Set(documents.flatMap(({ sha256, filed }) => [sha256, ...(filed ? [filed.sha256] : [])]))
  const onDisk = filesOf(world)
    .filter(isContent)
    .map((file) => basename(file))
  const faults = [
    ...onDisk.filter((sha256) => !named.has(sha256)).map((sha256) => `${sha256}: named by nothing`),
    ...[...named]
      .filter((sha256) => !onDisk.includes(sha256))
      .map((sha256) => `${sha256}: named and not there`),
  ]
  return { name: 'contents on the disk are those that documents name', seen: onDisk.length, faults }
}

async function checkBytes(world: World, told: Map<string, Told | null>): Promise<Check> {
  const faults: string[] = []
  let seen = 0
  for (const document of told.values()) {
    if (document?.filed === undefined) continue
    for (const [version, sha256] of [
      ['original', document.sha256],
      ['filed', document.filed.sha256],
    ] as const) {
      seen += 1
      const answer = await ask(world, `/v1/documents/${document.id}/content?version=${version}`)
      const bytes = Buffer.from(await answer.arrayBuffer())
      const isSame = createHash('sha256').update(bytes).digest('hex') === sha256
      if (answer.status !== 200 || !isSame) faults.push(`${document.id}: ${version} got ${answer.status}`)
    }
  }
  return { name: 'a usable document has its bytes', seen, faults }
}

const shownMax = 5

function report(checks: readonly Check[]): boolean {
  for (const { name, seen, faults } of checks) {
    const word = faults.length === 0 && seen > 0 ? 'ok  ' : 'FAIL'
    process.stdout.write(`${word} ${name} (${seen} seen, ${faults.length} wrong)\n`)
    for (const fault of faults.slice(0, shownMax)) process.stdout.write(`       ${fault}\n`)
  }
  return checks.every(({ faults, seen }) => faults.length === 0 && seen > 0)
}
