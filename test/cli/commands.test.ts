import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const root = resolve(import.meta.dirname, '../..')
const main = join(root, 'server/cli/main.ts')
const dir = mkdtempSync(join(tmpdir(), 'liasse-cli-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function run(
  args: string[],
  env: Record<string, string> = {},
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: dir,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      LIASSE_DATABASE_URL: `file:${join(dir, 'liasse.db')}`,
      LIASSE_MODE: 'test',
      ...env,
    },
  })
  return { code: status, out: stdout, err: stderr }
}

test('makes tenants and keys in the database while no gateway runs', () => {
  const made = run([
    'tenants',
    'create',
    '--name',
    'Garage Exemple',
    '--habilitation',
    '99105:pivo,diva',
    '--school',
    'E24',
  ])
  const tenant = made.out.trim()
  const key = run(['keys', 'create', '--tenant', tenant, '--scope', 'read'])
  const id = /key_\w{8}/.exec(key.err)?.[0] ?? ''
  const revoked = run(['keys', 'revoke', '--tenant', tenant, '--key', id])

  expect(tenant).toMatch(/^ten_/)
  expect(key.out).toMatch(/^lia_test_\w{40}_\w{6}\n$/)
  expect(revoked.code).toBe(0)
  expect(run(['tenants', 'list']).out).toBe(`${tenant}  Garage Exemple  99105 E24\n`)
  expect(run(['keys', 'list', '--tenant', tenant]).out).toMatch(
    new RegExp(`^${id}  test  read  made .* revoked `),
  )
})

test.each([
  [['frobnicate'], 2, /unknown command/],
  [['tenants', 'create'], 2, /--name/],
  [['tenants', 'create', '--name', 'X', '--habilitation', '1:all'], 2, /permits are/],
  [['keys', 'create', '--tenant', 'ten_nobody'], 1, /^there is no such tenant\n$/],
  [['keys', 'create', '--tenant', 'ten_nobody', '--mode', 'live'], 1, /test world/],
  [['start'], 1, /LIASSE_UPSTREAM_URL[^]*LIASSE_UPSTREAM_TOKEN/],
])('says in a sentence what is wrong with %j', (args, code, sentence) => {
  const result = run(args)

  expect(result.code).toBe(code)
  expect(result.err).toMatch(sentence)
  expect(result.err).not.toMatch(/ at .*\.ts/)
})

test('migrates and says so', () => {
  expect(run(['migrate'])).toMatchObject({ code: 0, out: expect.stringMatching(/up to date and sound/) })
})

test('tells the doctor’s findings and fails on the first that is broken', () => {
  const { code, out } = run(['doctor'], {
    LIASSE_UPSTREAM_URL: 'http://127.0.0.1:9',
    LIASSE_UPSTREAM_TOKEN: 't',
  })

  expect(code).toBe(1)
  expect(out).toMatch(/^ok {6}Node 2/)
  expect(out).toMatch(/ok {6}synchronous=FULL/)
  expect(out).toMatch(/FAILED {2}the State's side does not answer/)
  expect(out).toMatch(/warn {4}LIASSE_OPERATOR_KEY/)
})

test.each([
  ['a signal to npm run gateway', (pid: number) => process.kill(pid, 'SIGTERM')],
  // The terminal tells npm and the gateway, and npm tells the gateway once more.
  ['Ctrl-C in the terminal of npm run gateway', (pid: number) => process.kill(-pid, 'SIGINT')],
])('%s drains the gateway itself', async (_name, stop) => {
  const npm = spawn('npm', ['run', '--silent', 'gateway'], {
    cwd: root,
    detached: true,
    env: {
      ...process.env,
      LIASSE_DATABASE_URL: `file:${join(dir, 'npm.db')}`,
      LIASSE_DOCUMENTS_DIR: join(dir, 'documents'),
      LIASSE_PORT: '0',
      LIASSE_UPSTREAM_URL: 'http://127.0.0.1:9',
      LIASSE_UPSTREAM_TOKEN: 't',
    },
  })
  let said = ''
  npm.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (text.includes('listening on')) stop(npm.pid ?? Number.NaN)
  })

  const [code] = await once(npm, 'close')

  expect(said).toMatch(/"msg":"stopped"/)
  expect(code).toBe(0)
})

test('shows the sandbox’s own help', () => {
  expect(run(['sandbox', '--help']).out).toMatch(/--duplicate-guard/)
})

describe('beside a running gateway', () => {
  let sandbox: RunningSandbox
  let gateway: RunningGateway
  const env = (): Record<string, string> => ({
    LIASSE_DATABASE_URL: `file:${join(gateway.dir, 'liasse.db')}`,
    LIASSE_OPERATOR_KEY: gateway.operatorKey,
    LIASSE_UPSTREAM_URL: sandbox.url,
    LIASSE_UPSTREAM_TOKEN: sandbox.token,
  })
  beforeAll(async () => {
    sandbox = await startSandbox()
    gateway = await startGateway({ upstreamUrl: sandbox.url, upstreamToken: sandbox.token })
  })
  afterAll(async () => {
    await gateway.stop()
    await sandbox.stop()
    gateway.remove()
  })

  test('refuses to open its database and names its pid', () => {
    for (const args of [['tenants', 'list'], ['migrate'], ['start']]) {
      expect(run(args, env())).toMatchObject({ code: 1, err: expect.stringContaining(`pid ${gateway.pid}`) })
    }
  })

  test('says to the commands for tenants how to go through it, and that its port is taken', () => {
    const elsewhere = { ...env(), LIASSE_DATABASE_URL: `file:${join(dir, 'other.db')}` }
    const taken = run(['start'], { ...elsewhere, LIASSE_PORT: new URL(gateway.url).port })

    expect(run(['tenants', 'list'], env()).err).toMatch(/--url/)
    expect(taken.code).toBe(1)
    expect(taken.err).toMatch(/^cannot listen on .*LIASSE_PORT\n$/)
  })

  test('works through it', () => {
    const url = ['--url', gateway.url]
    const tenant = run(['tenants', 'create', '--name', 'Y', ...url], env()).out.trim()
    const key = run(['keys', 'create', '--tenant', tenant, ...url], env())

    expect(run(['tenants', 'list', ...url], env()).out).toContain(tenant)
    expect(key.out).toMatch(/^lia_test_/)
    expect(run(['keys', 'list', '--tenant', tenant, ...url], env()).out).toContain('submit,read')
    expect(run(['keys', 'list', '--tenant', 'ten_x', ...url], env()).err).toMatch(/404 not-found/)
  })

  test('finds everything well', () => {
    expect(run(['doctor'], env())).toMatchObject({
      code: 0,
      out: expect.stringContaining(`pid ${gateway.pid}`),
    })
  })

  test('drains on SIGTERM with exit code 0, and starts again on its data', async () => {
    const code = await gateway.stop()
    gateway = await startGateway({ upstreamUrl: sandbox.url, upstreamToken: sandbox.token, dir: gateway.dir })

    expect(code).toBe(0)
    expect(run(['tenants', 'list', '--url', gateway.url], env()).out).toContain('Y')
  })
})

test('writes the reference of rules as a page, in either language and for any day', () => {
  const french = run(['reference', '--on', '2026-02-28'])
  const english = run(['reference', '--lang', 'en', '--on', '2026-03-01'])

  expect(french.out).toMatch(/^<!doctype html>[^]*<html lang="fr">[^]*53,00 €[^]*<\/html>\n$/)
  expect(english.out).toMatch(/<html lang="en">[^]*€58\.00/)
  expect(run(['reference', '--on', 'tomorrow'])).toMatchObject({ code: 1, out: '' })
})
