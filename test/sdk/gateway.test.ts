import { Liasse, type Progress, throwIfAnyFailed } from '@liasse/sdk'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { filedAs } from '../support/files.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { uploadPaper } from '../support/uploadPaper.ts'
import { aFile, runLiasse } from './cli/runLiasse.ts'
import { exampleItemsToday } from './exampleItemsToday.ts'
import { aFlakyWire } from './flakyWire.ts'

const config = { upstream: { followEveryMs: 200, settleMs: 500 } }
// A gateway, a State and the programs share whatever cores there are with the other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let sandbox: RunningSandbox
let gateway: RunningGateway

beforeAll(async () => {
  sandbox = await startSandbox({ flags: ['--review-ms', '100'] })
  gateway = await startGateway({ upstreamUrl: sandbox.url, upstreamToken: sandbox.token, config })
})

afterAll(async () => {
  await gateway.stop()
  gateway.remove()
  await sandbox.stop()
})

const examples = Object.values(exampleItemsToday)

async function aClient(given?: { key: string }): Promise<Liasse> {
  const { key } = given ?? (await gateway.makeTenant())
  return new Liasse({ baseUrl: gateway.url, apiKey: key })
}

/** Purchase declarations, each of its own reference. */
function* declarations(count: number) {
  for (let n = 1; n <= count; n += 1)
    yield { ...exampleItemsToday['declaration-achat'], reference: `DA-${n}` }
}

test('one item of every procedure goes in, and plates and NEPHs come out', async () => {
  const { key } = await gateway.makeTenant()
  const liasse = await aClient({ key })
  const document = await uploadPaper(gateway, key)
  const told: Progress[] = []

  const submission = await liasse.batches.submit(
    examples.map((item) => JSON.stringify(filedAs(item, document))),
    {
      reference: 'all-procedures',
    },
  )
  const { outcome } = await submission.wait({ onProgress: (progress) => told.push(progress) })
  await throwIfAnyFailed(submission)

  const outcomes = new Map<string | null, object>()
  for await (const line of submission.results()) outcomes.set(line.reference, line.outcome ?? {})
  expect(outcome).toBe('allCompleted')
  expect(outcomes.get('EX-VN-1')).toMatchObject({ plate: expect.stringMatching(/^[A-Z]{2}-\d{3}-[A-Z]{2}$/) })
  expect(outcomes.get('EX-IP-1')).toMatchObject({ neph: expect.stringMatching(/^\d+$/) })
  expect(told.at(-1)).toMatchObject({ total: 19, accepted: 19, filed: 19, decided: 19 })
})

test('a dossier can be found, read, followed and its papers downloaded', async () => {
  const liasse = await aClient()
  const made = await liasse.dossiers.create(exampleItemsToday.vn)

  const done = await liasse.dossiers.wait(made.id)

  const found = []
  for await (const { id } of liasse.dossiers.search({ plate: done.outcome?.plate })) found.push(id)
  for await (const { id } of liasse.dossiers.list({ state: 'completed' })) found.push(id)
  expect(found).toContain(made.id)
  const types = (await liasse.dossiers.timeline(made.id)).map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(['dossier.filed', 'dossier.completed']))
  expect(done.state).toBe('completed')
  // The State's papers are fetched after its decision, at the gateway's own pace.
  const paper = async (): Promise<number> =>
    await liasse.dossiers.paper(made.id, 'cpi').then(
      (bytes) => bytes.length,
      () => 0,
    )
  await expect.poll(paper, { timeout: 10_000 }).toBeGreaterThan(100)
})

test('events come from the first to the last, without gap', async () => {
  const liasse = await aClient()
  const submission = await liasse.batches.submit(declarations(3))
  await submission.wait()

  const sequences: number[] = []
  for await (const { sequence, type } of liasse.events.stream()) {
    sequences.push(sequence)
    if (type === 'batch.completed') break
  }

  expect(sequences).toEqual(sequences.map((_, index) => index + 1))
})

test('an upload that breaks, and an answer that is lost, double nothing', async () => {
  const { key } = await gateway.makeTenant()
  const wire = await aFlakyWire(gateway.url)
  onTestFinished(() => wire.close())
  wire.cutNext({ afterBytes: 100_000 }, 'answer')
  const liasse = new Liasse({ baseUrl: wire.url, apiKey: key })

  const submission = await liasse.batches.submit(declarations(1_000), { reference: 'broken' })

  const batches = []
  for await (const batch of liasse.batches.list()) batches.push(batch)
  expect(wire.connections()).toBeGreaterThanOrEqual(3)
  expect(batches.map(({ reference, total }) => [reference, total])).toEqual([['broken', 1_000]])
  expect(submission).toMatchObject({ total: 1_000, accepted: 1_000, parts: [{ isReplayed: true }] })
})

