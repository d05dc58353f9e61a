import sharp from 'sharp'
import { examineImage } from '../../../server/documents/images/examineImage.ts'
import { recognise } from '../../../server/documents/recognise.ts'
import type { Report } from '../../../server/documents/report.ts'
import { defaultProfile, type DocumentProfile } from '../../../server/domain/documents/profile.ts'

/** Red, green / blue, white: which corner is where tells how it was turned. */
export const corners = {
  red: [220, 30, 30],
  green: [30, 200, 30],
  blue: [30, 30, 220],
  white: [255, 255, 255],
}

type Colour = keyof typeof corners

/** RGB pixels of four coloured quarters, row by row from the top left. */
export function quarters(width: number, height: number, colours: readonly Colour[]): Buffer {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const quarter = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)
      pixels.set(corners[colours[quarter] ?? 'white'], (y * width + x) * 3)
    }
  return pixels
}

export const picture = (
  width = 400,
  height = 300,
  colours: readonly Colour[] = ['red', 'green', 'blue', 'white'],
) => sharp(quarters(width, height, colours), { raw: { width, height, channels: 3 } })

/** Paper as a scanner sees it: white with grain, dark lines of text in the upper part. Grain is the same at every run. */
export function scannedPage(width = 600, height = 800, lines = 12) {
  const pixels = Buffer.alloc(width * height * 3)
  let seed = 7
  for (let at = 0; at < width * height; at++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const [x, y] = [at % width, Math.floor(at / width)]
    const isInk = y < lines * 30 && y % 30 < 8 && x % 17 < 11 && x > 40 && x < width - 40
    const level = (isInk ? 40 : 246) + ((seed >> 16) % 8)
    pixels.fill(level, at * 3, at * 3 + 3)
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** As a child would judge it. */
export async function examined(
  bytes: Uint8Array,
  profile: DocumentProfile = defaultProfile,
): Promise<Report> {
  const type = recognise(bytes)
  if (type === null) throw new Error('Not recognised')
  return examineImage({ bytes, profile, kind: null }, type)
}

export const codesOf = ({ notes }: Report): string[] => notes.map(({ code }) => code)

export function filedBytes({ filed, notes }: Report): Uint8Array {
  if (!filed) throw new Error(`Refused: ${notes.map(({ code }) => code).join()}`)
  return filed.bytes
}

/** Names of the colours nearest to the middles of the four quarters. */
export async function cornersOf(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return [
    [1, 1],
    [3, 1],
    [1, 3],
    [3, 3],
  ].map(([x = 1, y = 1]) => {
    const at =
      (Math.floor((info.height * y) / 4) * info.width + Math.floor((info.width * x) / 4)) * info.channels
    const colour = [0, 1, 2].map((channel) => data[info.channels === 1 ? at : at + channel] ?? 0)
    const far = (name: Colour) =>
      corners[name].reduce((sum, level, i) => sum + Math.abs(level - (colour[i] ?? 0)), 0)
    const names: Colour[] = ['red', 'green', 'blue', 'white']
    return names.reduce((best, name) => (far(name) < far(best) ? name : best))
  })
}
