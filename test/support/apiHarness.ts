import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import {
  defaultDocuments,
  defaultLanes,
  defaultLimits,
  defaultUpstream,
  type DocumentsConfig,
  type Limits,
} from '../../server/config.ts'
import type { ReadyingDoctor } from '../../server/documents/doctor.ts'
import { defaultDuplicates, type DuplicatePolicy } from '../../server/domain/duplicates.ts'
import type { Establishment, JsonObject, JudgePolicy, Procedure } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { makeApp } from '../../server/http/app.ts'
import type { AppParts } from '../../server/http/appParts.ts'
import { mintKey } from '../../server/http/keyText.ts'
import { makeIds } from '../../server/ids.ts'
import { scanBodyFault } from '../../server/intake/bodyFaults.ts'
import { checkItem } from '../../server/intake/checkItem.ts'
import { makeItemReader } from '../../server/intake/itemReader.ts'
import { Scanner } from '../../server/intake/scan.ts'
import { randomText } from '../../server/randomText.ts'
import { openSqliteStore } from '../../server/storage/sqlite/openStore.ts'
import { systemClock } from '../../server/systemClock.ts'
import { makeAcceptBatch } from '../../server/usecases/acceptBatch.ts'
import { makeAcceptDossier } from '../../server/usecases/acceptDossier.ts'
import { createKey } from '../../server/usecases/keys.ts'
import type { DocumentFiles, Scope, Store, Upstream } from '../../server/usecases/ports.ts'
import { makeValidateBatch } from '../../server/usecases/validateBatch.ts'
import { wireDocuments } from '../../server/wireDocuments.ts'

export const operatorKey = 'operator-key-of-the-tests-0123456789abcdef'

export interface ApiHarness {
  app: FastifyInstance
  store: Store
  documents: DocumentFiles
  /** Where the documents lie. */
  documentsDir: string
  config: AppParts['config']
  /** What the gateway said in its log, as JSON lines. */
  logged: string[]
  draining: AbortController
  /** A tenant with one habilitation and one school, and a key of it. */
  makeTenant(given?: {
    scopes?: Scope[]
    establishments?: Establishment[]
  }): Promise<{ id: string; key: string; keyId: string }>
  close(): Promise<void>
}

export const testEstablishments: Establishment[] = [
  { kind: 'habilitation', number: 'HAB-TEST-1', permits: ['pivo', 'diva', 'lessor'] },
  { kind: 'school', number: 'E2600000010' },
]

