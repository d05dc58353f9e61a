import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { makeDoctor } from '../../server/documents/doctor.ts'
import { makeDocumentStore } from '../../server/documents/fileStore.ts'
import { defaultProfile } from '../../server/domain/documents/profile.ts'
import { silentLog } from '../../server/usecases/log.ts'
import { hostileOthers } from '../documents/hostile/others.ts'
import { hostilePdfs } from '../documents/hostile/pdfs.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { type Mail, makeMail } from './counterMail.ts'
import { printFigure } from './figures.ts'

const checkers = 2
const rounds = 3
const perRound = 60
const throughGateway = 200
const connections = 8
const judgedWithinMs = 300_000

/**
 * What checking papers costs: a PDF and a picture from its bytes to its verdict, two at once; the slowest hostile file; and what a
 * gateway feels of two hundred documents, uploaded and judged. `--corpus DIR` judges the files of a folder instead of made ones.
 */
export async function run(): Promise<void> {
  const { values } = parseArgs({ options: { corpus: { type: 'string' } }, allowPositionals: true })
  if (values.corpus !== undefined) {
    const files = filesBelow(resolve(values.corpus))
    await measureChecks([files.map((file) => ({ kind: 'text', bytes: readFileSync(file) }))])
    return
  }
  const mail = await makeMail(rounds * perRound + throughGateway)
  await measureChecks(
    Array.from({ length: rounds }, (_, at) => mail.slice(at * perRound, (at + 1) * perRound)),
  )
  await measureHostile()
  await measureGateway(mail.slice(-throughGateway))
}

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((file) => statSync(file).isFile())
    .toSorted()

interface Doctor {
  /** Answers what it was: ms to the verdict, and whether it can be filed. */
  judge(bytes: Buffer): Promise<{ ms: number; outcome: 'untouched' | 'mended' | 'refused' }>
}

async function withDoctor(use: (doctor: Doctor) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-bench-'))
  const documents = makeDocumentStore(join(dir, 'documents'))
  const doctor = makeDoctor({
    documents,
    workDir: join(dir, 'checking'),
    checkers,
    checkMs: 20_000,
    clamd: null,
    log: silentLog,
  })
  try {
    await doctor.start()
    await use({
      judge: async (bytes) => {
        const { sha256 } = await documents.put(bytes)
        const began = performance.now()
        const { filed } = await doctor.judge({ sha256, kind: null, profile: defaultProfile })
        const ms = performance.now() - began
        return { ms, outcome: filed === null ? 'refused' : filed.sha256 === sha256 ? 'untouched' : 'mended' }
      },
    })
  } finally {
    await doctor.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function measureChecks(mails: readonly (readonly Mail[])[]): Promise<void> {
  const figures = new Map<string, number[]>()
  const note = (name: string, value: number): void =>
    void figures.set(name, [...(figures.get(name) ?? []), value])
  await withDoctor(async (doctor) => {
    // Children that have just come up compile what they run.
    await judgeAll(doctor, (mails[0] ?? []).slice(0, 20))
    for (const mail of mails) {
      const took = await judgeAll(doctor, mail)
      const pdfs = took.filter(({ kind }) => kind !== 'photo').map(({ ms }) => ms)
      const photos = took.filter(({ kind }) => kind === 'photo').map(({ ms }) => ms)
      note('pdfP50Ms', quantile(pdfs, 0.5))
      note('pdfP95Ms', quantile(pdfs, 0.95))
      note('pdfMaxMs', quantile(pdfs, 1))
      if (photos.length > 0) note('photoP50Ms', quantile(photos, 0.5))
      if (photos.length > 0) note('photoP95Ms', quantile(photos, 0.95))
      for (const outcome of ['untouched', 'mended', 'refused'] as const)
        note(outcome, took.filter((one) => one.outcome === outcome).length)
    }
  })
  for (const [name, values] of figures) printFigure('documents', name, values, 0)
}

type Took = Awaited<ReturnType<Doctor['judge']>> & { kind: Mail['kind'] }

async function judgeAll(doctor: Doctor, mail: readonly Mail[]): Promise<Took[]> {
  const took: Took[] = []
  await inTurns(
    mail,
    checkers,
    async ({ kind, bytes }) => void took.push({ kind, ...(await doctor.judge(bytes)) }),
  )
  return took
}

async function measureHostile(): Promise<void> {
  const times: number[] = []
  await withDoctor(async (doctor) => {
    for (const make of Object.values({ ...hostileOthers, ...hostilePdfs }))
      times.push((await doctor.judge(make())).ms)
  })
  printFigure('documents', 'hostileSlowestMs', [quantile(times, 1)], 0)
}

/** Uploaded and judged by a gateway in a process of its own, whose event loop and children are watched meanwhile. */
async function measureGateway(mail: readonly Mail[]): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-bench-'))
  const delayFile = join(dir, 'loopDelay.json')
  const gateway = await startGateway({
    config: { documents: { checkers } },
    env: {
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'loopDelay.ts')).href}`,
      LOOP_DELAY_FILE: delayFile,
    },
  })
  const memory = watchChildren(gateway.pid)
  try {
    const { key } = await gateway.makeTenant()
    await readDelay(gateway, delayFile)
    const began = performance.now()
    await inTurns(mail, connections, ({ bytes }) => uploadAndWait(gateway.url, key, bytes))
    const tookS = (performance.now() - began) / 1_000
    const { p99, max } = await readDelay(gateway, delayFile)
    printFigure('documents', 'gatewayLoopDelayP99Ms', [p99])
    printFigure('documents', 'gatewayLoopDelayMaxMs', [max])
    printFigure('documents', 'uploadedAndJudgedPerSecond', [mail.length / tookS], 1)
    printFigure('documents', 'childPeakResidentMiB', [memory.stop()], 0)
  } finally {
    memory.stop()
    await gateway.stop()
    gateway.remove()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function uploadAndWait(url: string, key: string, bytes: Buffer): Promise<void> {
  const headers = { authorization: `Bearer ${key}` }
  const posted = await fetch(`${url}/v1/documents`, { method: 'POST', headers, body: new Uint8Array(bytes) })
  if (posted.status !== 201)
    throw new Error(`an upload was answered ${posted.status}: ${await posted.text()}`)
  const { id } = (await posted.json()) as { id: string }
  for (const until = Date.now() + judgedWithinMs; Date.now() < until; await sleep(100)) {
    const answer = await fetch(`${url}/v1/documents/${id}`, { headers })
    const { status } = (await answer.json()) as { status: string }
    if (status !== 'checking') return
  }
  throw new Error('a document was not judged in time')
}

/** What the gateway saw since the last reading. */
async function readDelay({ pid }: RunningGateway, file: string): Promise<{ p99: number; max: number }> {
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  for (let tries = 0; tries < 500; tries++) {
    await sleep(10)
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as { p99: number; max: number }
    } catch {
      // Not written yet.
    }
  }
  throw new Error('the gateway wrote no event-loop delay')
}

/** The largest resident memory that any child of the process ever had, in MiB. */
function watchChildren(pid: number): { stop(): number } {
  let peakKib = 0
  const timer = setInterval(() => {
    for (const child of readText(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)) {
      const kib = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readText(`/proc/${child}/status`))?.[1] ?? 0)
      peakKib = Math.max(peakKib, kib)
    }
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return peakKib / 1_024
    },
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

async function inTurns<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of waiting) await work(item)
    }),
  )
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
