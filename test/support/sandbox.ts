import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseEntry } from '../../server/sandbox/ledger.ts'
import type { LedgerEntry } from '../../server/sandbox/ledgerEntry.ts'

export type { LedgerEntry } from '../../server/sandbox/ledgerEntry.ts'

export interface SandboxRunOptions {
  /** A ledger to go on with; absent: a fresh one in a temporary folder, removed by stop(). */
  ledgerFile?: string
  /** Absent: any free port. */
  port?: number
  token?: string
  /** As POST /sandbox/faults takes it. */
  faults?: object
  seed?: number
  /** Further flags of server/sandbox/main.ts, for example ['--review-ms', '100', '--no-bulk']. */
  flags?: string[]
}

export interface RunningSandbox {
  url: string
  token: string
  ledgerFile: string
  pid: number
  /** Replaces what goes wrong; an empty object makes the State calm. */
  setFaults(faults: object): Promise<void>
  moveClock(byMs: number): Promise<void>
  decide(reference: string, status: string): Promise<void>
  stats(): Promise<Record<string, unknown>>
  /** The ledger as it stands in the file. */
  ledger(): LedgerEntry[]
  /** SIGTERM, and the temporary folder is removed. */
  stop(): Promise<void>
  /** SIGKILL; the ledger stays. */
  kill(): Promise<void>
}

const main = resolve(import.meta.dirname, '../../server/sandbox/main.ts')

/** Starts the sandbox State as a process of its own. */
export async function startSandbox(options: SandboxRunOptions = {}): Promise<RunningSandbox> {
  const folder = options.ledgerFile === undefined ? await mkdtemp(join(tmpdir(), 'liasse-sandbox-')) : null
  const ledgerFile = options.ledgerFile ?? join(folder ?? '', 'ledger.ndjson')
  const token = options.token ?? 'sandbox-token'
  const child = spawn(process.execPath, [main, ...argumentsOf(options, { ledgerFile, token })], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const url = await listening(child)
  const ask = (path: string, body?: object): Promise<Record<string, unknown>> => askControl(url + path, body)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return {
    url,
    token,
    ledgerFile,
    pid: child.pid ?? 0,
    setFaults: async (faults) => void (await ask('/sandbox/faults', faults)),
    moveClock: async (byMs) => void (await ask('/sandbox/clock', { byMs })),
    decide: async (reference, status) => void (await ask('/sandbox/decide', { reference, status })),
    stats: () => ask('/sandbox/stats'),
    ledger: () => readLedger(ledgerFile),
    stop: async () => {
      await end('SIGTERM')
      if (folder !== null) await rm(folder, { recursive: true, force: true })
    },
    kill: () => end('SIGKILL'),
  }
}

/** Every whole line of a ledger file; a last line that is being written is left out. */
export function readLedger(file: string): LedgerEntry[] {
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map(parseEntry)
}

function argumentsOf(
  { port = 0, faults, seed = 1, flags = [] }: SandboxRunOptions,
  { ledgerFile, token }: { ledgerFile: string; token: string },
): string[] {
  return [
    '--port',
    String(port),
    '--ledger',
    ledgerFile,
    '--token',
    token,
    '--seed',
    String(seed),
    ...(faults === undefined ? [] : ['--faults', JSON.stringify(faults)]),
    ...flags,
  ]
}

async function listening(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the sandbox has no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line)
    if (typeof said === 'object' && said !== null && 'listening' in said) return String(said.listening)
  }
  throw new Error('the sandbox ended before it listened')
}

async function askControl(url: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const said: unknown = await answer.json()
  if (!answer.ok || typeof said !== 'object' || said === null)
    throw new Error(`the sandbox answered ${answer.status}: ${JSON.stringify(said)}`)
  return { ...said }
}
