import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDocumentGateway, hexOf } from '../sdk/documentGateway.ts'
import { aGateway } from '../sdk/fakeGateway.ts'
import { type Packed, aConsumer, pack, root, run } from './packed.ts'

const slowMs = 120_000
let packed: Packed

beforeAll(async () => {
  packed = await pack('sdk')
}, slowMs)

afterAll(() => packed.remove())

async function installedIn(folder: string): Promise<string> {
  await run('npm', ['install', packed.tarball, '--offline', '--no-audit', '--no-fund'], folder)
  return join(folder, 'node_modules/@liasse/sdk')
}

const program = `
const liasse = new Liasse({ baseUrl: process.argv[2], apiKey: 'k' })
const submission = await liasse.batches.submit([{ reference: 'R-1', procedure: 'vn' }])
console.log(JSON.stringify([submission.total, typeof throwIfAnyFailed, isApiError(new ApiError({}))]))
`

test(
  'carries what it needs to run and nothing of the workspace',
  async () => {
    const folder = await installedIn(aConsumer(packed, 'bare', {}))

    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', 'dist', 'package.json'])
    expect(JSON.stringify(manifest.exports)).not.toContain('source')
    expect(readFileSync(join(folder, 'dist/import.THIRD-PARTY.txt'), 'utf8')).toContain('read-excel-file')
    expect(readFileSync(join(folder, 'dist/import.browser.js'), 'utf8')).not.toMatch(/^import .* from ['"]/m)
    expect(manifest).not.toHaveProperty('dependencies')
    expect(manifest).not.toHaveProperty('devDependencies')
    expect(existsSync(join(folder, 'dist/LICENSE'))).toBe(true)
    expect(readFileSync(join(folder, 'dist/cli/THIRD-PARTY.txt'), 'utf8')).toContain('commander')
  },
  slowMs,
)

test(
  'gives the workspace its own manifest back after packing',
  () => {
    const ours = readFileSync(join(root, 'sdk/package.json'), 'utf8')

    expect(readFileSync(join(packed.dir, 'sdk/package.json'), 'utf8')).toBe(ours)
  },
  slowMs,
)

test(
  'is imported as an ES module',
  async () => {
    const { url } = await aGateway()
    const names = '{ ApiError, Liasse, isApiError, throwIfAnyFailed }'
    const folder = aConsumer(packed, 'esm', { 'main.mjs': `import ${names} from '@liasse/sdk'\n${program}` })
    await installedIn(folder)

    expect(await run(process.execPath, ['main.mjs', url], folder)).toBe('[1,"function",true]\n')
  },
  slowMs,
)

test(
  'is required as CommonJS',
  async () => {
    const { url } = await aGateway()
    const names = '{ ApiError, Liasse, isApiError, throwIfAnyFailed }'
    const folder = aConsumer(packed, 'cjs', {
      'main.cjs': `const ${names} = require('@liasse/sdk')\n;(async () => {${program}})()`,
    })
    await installedIn(folder)

    expect(await run(process.execPath, ['main.cjs', url], folder)).toBe('[1,"function",true]\n')
  },
  slowMs,
)

const uploading = `
const liasse = new Liasse({ baseUrl: process.argv[2], apiKey: 'k' })
liasse.documents.upload('package.json').then(({ id, sha256 }) => console.log(id, sha256))
`

test(
  'uploads from a path as an ES module and as CommonJS, and asks nothing of Node where there is none',
  async () => {
    const { url } = await aDocumentGateway()
    const folder = aConsumer(packed, 'uploader', {
      'main.mjs': `import { Liasse } from '@liasse/sdk'\n${uploading}`,
      'main.cjs': `const { Liasse } = require('@liasse/sdk')\n${uploading}`,
    })
    const installed = await installedIn(folder)

    const told = `doc_1 ${hexOf(readFileSync(join(folder, 'package.json')))}\n`
    expect(await run(process.execPath, ['main.mjs', url], folder)).toBe(told)
    expect(await run(process.execPath, ['main.cjs', url], folder)).toBe(told)
    // A bundler for the web follows names that it can read.
    expect(readFileSync(join(installed, 'dist/index.js'), 'utf8')).not.toMatch(
      /(?:from|import\(|require\()\s*['"]node:/,
    )
  },
  slowMs,
)

const importing = `
const bytes = new TextEncoder().encode('Référence;VIN;Énergie\\r\\nR-1;V1;Diesel\\r\\n')
const file = await importItems(bytes, { procedure: 'vn' })
for await (const { row, item } of file.rows()) console.log(JSON.stringify([row, item.vehicle, typeof isImportError]))
`

test(
  'brings the importer as an ES module, as CommonJS and for web pages',
  async () => {
    const folder = aConsumer(packed, 'importer', {
      'main.mjs': `import { importItems, isImportError } from '@liasse/sdk/import'\n${importing}`,
      'main.cjs': `const { importItems, isImportError } = require('@liasse/sdk/import')\n;(async () => {${importing}})()`,
    })
    await installedIn(folder)

    const told = '[2,{"vin":"V1","energy":"GO"},"function"]\n'
    expect(await run(process.execPath, ['main.mjs'], folder)).toBe(told)
    expect(await run(process.execPath, ['main.cjs'], folder)).toBe(told)
    expect(await run(process.execPath, ['--conditions=browser', 'main.mjs'], folder)).toBe(told)
  },
  slowMs,
)

test(
  'is typed for both, in the strictest way, without looking away from its own declarations',
  async () => {
    const folder = aConsumer(packed, 'typescript', {
      'main.mts': typed,
      'main.cts': typed,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          lib: ['es2022', 'dom'],
          types: [],
          strict: true,
          skipLibCheck: false,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          noEmit: true,
        },
        include: ['main.*'],
      }),
    })
    await installedIn(folder)

    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], folder)
  },
  slowMs,
)