test('items past the limit of a batch become several, and their rows are those of the whole', async () => {
  const liasse = await aClient()
  const wrong = { reference: 'WRONG', procedure: 'vn' }

  const submission = await liasse.batches.submit([...declarations(3), wrong], {
    reference: 'split',
    itemsMax: 3,
  })

  const rows = []
  for await (const { row, reference } of submission.results()) rows.push([row, reference])
  expect(submission.parts.map(({ reference }) => reference)).toEqual(['split/1', 'split/2'])
  expect(submission.rejected).toMatchObject([{ row: 4, reference: 'WRONG' }])
  expect(rows).toEqual([
    [1, 'DA-1'],
    [2, 'DA-2'],
    [3, 'DA-3'],
    [4, 'WRONG'],
  ])
})

test('waiting outlives a restart of the gateway', async () => {
  const dir = gateway.dir
  const { key } = await gateway.makeTenant()
  const wire = await aFlakyWire(gateway.url)
  onTestFinished(() => wire.close())
  const liasse = new Liasse({ baseUrl: wire.url, apiKey: key })
  const submission = await liasse.batches.submit(declarations(10))

  const waiting = submission.wait({ until: 'decided' })
  await gateway.kill()
  gateway = await startGateway({ dir, upstreamUrl: sandbox.url, upstreamToken: sandbox.token, config })
  wire.leadTo(gateway.url)

  const { outcome } = await waiting
  expect(outcome).toBe('allCompleted')
})

test('what would be refused is told without handing it over', async () => {
  const liasse = await aClient()

  const { valid, invalid, items } = await liasse.validations.check([
    ...declarations(2),
    { reference: 'X', procedure: 'vn' },
  ])

  expect([valid, invalid]).toEqual([2, 1])
  expect(items[2]?.findings.map(({ pointer }) => pointer)).toContain('/vehicle')
  for await (const batch of liasse.batches.list()) expect.fail(`a batch was made: ${batch.id}`)
})

test('all-or-nothing answers with every finding and keeps nothing', async () => {
  const liasse = await aClient()
  const items = [...declarations(1), { reference: 'X', procedure: 'vn' }]

  const refused = liasse.batches.submit(items, { onInvalid: 'refuse' })

  await expect(refused).rejects.toMatchObject({ name: 'InvalidRequestError', status: 422, retryable: false })
  for await (const batch of liasse.batches.list()) expect.fail(`a batch was made: ${batch.id}`)
})

test('a key that is wrong is told as such', async () => {
  const liasse = new Liasse({ baseUrl: gateway.url, apiKey: 'lia_test_wrong' })

  await expect(liasse.lanes.list()).rejects.toMatchObject({ name: 'AuthenticationError', status: 401 })
})

test('the catalogue, the procedures and the lanes can be read', async () => {
  const liasse = await aClient()

  const codes = (await liasse.findings.list()).map(({ code }) => code)
  const names = (await liasse.procedures.list()).map(({ name }) => name)
  const lanes = (await liasse.lanes.list()).map(({ name }) => name)

  expect(codes).toContain('field-missing')
  expect(names).toHaveLength(19)
  expect(lanes).toContain('siv-import')
  expect(await liasse.procedures.get('vn')).toMatchObject({ name: 'vn', schema: expect.any(Object) })
})

test('the command pushes a file to its decision and exits by how it went', async () => {
  const { key } = await gateway.makeTenant()
  const lines = [...declarations(2), { reference: 'X', procedure: 'vn' }].map((item) => JSON.stringify(item))
  const file = aFile('morning.ndjson', `${lines.join('\n')}\n`)

  const { code, stdout } = await runLiasse(['push', file, '--wait', 'decided', '--key', key], {
    url: gateway.url,
  })

  expect(stdout).toContain('3 lignes, acceptées 2, rejetées 1')
  expect(stdout).toMatch(
    /ligne 3 {2}X {2}rejetée\n {2}- .*\[field-missing, \/holder\]\n {4}à faire : .*\n {2}- .*\[field-missing, \/sale\]\n {4}à faire : .*\n {2}- .*\[field-missing, \/vehicle\]\n {4}à faire : /,
  )
  expect(code).toBe(3)
})
