import PDFDocument from 'pdfkit'
import sharp, { type Sharp } from 'sharp'
import { drawPage } from '../../../server/documents/pdf/drawing.ts'
import { withPdf } from '../../../server/documents/pdf/pdfium.ts'

/** A4, in points. */
const [wide, high] = [595, 842]

type Draw = (pdf: PDFKit.PDFDocument) => void

/** A PDF of one A4 page, or of another size in points. */
export function pdfOf(draw: Draw, size: [number, number] = [wide, high]): Promise<Buffer> {
  return new Promise((resolve) => {
    const pdf = new PDFDocument({ size, margin: 0 })
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    draw(pdf)
    pdf.end()
  })
}

const words =
  'le titulaire declare avoir pris connaissance du contrat de vente et remis au vendeur un acompte'.split(' ')

/** A page of 10-point print, as letters and forms have it. */
export const printedPage: Draw = (pdf) => {
  pdf.font('Helvetica').fontSize(10)
  for (let line = 0; line < 46; line += 1) {
    const text = Array.from({ length: 13 }, (_, at) => words[(line * 5 + at * 3) % words.length]).join(' ')
    pdf.text(text, 60, 60 + line * 15.5, { lineBreak: false })
  }
}

/** What a scanner would make of a page. */
export async function scanOf(pdf: Uint8Array, dpi = 150): Promise<Sharp> {
  const opened = await withPdf(pdf, (open) => drawPage(open, 0, { dpi, sideMax: 10_000 }))
  if (opened.fault !== null || !opened.result) throw new Error('cannot draw the fixture')
  const { width, height, bgrx } = opened.result
  return sharp(Buffer.from(bgrx), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .greyscale()
}

/** A PDF whose page is a JPEG, as scanners make them. */
export async function scannedPdf(scan: Sharp, size: [number, number] = [wide, high]): Promise<Buffer> {
  const jpeg = await scan.jpeg().toBuffer()
  return await pdfOf((pdf) => pdf.image(jpeg, 0, 0, { width: size[0], height: size[1] }), size)
}
