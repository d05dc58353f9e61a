import type { OpenPdf, Pdfium } from '../pdf/pdfium.ts'

/** A page that is nothing but the picture of a paper. */
export interface PagePicture {
  /** Pixels an inch of the paper on A4, or on the page itself when that is smaller. */
  dpi: number
  /** Pixels. */
  width: number
  height: number
  /** The page has a sheet's proportions; otherwise it took the picture's own, as that of a photo does, and tells nothing of the paper's size. */
  isSheet: boolean
  /** The picture itself, when it is a plain JPEG: drawn sooner by libvips than the page by pdfium. */
  jpeg: Uint8Array | null
}

/** More objects are a drawing or a text; the layer of words under a scan has fewer. */
const objectsMax = 4_000
/** What a scan covers of its page at least. */
const coverMin = 0.6
/** The longer side of A4, in points. Larger pages are pictures at a nominal 72 dpi, and printed on A4. */
const a4Points = 842
/** Longer side by shorter: A4, Letter. */
const sheetProportions = [Math.SQRT2, 11 / 8.5]
const proportionTolerance = 0.02
const jpegBytesMax = 30_000_000

const textObject = 1
const imageObject = 3
const invisible = 3
const greyOrColour: readonly number[] = [1, 2, 4, 5, 7]

/** The first page's picture; null when the page has anything else to see. */
export function pictureOnPage({ pdfium, handle }: OpenPdf): PagePicture | null {
  const page = pdfium.FPDF_LoadPage(handle, 0)
  if (page === 0) return null
  const scratch = pdfium.pdfium.wasmExports.malloc(64)
  try {
    return pictureOn(pdfium, page, scratch)
  } finally {
    pdfium.pdfium.wasmExports.free(scratch)
    pdfium.FPDF_ClosePage(page)
  }
}

function pictureOn(pdfium: Pdfium, page: number, scratch: number): PagePicture | null {
  const count = pdfium.FPDFPage_CountObjects(page)
  if (count > objectsMax) return null
  let image = 0
  for (let at = 0; at < count; at += 1) {
    const object = pdfium.FPDFPage_GetObject(page, at)
    const type = pdfium.FPDFPageObj_GetType(object)
    if (type === textObject && pdfium.FPDFTextObj_GetTextRenderMode(object) === invisible) continue
    if (type !== imageObject || image !== 0) return null
    image = object
  }
  const wide = pdfium.FPDF_GetPageWidthF(page)
  const high = pdfium.FPDF_GetPageHeightF(page)
  const place = image === 0 ? null : placeOf(pdfium, image, scratch)
  if (!place || place.area < coverMin * wide * high) return null
  const printed = Math.min(1, a4Points / Math.max(wide, high))
  const { width, height, area } = place
  const dpi = (72 * Math.sqrt((width * height) / area)) / printed
  const isSheet = hasSheetProportions(wide, high)
  return { dpi, width, height, isSheet, jpeg: jpegOf(pdfium, image, page, scratch) }
}

function hasSheetProportions(wide: number, high: number): boolean {
  const proportion = Math.max(wide, high) / Math.min(wide, high)
  return sheetProportions.some((sheet) => Math.abs(proportion / sheet - 1) <= proportionTolerance)
}

interface Placed {
  /** Square points. */
  area: number
  /** Pixels. */
  width: number
  height: number
}

/** An image as it lies on the page. */
function placeOf(pdfium: Pdfium, image: number, scratch: number): Placed | null {
  const at = (index: number): number => scratch + 4 * index
  if (!pdfium.FPDFPageObj_GetBounds(image, at(0), at(1), at(2), at(3))) return null
  const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(
    pdfium.pdfium.HEAPU8.slice(scratch, scratch + 16).buffer,
  )
  if (!pdfium.FPDFImageObj_GetImagePixelSize(image, at(0), at(1))) return null
  const [width = 0, height = 0] = new Uint32Array(pdfium.pdfium.HEAPU8.slice(scratch, scratch + 8).buffer)
  const area = (right - left) * (top - bottom)
  return area > 0 && width > 0 && height > 0 ? { area, width, height } : null
}

function jpegOf(pdfium: Pdfium, image: number, page: number, scratch: number): Uint8Array | null {
  if (pdfium.FPDFImageObj_GetImageFilterCount(image) !== 1) return null
  const named = pdfium.FPDFImageObj_GetImageFilter(image, 0, scratch, 64)
  const filter = Buffer.from(pdfium.pdfium.HEAPU8.slice(scratch, scratch + Math.max(0, named - 1))).toString(
    'latin1',
  )
  // Four inks come inverted as often as not: pdfium knows which.
  if (filter !== 'DCTDecode' || !greyOrColour.includes(colourSpaceOf(pdfium, image, page, scratch)))
    return null
  const size = pdfium.FPDFImageObj_GetImageDataRaw(image, 0, 0)
  if (size === 0 || size > jpegBytesMax) return null
  const at = pdfium.pdfium.wasmExports.malloc(size)
  if (at === 0) return null
  pdfium.FPDFImageObj_GetImageDataRaw(image, at, size)
  const bytes = pdfium.pdfium.HEAPU8.slice(at, at + size)
  pdfium.pdfium.wasmExports.free(at)
  return bytes
}

/** FPDF_IMAGEOBJ_METADATA: width, height, two resolutions, bits a pixel, colour space, marked content. */
function colourSpaceOf(pdfium: Pdfium, image: number, page: number, scratch: number): number {
  if (!pdfium.FPDFImageObj_GetImageMetadata(image, page, scratch)) return 0
  return pdfium.pdfium.HEAPU8[scratch + 20] ?? 0
}
