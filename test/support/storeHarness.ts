import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeIds } from '../../server/ids.ts'
import { openSqliteStore } from '../../server/storage/sqlite/openStore.ts'
import type { AcceptedRow, Chunk, PackedChunk, RejectedRow } from '../../server/usecases/chunk.ts'
import { packChunk } from '../../server/usecases/chunk.ts'
import type {
  AttemptRecord,
  BatchDraft,
  Clock,
  Ids,
  ReservedDossier,
  ResultLine,
  SealResult,
  StateFiling,
  Store,
} from '../../server/usecases/ports.ts'
import type { DuplicatePolicy } from '../../server/domain/duplicates.ts'
import type { Lane } from '../../server/domain/lane.ts'
import { type FakeClock, fakeClock } from './fakeClock.ts'

export interface StoreHarness {
  store: Store
  clock: FakeClock
  ids: Ids
  /** A tenant that exists already. */
  tenant: string
  file: string
  /** Opens the file again after a close. */
  open(): Promise<void>
  /** Closes and opens again, as a restart does: openEpoch is called. Use the harness's `store` afterwards. */
  restart(): Promise<void>
  makeTenant(name?: string): Promise<string>
  close(): Promise<void>
}

/** A store in a folder of its own, in this process unless told otherwise, on a clock that moves only when told. */
export async function aStore(
  options: {
    clock?: FakeClock
    threaded?: boolean
    settleMs?: number
    realClock?: Clock
    duplicates?: DuplicatePolicy
  } = {},
): Promise<StoreHarness> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-store-'))
  const file = join(dir, 'liasse.db')
  const clock = options.clock ?? fakeClock()
  const used = options.realClock ?? clock
  const ids = makeIds(() => used.wall())
  const open = (): Promise<Store> =>
    openSqliteStore({
      file,
      clock: used,
      ids,
      inProcess: options.threaded !== true,
      settleMs: options.settleMs,
      duplicates: options.duplicates,
    })
  const harness: StoreHarness = {
    store: await open(),
    clock,
    ids,
    tenant: '',
    file,
    async open() {
      harness.store = await open()
    },
    async restart() {
      await harness.store.close()
      await harness.open()
      await harness.store.openEpoch('restart')
    },
    async makeTenant(name = 'Garage des Essais') {
      const id = ids('ten')
      await harness.store.administer({ as: 'createTenant', id, name, establishments: [] })
      return id
    },
    async close() {
      await harness.store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  await harness.store.openEpoch('start')
  harness.tenant = await harness.makeTenant()
  return harness
}

/** An accepted row with everything it needs; content and hash follow from what is given. */
export function anAcceptedRow(
  row: number,
  given: Partial<AcceptedRow> & { content?: object } = {},
): Chunk['accepted'][number] {
  const { content, ...fields } = given
  const reference = fields.reference ?? `REF-${row}`
  const body = Buffer.from(JSON.stringify({ reference, procedure: 'changement-titulaire', ...content }))
  return {
    row,
    reference,
    hash: createHash('sha256').update(body).digest('base64url'),
    procedure: 'changement-titulaire',
    establishment: '75-0001',
    channel: 'siv',
    lane: 'siv-domestic',
    deadlineAt: null,
    deadlines: [],
    findings: [],
    keys: { vin: null, plate: null, neph: null, name: null },
    ...fields,
    body,
    received: null,
  }
}

export function aRejectedRow(row: number, given: Partial<RejectedRow> = {}): RejectedRow {
  const finding = {
    code: 'field-missing',
    severity: 'error',
    pointer: '/vehicle/vin',
    row,
    fr: 'Ce champ manque.',
    en: 'This field is missing.',
    remedy: { fr: 'Ajoutez-le.', en: 'Add it.' },
    actor: 'client',
  } as const
  return { row, reference: `REF-${row}`, findings: [finding], ...given }
}

export const aChunk = (accepted: Chunk['accepted'], rejected: RejectedRow[] = []): PackedChunk =>
  packChunk({ accepted, rejected })

export function aDraft({ ids, tenant }: StoreHarness, given: Partial<BatchDraft> = {}): BatchDraft {
  return { id: ids('bat'), tenant, reference: null, priority: 'normal', kind: 'batch', ...given }
}

/** Deposits rows as one batch and answers its id. */
export async function deposit(
  harness: StoreHarness,
  rows: Chunk['accepted'],
  { draft = {}, rejected = [] }: { draft?: Partial<BatchDraft>; rejected?: RejectedRow[] } = {},
): Promise<{ batch: string; result: SealResult }> {
  const made = aDraft(harness, draft)
  const seal = { draft: made, idempotency: null, refuseInvalid: false, busyRows: [] }
  const result = await harness.store.depositBatch(seal, 1, aChunk(rows, rejected))
  return { batch: made.id, result }
}

export function reserve(
  { store }: Pick<StoreHarness, 'store'>,
  given: {
    lane?: Lane
    max?: number
    leaseMs?: number
    owner?: string
    shares?: Record<string, number>
  } = {},
): Promise<ReservedDossier[]> {
  return store.reserve({
    lane: 'siv-domestic',
    max: 10,
    leaseMs: 60_000,
    owner: 'tester',
    attemptMs: 30_000,
    shares: {},
    ...given,
  })
}

/** Deposits one row and commits its first intent. */
export async function aFiling(
  harness: StoreHarness,
  given: Parameters<typeof anAcceptedRow>[1] = {},
): Promise<ReservedDossier> {
  await deposit(harness, [anAcceptedRow(1, { reference: harness.ids('req'), ...given })])
  return beginNext(harness, given.lane)
}

/** Reserves the next dossier of the lane and commits its intent. */
export async function beginNext(
  harness: StoreHarness,
  lane: Lane = 'siv-domestic',
): Promise<ReservedDossier> {
  const [dossier] = await reserve(harness, { lane, max: 1 })
  if (!dossier) throw new Error('nothing is ready')
  const [answer] = await harness.store.beginAttempts([
    { id: dossier.id, owner: 'tester', fence: dossier.fence },
  ])
  if (answer?.as !== 'started') throw new Error('the attempt did not start')
  return dossier
}

/** Deposits one row and answers the id of its dossier. */
export async function aStoredDossier(
  harness: StoreHarness,
  given: Parameters<typeof anAcceptedRow>[1] = {},
): Promise<string> {
  const { batch } = await deposit(harness, [anAcceptedRow(1, given)])
  const [line] = await linesOf(harness, batch)
  if (!line?.id) throw new Error('the row was not accepted')
  return line.id
}

export async function linesOf({ store, tenant }: StoreHarness, batch: string): Promise<ResultLine[]> {
  const pages = await store.results(tenant, batch)
  if (!pages) throw new Error('there is no such batch')
  const lines: ResultLine[] = []
  for await (const page of pages) lines.push(...page)
  return lines
}

export async function recordVerdict(
  { store }: Pick<StoreHarness, 'store'>,
  { id, fence }: { id: string; fence: number },
  verdict: AttemptRecord['verdict'],
): Promise<'recorded' | 'stale'> {
  const [answer] = await store.recordAttempts([
    { id, fence, elapsedMs: 10, evidence: { kind: 'test' }, verdict },
  ])
  if (!answer) throw new Error('no answer')
  return answer
}

export function aStateFiling(id: string, given: Partial<StateFiling> = {}): StateFiling {
  return {
    filingNumber: `S-${id.slice(-6)}`,
    reference: id,
    status: 'received',
    receivedAt: '2026-11-23T09:00:00Z',
    ...given,
  }
}

/** Deposits, begins and has the State take one dossier. */
export async function aFiledDossier(
  harness: StoreHarness,
  filing: Partial<StateFiling> = {},
): Promise<ReservedDossier> {
  const dossier = await aFiling(harness)
  await recordVerdict(harness, dossier, {
    as: 'filed',
    filing: aStateFiling(dossier.id, filing),
    followAfterMs: 1_000,
  })
  return dossier
}

/** Deposits and begins one dossier of which nobody knows how its attempt ended. */
export async function anUncertainDossier(
  harness: StoreHarness,
  refusal?: { stateCode: string; stateMessage: string },
): Promise<ReservedDossier> {
  const dossier = await aFiling(harness)
  await recordVerdict(harness, dossier, { as: 'unknown', lookUpAfterMs: 0, refusal })
  return dossier
}

export const stateOf = async ({ store, tenant }: StoreHarness, id: string): Promise<string | undefined> =>
  (await store.dossier(tenant, id))?.state

export const eventTypes = async ({ store, tenant }: StoreHarness): Promise<string[]> =>
  (await store.events(tenant, { after: 0, limit: 1_000 })).map(({ type }) => type)
