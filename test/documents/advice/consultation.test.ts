import { expect, test } from 'vitest'
import type { Advice } from '../../../server/documents/advice/adviceOfText.ts'
import type { Consultation } from '../../../server/documents/advice/advise.ts'
import { advisePdf } from '../../../server/documents/advice/advisePdf.ts'
import { advisePicture } from '../../../server/documents/advice/advisePicture.ts'
import { pdfOf, printedPage, scanOf, scannedPdf } from './papers.ts'

// The specimen of ICAO 9303, of the State of Utopia.
const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'

/** A consultation with a reader of pictures installed, or with no time left. */
function consult(kind: string | null, isSpent = false): Consultation & { taken: Advice[]; pictures: number } {
  const consultation = {
    kind,
    budget: { isSpent: () => isSpent },
    taken: [] as Advice[],
    pictures: 0,
    take: (advice: Advice) => {
      if (advice.notes.length > 0 || Object.keys(advice.facts).length > 0) consultation.taken.push(advice)
    },
    ocr: async () => {
      consultation.pictures += 1
      return zone
    },
  }
  return consultation
}

const expected: Advice[] = [
  {
    notes: [{ code: 'document-expires-by-mrz', params: { day: '2012-04-15' } }],
    facts: { expiresOn: '2012-04-15' },
  },
]

test('where a reader is installed, the zone of a scanned identity paper is read', async () => {
  const scan = await scanOf(await pdfOf(printedPage), 200)
  const [asPdf, asPicture] = [consult('identite'), consult('identite-hebergeant')]

  await advisePdf(await scannedPdf(scan.clone()), asPdf)
  await advisePicture(await scan.jpeg().toBuffer(), asPicture)

  expect(asPdf.taken).toEqual(expected)
  expect(asPicture.taken).toEqual(expected)
})

test('no other picture is given to the reader, nor a PDF that has the zone in its text', async () => {
  const scan = await scanOf(await pdfOf(printedPage), 200)
  const [bill, unknown, text] = [consult('facture'), consult(null), consult('identite')]

  await advisePdf(await scannedPdf(scan.clone()), bill)
  await advisePicture(await scan.jpeg().toBuffer(), unknown)
  await advisePdf(await pdfOf((pdf) => pdf.font('Courier').fontSize(10).text(zone, 20, 20)), text)

  expect([bill.pictures, unknown.pictures, text.pictures]).toEqual([0, 0, 0])
  expect(text.taken).toEqual(expected)
})

test('without time left nothing more is looked at', async () => {
  const late = consult('identite', true)

  await advisePdf(await pdfOf((pdf) => pdf.text('VIN VF1TEST0000001101', 20, 20)), late)
  await advisePicture(await (await scanOf(await pdfOf(printedPage), 200)).jpeg().toBuffer(), late)

  expect(late.taken).toEqual([])
  expect(late.pictures).toBe(0)
})
