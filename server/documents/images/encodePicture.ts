import sharp, { type Sharp } from 'sharp'
import type { DrawnPicture } from './drawPicture.ts'

export interface EncodedPicture {
  bytes: Uint8Array
  width: number
  height: number
}

type Drawing = Pick<DrawnPicture, 'width' | 'height' | 'pixels'>

/** A drawing keeps the colour of thin lines. */
export type JpegStyle = 'photograph' | 'drawing' | 'grey'

const qualities = [88, 80, 72] as const
/** Below that a paper is not readable any more, pixels of the longer side. */
const longSideMin = 600

const pixelsOf = ({ width, height, pixels }: Drawing): Sharp =>
  sharp(pixels, { raw: { width, height, channels: 3 } })

/** Baseline JPEG without any metadata, at the best quality that keeps within `sizeMax` bytes, then smaller; null when none does. */
export function encodeJpeg(
  drawing: Drawing,
  sizeMax: number,
  style: JpegStyle,
): Promise<EncodedPicture | null> {
  const chromaSubsampling = style === 'drawing' ? '4:4:4' : '4:2:0'
  return encodeWithin(drawing, sizeMax, qualities, (image, quality) =>
    (style === 'grey' ? image.toColourspace('b-w') : image).jpeg({
      quality,
      chromaSubsampling,
      progressive: false,
    }),
  )
}

/** PNG without any metadata; made smaller until it keeps within `sizeMax` bytes; null when it never does. */
export function encodePng(drawing: Drawing, sizeMax: number, asGrey = false): Promise<EncodedPicture | null> {
  return encodeWithin(drawing, sizeMax, [9], (image, compressionLevel) =>
    (asGrey ? image.toColourspace('b-w') : image).png({ compressionLevel, progressive: false }),
  )
}

async function encodeWithin(
  drawing: Drawing,
  sizeMax: number,
  steps: readonly number[],
  encode: (image: Sharp, step: number) => Sharp,
): Promise<EncodedPicture | null> {
  let { width, height } = drawing
  for (;;) {
    let size = 0
    for (const step of steps) {
      const bytes = await encode(pixelsOf(drawing).resize(width, height, { fit: 'fill' }), step).toBuffer()
      if (bytes.byteLength <= sizeMax) return { bytes, width, height }
      size = bytes.byteLength
    }
    const scale = Math.min(0.9, Math.sqrt(sizeMax / size) * 0.95)
    width = Math.max(1, Math.round(width * scale))
    height = Math.max(1, Math.round(height * scale))
    if (Math.max(width, height) < longSideMin) return null
  }
}

/** Line art, screenshots, fax pages: JPEG blurs their edges, and PNG keeps them small. A grey scan never has more than 256 levels. */
export function hasFewColours({ pixels, isGrey }: Pick<DrawnPicture, 'pixels' | 'isGrey'>): boolean {
  const coloursMax = isGrey ? 32 : 256
  const seen = new Set<number>()
  let last = -1
  for (let at = 0; at < pixels.byteLength; at += 3) {
    const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0)
    if (colour === last) continue
    last = colour
    seen.add(colour)
    if (seen.size > coloursMax) return false
  }
  return true
}

/** Levels of 255 that encoding may move a patch of the picture by, on average. */
const driftMax = 6
const patches = 16
/** Rows looked at where sizes are equal: enough to see a picture that was shifted, cut or coloured anew. */
const rowsMax = 400

/** Decodes what was encoded and compares it with what was drawn: same size, same colours, nothing but the picture. */
export async function isFaithful(encoded: EncodedPicture, drawing: Drawing): Promise<boolean> {
  try {
    const image = sharp(encoded.bytes, { failOn: 'warning' })
    const head = await image.metadata()
    if (head.exif || head.icc || head.xmp || head.iptc || head.isProgressive) return false
    const { data, info } = await image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
    if (info.width !== encoded.width || info.height !== encoded.height) return false
    // Rows left out would fall elsewhere in a picture of another height.
    const rows = encoded.height === drawing.height ? rowsMax : drawing.height
    const now = patchesOf({ ...encoded, pixels: data }, info.channels, rows)
    const was = patchesOf(drawing, 3, rows)
    const drift = now.reduce((sum, level, at) => sum + Math.abs(level - (was[at] ?? 0)), 0) / now.length
    return drift <= driftMax
  } catch {
    return false
  }
}

/** Mean levels of red, green and blue (or thrice the grey) on a coarse grid. */
function patchesOf({ width, height, pixels }: Drawing, channels: number, most: number): number[] {
  const sums = new Float64Array(patches * patches * 3)
  const counts = new Float64Array(patches * patches)
  const rows = Math.min(height, most)
  for (let at = 0; at < rows; at++) {
    const row = Math.floor((at * height) / rows)
    const band = Math.floor((row * patches) / height) * patches
    for (let column = 0; column < width; column++) {
      const patch = band + Math.floor((column * patches) / width)
      const pixel = (row * width + column) * channels
      counts[patch] = (counts[patch] ?? 0) + 1
      for (let colour = 0; colour < 3; colour++) {
        const level = pixels[channels === 3 ? pixel + colour : pixel] ?? 0
        sums[patch * 3 + colour] = (sums[patch * 3 + colour] ?? 0) + level
      }
    }
  }
  return [...sums].map((sum, at) => sum / Math.max(1, counts[Math.floor(at / 3)] ?? 0))
}
