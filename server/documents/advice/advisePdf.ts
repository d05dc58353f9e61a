import { drawPage } from '../pdf/drawing.ts'
import { type OpenPdf, withPdf } from '../pdf/pdfium.ts'
import type { Note } from '../report.ts'
import { isIdentityPaper, isProofOfAddress, type PaperSize, paperSizeOf } from './adviceKinds.ts'
import { adviceOfCodes, codesSide } from './adviceOfCodes.ts'
import { adviceOfMrz, adviceOfText } from './adviceOfText.ts'
import type { Consultation } from './advise.ts'
import { legibilityNotes, legibilitySide, pictureSizeNote, resolutionNote } from './legibility.ts'
import { pdfText } from './pdfText.ts'
import { type PagePicture, pictureOnPage } from './pictureOnPage.ts'
import { type Raster, greyOfDrawing, greyRaster } from './raster.ts'

/** A paper filed as a PDF: its text, and its first page when that is nothing but a picture. */
export async function advisePdf(bytes: Uint8Array, consultation: Consultation): Promise<void> {
  await withPdf(bytes, async (pdf) => {
    const { kind, take, budget, ocr } = consultation
    const pages = pdfText(pdf, budget)
    if (pages === null || budget.isSpent()) return
    const text = adviceOfText(pages, kind)
    take(text)
    const picture = pictureOnPage(pdf)
    if (picture) take({ notes: await notesOnPicture(pdf, picture, kind), facts: {} })
    if (isProofOfAddress(kind) && !budget.isSpent()) {
      const raster = await rasterOf(pdf, picture, codesSide)
      if (raster) take(await adviceOfCodes(raster))
    }
    const isUnread = isIdentityPaper(kind) && picture?.jpeg && text.facts.expiresOn === undefined
    if (isUnread && picture.jpeg && !budget.isSpent()) take(adviceOfMrz(await ocr(picture.jpeg)))
  })
}

/** Only text is read, of a PDF whose page is filed as a picture. */
export async function adviseTextOnly(bytes: Uint8Array, { kind, take, budget }: Consultation): Promise<void> {
  await withPdf(bytes, (pdf) => {
    const pages = pdfText(pdf, budget)
    if (pages !== null) take(adviceOfText(pages, kind))
  })
}

async function notesOnPicture(pdf: OpenPdf, picture: PagePicture, kind: string | null): Promise<Note[]> {
  const size = paperSizeOf(kind)
  const coarse = coarsenessNote(picture, size)
  if (coarse) return [coarse]
  const raster = await rasterOf(pdf, picture, legibilitySide)
  const notes = raster ? legibilityNotes(raster, size) : []
  if (notes.length === 0 || !picture.jpeg) return notes
  // The page may show its picture otherwise than it is stored (inverted, masked, turned): it is what people see.
  const drawn = await rasterOf(pdf, null, legibilitySide)
  const seen = new Set(drawn ? legibilityNotes(drawn, size).map(({ code }) => code) : [])
  return notes.filter(({ code }) => seen.has(code))
}

function coarsenessNote({ dpi, width, height, isSheet }: PagePicture, size: PaperSize): Note | null {
  return size === 'small' && !isSheet ? pictureSizeNote(width, height, size) : resolutionNote(dpi, size)
}

async function rasterOf(pdf: OpenPdf, picture: PagePicture | null, sideMax: number): Promise<Raster | null> {
  if (picture?.jpeg) return await greyRaster(picture.jpeg, sideMax)
  const drawing = drawPage(pdf, 0, { dpi: Number.MAX_SAFE_INTEGER, sideMax })
  return drawing && greyOfDrawing(drawing)
}
