import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isImportError } from '../../../sdk/import/index.ts'
import { makeDecoder } from '../../../sdk/import/reading/encoding.ts'
import { sniffSeparator } from '../../../sdk/import/reading/separator.ts'
import { importItems } from '../../../sdk/import/index.ts'
import { importTable, utf8 } from './tables.ts'

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

const table = 'Immatriculation;Nom titulaire\r\nZA-001-AA;MÜLLÉR\r\n'

test.each<[string, Uint8Array, string]>([
  ['UTF-8', utf8(table), 'utf-8'],
  ['UTF-8 with a mark', utf8(`\ufeff${table}`), 'utf-8'],
  ['Windows-1252', latin(table), 'windows-1252'],
  ['UTF-16 as Excel saves "Unicode text"', utf16(table.replaceAll(';', '\t'), false), 'utf-16le'],
  ['UTF-16 the other way round', utf16(table, true), 'utf-16be'],
])('%s is read with its accents', async (_name, bytes, encoding) => {
  const { file, items } = await importTable(bytes)

  expect(file.encoding).toBe(encoding)
  expect(items[0]).toMatchObject({ vehicle: { plate: 'ZA-001-AA' }, holder: { birthName: 'MÜLLÉR' } })
})

test('the euro sign, the curly apostrophe and œ of Windows-1252 are no control characters', () => {
  const decoder = makeDecoder(new Uint8Array())

  expect(decoder.push(Uint8Array.of(0x80, 0x92, 0x9c, 0xe9))).toBe('€’œé')
})

test('Windows-1252 that shows itself far down in the file is read all the same', async () => {
  const lines = Array.from({ length: 6000 }, (_, row) => `ZA-${row};DURAND\n`).join('')

  const { items } = await importTable(latin(`Immatriculation;Nom titulaire\n${lines}ZZ-1;LEFÈVRE\n`))

  expect(items.at(-1)).toMatchObject({ holder: { birthName: 'LEFÈVRE' } })
})

test('a file that is UTF-8 and then something else is refused, not guessed', async () => {
  const bytes = Buffer.concat([utf8('Immatriculation;Nom titulaire\nA;É\n'), latin('B;É\n')])

  await expect(importTable(bytes)).rejects.toMatchObject({ code: 'encoding-mixed' })
})

test('a character cut by the end of a piece is whole', async () => {
  const bytes = utf8('Immatriculation;Nom titulaire\nZA-1;ÉÉÉ€\n')
  async function* byteByByte() {
    for (const byte of bytes) yield Uint8Array.of(byte)
  }
  const file = await importItems(byteByByte(), { procedure: 'vn' })
  const names: unknown[] = []
  for await (const { item } of file.rows()) names.push(item?.['holder'])

  expect(names).toEqual([{ kind: 'person', birthName: 'ÉÉÉ€' }])
})

test.each([';', ',', '\t', '|'] as const)('%j is found whatever stands inside quotes', (sign) => {
  const cellText = fc.string({
    unit: fc.constantFrom('a', 'B', '1', ';', ',', '\t', '|', '"', ' ', '\n', 'é'),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }).chain((width) =>
        fc.array(fc.array(cellText, { minLength: width, maxLength: width }), {
          minLength: 3,
          maxLength: 12,
        }),
      ),
      (rows) => {
        const titles = rows[0]!.map((_, index) => `titre ${index}`)
        const text = [titles, ...rows]
          .map((row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(sign)}\r\n`)
          .join('')

        expect(sniffSeparator(text, true)).toBe(sign)
      },
    ),
    { numRuns: 150 },
  )
})

test('decimal commas do not make commas the separator', () => {
  const rows = Array.from({ length: 9 }, (_, row) => `ZA-${row};${row},5;1${row},25\n`).join('')

  expect(sniffSeparator(`Immatriculation;Puissance kW;Q\n${rows}`, true)).toBe(';')
})

test('what is written is read back whatever the cells hold', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ';', ',', '"', '1', '-', "'"), minLength: 1 })
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (streets) => {
      const lines = streets.map((street, row) => `R-${row};"${street.replaceAll('"', '""')}"\r\n`).join('')
      const { items } = await importTable(`Référence;Adresse titulaire\r\n${lines}`)

      const read = items.map((item) => (item?.['holder'] as { address?: { line1?: string } })?.address?.line1)
      expect(read).toEqual(streets.map((street) => (street.trim() === '' ? undefined : street.trim())))
    }),
    { numRuns: 60 },
  )
})

