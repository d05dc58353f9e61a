import type { OpenPdf } from '../pdf/pdfium.ts'
import { pageText } from '../pdf/text.ts'

/** A full page of text has 4,000 signs. */
const charactersOfAPageMax = 20_000
/** More than papers may have. */
const pagesMax = 40

/** The text of each page; '' for pictures. */
export function pdfText(pdf: OpenPdf): string[] {
  const count = Math.min(pdf.pdfium.FPDF_GetPageCount(pdf.handle), pagesMax)
  return Array.from({ length: count }, (_, page) => pageText(pdf, page, charactersOfAPageMax))
}
