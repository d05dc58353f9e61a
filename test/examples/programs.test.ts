import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Liasse } from '@liasse/sdk'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { textSheet } from '../../examples/papermaker/sheets.ts'
import { aFile } from '../sdk/cli/runLiasse.ts'
import { exampleItemsToday } from '../sdk/exampleItemsToday.ts'
import { withoutFiles } from '../support/files.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'

const root = resolve(import.meta.dirname, '../..')
// A gateway, a State and the programs share whatever cores there are with the other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let sandbox: RunningSandbox
let gateway: RunningGateway
let key: string

beforeAll(async () => {
  sandbox = await startSandbox()
  gateway = await startGateway({
    upstreamUrl: sandbox.url,
    upstreamToken: sandbox.token,
    config: { upstream: { followEveryMs: 200, settleMs: 500 } },
  })
  key = (await gateway.makeTenant({ establishments: [{ kind: 'habilitation', number: '99103' }] })).key
})

afterAll(async () => {
  await gateway.stop()
  gateway.remove()
  await sandbox.stop()
})

async function program(name: string, ...args: string[]): Promise<{ code: number; stdout: string }> {
  const file = join(root, 'examples', name)
  const env = { ...process.env, LIASSE_URL: gateway.url, LIASSE_API_KEY: key }
  return await promisify(execFile)(process.execPath, ['--conditions=source', file, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout, stderr }) => {
      if (stderr !== '') throw new Error(stderr)
      return { code, stdout }
    },
  )
}

const declaration = exampleItemsToday['declaration-achat']

test('pushFile tells what was accepted and what is wrong, line by line', async () => {
  const items = [
    { ...declaration, reference: 'PUSH-1' },
    { reference: 'PUSH-2', procedure: 'vn' },
  ]

  const { stdout } = await program(
    'pushFile.ts',
    aFile('m.ndjson', items.map((item) => JSON.stringify(item)).join('\n')),
  )

  expect(stdout).toMatch(/2 lines sent, 1 accepted\nbatch bat_\S+: 1 of 2 accepted\nline 2, PUSH-2: .+\n$/)
})

test('waitAndRead follows a batch to its end and reads what came of each line', async () => {
  const liasse = new Liasse({ baseUrl: gateway.url, apiKey: key })
  const { batchIds } = await liasse.batches.submit([{ ...declaration, reference: 'WAIT-1' }], {
    priority: 'urgent',
  })

  const { stdout } = await program('waitAndRead.ts', ...batchIds)

  expect(stdout).toMatch(/decided 1 of 1.*\noutcome: allCompleted\nline 1, WAIT-1: completed DA\d+\n$/)
})

test('reactToRefusals sorts out who has to act, on our findings and on the words of the State', async () => {
  const liasse = new Liasse({ baseUrl: gateway.url, apiKey: key })
  const submission = await liasse.batches.submit(
    [
      { ...declaration, reference: 'SBX-REFUSE-SIV-STOLEN-1' },
      { reference: 'REACT-2', procedure: 'vn' },
    ],
    { priority: 'urgent' },
  )
  await submission.wait()

  const { code, stdout } = await program('reactToRefusals.ts', ...submission.batchIds)

  expect(code).toBe(1)
  expect(stdout).toMatch(/2 of 2 lines need somebody/)
  expect(stdout).toMatch(/: refused\n(?: {2}.*\n)* {2}the State: .+ \[siv-stolen\]\n {2}client: .+\n/)
  const [, turnedAway = ''] = stdout.split('line 2, REACT-2: rejected\n')
  const missing = [...turnedAway.matchAll(/^ {2}client: .+ \((\S+)\)$/gm)].map(([, pointer]) => pointer)
  expect([...new Set(missing)]).toEqual(['/documents', '/holder', '/sale', '/vehicle'])
})

test('correctAndSendAgain gets the corrected item through under its reference', async () => {
  const { stdout } = await program('correctAndSendAgain.ts')

  expect(stdout).toMatch(/ at \/vehicle\/plate: .+\nCORR-\d+: completed, receipt RE\d+\n$/)
})

test('pushWithPapers uploads a folder and hands over the items that name its files', async () => {
  const { documents, ...item } = withoutFiles(exampleItemsToday['duplicata'])
  const kinds = (Array.isArray(documents) ? documents : []).map((paper) => Object(paper).kind)
  const folder = dirname(aFile('PAPERS-1.mandat.pdf', await textSheet('mandat', 1)))
  for (const [at, kind] of kinds.entries())
    writeFileSync(join(folder, `PAPERS-1.${kind}.pdf`), await textSheet(kind, at + 1))
  const items = aFile('i.ndjson', JSON.stringify({ ...item, documents, reference: 'PAPERS-1' }))

  const { stdout } = await program('pushWithPapers.ts', items, folder)

  expect(kinds.length).toBeGreaterThan(1)
  for (const kind of kinds) expect(stdout).toContain(`PAPERS-1.${kind}.pdf: usable\n`)
  expect(stdout).toMatch(/1 of 1 accepted\n$/)
})

// Last: its rows keep the lane busy for a while.
test('streamFromCursor hands over every row of a database', async () => {
  const { stdout } = await program('streamFromCursor.ts')

  expect(stdout).toMatch(/^batch bat_\S+: 300 of 300 accepted\n$/)
})
