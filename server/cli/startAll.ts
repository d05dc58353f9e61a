import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { asEstablishments, dealerPlaces, schoolPlaces } from '../../examples/batchmaker/establishments.ts'
import { makeLog } from '../log.ts'
import { randomText } from '../randomText.ts'
import { readConfig } from '../readConfig.ts'
import { wire } from '../wiring.ts'
import { explain } from './explain.ts'
import { stopOnSignals } from './runGateway.ts'
import { startSandbox } from './runSandbox.ts'

/** `npm start`: a gateway in the test world and a sandbox State beside it, on data that stays in ./data. */
async function startAll(): Promise<void> {
  const data = resolve('data')
  mkdirSync(data, { recursive: true })
  const token = kept(join(data, 'sandbox.token'))
  const operatorKey = process.env.LIASSE_OPERATOR_KEY ?? kept(join(data, 'operator.key'))
  const ledger = join(data, 'sandbox-ledger.ndjson')
  const { url: upstreamUrl, child } = await startSandbox([
    '--port',
    '0',
    '--ledger',
    ledger,
    '--token',
    token,
  ])
  // However this process ends: a sandbox left behind would hold the terminal.
  process.once('exit', () => child.kill('SIGTERM'))
  const config = readConfig({
    LIASSE_LOG_LEVEL: 'warn',
    LIASSE_HOST: 'localhost',
    ...process.env,
    LIASSE_MODE: 'test',
    LIASSE_UPSTREAM_URL: upstreamUrl,
    LIASSE_UPSTREAM_TOKEN: token,
    LIASSE_OPERATOR_KEY: operatorKey,
  })
  const log = makeLog(config.logLevel, 'stderr')
  const gateway = await wire(config, log)
  stopOnSignals(
    { drain: () => gateway.drain().finally(() => child.kill('SIGTERM')) },
    log,
    config.limits.drainMs,
  )
  await gateway.start()
  const port = portOf(gateway.app.server.address()) ?? config.port
  const url = `http://localhost:${port}`
  greet(url, await testKey(url, operatorKey, join(data, 'test.key')))
}

/** A secret of this machine, drawn once. */
function kept(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomText(40), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

const portOf = (address: { port: number } | string | null): number | null =>
  typeof address === 'object' && address !== null ? address.port : null

/** The key of the last start while it stands, else a new one for a tenant that may file the example batches. */
async function testKey(url: string, operatorKey: string, file: string): Promise<string> {
  const held = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  const check = await fetch(`${url}/v1/lanes`, { headers: { authorization: `Bearer ${held}` } })
  await check.body?.cancel()
  if (check.ok) return held
  const establishments = asEstablishments([...dealerPlaces, ...schoolPlaces])
  const { id } = await ask(url, operatorKey, '/v1/admin/tenants', { name: 'Exemple', establishments })
  const { key } = await ask(url, operatorKey, `/v1/admin/tenants/${id}/keys`, {
    scopes: ['submit', 'read'],
    mode: 'test',
  })
  writeFileSync(file, key, { mode: 0o600 })
  return key
}

async function ask(
  url: string,
  operatorKey: string,
  path: string,
  body: object,
): Promise<{ id: string; key: string }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status !== 201) throw new Error(`${path} answered ${response.status}`)
  return JSON.parse(await response.text())
}

function greet(url: string, key: string): void {
  console.log(`Liasse listens on ${url}, with a sandbox State beside it.
Test world; the data stay in ./data.

  API and try-out   ${url}/docs
  test key          ${key}

  In another terminal:
    export LIASSE_URL=${url}
    export LIASSE_API_KEY=${key}
    npm run -s liasse -- push examples/batches/dealer-morning.ndjson

Ctrl-C stops both.`)
}

try {
  await startAll()
} catch (error) {
  explain(error)
  process.exit(1)
}
