import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Liasse, type Submission } from '@liasse/sdk'
import { makeBatches, type MadeBatch } from './batchmaker/batch.ts'
import { type FiledBatch, readBack } from './demo/filedBatch.ts'
import { doctorLines } from './demo/doctorReport.ts'
import { laneTable } from './demo/laneReport.ts'
import { readLedgerFile } from './demo/ledgerFile.ts'
import { type PaperedBatch, makePapers, uploadPapers } from './demo/papers.ts'
import { makeProgressView, type ProgressView } from './demo/progressView.ts'
import { type Claim, prove } from './demo/proof.ts'
import { refusedLines } from './demo/refusedReport.ts'
import { startScene } from './demo/scene.ts'
import { paintFor, thousands } from './demo/terminal.ts'

// The main job on real input: npm run demo. Exit code 0 only if nothing was lost, nothing filed twice and nothing told wrongly.

const paint = paintFor(process.stdout)
const patienceMs = 170_000
const say = (text = ''): void => console.log(text)

async function demo(folder: string, dead: AbortController): Promise<boolean> {
  const startedAt = performance.now()
  const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())
  const made = makeBatches({ on })
  say(paint.bold('Liasse: two mornings of paperwork, one State that misbehaves'))
  say(paint.dim(`files, logs and the State's ledger: ${folder}`))
  say()
  for (const { name, lines, mistakes } of made) {
    writeFileSync(join(folder, `${name}.ndjson`), `${lines.join('\n')}\n`)
    say(`  ${name}.ndjson: ${thousands(lines.length)} lines, ${mistakes.length} of them with a mistake`)
  }
  const [scene] = await Promise.all([startScene(folder, (error) => dead.abort(error)), makePapers(folder)])
  say('  gateway and State are running; the State times out, resets, answers 500 after')
  say('  the fact, and keeps its import lane closed for the first 20 seconds')
  say()
  const clients = [scene.dealerKey, scene.schoolKey].map(
    (apiKey) => new Liasse({ baseUrl: scene.gateway.url, apiKey }),
  )
  const papered = await uploadAll(clients, made, { folder, signal: dead.signal })
  const filed = await fileAll(clients, papered, dead.signal)
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
  await scene.gateway.stop()
  await scene.sandbox.stop()
  const claims = report(filed, scene.ledgerFile)
  const isProved = claims.every(({ failures }) => failures.length === 0)
  say()
  say(
    isProved
      ? paint.good(paint.bold(`Nothing lost, nothing twice (${seconds} s).`))
      : paint.bad(paint.bold(`The ledger and the answers differ; see ${folder}`)),
  )
  return isProved
}

/** The papers of both clients, before the batches that name them. */
async function uploadAll(
  clients: readonly Liasse[],
  made: readonly MadeBatch[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<PaperedBatch[]> {
  let done = 0
  const onDone = (): void => {
    done += 1
    if (process.stdout.isTTY) process.stdout.write(`\r  papers: ${done} looked at`)
  }
  const papered = await Promise.all(
    made.map(
      async (batch, index) => await uploadPapers(clientAt(clients, index), batch, { folder, signal, onDone }),
    ),
  )
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K')
  for (const { made } of papered)
    writeFileSync(join(folder, `${made.name}.ndjson`), `${made.lines.join('\n')}\n`)
  const shared = papered.reduce((sum, { assigned }) => sum + assigned.length, 0)
  say(paint.bold(`Papers: ${done} files uploaded, named ${thousands(shared)} times`))
  for (const line of doctorLines(papered, paint)) say(line)
  say()
  return papered
}

function clientAt(clients: readonly Liasse[], index: number): Liasse {
  const liasse = clients[index]
  if (!liasse) throw new RangeError('a batch without a client')
  return liasse
}

/** Both batches at the same time, each by its own client. */
async function fileAll(
  clients: readonly Liasse[],
  papered: readonly PaperedBatch[],
  signal: AbortSignal,
): Promise<FiledBatch[]> {
  const view = makeProgressView(
    process.stdout,
    papered.map(({ made }) => made.name),
  )
  const over = new AbortController()
  const lanes = clients[0] ? watchLanes(clients[0], view, over.signal) : Promise.resolve()
  const filed = await Promise.all(
    papered.map(async (batch, index) => {
      const liasse = clientAt(clients, index)
      return readBack(liasse, batch, await fileOne(liasse, batch.made, { view, signal }))
    }),
  ).finally(() => over.abort())
  await lanes
  view.end()
  return filed
}

async function fileOne(
  liasse: Liasse,
  { name, lines }: MadeBatch,
  { view, signal }: { view: ProgressView; signal: AbortSignal },
): Promise<Submission> {
  const submission = await liasse.batches.submit(lines, { reference: name, signal })
  await submission.wait({
    until: 'decided',
    timeoutMs: patienceMs,
    signal,
    onProgress: (progress) => view.tell(name, progress),
  })
  return submission
}

/** Says which lanes are not simply open. */
async function watchLanes(liasse: Liasse, view: ProgressView, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const lanes = await liasse.lanes.list({ signal: over }).catch(() => [])
    const troubled = lanes.filter(({ state, waiting }) => state !== 'open' && waiting > 0)
    view.tellLanes(
      troubled.map(({ name, state, waiting }) => `${name} ${state}, ${waiting} waiting`).join('; '),
    )
    await new Promise((done) => setTimeout(done, 500))
  }
}

function report(filed: FiledBatch[], ledgerFile: string): Claim[] {
  say()
  const [head = '', ...rows] = laneTable(filed)
  say(`  ${paint.bold(head)}`)
  for (const row of rows) say(`  ${row}`)
  say(paint.dim('  doubts: deposits without a clear answer; each was looked up before anything else'))
  say()
  say(paint.bold('Refused lines, and what to do'))
  for (const line of refusedLines(filed, paint)) say(line)
  const ledger = readLedgerFile(ledgerFile)
  say()
  say(paint.bold("The State's own ledger against what the clients were told"))
  const faults = [...ledger.faults].map(([kind, count]) => `${count} ${kind}`)
  say(paint.dim(`  answers that went wrong on purpose:${faults.length === 0 ? ' none' : ''}`))
  for (let at = 0; at < faults.length; at += 4) say(paint.dim(`    ${faults.slice(at, at + 4).join(', ')}`))
  const claims = prove(filed, ledger)
  for (const { says, checked, failures } of claims) {
    const mark = failures.length === 0 ? paint.good('yes') : paint.bad(' NO')
    say(`  ${mark}  ${says} (${thousands(checked)})`)
    for (const failure of failures.slice(0, 5)) say(paint.bad(`         ${failure}`))
  }
  return claims
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liasse-demo-'))
  const dead = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      rmSync(folder, { recursive: true, force: true })
      process.exit(signal === 'SIGINT' ? 130 : 143)
    })
  try {
    const isProved = await demo(folder, dead)
    // A failure keeps its folder: the ledger and the logs are the evidence.
    if (isProved) rmSync(folder, { recursive: true, force: true })
    process.exitCode = isProved ? 0 : 1
  } catch (error) {
    const cause: unknown = dead.signal.aborted ? dead.signal.reason : error
    console.error(cause instanceof Error ? cause.message : cause)
    console.error(`see ${folder}`)
    process.exitCode = 1
  }
  // The children are ended by the exit handler of children.ts, whatever happened.
  process.exit()
}

await main()
