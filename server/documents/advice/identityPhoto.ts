import type { Note } from '../report.ts'
import { type Raster, histogramOf, percentile } from './raster.ts'
import { edgeHardness } from './sharpness.ts'

/**
 * An identity photo against what is published of the rules: 35 by 45 mm, in focus, evenly lit, before a plain light background that is not
 * white. No face is looked for. No labelled photos were at hand: thresholds hold back, and are advice.
 */

/** Longer side of what is looked at, in pixels. */
export const photoSide = 450

const ratio = 35 / 45
/** A photo of 3:4, as cameras take, is off by 0.036. */
const ratioTolerance = 0.05
/** 45 mm at some 230 dpi; what prints ask is 300. */
const heightMin = 400
/** Camera photos made this small measure 1.1 and more, a little soft 0.5, smeared over two pixels 0.2. */
const hardnessMin = 0.25
/** The face is in the middle: its middling level when lit too little or too much. */
const faceLevelMin = 55
const faceLevelMax = 235
/** White paper of 255, and what JPEG makes of it. */
const whiteLevel = 248
/** Between the darker and the brighter parts beside the head, in levels: hair, a shadow and a gradient stay under it. */
const spreadMax = 90
/** Red, green and blue differ by less in a grey picture, JPEG's rounding included. */
const greyLevels = 4
/** A page with writing, not a portrait: its middle is bright and colourless. */
const paperLevel = 200
const paperColour = 14

/** @param raster red, green and blue of a picture no longer than `photoSide` */
export function isPortrait({ width, height }: { width: number; height: number }, raster: Raster): boolean {
  if (Math.max(width, height) > 2 * Math.min(width, height)) return false
  const middle = samplesOf(raster, middleOf)
  return middlingOf(middle.grey) < paperLevel || middle.colour > paperColour
}

/**
 * @param size of the whole picture, in pixels
 * @param raster as for `isPortrait`
 */
export function photoNotes(size: { width: number; height: number }, raster: Raster): Note[] {
  const { width, height } = size
  const notes: Note[] = []
  if (Math.abs(width / height / ratio - 1) > ratioTolerance)
    notes.push({ code: 'document-photo-ratio', params: { width, height } })
  if (height < heightMin) notes.push({ code: 'document-photo-small', params: { height } })
  const whole = samplesOf(raster, () => true)
  const hardness = edgeHardness({ pixels: whole.grey, width: raster.width, height: raster.height })
  if (hardness !== null && hardness < hardnessMin) notes.push({ code: 'document-photo-blurred' })
  const face = middlingOf(samplesOf(raster, middleOf).grey)
  if (face < faceLevelMin) notes.push({ code: 'document-photo-dark' })
  if (face > faceLevelMax) notes.push({ code: 'document-photo-bright' })
  const background = backgroundNote(raster)
  if (background) notes.push(background)
  if (whole.colour < greyLevels) notes.push({ code: 'document-photo-grey' })
  return notes
}

function backgroundNote(raster: Raster): Note | null {
  const levels = histogramOf(samplesOf(raster, besideTheHead).grey)
  if (percentile(levels, 0.5) >= whiteLevel) return { code: 'document-photo-background-white' }
  return percentile(levels, 0.85) - percentile(levels, 0.15) > spreadMax
    ? { code: 'document-photo-background-uneven' }
    : null
}

/** Whether a place (0 to 1 from the left and from the top) belongs to a part. */
type Part = (x: number, y: number) => boolean

const middleOf: Part = (x, y) => x > 0.35 && x < 0.65 && y > 0.3 && y < 0.65
/** Strips beside the head, down to where shoulders begin, and above it. */
const besideTheHead: Part = (x, y) => (y < 0.5 && (x < 0.08 || x > 0.92)) || y < 0.04

/** Grey levels of a part, and how far its reds, greens and blues are apart on average. */
function samplesOf({ pixels, width, height }: Raster, part: Part): { grey: Uint8Array; colour: number } {
  const grey = new Uint8Array(width * height)
  let [count, apart] = [0, 0]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!part((x + 0.5) / width, (y + 0.5) / height)) continue
      const at = 3 * (y * width + x)
      const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
      grey[count] = (red * 77 + green * 150 + blue * 29) >> 8
      apart += Math.max(red, green, blue) - Math.min(red, green, blue)
      count += 1
    }
  }
  return { grey: grey.subarray(0, count), colour: count === 0 ? 0 : apart / count }
}

const middlingOf = (grey: Uint8Array): number => percentile(histogramOf(grey), 0.5)
