import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Liasse } from '@liasse/sdk'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { exampleItemsToday } from '../sdk/exampleItemsToday.ts'
import { type Packed, aConsumer, pack, root, run } from './packed.ts'

const slowMs = 120_000
const operatorKey = 'operator-key-of-the-package-test-0123456789'
let packed: Packed
let folder: string
let command: string

beforeAll(async () => {
  packed = await pack('server')
  folder = aConsumer(packed, 'server', {})
  command = await install(folder)
}, slowMs)

afterAll(() => packed.remove())

/** Only what the manifest declares can be found from the installed package: a forgotten dependency shows. */
async function install(consumer: string): Promise<string> {
  const target = join(consumer, 'node_modules/@liasse/server')
  mkdirSync(target, { recursive: true })
  await run('tar', ['-xzf', packed.tarball, '-C', target, '--strip-components=1'], consumer)
  const { dependencies } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const link = join(consumer, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link)
  }
  return join(target, 'dist/cli/main.js')
}

function start(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, env: { ...process.env, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  const said: string[] = []
  return await new Promise((found, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface(stream).on('line', (line) => {
        said.push(line)
        const match = pattern.exec(line)?.[1]
        if (match !== undefined) found(match)
      })
    }
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${said.join('\n')}`)))
  })
}

test('carries no source, and what it reads while it runs', () => {
  const files = readdirSync(join(folder, 'node_modules/@liasse/server'), {
    recursive: true,
    encoding: 'utf8',
  })

  expect(files.filter((file) => file.endsWith('.ts'))).toEqual([])
  expect(files.filter((file) => file.endsWith('.sql')).length).toBeGreaterThan(0)
  expect(files).toContain('dist/openapi/openapi.json')
})

test(
  'once installed, it migrates, starts beside its sandbox, and files an item',
  async () => {
    const sandbox = start(['sandbox', '--port', '0', '--ledger', join(folder, 'ledger'), '--token', 't'], {})
    const upstreamUrl = await firstMatch(sandbox, /"listening":"([^"]+)"/)
    const env = {
      LIASSE_PORT: '0',
      LIASSE_MODE: 'test',
      LIASSE_DATABASE_URL: `file:${join(folder, 'data/liasse.db')}`,
      LIASSE_DOCUMENTS_DIR: join(folder, 'data/documents'),
      LIASSE_UPSTREAM_URL: upstreamUrl,
      LIASSE_UPSTREAM_TOKEN: 't',
      LIASSE_OPERATOR_KEY: operatorKey,
      NODE_OPTIONS: '',
    }
    await run(process.execPath, [command, 'migrate'], folder, env)
    const make = ['tenants', 'create', '--name', 'Groupe Exemple', '--habilitation', 'HAB-TEST-1']
    const tenant = (await run(process.execPath, [command, ...make], folder, env)).trim()
    const key = (
      await run(process.execPath, [command, 'keys', 'create', '--tenant', tenant], folder, env)
    ).trim()
    const gateway = start(['start'], env)
    const baseUrl = await firstMatch(gateway, /"address":"([^"]+)"/)

    const liasse = new Liasse({ baseUrl, apiKey: key })
    const made = await liasse.dossiers.create(exampleItemsToday['declaration-achat'])
    const { state, outcome } = await liasse.dossiers.wait(made.id)

    expect(state).toBe('completed')
    expect(outcome).toHaveProperty('receiptNumber')
    expect(await (await fetch(`${baseUrl}/openapi.json`)).json()).toHaveProperty('openapi')
    gateway.kill('SIGTERM')
    expect(await new Promise((ended) => gateway.once('exit', ended))).toBe(0)
  },
  slowMs,
)
