import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type LedgerEntry, type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { clientOf, newCar } from './client.ts'

const running: RunningSandbox[] = []
const folders: string[] = []
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function aLedgerFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liasse-ledger-'))
  folders.push(folder)
  return join(folder, 'ledger.ndjson')
}

async function aSandbox(options: Parameters<typeof startSandbox>[0]): Promise<RunningSandbox> {
  const sandbox = await startSandbox(options)
  running.push(sandbox)
  return sandbox
}

const ofKind = <K extends LedgerEntry['kind']>(
  ledger: LedgerEntry[],
  kind: K,
): Extract<LedgerEntry, { kind: K }>[] =>
  ledger.filter((entry): entry is Extract<LedgerEntry, { kind: K }> => entry.kind === kind)

test('a filing stands whole in the file when its answer arrives', async () => {
  const sandbox = await aSandbox({ ledgerFile: aLedgerFile() })

  await clientOf(sandbox).deposit('dos_1', { documents: [{ kind: 'mandat' }] })
  await sandbox.kill()

  const [taken] = ofKind(sandbox.ledger(), 'taken')
  expect(taken).toMatchObject({
    reference: 'dos_1',
    procedure: 'vn',
    channel: 'siv',
    lane: 'siv-domestic',
    data: newCar,
    documents: [{ kind: 'mandat' }],
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('what is answered with garbage, or not at all, is in the file all the same', async () => {
  const sandbox = await aSandbox({ ledgerFile: aLedgerFile() })
  const client = clientOf(sandbox)

  await client.deposit('dos_1', { magic: 'SBX-TIMEOUT-TAKEN-1' })
  await client.deposit('dos_2', { magic: 'SBX-FAULT-HTML-1' })
  await client.deposit('dos_3', { magic: 'SBX-FAULT-RESET-AFTER-1' })
  await client.lookUp('dos_4')
  await sandbox.stop()

  const ledger = sandbox.ledger()
  expect(ofKind(ledger, 'seen').map(({ what, reference }) => [what, reference])).toEqual([
    ['filing', 'dos_1'],
    ['filing', 'dos_2'],
    ['filing', 'dos_3'],
    ['look-up', 'dos_4'],
  ])
  expect(ofKind(ledger, 'told').map(({ manner, clean, fault }) => [manner, clean, fault])).toEqual([
    ['silence', false, 'timeout-taken'],
    ['plain', false, 'html'],
    ['reset', false, 'reset-after'],
    ['plain', true, undefined],
  ])
  expect(ofKind(ledger, 'ended').map(({ by }) => by)).toEqual(['client', 'answer', 'sandbox'])
  expect(ledger.map(({ n }) => n)).toEqual(ledger.map((_, index) => index + 1))
})

test('a killed sandbox goes on where its ledger ends: filings, numbers, clock', async () => {
  const ledgerFile = aLedgerFile()
  const first = await aSandbox({ ledgerFile })
  await clientOf(first).deposit('dos_1')
  await first.moveClock(86_400_000)
  await first.kill()

  const second = await aSandbox({ ledgerFile })
  const client = clientOf(second)
  const deposited = await client.deposit('dos_2')

  expect(await client.filingsOf('dos_1')).toMatchObject([
    { filingNumber: expect.stringMatching(/-00000001$/) },
  ])
  expect(deposited).toMatchObject({ body: { filingNumber: expect.stringMatching(/-00000002$/) } })
  const [one, two] = ofKind(second.ledger(), 'taken')
  expect((two?.clockMs ?? 0) - (one?.clockMs ?? 0)).toBeGreaterThanOrEqual(86_400_000)
})

test('a last line that was never whole is cut off, and nothing is written after it', async () => {
  const ledgerFile = aLedgerFile()
  const first = await aSandbox({ ledgerFile })
  await clientOf(first).deposit('dos_1')
  await first.kill()
  appendFileSync(ledgerFile, '{"n":99,"kind":"tak')

  const second = await aSandbox({ ledgerFile })
  await clientOf(second).deposit('dos_2')

  const lines = readFileSync(ledgerFile, 'utf8').trimEnd().split('\n')
  expect(lines.filter((line) => line.includes('"n":99'))).toEqual([])
  expect(() => lines.map((line) => JSON.parse(line))).not.toThrow()
  expect(ofKind(second.ledger(), 'taken')).toHaveLength(2)
})

test('a late filing of a sandbox that died is to be seen when it comes back', async () => {
  const ledgerFile = aLedgerFile()
  const first = await aSandbox({ ledgerFile, faults: { lateMs: 3_600_000 } })
  const deposit = clientOf(first).deposit('dos_1', { magic: 'SBX-LATE-1', mayBeSilent: false })
  await expect.poll(() => ofKind(first.ledger(), 'taken').length).toBe(1)
  await first.kill()
  await deposit

  const second = await aSandbox({ ledgerFile })

  expect(await clientOf(second).filingsOf('dos_1')).toHaveLength(1)
})

test('many deposits at once are all in the file, each with its own number', async () => {
  const sandbox = await aSandbox({ ledgerFile: aLedgerFile() })
  const client = clientOf(sandbox)

  const deposits = await Promise.all(Array.from({ length: 200 }, (_, at) => client.deposit(`dos_${at}`)))

  const taken = ofKind(sandbox.ledger(), 'taken')
  expect(deposits.every((deposited) => typeof deposited !== 'string' && deposited.status === 201)).toBe(true)
  expect(new Set(taken.map(({ filingNumber }) => filingNumber)).size).toBe(200)
})
