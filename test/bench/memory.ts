import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Establishment } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { makeIds } from '../../server/ids.ts'
import { openSqliteStore } from '../../server/storage/sqlite/openStore.ts'
import { systemClock } from '../../server/systemClock.ts'
import { type Chunk, packChunk } from '../../server/usecases/chunk.ts'
import type { Store } from '../../server/usecases/ports.ts'
import { startGateway } from '../support/gateway.ts'
import { printFigure } from './figures.ts'

const sizes = [90_000, 1_000_000] as const
const batchRows = 10_000
const chunkRows = 500
const tenants = 30
/** Its dossiers are judged again on their way out: what they are filed under has to be theirs. */
const establishments: Establishment[] = [{ kind: 'habilitation', number: 'HAB-TEST-1', permits: [] }]
/** Readings of a gateway that has been up for a while, a second apart. */
const readings = 10
const warmUpMs = 5_000

/**
 * Resident memory of a gateway with 90,000 and with 1,000,000 queued dossiers: seeded straight through the store, then read from
 * a gateway that claims, sends to a State that refuses every connection, and probes.
 */
export async function run(): Promise<void> {
  const medians: number[] = []
  for (const size of sizes) {
    const resident = await measure(size)
    printFigure('memory', `residentMiBWith${size}`, resident, 0)
    medians.push(resident.toSorted((a, b) => a - b)[Math.floor(resident.length / 2)] ?? Number.NaN)
  }
  const [small = Number.NaN, large = Number.NaN] = medians
  printFigure('memory', 'ratioOfLargeToSmall', [large / small])
}

async function measure(size: number): Promise<number[]> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-memory-'))
  try {
    await seed(join(dir, 'liasse.db'), size)
    const gateway = await startGateway({ dir })
    try {
      await pause(warmUpMs)
      const resident: number[] = []
      for (let reading = 0; reading < readings; reading++) {
        resident.push(residentMiB(gateway.pid))
        await pause(1_000)
      }
      return resident
    } finally {
      await gateway.stop()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function seed(file: string, size: number): Promise<void> {
  const store = await openSqliteStore({ file, clock: systemClock })
  await store.openEpoch('seeding')
  const ids = makeIds()
  const owners = Array.from({ length: tenants }, () => ids('ten'))
  for (const id of owners)
    await store.administer({ as: 'createTenant', id, name: 'Groupe Exemple', establishments })
  for (let row = 0; row < size; row += batchRows)
    await seedBatch(store, { id: ids('bat'), tenant: owners[(row / batchRows) % tenants] ?? '', first: row })
  while ((await store.releaseItems(chunkRows)) > 0);
  await store.close()
}

async function seedBatch(
  store: Store,
  { id, tenant, first }: { id: string; tenant: string; first: number },
): Promise<void> {
  const draft = { id, tenant, reference: null, priority: 'normal', kind: 'batch' } as const
  for (let chunk = 0; chunk < batchRows / chunkRows; chunk++) {
    const accepted = Array.from({ length: chunkRows }, (_, at) => someRow(first, chunk * chunkRows + at + 1))
    await store.stageItems(draft, chunk, packChunk({ accepted, rejected: [] }))
  }
  const sealed = await store.sealBatch({ draft, idempotency: null, refuseInvalid: false, busyRows: [] })
  if (sealed.as !== 'sealed') throw new Error(`a seeded batch was ${sealed.as}`)
}

const body = Buffer.from(JSON.stringify(exampleItems['changement-titulaire']))

function someRow(first: number, row: number): Chunk['accepted'][number] {
  const number = String(first + row).padStart(10, '0')
  return {
    row,
    reference: `SEED-${number}`,
    hash: number.padStart(43, 'h'),
    procedure: 'changement-titulaire',
    establishment: 'HAB-TEST-1',
    channel: 'siv',
    lane: 'siv-domestic',
    deadlineAt: null,
    deadlines: [],
    findings: [],
    keys: { vin: `VF1TEST${number}`, plate: null, neph: null, name: `EXEMPLE ${number}` },
    body,
    received: null,
  }
}

function residentMiB(pid: number): number {
  const [, kib = 'NaN'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) / 1024
}
