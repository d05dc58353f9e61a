import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asEstablishments, dealerPlaces, schoolPlaces } from '../batchmaker/establishments.ts'
import { type Child, startChild } from './children.ts'

/** The two processes of the demo: a State that misbehaves a little, and a gateway before it. */
export interface Scene {
  gateway: Child
  sandbox: Child
  ledgerFile: string
  /** Keys of the two clients. */
  dealerKey: string
  schoolKey: string
}

const operatorKey = 'operator-key-of-the-demo-only-0123456789'
const token = 'token-of-the-demo'

/** Of a hundred deposits five time out, three break off, two are answered 500 after the fact; the import lane is closed for a while. */
const faults = {
  'timeout-taken': 0.03,
  'timeout-lost': 0.01,
  late: 0.01,
  'reset-before': 0.01,
  'reset-during': 0.01,
  'reset-after': 0.01,
  'error-taken': 0.02,
  'read-error': 0.02,
  'read-timeout': 0.005,
  refused: 0.015,
  latencyMs: [5, 40],
  lateMs: [200, 1_200],
  lanes: { 'siv-import': { closedForMs: 20_000 } },
}

/** A pace raised far above what a real State would bear, and waits shortened to match a State that answers in milliseconds. */
const config = {
  upstream: { timeoutMs: 1_500, settleMs: 2_000, followEveryMs: 1_000 },
  retry: { baseMs: 200, capMs: 3_000 },
  documents: { filesRequired: true },
  lanes: {
    'siv-domestic': { perSecond: 60, perMinute: 3_600, concurrencyMax: 32 },
    'siv-import': { perSecond: 20, perMinute: 1_200, concurrencyMax: 16 },
    'ants-vehicle': { perSecond: 10, perMinute: 600, concurrencyMax: 8 },
    'ants-import': { perSecond: 10, perMinute: 600, concurrencyMax: 8 },
    'ants-enrolment': { perSecond: 20, perMinute: 1_200, concurrencyMax: 16 },
    'ants-title': { perSecond: 10, perMinute: 600, concurrencyMax: 8 },
  },
}

/** A State that decides in seconds instead of days. */
const stateFlags =
  '--port 0 --seed 7 --review-ms 6000 --candidate-ms 1500 --title-ms 4000 --siv-later-ms 2000'.split(' ')

export async function startScene(folder: string, onDeath: (error: Error) => void): Promise<Scene> {
  const ledgerFile = join(folder, 'ledger.ndjson')
  const sandbox = await startChild({
    name: 'sandbox',
    script: 'server/sandbox/main.ts',
    args: ['--ledger', ledgerFile, '--token', token, '--faults', JSON.stringify(faults), ...stateFlags],
    folder,
    address: /"listening":"([^"]+)"/,
    onDeath,
  })
  const configFile = join(folder, 'config.json')
  writeFileSync(configFile, JSON.stringify(config))
  const gateway = await startChild({
    name: 'gateway',
    script: 'server/main.ts',
    env: {
      LIASSE_PORT: '0',
      LIASSE_MODE: 'test',
      LIASSE_DATABASE_URL: `file:${join(folder, 'liasse.db')}`,
      LIASSE_DOCUMENTS_DIR: join(folder, 'documents'),
      LIASSE_UPSTREAM_URL: sandbox.url,
      LIASSE_UPSTREAM_TOKEN: token,
      LIASSE_OPERATOR_KEY: operatorKey,
      LIASSE_CONFIG: configFile,
    },
    folder,
    address: /"address":"([^"]+)"/,
    onDeath,
  })
  return {
    gateway,
    sandbox,
    ledgerFile,
    dealerKey: await makeClient(gateway.url, 'Groupe de concession', asEstablishments(dealerPlaces)),
    schoolKey: await makeClient(gateway.url, "Réseau d'écoles", asEstablishments(schoolPlaces)),
  }
}

/** A tenant with its establishments, and a key of it. */
async function makeClient(url: string, name: string, establishments: object[]): Promise<string> {
  const tenant = await administer(`${url}/v1/admin/tenants`, { name, establishments })
  const { key } = await administer(`${url}/v1/admin/tenants/${tenant.id}/keys`, {
    scopes: ['submit', 'read'],
    mode: 'test',
  })
  if (key === undefined) throw new Error('the gateway gave no key')
  return key
}

async function administer(url: string, body: object): Promise<{ id: string; key?: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok)
    throw new Error(`the operator's request was answered ${answer.status}: ${await answer.text()}`)
  return parseMade(await answer.json())
}

function parseMade(value: unknown): { id: string; key?: string } {
  if (typeof value !== 'object' || value === null || !('id' in value)) throw new Error('no id in the answer')
  return { id: String(value.id), ...('key' in value ? { key: String(value.key) } : {}) }
}
