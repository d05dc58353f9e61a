import type { OpenPdf } from '../pdf/pdfium.ts'
import { pageText } from '../pdf/text.ts'
import type { Budget } from './budget.ts'

/** A full page of text has 4,000 signs. */
const charactersOfAPageMax = 20_000
/** More than papers may have. */
const pagesMax = 40

/** The text of each page, '' for pictures; null when reading it took too long, for what is left out may be what was looked for. */
export function pdfText(pdf: OpenPdf, budget: Budget): string[] | null {
  const pages: string[] = []
  const count = Math.min(pdf.pdfium.FPDF_GetPageCount(pdf.handle), pagesMax)
  while (pages.length < count && !budget.isSpent())
    pages.push(pageText(pdf, pages.length, charactersOfAPageMax))
  return pages.length === count ? pages : null
}
