import type { OpenPdf } from '../pdf/pdfium.ts'
import { pageText } from '../pdf/text.ts'
import type { Budget } from './budget.ts'
import { fieldValues } from './fieldValues.ts'

/** A full page of text has 4,000 signs. */
const charactersOfAPageMax = 20_000
/** More than papers may have. */
const pagesMax = 40

/**
 * The text of each page with what stands in its fields, '' for pictures; null when reading it took too long, for what is left out may be
 * what was looked for.
 */
export function pdfText(pdf: OpenPdf, budget: Budget): string[] | null {
  const pages: string[] = []
  const count = Math.min(pdf.pdfium.FPDF_GetPageCount(pdf.handle), pagesMax)
  for (let page = 0; page < count; page += 1) {
    if (budget.isSpent()) return null
    pages.push(`${pageText(pdf, page, charactersOfAPageMax)}\n${fieldValues(pdf, page)}`)
  }
  return pages
}
