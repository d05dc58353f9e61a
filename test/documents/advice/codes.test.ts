import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { advisedOn } from './advised.ts'
import { pdfOf, printedPage, scanOf, scannedPdf } from './papers.ts'

// The published specimen of the State, whose signature belongs to no issuer.
const specimen =
  'DC02FR000001125E125B0126FR247500010MME/SPECIMEN/NATACHA\u001d22145 AVENUE DES SPECIMENS\u001d\u001f54LDD5F7JD4JEFPR6WZYVZVB2JZXPZB73SP7WUTN5N44P3GESXW75JZUZD5FM3G4URAJ6IKDSSUB66Y3OWQIEH22G46QOAGWH7YHJWQ'

let bill: Buffer
let otherCode: Buffer

const pageWith = async (text: string): Promise<Buffer> => {
  const { image } = await writeBarcode(text, { format: 'DataMatrix', scale: 4 })
  const png = Buffer.from(await image!.arrayBuffer())
  return await pdfOf((pdf) => {
    printedPage(pdf)
    pdf.rect(440, 20, 110, 80).fill('#fff').image(png, 455, 25, { width: 62 })
  })
}

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  bill = await pageWith(specimen)
  otherCode = await pageWith('%%0012345')
})

const told = { code: 'document-2ddoc-found', params: { authority: 'FR00', day: '2012-11-15' } }

test('a 2D-Doc is found on a bill as its issuer made it, as a fact and with its day', async () => {
  const { notes, facts } = await advisedOn(bill, 'application/pdf', 'domicile')

  expect(facts).toEqual({ has2dDoc: true })
  expect(notes).toEqual([told])
})

test('a 2D-Doc is found on a scan that lies a little askew, and on a page lying on its side', async () => {
  const askew = (await scanOf(bill, 200)).rotate(5, { background: '#fff' }).jpeg({ quality: 60 })
  const lying = await scannedPdf((await scanOf(bill, 200)).rotate(90), [842, 595])

  expect((await advisedOn(await askew.toBuffer(), 'image/jpeg', 'domicile-hebergeant')).notes).toEqual([told])
  expect((await advisedOn(lying, 'application/pdf', 'domicile')).facts).toEqual({ has2dDoc: true })
})

test('another code is no 2D-Doc, and other kinds of paper are not searched', async () => {
  expect(await advisedOn(otherCode, 'application/pdf', 'domicile')).toMatchObject({ notes: [], facts: {} })
  expect(await advisedOn(bill, 'application/pdf', 'facture')).toMatchObject({ notes: [], facts: {} })
  expect(await advisedOn(bill, 'application/pdf')).toMatchObject({ notes: [], facts: {} })
})
