import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { csvOf, itemsOf, xlsxOf } from '../../../examples/makeSpreadsheets.ts'
import { type Json, tableOf, titleOf } from '../../../examples/spreadsheets/table.ts'
import { type ImportedRow, importItems } from '../../../sdk/import/index.ts'

vi.setConfig({ testTimeout: 120_000 })

const mistakes: Record<string, { row: number; code: string }[]> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../examples/batches/mistakes.json'), 'utf8'),
)

/** Mistakes of JSON itself, and values that a table writes like right ones: no spreadsheet has them. */
const notCarried = new Set([
  'field-unknown',
  'field-type',
  'json-duplicate-key',
  'line-malformed',
  'json-surrogate',
  'field-value',
  'field-format',
])

async function imported(bytes: Uint8Array, fileName: string): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = []
  const file = await importItems(bytes, { fileName })
  for await (const row of file.rows()) rows.push(row)
  return rows
}

/** A table has one column a paper. */
function hasPaperTwice({ documents }: { [name: string]: Json }): boolean {
  const keys = Array.isArray(documents)
    ? documents.map((paper) =>
        JSON.stringify(paper).replace(/,"(?:issuedOn|expiresOn|variant)":"[^"]*"/g, ''),
      )
    : []
  return new Set(keys).size < keys.length
}

/** Papers are a set: columns give them in their own order. */
function comparable(item: { [name: string]: unknown } | null): unknown {
  const documents = item?.['documents']
  if (!item || !Array.isArray(documents)) return item
  return { ...item, documents: documents.map((paper) => JSON.stringify(sorted(paper))).toSorted() }
}

const sorted = (paper: object): object =>
  Object.fromEntries(Object.entries(paper).toSorted(([one], [other]) => (one < other ? -1 : 1)))

async function expectRoundTrip(
  name: string,
  write: (items: { [name: string]: Json }[]) => Promise<Uint8Array>,
) {
  const lines = itemsOf(name)
  const rows = await imported(await write(lines.map(({ item }) => item)), name)
  const spoilt = new Map((mistakes[name] ?? []).map(({ row, code }) => [row, code]))

  expect(rows).toHaveLength(lines.length)
  let compared = 0
  for (const [index, { row, item }] of lines.entries()) {
    const mistake = spoilt.get(row)
    if (hasPaperTwice(item)) continue
    if (mistake !== undefined && notCarried.has(mistake)) continue
    if ((rows[index]?.findings.length ?? 0) > 0) {
      // What the importer complains of was made to be complained of.
      expect(mistake, `line ${row}`).toBeDefined()
      continue
    }
    compared += 1
    expect(comparable(rows[index]?.item ?? null), `line ${row}`).toEqual(comparable(item))
  }
  return { compared, lines: lines.length }
}

test('a dealer’s morning as CSV in Windows-1252 gives the very items of the NDJSON file', async () => {
  const { compared, lines } = await expectRoundTrip('dealer-morning', async (items) => csvOf(tableOf(items)))

  expect(compared).toBeGreaterThan(lines * 0.98)
})

test('a school’s September as a workbook gives the very items of the NDJSON file', async () => {
  const { compared, lines } = await expectRoundTrip(
    'school-september',
    async (items) => await xlsxOf(tableOf(items)),
  )

  expect(compared).toBeGreaterThan(lines * 0.98)
})

test('every column of the example files is one that the importer understands by its title', async () => {
  for (const name of ['dealer-morning', 'school-september']) {
    const items = itemsOf(name).map(({ item }) => item)
    const file = await importItems(csvOf(tableOf(items)), { fileName: name })

    expect(file.columns.filter(({ status }) => status !== 'understood')).toEqual([])
  }
})

test('titles say what the fields are: each leads back to the field it was made from', async () => {
  const items = itemsOf('dealer-morning').map(({ item }) => item)
  const file = await importItems(csvOf(tableOf(items)), { fileName: 'dealer' })

  const vin = file.columns.find(({ title }) => title === titleOf('/vehicle/vin'))
  expect(vin?.target?.pointer).toBe('/vehicle/vin')
  expect(file.encoding).toBe('windows-1252')
  expect(file.separator).toBe(';')
})
