import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')
const { variables, flags } = howStarted()

export interface GatewayOptions {
  /** The State's side; a closed port unless told. */
  upstreamUrl?: string
  upstreamToken?: string
  /** The folder of an earlier gateway, to start again on its data. */
  dir?: string
  mode?: 'live' | 'test'
  /** What LIASSE_CONFIG holds. */
  config?: object
  env?: Record<string, string>
  /** Sees every line of the gateway's log. */
  onLine?: (line: string) => void
}

export interface TenantOptions {
  name?: string
  establishments?: object[]
  scopes?: string[]
}

export interface RunningGateway {
  url: string
  operatorKey: string
  dir: string
  pid: number
  /** A tenant with a habilitation (number `HAB-TEST-1`, all permits) and a school (`E2600000010`) unless told, and a key of it. */
  makeTenant(options?: TenantOptions): Promise<{ id: string; key: string; keyId: string }>
  /** SIGTERM: drains. Answers the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: what is not on the disk is gone. */
  kill(): Promise<void>
  /** Forgets the folder as well. */
  remove(): void
}

const operatorKey = 'operator-key-of-the-tests-0123456789abcdef'

export const testEstablishments = [
  { kind: 'habilitation', number: 'HAB-TEST-1', permits: ['pivo', 'diva', 'lessor'] },
  { kind: 'school', number: 'E2600000010' },
]

/** A gateway in a process of its own, on a free port and a fresh folder. */
export async function startGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'liasse-gateway-'))
  const configFile = join(dir, 'config.json')
  writeFileSync(configFile, JSON.stringify(options.config ?? {}))
  const child = spawn(process.execPath, [...flags, join(root, 'server/main.ts')], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      ...variables,
      LIASSE_PORT: '0',
      LIASSE_MODE: options.mode ?? 'test',
      LIASSE_DATABASE_URL: `file:${join(dir, 'liasse.db')}`,
      LIASSE_DOCUMENTS_DIR: join(dir, 'documents'),
      LIASSE_UPSTREAM_URL: options.upstreamUrl ?? 'http://127.0.0.1:9',
      LIASSE_UPSTREAM_TOKEN: options.upstreamToken ?? 'sandbox-token',
      LIASSE_OPERATOR_KEY: operatorKey,
      LIASSE_CONFIG: configFile,
      ...options.env,
    },
  })
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const url = await addressOf(child, options.onLine)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return exited
  }
  return {
    url,
    operatorKey,
    dir,
    pid: child.pid ?? 0,
    makeTenant: (tenant) => makeTenant(url, options.mode ?? 'test', tenant),
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

/** The variables and flags with which `npm run gateway` starts it. */
function howStarted(): { variables: Record<string, string>; flags: string[] } {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { gateway: string }
  }
  const [, before, after] = /^(.*) exec node (.*) server\/main\.ts$/.exec(scripts.gateway) ?? []
  if (before === undefined || after === undefined) throw new Error('`npm run gateway` is not understood')
  const pairs = before.split(' ').map((pair) => pair.split('=') as [string, string])
  return { variables: Object.fromEntries(pairs), flags: after.split(' ') }
}

/** The line of the log that says where it listens; what it says instead of that when it refuses to start. */
function addressOf(child: ChildProcess, onLine: (line: string) => void = () => {}): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    const said: string[] = []
    child.once('exit', (code) =>
      reject(new Error(`the gateway ended with ${code}: ${said.slice(-20).join('\n')}`)),
    )
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface(stream).on('line', (line) => {
        if (said.length < 1_000) said.push(line)
        onLine(line)
        const address = /"address":"([^"]+)"/.exec(line)?.[1]
        if (address) resolveUrl(address)
      })
    }
  })
}

async function makeTenant(
  url: string,
  mode: 'live' | 'test',
  {
    name = 'Groupe Exemple',
    establishments = testEstablishments,
    scopes = ['submit', 'read'],
  }: TenantOptions = {},
): Promise<{ id: string; key: string; keyId: string }> {
  const { id } = await ask(url, '/v1/admin/tenants', { name, establishments })
  const { key, id: keyId } = await ask(url, `/v1/admin/tenants/${id}/keys`, { scopes, mode })
  return { id, key: key ?? '', keyId }
}

async function ask(url: string, path: string, body: object): Promise<{ id: string; key?: string }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status !== 201)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { id: string; key?: string }
}