/** The HTTP side over a real store and a real checking worker, in this process; the State is whoever `given` says. */
export async function anApi(
  given: {
    limits?: Partial<Limits>
    upstream?: Pick<Upstream, 'statuses'>
    parts?: Partial<AppParts>
    policy?: JudgePolicy
    duplicates?: DuplicatePolicy
    documents?: Partial<DocumentsConfig>
    /** Who judges documents; absent = nobody does, and they stay `checking`. */
    doctor?: ReadyingDoctor
  } = {},
): Promise<ApiHarness> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-api-'))
  const limits = { ...defaultLimits, ...given.limits }
  const { duplicates = defaultDuplicates } = given
  const ids = makeIds()
  const store = await openSqliteStore({
    file: join(dir, 'liasse.db'),
    clock: systemClock,
    ids,
    inProcess: true,
    limits,
    duplicates,
  })
  await store.openEpoch('start')
  const itemReader = makeItemReader({ limits })
  const draining = new AbortController()
  const logged: string[] = []
  const line = (fields: object, message: string): void =>
    void logged.push(JSON.stringify({ ...fields, message }))
  const scanner = new Scanner(limits.jsonDepthMax)
  const config: AppParts['config'] = {
    mode: 'test',
    operatorKey,
    lanes: defaultLanes,
    limits,
    upstream: defaultUpstream,
    policy: given.policy ?? {},
    duplicates,
    documents: { ...defaultDocuments, ...given.documents },
  }
  const documentsDir = join(dir, 'documents')
  const { startDocuments, stopDocuments, ...papers } = wireDocuments({
    config: { ...config, documentsDir },
    store,
    clock: systemClock,
    ids,
    log: { info: line, warn: line, error: line },
    ...(given.doctor ? { doctor: given.doctor } : {}),
  })
  if (given.doctor) await startDocuments()
  const intake = { store, itemReader, clock: systemClock, ids, policy: config.policy, duplicates }
  const app = await makeApp({
    ...intake,
    ...papers,
    upstream: given.upstream ?? { statuses: async () => silence },
    log: { info: line, warn: line, error: line },
    config,
    acceptBatch: makeAcceptBatch(intake),
    validateBatch: makeValidateBatch(intake),
    acceptDossier: makeAcceptDossier(intake),
    checkItem,
    readJson: (bytes) => {
      const fault = scanner.scanText(bytes)
      if (fault) return { as: 'fault', fault: scanBodyFault(fault, limits) }
      return { as: 'value', value: JSON.parse(Buffer.from(bytes).toString('utf8')) }
    },
    drawText: randomText,
    loopDelayMs: () => 0,
    draining: draining.signal,
    version: '0.0.0',
    ...given.parts,
  })
  return {
    app,
    store,
    documents: papers.documents,
    documentsDir,
    config,
    logged,
    draining,
    async makeTenant(tenant = {}) {
      const { scopes = bothScopes, establishments = testEstablishments } = tenant
      const id = ids('ten')
      await store.administer({ as: 'createTenant', id, name: 'Groupe Exemple', establishments })
      const made = await createKey(store, (mode) => mintKey(mode, randomText))(id, scopes, 'test')
      return { id, key: made?.key ?? '', keyId: made?.id ?? '' }
    },
    async close() {
      draining.abort()
      const closed = app.close()
      // A client that is still sending what was refused keeps its connection; the process would end it with its own limit.
      setTimeout(() => app.server.closeAllConnections(), connectionsEndAfterMs).unref()
      await closed
      await stopDocuments()
      await itemReader.close()
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const connectionsEndAfterMs = 5_000

const bothScopes: Scope[] = ['submit', 'read']

const silence = {
  as: 'noEvidence',
  evidence: { kind: 'silence' },
  closes: false,
  retryAfterMs: null,
} as const

let items = 0
/** A good item with a reference and a VIN of its own: dossiers of one vehicle wait for each other. */
export function anItem(
  procedure: Procedure = 'vn',
  given: JsonObject & { reference?: string } = {},
): JsonObject & { reference: string } {
  items += 1
  const { establishment: _establishment, vehicle, ...example } = exampleItems[procedure]
  const vin = `VF1TEST${String(items).padStart(10, '0')}`
  const own = vehicle === undefined ? {} : { vehicle: Object.assign({}, vehicle, { vin }) }
  return { ...example, ...own, reference: `REF-${items}`, ...given }
}

/** Asks with a key; a body becomes JSON. */
export function ask(
  { app }: Pick<ApiHarness, 'app'>,
  key: string,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  given: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<LightMyRequestResponse> {
  const options: InjectOptions = {
    method,
    url,
    headers: { authorization: `Bearer ${key}`, ...given.headers },
  }
  if (given.body !== undefined) {
    options.headers = { 'content-type': 'application/json', ...options.headers }
    options.payload = typeof given.body === 'string' ? given.body : JSON.stringify(given.body)
  }
  return app.inject(options)
}

/** Hands a batch over and answers its id. */
export async function aBatch(
  api: ApiHarness,
  key: string,
  items: JsonObject[] = [anItem()],
): Promise<string> {
  const response = await ask(api, key, 'POST', '/v1/batches', { body: { items } })
  if (response.statusCode !== 202) throw new Error(response.body)
  return response.json<{ id: string }>().id
}

/** Hands one item over and answers its dossier's id. */
export async function aDossier(api: ApiHarness, key: string, item: JsonObject = anItem()): Promise<string> {
  const response = await ask(api, key, 'POST', '/v1/dossiers', { body: item })
  if (response.statusCode !== 202) throw new Error(response.body)
  return response.json<{ id: string }>().id
}

/** Begins attempts, as the forwarder would, until it is this dossier's turn; answers its fence. */
export async function beginAttempt({ store }: Pick<ApiHarness, 'store'>, id: string): Promise<number> {
  await store.releaseItems(1_000)
  for (let tries = 0; tries < 100; tries++) {
    const claim = { max: 1, leaseMs: 60_000, owner: 'o', attemptMs: 1, shares: {} }
    const [one] = await store.reserve({ lane: 'siv-domestic', ...claim })
    if (one) await store.beginAttempts([{ id: one.id, owner: 'o', fence: one.fence }])
    if (one?.id === id) return one.fence
  }
  throw new Error('the dossier is not ready')
}

/** Runs something while the store answers otherwise, to show what it cannot be brought to from outside. */
export async function withStore<T>(
  { store }: Pick<ApiHarness, 'store'>,
  otherwise: Partial<Store>,
  run: () => Promise<T>,
): Promise<T> {
  const before = Object.fromEntries(Object.keys(otherwise).map((name) => [name, Reflect.get(store, name)]))
  Object.assign(store, otherwise)
  try {
    return await run()
  } finally {
    Object.assign(store, before)
  }
}
