import type { OpenPdf } from '../pdf/pdfium.ts'

/** The longest of the State's forms have 200 fields on a page. */
const fieldsMax = 500
const valueBytesMax = 1_000

/**
 * What was typed into the fields of a page's form, one line each: a form that was filled in on a screen has it nowhere else.
 * @param page from 0
 */
export function fieldValues({ pdfium, handle, form }: OpenPdf, page: number): string {
  const loaded = form === 0 ? 0 : pdfium.FPDF_LoadPage(handle, page)
  if (loaded === 0) return ''
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(loaded), fieldsMax)
  const { malloc, free } = pdfium.pdfium.wasmExports
  const buffer = count > 0 ? malloc(valueBytesMax) : 0
  const values: string[] = []
  for (let at = 0; at < count && buffer !== 0; at += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(loaded, at)
    if (annotation === 0) continue
    const size = pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, valueBytesMax)
    pdfium.FPDFPage_CloseAnnot(annotation)
    // UTF-16 and a closing zero; what does not fit is not written.
    if (size <= 2 || size > valueBytesMax) continue
    values.push(Buffer.from(pdfium.pdfium.HEAPU8.slice(buffer, buffer + size - 2)).toString('utf16le'))
  }
  if (buffer !== 0) free(buffer)
  pdfium.FPDF_ClosePage(loaded)
  return values.join('\n')
}
