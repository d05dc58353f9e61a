import { withPdf, type OpenPdf } from './pdfium.ts'

/**
 * The text of the first pages, as far as they hold any; '' for a scan, and for what cannot be opened.
 * @param charsMax of all pages together
 */
export async function textOf(bytes: Uint8Array, pagesMax: number, charsMax: number): Promise<string> {
  const opened = await withPdf(bytes, (pdf) => {
    const pages = Math.min(pdf.pdfium.FPDF_GetPageCount(pdf.handle), pagesMax)
    let text = ''
    for (let page = 0; page < pages && text.length < charsMax; page += 1)
      text += `${pageText(pdf, page, charsMax - text.length)}\n`
    return text
  })
  return opened.fault === null ? opened.result.trimEnd().slice(0, charsMax) : ''
}

/** @param page from 0 */
export function pageText({ pdfium, handle }: OpenPdf, page: number, charsMax: number): string {
  const pageHandle = pdfium.FPDF_LoadPage(handle, page)
  if (pageHandle === 0) return ''
  const textHandle = pdfium.FPDFText_LoadPage(pageHandle)
  const text = textHandle === 0 ? '' : charsOf({ pdfium, textHandle }, charsMax)
  if (textHandle !== 0) pdfium.FPDFText_ClosePage(textHandle)
  pdfium.FPDF_ClosePage(pageHandle)
  return text
}

function charsOf(
  { pdfium, textHandle }: { pdfium: OpenPdf['pdfium']; textHandle: number },
  charsMax: number,
): string {
  const count = Math.min(pdfium.FPDFText_CountChars(textHandle), charsMax)
  if (count <= 0) return ''
  const { malloc, free } = pdfium.pdfium.wasmExports
  // UTF-16 and a closing zero; a character outside the basic plane takes two.
  const at = malloc(count * 4 + 4)
  const units = pdfium.FPDFText_GetText(textHandle, 0, count, at)
  const heap = Buffer.from(pdfium.pdfium.HEAPU8.buffer, at, Math.max(0, units - 1) * 2)
  const text = heap.toString('utf16le')
  free(at)
  return text
}
