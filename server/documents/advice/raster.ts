import sharp, { type Sharp } from 'sharp'
import { type Drawing, greyAt } from '../pdf/drawing.ts'

/** A picture row by row: grey levels, one byte each, unless a colour raster is asked for. */
export interface Raster {
  pixels: Uint8Array
  width: number
  height: number
}

/** What was taken as usable is smaller; the bound is for what comes here by another way. */
const pixelsMax = 80_000_000

/** Colour or grey picture, made no larger than `sideMax` pixels on its longer side; never enlarged. */
const reduced = (bytes: Uint8Array, sideMax: number): Sharp =>
  sharp(bytes, { limitInputPixels: pixelsMax, sequentialRead: true, failOn: 'none' }).resize({
    width: sideMax,
    height: sideMax,
    fit: 'inside',
    withoutEnlargement: true,
  })

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

function onWhite(bytes: Uint8Array, sideMax: number): Sharp {
  const picture = reduced(bytes, sideMax)
  return isJpeg(bytes) ? picture : picture.flatten({ background: '#fff' })
}

/** @throws what sharp throws for a picture that it cannot read */
export async function greyRaster(bytes: Uint8Array, sideMax: number): Promise<Raster> {
  // Each step that is not needed costs as much as the decoding: a JPEG has nothing to see through, and the last one makes it grey.
  const { data, info } = await onWhite(bytes, sideMax)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

/** Red, green and blue, interleaved. */
export async function colourRaster(bytes: Uint8Array, sideMax: number): Promise<Raster> {
  const { data, info } = await onWhite(bytes, sideMax)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

/** A page as pdfium drew it. */
export function greyOfDrawing({ width, height, bgrx }: Drawing): Raster {
  const pixels = new Uint8Array(width * height)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = greyAt(bgrx, 4 * at)
  return { pixels, width, height }
}

/** Pixel counts by grey level. */
export function histogramOf(pixels: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256)
  // By place: the iterator of a Buffer costs ten times as much, and a page has a million pixels.
  for (let at = 0; at < pixels.length; at += 1) {
    const level = pixels[at] ?? 0
    counts[level] = (counts[level] ?? 0) + 1
  }
  return counts
}

/** The level under which this share (0 to 1) of the counted lies. */
export function percentile(counts: Uint32Array, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (const [level, count] of counts.entries()) {
    seen += count
    if (seen >= total * share && seen > 0) return level
  }
  return counts.length - 1
}

/** Half as wide and high, each pixel the mean of four. */
export function halved({ pixels, width, height }: Raster): Raster {
  const half = {
    pixels: new Uint8Array((width >> 1) * (height >> 1)),
    width: width >> 1,
    height: height >> 1,
  }
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const at = 2 * y * width + 2 * x
      const sum =
        (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + width] ?? 0) + (pixels[at + width + 1] ?? 0)
      half.pixels[y * half.width + x] = sum >> 2
    }
  }
  return half
}

/** A grey PNG, for readers that take files. */
export const greyPicture = (bytes: Uint8Array, sideMax: number): Promise<Uint8Array> =>
  onWhite(bytes, sideMax).toColourspace('b-w').png({ compressionLevel: 1 }).toBuffer()