const typed = `
import { type DossierState, type Item, Liasse, isApiError } from '@liasse/sdk'
import { type ImportedRow, importItems } from '@liasse/sdk/import'

const item: Item = {
  reference: 'R-1',
  procedure: 'fin-demonstration',
  vehicle: { vin: 'VF1TEST0000000001', plate: 'AB-123-CD' },
  demonstration: { endedOn: '2026-11-14', outcome: 'sold' },
}

export async function push(): Promise<DossierState[]> {
  const liasse = new Liasse({ baseUrl: 'https://gateway.example', apiKey: 'k' })
  const submission = await liasse.batches.submit([item], { onProgress: ({ sent }) => sent.toFixed() })
  const { outcome } = await submission.wait({ until: 'decided' })
  const states: DossierState[] = []
  for await (const line of submission.results()) {
    if (line.state !== 'rejected') states.push(line.state)
    const plate: string | undefined = line.outcome?.plate
    // @ts-expect-error a member that does not exist
    void line.plates
    void [plate, outcome === 'mixed']
  }
  return states
}

export async function pushTable(bytes: Uint8Array): Promise<(string | undefined)[]> {
  const liasse = new Liasse({ baseUrl: 'https://gateway.example', apiKey: 'k' })
  const file = await importItems(bytes, { fileName: 'november.csv', sheet: 1 })
  const rows: ImportedRow[] = []
  for await (const row of file.rows()) rows.push(row)
  await liasse.batches.submit(rows.flatMap(({ item }) => (item ? [item] : [])))
  // @ts-expect-error a member that does not exist
  void file.rowz
  return rows.map(({ titleOf }) => titleOf('/vehicle/vin'))
}

export const statusOf = (error: unknown): number | null => (isApiError(error) ? error.status : null)
`

test(
  'brings the command liasse, which needs nothing else',
  async () => {
    const { url } = await aGateway()
    const folder = aConsumer(packed, 'command', {})
    await installedIn(folder)
    const liasse = join(folder, 'node_modules/.bin/liasse')

    const { version } = JSON.parse(readFileSync(join(root, 'sdk/package.json'), 'utf8'))
    expect(await run(process.execPath, [liasse, '--version'], folder)).toBe(`${version}\n`)
    writeFileSync(join(folder, 'table.csv'), 'Référence;VIN\nR-1;V1\n')
    expect(
      await run(process.execPath, [liasse, 'preview', 'table.csv', '--procedure', 'vn'], folder),
    ).toContain('/vehicle/vin')
    await expect(
      run(process.execPath, [liasse, 'watch', 'bat_9', '--url', url, '--key', 'k'], folder),
    ).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('rien de ce nom chez vous') })
  },
  slowMs,
)
