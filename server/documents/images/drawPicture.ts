import sharp, { type Sharp } from 'sharp'

// A child examines one paper at a time; memory that is kept would count against the next one.
sharp.cache(false)
sharp.concurrency(1)

/** Pixels that are decoded at most. */
export const pixelsMax = 80_000_000
/** Of the filed picture, pixels: an A4 page at 340 dots an inch. */
export const sideMax = 4_000

/** A picture as it is filed: upright, on white, sRGB, 8 bits, no larger than `sideMax`. */
export interface DrawnPicture {
  width: number
  height: number
  /** RGB, a byte each. */
  pixels: Buffer
  isGrey: boolean
  isReduced: boolean
  /** Dots an inch of the drawing, as far as the file tells; null when it does not. */
  dpi: number | null
}

export interface PictureSource {
  bytes: Uint8Array
  /** From 0, of a TIFF. */
  page: number
}

/** `warning`: anything odd; `error`: what is wrong or missing; `none`: only when nothing comes out. */
export type FailOn = 'warning' | 'error' | 'none'

export const openPicture = ({ bytes, page }: PictureSource, failOn: FailOn): Sharp =>
  sharp(bytes, { page, failOn, limitInputPixels: pixelsMax, sequentialRead: true })

/** @returns null when it fails on `failOn` */
export async function drawPicture(source: PictureSource, failOn: FailOn): Promise<DrawnPicture | null> {
  try {
    const opened = openPicture(source, failOn)
    const { width, height, density } = await opened.metadata()
    const { data, info } = await opened
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const pixels = asRgb(data, info.channels)
    if (!pixels) return null
    const scale = Math.max(info.width, info.height) / Math.max(width, height)
    return {
      width: info.width,
      height: info.height,
      pixels,
      isGrey: isGrey(pixels),
      isReduced: scale < 1,
      dpi: density === undefined ? null : density * scale,
    }
  } catch {
    return null
  }
}

/** Grey comes out as one channel. */
function asRgb(data: Buffer, channels: number): Buffer | null {
  if (channels === 3) return data
  if (channels !== 1) return null
  const pixels = Buffer.allocUnsafe(data.byteLength * 3)
  for (let at = 0, to = 0; at < data.byteLength; at++, to += 3) pixels.fill(data[at] ?? 0, to, to + 3)
  return pixels
}

function isGrey(pixels: Buffer): boolean {
  for (let at = 0; at < pixels.byteLength; at += 3) {
    const red = pixels[at] ?? 0
    if (red !== pixels[at + 1] || red !== pixels[at + 2]) return false
  }
  return true
}

/** What the file says of itself, nothing decoded. Null when even that cannot be read. */
export async function pictureHead(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; pages: number } | null> {
  try {
    const { width, height, pages } = await sharp(bytes, {
      limitInputPixels: false,
      failOn: 'none',
    }).metadata()
    return { width, height, pages: pages ?? 1 }
  } catch {
    return null
  }
}
