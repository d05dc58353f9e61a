import type { Note } from '../report.ts'
import type { PaperSize } from './adviceKinds.ts'
import { type Raster, halved, histogramOf, percentile } from './raster.ts'
import { edgeHardness } from './sharpness.ts'
import { skewOf } from './skew.ts'

/**
 * Whether people can read a picture of a paper. Thresholds are set where print is hard to read, not where it could be better: a warning
 * that is wrong once in a while is soon not read any more.
 */

/** Longer side in pixels of what is looked at: a page at some 100 dpi, where print of 10 points has letters of 7 pixels. */
export const legibilitySide = 1_200

/** A card of 85.6 mm fills less of its picture than a page does, and is read closer. */
const smallPaperSide = 800

/** Letters of 10 points are 6 pixels high at 90 dpi; below, a 5 is a 6. */
const pageDpiMin = 90
/** On a page that holds a card: 85.6 mm are 470 pixels at 140 dpi. */
const smallPaperDpiMin = 140
/** A page that fills its picture, at 90 dpi and a little less for one cut at its margins. */
const pageSideMin = 1_000
const smallPaperSideMin = 450

/** Sharp print and photos measure 1 to 2.8, print of 10 points smeared over half a millimetre 0.24, and hardly readable 0.2. */
const hardnessMin = 0.22

/** The brightest twentieth is the paper: below this it is night. */
const paperLevelMin = 70
/** Half of a page is bare paper; ink that is nowhere further from it than this has faded. */
const inkLevelsMin = 40
const inkShare = 0.002
const brightPaperLevel = 128

/** Up to here pages lie on a scanner by hand. */
const degreesMax = 8
/** The angles that are tried end at 20: what is found there may lie beyond. */
const degreesSure = 19
/** Text measures 2.5 to 8, pictures without text under 1.5 at such angles. */
const clearnessMin = 2.2

/** Note for a picture of a paper of its own, without a page that tells its size. */
export function pictureSizeNote(width: number, height: number, size: PaperSize): Note | null {
  const side = Math.max(width, height)
  if (side >= (size === 'page' ? pageSideMin : smallPaperSideMin)) return null
  return { code: 'document-small-picture', params: { width, height } }
}

/** @param dpi pixels an inch of the paper as it is printed on A4, or on its own page where that is smaller */
export function resolutionNote(dpi: number, size: PaperSize): Note | null {
  if (dpi >= (size === 'small' ? smallPaperDpiMin : pageDpiMin)) return null
  return { code: 'document-resolution-low', params: { dpi: Math.round(dpi) } }
}

/** @param raster of `legibilitySide`, or smaller when the paper is */
export function legibilityNotes(raster: Raster, size: PaperSize): Note[] {
  const tone = toneNote(raster)
  if (tone) return [tone]
  const isLarge = Math.max(raster.width, raster.height) > smallPaperSide
  const hardness = edgeHardness(size === 'small' && isLarge ? halved(raster) : raster)
  if (hardness !== null && hardness < hardnessMin) return [{ code: 'document-blurred' }]
  const skew = size === 'small' ? null : skewNote(raster)
  return skew ? [skew] : []
}

function toneNote({ pixels }: Raster): Note | null {
  const levels = histogramOf(pixels)
  if (percentile(levels, 0.95) < paperLevelMin) return { code: 'document-dark' }
  const middle = percentile(levels, 0.5)
  const isPale = middle >= brightPaperLevel && middle - percentile(levels, inkShare) < inkLevelsMin
  return isPale ? { code: 'document-pale' } : null
}

function skewNote(raster: Raster): Note | null {
  const skew = skewOf(Math.max(raster.width, raster.height) > smallPaperSide ? halved(raster) : raster)
  if (!skew || skew.clearness < clearnessMin || skew.degrees <= degreesMax || skew.degrees > degreesSure)
    return null
  return { code: 'document-skewed', params: { degrees: skew.degrees } }
}
