import type { DocumentProfile } from '../../domain/documents/profile.ts'
import { refusal, type Report } from '../report.ts'
import { drawPage } from './drawing.ts'
import type { OpenPdf } from './pdfium.ts'
import { toJpeg } from './rasterise.ts'
import { pdfType } from './refusedByRule.ts'
import type { Survey } from './survey.ts'

const ways = [
  { dpi: 200, quality: 85 },
  { dpi: 150, quality: 80 },
  { dpi: 120, quality: 75 },
  { dpi: 96, quality: 70 },
  { dpi: 72, quality: 60 },
]

/** A picture of the one page, for a profile that takes images only. */
export async function drawOnlyPage(pdf: OpenPdf, survey: Survey, profile: DocumentProfile): Promise<Report> {
  for (const { dpi, quality } of ways) {
    const drawing = drawPage(pdf, survey.pages[0] ?? 0, { dpi, sideMax: 4_000 })
    if (drawing === null) return refusal(pdfType, 'pdf-unreadable')
    const { jpeg } = await toJpeg(drawing, quality)
    if (jpeg.byteLength > profile.sizeMax) continue
    const filed = { bytes: jpeg, mediaType: 'image/jpeg', pages: 1 } as const
    return { mediaType: pdfType, notes: [{ code: 'pdf-drawn' }], filed, facts: {} }
  }
  return refusal(pdfType, 'document-too-large-filed')
}
