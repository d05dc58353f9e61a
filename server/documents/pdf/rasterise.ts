import sharp from 'sharp'
import { drawPage, type Drawing } from './drawing.ts'
import { imagesToPdf, type PageImage } from './imagePdf.ts'
import type { OpenPdf } from './pdfium.ts'

const dpis = [150, 120, 96, 72]
const sideMax = 3_000
const quality = 80

/**
 * A PDF of pictures of the pages, the finest that fits.
 * @param pages from 0
 * @param sizeMax bytes
 * @returns null when a page cannot be drawn, or nothing fits
 */
export async function rasterise(
  pdf: OpenPdf,
  pages: readonly number[],
  sizeMax: number,
): Promise<Uint8Array | null> {
  for (const dpi of dpis) {
    const images = await drawAll(pdf, pages, dpi, sizeMax)
    if (images === null) return null
    const bytes = imagesToPdf(images)
    if (bytes.byteLength <= sizeMax) return bytes
  }
  return null
}

async function drawAll(
  pdf: OpenPdf,
  pages: readonly number[],
  dpi: number,
  sizeMax: number,
): Promise<PageImage[] | null> {
  const images: PageImage[] = []
  let size = 0
  for (const page of pages) {
    const drawing = drawPage(pdf, page, { dpi, sideMax })
    if (drawing === null) return null
    const { jpeg, isGrey } = await toJpeg(drawing, quality)
    images.push({ jpeg, width: drawing.width, height: drawing.height, dpi: drawing.dpi, isGrey })
    size += jpeg.byteLength
    if (size > sizeMax) break
  }
  return images
}

/** Without colours when it has none. */
export async function toJpeg(
  { bgrx, width, height }: Drawing,
  quality: number,
): Promise<{ jpeg: Uint8Array; isGrey: boolean }> {
  const isGrey = hasNoColour(bgrx)
  const rgb = Buffer.alloc(width * height * 3)
  for (let from = 0, to = 0; from < bgrx.length; from += 4, to += 3) {
    rgb[to] = bgrx[from + 2] ?? 0
    rgb[to + 1] = bgrx[from + 1] ?? 0
    rgb[to + 2] = bgrx[from] ?? 0
  }
  const image = sharp(rgb, { raw: { width, height, channels: 3 } })
  const jpeg = await (isGrey ? image.greyscale().toColourspace('b-w') : image).jpeg({ quality }).toBuffer()
  return { jpeg, isGrey }
}

function hasNoColour(bgrx: Uint8Array): boolean {
  for (let at = 0; at < bgrx.length; at += 4) {
    const [blue, green, red] = [bgrx[at] ?? 0, bgrx[at + 1] ?? 0, bgrx[at + 2] ?? 0]
    if (Math.abs(blue - green) > 8 || Math.abs(green - red) > 8) return false
  }
  return true
}
