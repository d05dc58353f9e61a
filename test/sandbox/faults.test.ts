import { afterEach, beforeEach, expect, test } from 'vitest'
import { filingFaults, readFaults } from '../../server/sandbox/settings.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { type Client, clientOf, type Deposited } from './client.ts'

let sandbox: RunningSandbox
let client: Client
beforeEach(async () => {
  sandbox = await startSandbox({ flags: ['--review-ms', '200', '--siv-later-share', '0'] })
  client = clientOf(sandbox)
})
afterEach(() => sandbox.stop())

const shape = (deposited: Deposited): string | number =>
  typeof deposited === 'string' ? deposited : deposited.status

test.each([
  ['timeout-taken', 'silence', 1],
  ['timeout-lost', 'silence', 0],
  ['late', 'silence', 0],
  ['reset-before', 'reset', 0],
  ['reset-during', 'reset', 1],
  ['reset-after', 'reset', 1],
  ['endless', 'silence', 1],
  ['slow-down', 429, 0],
  ['busy', 503, 0],
  ['category-closed', 503, 0],
  ['empty', 201, 1],
  ['truncated', 201, 1],
  ['twice-keyed', 201, 1],
  ['latin-1', 201, 1],
  ['crossed', 201, 1],
] as const)('%s shows %s to the caller, and a look-up then sees %i filing', async (kind, seen, filings) => {
  await sandbox.setFaults({ [kind]: 1 })

  const deposited = await client.deposit('dos_1', { mayBeSilent: true })

  await sandbox.setFaults({})
  expect(shape(deposited)).toBe(seen)
  expect(await client.filingsOf('dos_1')).toHaveLength(filings)
  expect((await sandbox.stats())['faults']).toEqual({ [kind]: 1 })
})

test.each([
  ['error-taken', 1],
  ['error-lost', 0],
] as const)('%s is a 500, 502, 503 or 504 without one of the contract’s codes', async (kind, filings) => {
  await sandbox.setFaults({ [kind]: 1 })

  const deposited = await client.deposit('dos_1')

  await sandbox.setFaults({})
  expect([500, 502, 503, 504]).toContain(shape(deposited))
  expect(typeof deposited === 'string' ? '' : deposited.text).not.toMatch(/slow-down|busy|category-closed/)
  expect(await client.filingsOf('dos_1')).toHaveLength(filings)
})

test('an answer that is meant for somebody else names another reference', async () => {
  await client.deposit('dos_before')

  const deposited = await client.deposit('dos_1', { magic: 'SBX-CROSSED-1' })

  expect(deposited).toMatchObject({ status: 201, body: { reference: 'dos_before' } })
  expect(await client.filingsOf('dos_1')).toHaveLength(1)
})

test('mangled answers cannot be read in two ways', async () => {
  await client.deposit('dos_1', { magic: 'SBX-FAULT-TWICE-KEYED-1' })
  const twice = await client.deposit('dos_2', { magic: 'SBX-FAULT-TWICE-KEYED-1' })
  const cut = await client.deposit('dos_3', { magic: 'SBX-FAULT-TRUNCATED-1' })
  const latin = await client.deposit('dos_4', { magic: 'SBX-FAULT-LATIN-1-1' })

  const text = (deposited: Deposited): string => (typeof deposited === 'string' ? '' : deposited.text)
  expect(text(twice).match(/"reference":/g)).toHaveLength(2)
  expect(() => JSON.parse(text(cut))).toThrow(SyntaxError)
  expect(text(latin)).toContain('\ufffd')
})

test('without duplicate guard the same reference twice is two filings, and a look-up tells both', async () => {
  await client.deposit('dos_1')
  await client.deposit('dos_1')

  const filings = await client.filingsOf('dos_1')

  expect(new Set(filings.map((filing) => filing['filingNumber'])).size).toBe(2)
})

test('a late filing appears only once its POST has ended and its lateness is over', async () => {
  await sandbox.setFaults({ lateMs: 60_000 })
  await client.deposit('dos_1', { magic: 'SBX-LATE-1' })
  const before = await client.lookUp('dos_1')

  await sandbox.moveClock(61_000)

  expect(before).toMatchObject({ status: 404, body: { code: 'not-found', reference: 'dos_1' } })
  expect(await client.filingsOf('dos_1')).toHaveLength(1)
})

test('one lane is closed while the others work, and opens again', async () => {
  await sandbox.setFaults({ lanes: { 'siv-import': { closedForMs: 60_000 } } })
  const closed = await client.deposit('dos_1', { procedure: 'import-vo' })
  const other = await client.deposit('dos_2')
  const health = await client.ask('GET', '/v1/health')

  await sandbox.moveClock(61_000)

  expect(closed).toMatchObject({ status: 503, body: { code: 'category-closed', reference: 'dos_1' } })
  expect(other).toMatchObject({ status: 201 })
  expect(health.body).toMatchObject({ categories: { 'siv-import': 'closed', 'siv-domestic': 'open' } })
  expect(await client.deposit('dos_1', { procedure: 'import-vo' })).toMatchObject({ status: 201 })
})

test('at night the State takes nothing, by its own clock', async () => {
  await sandbox.setFaults({ closedHours: [0, 24] })
  const night = await client.deposit('dos_1')

  await sandbox.setFaults({ closedHours: null })

  expect(night).toMatchObject({ status: 503, body: { code: 'category-closed' } })
  expect(await client.deposit('dos_1')).toMatchObject({ status: 201 })
})

test('in maintenance a proxy answers, which proves nothing', async () => {
  await sandbox.setFaults({ maintenanceForMs: 60_000 })

  const deposited = await client.deposit('dos_1')

  expect(deposited).toMatchObject({ status: 503, type: 'text/html; charset=utf-8', body: undefined })
})

test('one knob mangles answers of every kind', async () => {
  await sandbox.setFaults({ mangle: 1, latencyMs: 0 })
  const headers = { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' }
  const post = async (at: number): Promise<unknown> =>
    fetch(`${sandbox.url}/v1/filings`, {
      method: 'POST',
      headers: { ...headers, 'filing-reference': `dos_${at}` },
      body: JSON.stringify({
        reference: `dos_${at}`,
        procedure: 'vn',
        channel: 'siv',
        establishment: '1',
        data: {},
        documents: [],
      }),
      signal: AbortSignal.timeout(2_000),
    }).then(
      (answer) => answer.body?.cancel(),
      () => undefined,
    )
  const look = async (at: number): Promise<unknown> =>
    fetch(`${sandbox.url}/v1/filings?reference=dos_${at}`, {
      headers,
      signal: AbortSignal.timeout(2_000),
    }).then(
      (answer) => answer.body?.cancel(),
      () => undefined,
    )

  await Promise.all(Array.from({ length: 400 }, (_, at) => post(at)))
  await Promise.all(Array.from({ length: 400 }, (_, at) => look(at)))

  const { faults } = await sandbox.stats()
  // A contradiction needs a final status that was told cleanly three times; nothing clean is told here.
  const shown = readFaults.filter((kind) => kind !== 'status-contradicted')
  expect(Object.keys(faults ?? {}).toSorted()).toEqual([...filingFaults, ...shown].toSorted())
})

test('unknown faults are refused by name, and nothing changes', async () => {
  await sandbox.setFaults({ busy: 1 })

  const told = await client.ask('POST', '/sandbox/faults', { body: { bussy: 1, lanes: { moon: {} } } })

  expect(told).toMatchObject({ status: 400, body: { detail: 'not understood: bussy, lanes/moon' } })
  expect(await client.deposit('dos_1')).toMatchObject({ status: 503 })
})