test('rows keep the line they have in the file: title lines, blank lines and quoted line breaks count', async () => {
  const text =
    'Stock au 23/11/2026;;\r\n\r\nRéférence;Immatriculation;Adresse titulaire\r\nR-1;ZA-001-AA;"1 RUE A\r\nBATIMENT B"\r\n\r\nR-2;ZA-002-AA;2 RUE B'

  const { file, rows } = await importTable(text)

  expect(file.headerRow).toBe(3)
  expect(rows.map(({ row, lines, reference }) => [row, lines, reference])).toEqual([
    [4, 2, 'R-1'],
    [7, 1, 'R-2'],
  ])
  expect(rows[0]?.item?.['holder']).toMatchObject({ address: { line1: '1 RUE A', line2: 'BATIMENT B' } })
})

test('titles repeated on every printed page are no dossier', async () => {
  const { rows, file } = await importTable('Référence;VIN\nR-1;V1\nRéférence;VIN\nR-2;V2\n')

  expect(rows.map(({ reference }) => reference)).toEqual(['R-1', 'R-2'])
  expect(file.summary().repeatedHeaders).toBe(1)
})

test('the line sep=; of Excel is obeyed and is no data', async () => {
  const { rows } = await importTable('sep=;\nRéférence;VIN\nR-1;V1\n')

  expect(rows.map(({ row, reference }) => [row, reference])).toEqual([[3, 'R-1']])
})

test('a line with more cells than titles is refused: its values have moved', async () => {
  const { rows, codes } = await importTable('Référence;VIN\nR-1;V1;left over\n')

  expect(codes).toEqual(['cells-beyond-header'])
  expect(rows[0]?.item).toBeNull()
})

test.each<[string, string | Uint8Array, string]>([
  ['an empty file', '', 'file-empty'],
  ['a file without titles', '1;2\n3;4\n', 'header-not-found'],
  ['a quotation mark that never closes', `Référence;VIN\nR-1;"${'x'.repeat(1_100_000)}`, 'csv-broken'],
  ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'xls-or-locked'],
  ['a PDF', '%PDF-1.7 ...', 'not-a-table'],
  ['a web page called .xls', '<html><table><tr><td>VIN</td></tr></table>', 'not-a-table'],
])('%s is refused with the way out', async (_name, source, code) => {
  const error: unknown = await importTable(source).catch((reason: unknown) => reason)

  expect(isImportError(error)).toBe(true)
  expect(error).toMatchObject({ code, words: { fr: expect.stringMatching(/\S/) } })
})

test('a file without a column for the procedure asks for it', async () => {
  await expect(importTable('Référence;VIN\nR-1;V1\n', { procedure: undefined })).rejects.toMatchObject({
    code: 'procedure-missing',
  })
  await expect(importTable('Référence;VIN\nR-1;V1\n', { procedure: 'vn2' })).rejects.toMatchObject({
    code: 'procedure-unknown',
  })
})

test('a long file is read as it is asked for: the source is not drained ahead', async () => {
  let given = 0
  async function* endless() {
    yield utf8('Référence;VIN\n')
    for (;;) {
      given += 1
      yield utf8(`R-${given};${'V'.repeat(1000)}\n`)
    }
  }

  const file = await importItems(endless(), { procedure: 'vn' })
  let seen = 0
  for await (const _row of file.rows()) if ((seen += 1) === 200) break

  expect(given).toBeLessThan(600)
})
