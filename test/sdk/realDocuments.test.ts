import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Liasse } from '@liasse/sdk'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { makeBatches } from '../../examples/batchmaker/batch.ts'
import { asEstablishments, schoolPlaces } from '../../examples/batchmaker/establishments.ts'
import { assignPapers, refusedLines } from '../../examples/papermaker/assign.ts'
import { makePaper } from '../../examples/papermaker/make.ts'
import { pairs, refusedPapers } from '../../examples/papermaker/set.ts'
import { sheetWithLostTable, textSheet } from '../../examples/papermaker/sheets.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { aFile, runLiasse } from './cli/runLiasse.ts'
import { aFlakyWire } from './flakyWire.ts'

// A gateway with its checking children, a State and commands share whatever cores there are with the other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let sandbox: RunningSandbox
let gateway: RunningGateway

beforeAll(async () => {
  sandbox = await startSandbox({ flags: ['--review-ms', '100'] })
  gateway = await startGateway({
    upstreamUrl: sandbox.url,
    upstreamToken: sandbox.token,
    config: { upstream: { followEveryMs: 200, settleMs: 500 }, documents: { filesRequired: true } },
  })
})

afterAll(async () => {
  await gateway.stop()
  gateway.remove()
  await sandbox.stop()
})

async function aClient(establishments?: object[]): Promise<{ liasse: Liasse; key: string }> {
  const { key } = await gateway.makeTenant({ establishments })
  return { liasse: new Liasse({ baseUrl: gateway.url, apiKey: key }), key }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('a clean paper is filed byte by byte as it came, and a damaged one mended', async () => {
  const { liasse } = await aClient()
  const clean = await textSheet('mandat', 1)
  const damaged = await sheetWithLostTable('mandat', 2)

  const one = await liasse.documents.upload(aFile('mandat.pdf', clean), { wait: true })
  const other = await liasse.documents.upload(damaged, { wait: true })

  expect(one).toMatchObject({ status: 'usable', findings: [], filed: { sha256: sha256(clean) } })
  expect(other).toMatchObject({ status: 'usable', findings: [{ code: 'document-repaired' }] })
  const filed = await liasse.documents.content(other.id, { version: 'filed' })
  expect(sha256(filed)).toBe(other.filed?.sha256)
  expect(await liasse.documents.content(other.id, { version: 'original' })).toEqual(damaged)
})

test('an upload that breaks is made once', async () => {
  const { key } = await gateway.makeTenant()
  const wire = await aFlakyWire(gateway.url)
  onTestFinished(() => wire.close())
  const liasse = new Liasse({ baseUrl: wire.url, apiKey: key })
  const bytes = await makePaper(pairs[0]!.sides[0])
  // Where the connection of the question is used again, the cut falls on the upload; else on the question, and nothing is lost either.
  wire.cutNext({ afterBytes: 20_000 }, 'answer')

  const first = await liasse.documents.upload(bytes, { wait: true })
  const again = await liasse.documents.upload(new Blob([bytes]), { wait: true })

  expect(again.id).toBe(first.id)
  expect(first.sha256).toBe(sha256(bytes))
  expect(wire.connections()).toBeGreaterThanOrEqual(2)
})

test.each(refusedPapers)(
  'a paper that nobody can use ($form) is refused with a remedy in both languages',
  async (paper) => {
    const { liasse } = await aClient()

    const { status, findings } = await liasse.documents.upload(await makePaper(paper), { wait: true })

    expect(status).toBe('refused')
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(errors.length).toBeGreaterThan(0)
    for (const { fr, en, remedy } of errors)
      for (const text of [fr, en, remedy.fr, remedy.en]) expect(text.length).toBeGreaterThan(20)
  },
)

test('recto and verso become one paper of two pages', async () => {
  const { liasse } = await aClient()
  const sides = pairs[0]!.sides
  const parts = []
  for (const side of sides)
    parts.push((await liasse.documents.upload(await makePaper(side), { kind: 'identite', wait: true })).id)

  const { id } = await liasse.documents.join(parts, { kind: 'identite', channel: 'ants' })
  const joined = await liasse.documents.wait(id, { kind: 'identite', channel: 'ants' })

  expect(joined).toMatchObject({ status: 'usable', filed: { mediaType: 'application/pdf', pages: 2 } })
})

test('a school’s folder of papers goes in with its pupils by one command, and the State gets each paper', async () => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())
  const school = makeBatches({ on: today })[1]!
  const assigned = assignPapers(school)
  const faulty = new Set([...school.mistakes, ...refusedLines(assigned)].map(({ row }) => row))
  const papers = assigned.filter(({ row }) => !faulty.has(row))
  const withPair = papers.find(({ file }) => 'sides' in file)!
  const plain = papers.find(({ row }) => row !== withPair.row)!
  const rows = [plain.row, withPair.row]
  const folder = mkdtempSync(join(tmpdir(), 'liasse-papers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const mine = papers.filter(({ row }) => rows.includes(row))
  for (const { reference, kind, file } of mine) {
    const sides = 'sides' in file ? file.sides : [file]
    for (const [at, side] of sides.entries()) {
      const suffix = sides.length > 1 ? ['.recto', '.verso'][at] : ''
      writeFileSync(join(folder, `${reference}.${kind}${suffix}.${side.extension}`), await makePaper(side))
    }
  }
  const { key, liasse } = await aClient(asEstablishments(schoolPlaces))
  const file = aFile('school.ndjson', rows.map((row) => `${school.lines[row - 1]}\n`).join(''))

  const { code, stdout } = await runLiasse(
    ['push', file, '--documents', folder, '--wait', 'filed', '--key', key],
    { url: gateway.url },
  )

  expect(stdout).toMatch(/\d+ fichiers : \d+ utilisables, 0 à reprendre\./)
  expect(stdout).toContain('Rien à reprendre.')
  expect(code).toBe(0)
  const filings = sandbox.ledger().filter((entry) => entry.kind === 'taken')
  const contents = new Set(
    sandbox.ledger().flatMap((entry) => (entry.kind === 'document' ? [entry.sha256] : [])),
  )
  const ids: string[] = []
  for await (const { id } of liasse.dossiers.list()) ids.push(id)
  const filed = filings
    .filter(({ reference }) => ids.includes(reference))
    .flatMap(({ documents }) => documents)
  expect(filed).toHaveLength(mine.length)
  for (const { sha256: named } of filed) expect(contents).toContain(named)
})

/** The experts' requests lie beside the repository, not in it. */
const samplesFile = resolve(import.meta.dirname, '../../../shared/domain/samples.json')

interface Samples {
  on: string
  accepted: (Fields & { reference: string; procedure: string; establishment: string })[]
  broken: { base: string; change: Fields; expectPointer: string; severity: string }[]
}
type Fields = Record<string, unknown>

/** RFC 7396. */
function patched(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const merged: Fields = { ...Object(target) }
  for (const [name, value] of Object.entries(patch))
    if (value === null) delete merged[name]
    else merged[name] = patched(merged[name], value)
  return merged
}

test.skipIf(!existsSync(samplesFile))(
  'the experts’ requests pass with real files, and each broken one is told where',
  async () => {
    const { on, accepted, broken }: Samples = JSON.parse(readFileSync(samplesFile, 'utf8'))
    const establishments = [...new Set(accepted.map(({ establishment }) => establishment))].map((number) => ({
      kind: number.startsWith('E') ? 'school' : 'habilitation',
      number,
    }))
    const { liasse } = await aClient(establishments)
    const { id } = await liasse.documents.upload(await textSheet('papier', 3), { wait: true })
    const withFile = (item: unknown): string => JSON.stringify(item).replaceAll('{{file}}', id)
    const wrong = broken.map(({ base, change }) =>
      patched(
        accepted.find(({ reference }) => reference === base),
        change,
      ),
    )

    const { items } = await liasse.validations.check([...accepted, ...wrong].map(withFile), { on })

    const good = items.slice(0, accepted.length)
    expect(good.filter(({ valid }) => !valid)).toEqual([])
    expect(good).toHaveLength(accepted.length)
    for (const [at, { expectPointer, severity }] of broken.entries())
      expect(items[accepted.length + at]?.findings).toContainEqual(
        expect.objectContaining({ pointer: expectPointer, severity }),
      )
  },
)
