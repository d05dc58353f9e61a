import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { storedZip } from '../../../sdk/import/reading/storedZip.ts'
import { openWorkbook } from '../../../sdk/import/reading/workbook.ts'
import { importTable } from './tables.ts'

type Part = Uint8Array<ArrayBuffer>

const day = (text: string) => ({ value: new Date(`${text}Z`), type: Date, format: 'dd/mm/yyyy hh:mm' })

test('days, times, numbers and texts of a workbook come as they are', async () => {
  const bytes = await writeExcelFile([
    ['Ventes de novembre'],
    [
      'Référence',
      'Date de vente',
      'Heure de vente',
      'Puissance kW',
      'Portable titulaire',
      'NEPH',
      'Permis de conduire titulaire',
      'Mandat signé le',
    ],
    [
      'R-1',
      day('2026-11-23T00:00:00'),
      { value: 0.638_888_888_9, type: Number },
      66.5,
      '0639980123',
      240_531_900_158,
      true,
      46_345,
    ],
    ['R-2', day('2026-11-23T15:20:00'), null, null, 639_980_123, '010692106990', false, null],
  ]).toBuffer()

  const { items, codes, file } = await importTable(bytes, { fileName: 'novembre.xlsx' })

  expect(file).toMatchObject({ format: 'xlsx', headerRow: 2 })
  expect(items).toEqual([
    {
      reference: 'R-1',
      procedure: 'changement-titulaire',
      sale: { date: '2026-11-23', time: '15:20' },
      vehicle: { power: 66.5 },
      holder: { kind: 'person', phone: '0639980123', drivingLicence: true },
      candidate: { kind: 'person', neph: '240531900158' },
      mandate: { signedOn: '2026-11-19' },
    },
    {
      reference: 'R-2',
      procedure: 'changement-titulaire',
      sale: { date: '2026-11-23', time: '15:20' },
      holder: { kind: 'person', phone: '0639980123', drivingLicence: false },
      candidate: { kind: 'person', neph: '010692106990' },
    },
  ])
  expect(codes).toEqual(['phone-zero-restored'])
})

test.each([
  [10_692_106_990, 'neph-mangled-by-spreadsheet'],
  [1.01e21, 'neph-mangled-by-spreadsheet'],
])('the NEPH %s of a number cell is refused', async (neph, code) => {
  const bytes = await writeExcelFile([
    ['Référence', 'NEPH'],
    ['R-1', neph],
  ]).toBuffer()

  const { items, codes } = await importTable(bytes, { procedure: 'inscription-premiere' })

  expect(items).toEqual([null])
  expect(codes).toEqual([code])
})

test('a text that the spreadsheet made a date of is refused', async () => {
  const bytes = await writeExcelFile([
    ['Référence', 'N° de formule'],
    ['R-1', day('2026-11-23T00:00:00')],
  ]).toBuffer()

  expect((await importTable(bytes)).codes).toEqual(['cell-is-a-date'])
})

test('a sheet is chosen by name or number, and a wrong one is named', async () => {
  const sheet = (reference: string) => [
    ['Référence', 'VIN'],
    [reference, 'V'],
  ]
  const bytes = await writeExcelFile([
    { data: sheet('first'), sheet: 'Janvier' },
    { data: sheet('second'), sheet: 'Février' },
  ]).toBuffer()

  expect((await importTable(bytes)).items).toMatchObject([{ reference: 'first' }])
  expect((await importTable(bytes, { sheet: 2 })).items).toMatchObject([{ reference: 'second' }])
  expect((await importTable(bytes, { sheet: 'Février' })).items).toMatchObject([{ reference: 'second' }])
  await expect(importTable(bytes, { sheet: 'Mars' })).rejects.toMatchObject({ code: 'sheet-not-found' })
})

async function aWorkbookWith(sheetXml: string): Promise<Uint8Array> {
  const parts = await openWorkbook(
    await writeExcelFile([
      ['Référence', 'VIN'],
      ['R', 'V'],
    ]).toBuffer(),
  )
  const name = [...parts.keys()].find((part) => part.startsWith('xl/worksheets/sheet')) ?? ''
  parts.set(name, new TextEncoder().encode(sheetXml) as Part)
  return storedZip(parts)
}

const sheetOf = (rows: string): string =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

test.each<[string, string, string]>([
  [
    'a cell at the far corner',
    '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
    'xlsx-too-large',
  ],
  [
    'a far cell behind a sign in quotes',
    `<row r="1"><c s='>' r="XFD1048576"><v>1</v></c></row>`,
    'xlsx-too-large',
  ],
  ['a far cell in disguise', '<row r="1"><c r="&#88;FD9"><v>1</v></c></row>', 'xlsx-unreadable'],
  ['a row number without end', '<row r="9e9"><c r="A1"><v>1</v></c></row>', 'xlsx-unreadable'],
])('%s does not fill the memory', async (_name, rows, code) => {
  await expect(importTable(await aWorkbookWith(sheetOf(rows)))).rejects.toMatchObject({ code })
})

test('a workbook that unfolds without end is stopped, whatever size it claims', async () => {
  const zeros = deflateRawSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 })

  await expect(importTable(aBomb(zeros))).rejects.toMatchObject({ code: 'xlsx-too-large' })
})

/** A zip of one deflated part that says it holds ten bytes. */
function aBomb(packed: Uint8Array): Uint8Array {
  const bytes = storedZip(new Map([['xl/workbook.xml', Uint8Array.from(packed)]]))
  const view = new DataView(bytes.buffer)
  const entry = view.getUint32(bytes.length - 6, true)
  view.setUint16(8, 8, true)
  view.setUint16(entry + 10, 8, true)
  view.setUint32(entry + 24, 10, true)
  return bytes
}

test.each<[string, (whole: Uint8Array) => Uint8Array]>([
  ['cut short', (whole) => whole.subarray(0, whole.length / 2)],
  ['with a spoilt middle', (whole) => whole.map((byte, at) => (at > 200 && at < 900 ? byte ^ 0x5a : byte))],
  ['that is another zip archive', () => storedZip(new Map([['readme.xml', new Uint8Array(3)]]))],
])('a workbook %s is refused in plain words', async (_name, spoil) => {
  const whole = await writeExcelFile([
    ['Référence', 'VIN'],
    ['R', 'V'],
  ]).toBuffer()

  await expect(importTable(spoil(whole))).rejects.toMatchObject({
    code: 'xlsx-unreadable',
    words: { fr: expect.stringContaining('enregistrez-le à nouveau') },
  })
})
