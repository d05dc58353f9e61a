import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { examinePdf } from '../../server/documents/pdf/examinePdf.ts'
import { joinPapers, type JoinPart } from '../../server/documents/joinPapers.ts'
import { defaultProfile } from '../../server/domain/documents/profile.ts'
import { picture, scannedPage } from './images/pictures.ts'

const jpeg = async (): Promise<JoinPart> => ({
  bytes: await scannedPage().jpeg().toBuffer(),
  mediaType: 'image/jpeg',
})
const png = async (): Promise<JoinPart> => ({
  bytes: await picture().png().toBuffer(),
  mediaType: 'image/png',
})

async function pdf(pages: number): Promise<JoinPart> {
  const document = new PDFDocument({ size: 'A4' })
  for (let page = 0; page < pages; page++) {
    if (page > 0) document.addPage()
    document.fontSize(30).text(`Page ${page + 1}`)
  }
  document.end()
  return { bytes: Buffer.concat(await document.toArray()), mediaType: 'application/pdf' }
}

/** Judged like any other PDF. */
async function pagesOf(joined: Awaited<ReturnType<typeof joinPapers>>): Promise<number | undefined> {
  if (!('bytes' in joined)) throw new Error(joined.notes.map(({ code }) => code).join())
  return (await examinePdf({ bytes: joined.bytes, profile: defaultProfile, kind: null })).filed?.pages
}

test('joins recto and verso, a picture a page', async () => {
  expect(await pagesOf(await joinPapers([await jpeg(), await png()]))).toBe(2)
})

test('joins pictures and PDFs, with all their pages', async () => {
  expect(await pagesOf(await joinPapers([await pdf(2), await jpeg(), await pdf(1)]))).toBe(4)
})

test('keeps within the size: pictures share what is left', async () => {
  const large: JoinPart = {
    bytes: await scannedPage(1_500, 2_000, 60).png().toBuffer(),
    mediaType: 'image/png',
  }

  const joined = await joinPapers([large, large], 500_000)

  expect('bytes' in joined && joined.bytes.byteLength).toBeLessThanOrEqual(500_000)
})

test('does not join XML, nor what cannot be opened', async () => {
  const xml: JoinPart = { bytes: Buffer.from('<a/>'), mediaType: 'application/xml' }
  const broken: JoinPart = { bytes: Buffer.from('%PDF-1.4 nothing'), mediaType: 'application/pdf' }

  expect(await joinPapers([await jpeg(), xml])).toEqual({ notes: [{ code: 'document-join-type' }] })
  expect(await joinPapers([await jpeg(), broken])).toEqual({ notes: [{ code: 'document-join-failed' }] })
})
