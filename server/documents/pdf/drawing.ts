import type { OpenPdf } from './pdfium.ts'

/** A page as drawn: four bytes a pixel (blue, green, red, unused), rows without padding. */
export interface Drawing {
  width: number
  height: number
  /** What it came out at. */
  dpi: number
  bgrx: Uint8Array
}

export interface DrawingBounds {
  dpi: number
  /** Pixels of the longer side; a larger page is drawn smaller. */
  sideMax: number
}

const annotations = 0x01
const opaque = 3

/**
 * A page with its annotations and the fields of its form, on white.
 * @param page from 0
 * @returns null when it cannot be drawn
 */
export function drawPage(
  { pdfium, handle, form }: OpenPdf,
  page: number,
  bounds: DrawingBounds,
): Drawing | null {
  const pageHandle = pdfium.FPDF_LoadPage(handle, page)
  if (pageHandle === 0) return null
  const [wide, high] = [pdfium.FPDF_GetPageWidthF(pageHandle), pdfium.FPDF_GetPageHeightF(pageHandle)]
  const scale = Math.min(bounds.dpi / 72, bounds.sideMax / Math.max(wide, high, 1))
  const width = Math.max(1, Math.round(wide * scale))
  const height = Math.max(1, Math.round(high * scale))
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, opaque, 0, 0)
  if (bitmap === 0) {
    pdfium.FPDF_ClosePage(pageHandle)
    return null
  }
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  pdfium.FPDF_RenderPageBitmap(bitmap, pageHandle, 0, 0, width, height, 0, annotations)
  if (form !== 0) pdfium.FPDF_FFLDraw(form, bitmap, pageHandle, 0, 0, width, height, 0, annotations)
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
  const bgrx = pdfium.pdfium.HEAPU8.slice(start, start + width * height * 4)
  pdfium.FPDFBitmap_Destroy(bitmap)
  pdfium.FPDF_ClosePage(pageHandle)
  return { width, height, dpi: scale * 72, bgrx }
}

/** Mean darkness of a pixel, 0 (white) to 255. */
export function inkOf({ bgrx }: Drawing): number {
  let sum = 0
  for (let at = 0; at < bgrx.length; at += 4) sum += 255 - greyAt(bgrx, at)
  return (sum * 4) / bgrx.length
}

export const greyAt = (bgrx: Uint8Array, at: number): number =>
  ((bgrx[at] ?? 0) * 29 + (bgrx[at + 1] ?? 0) * 150 + (bgrx[at + 2] ?? 0) * 77) / 256

/** Mean difference of a pixel's grey, 0 to 255; 255 when they are not of the same size. */
export function driftOf(one: Drawing, other: Drawing): number {
  if (one.width !== other.width || one.height !== other.height) return 255
  let sum = 0
  for (let at = 0; at < one.bgrx.length; at += 4)
    sum += Math.abs(greyAt(one.bgrx, at) - greyAt(other.bgrx, at))
  return (sum * 4) / one.bgrx.length
}
