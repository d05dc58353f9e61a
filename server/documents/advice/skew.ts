import type { Raster } from './raster.ts'

const degreesMax = 20
const stepDegrees = 1
/** Enough to find the lines of a page; more only costs time. */
const feetMax = 8_000
/** Fewer are a logo or a ruled line, not a text. */
const feetMin = 1_000
/** Levels from the foot of a letter to the paper below it. */
const footLevels = 32

export interface Skew {
  /** Between the lines of the text and the edge of the picture, 0 to 20. */
  degrees: number
  /** How much more the text falls into lines at this angle than at a middling one; 1 is not at all. */
  clearness: number
}

/**
 * The angle at which the feet of the letters fall into lines: there, their counts by distance from the edge are the most uneven. Lines may
 * run along either side (a page lying on its side is not askew). Null: too little to tell.
 */
export function skewOf(raster: Raster): Skew | null {
  const lying = clearestAngle(feetOfLetters(raster, 'lying'))
  const standing = clearestAngle(feetOfLetters(raster, 'standing'))
  if (!lying || !standing) return lying ?? standing
  return lying.clearness >= standing.clearness ? lying : standing
}

/** Places along the lines and across them, by turns. */
type Feet = Int16Array

/** Where dark turns to bright, across the lines: at most `feetMax` of them, taken evenly. */
function feetOfLetters({ pixels, width, height }: Raster, lines: 'lying' | 'standing'): Feet {
  const next = lines === 'lying' ? width : 1
  const all: number[] = []
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width - 1; x += 1) {
      const at = y * width + x
      if ((pixels[at + next] ?? 0) - (pixels[at] ?? 0) >= footLevels) all.push(at)
    }
  }
  const every = Math.max(1, Math.ceil(all.length / feetMax))
  const feet = new Int16Array(2 * Math.ceil(all.length / every))
  for (let at = 0, to = 0; at < all.length; at += every, to += 2) {
    const place = all[at] ?? 0
    const [x, y] = [place % width, Math.floor(place / width)]
    feet[to] = lines === 'lying' ? x : y
    feet[to + 1] = lines === 'lying' ? y : x
  }
  return feet
}

function clearestAngle(feet: Feet): Skew | null {
  if (feet.length / 2 < feetMin) return null
  const counts = new Uint16Array(distancesOf(feet))
  const tried: { degrees: number; unevenness: number }[] = []
  for (let degrees = -degreesMax; degrees <= degreesMax; degrees += stepDegrees)
    tried.push({ degrees, unevenness: unevennessAt(feet, degrees, counts.fill(0)) })
  tried.sort((a, b) => b.unevenness - a.unevenness)
  const [best] = tried
  const middling = tried[Math.floor(tried.length / 2)]
  if (!best || !middling) return null
  return { degrees: Math.abs(best.degrees), clearness: best.unevenness / middling.unevenness }
}

/** How many distances from the edge there can be, at whatever angle. */
const distancesOf = (feet: Feet): number => 3 * feet.reduce((most, place) => Math.max(most, place), 0) + 3

/** Sum of squares of the counts by distance: the sum of the counts is the same at each angle. */
function unevennessAt(feet: Feet, degrees: number, counts: Uint16Array): number {
  const angle = (degrees * Math.PI) / 180
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const middle = Math.floor(counts.length / 3)
  for (let at = 0; at < feet.length; at += 2) {
    const distance = middle + Math.round((feet[at + 1] ?? 0) * cosine - (feet[at] ?? 0) * sine)
    counts[distance] = (counts[distance] ?? 0) + 1
  }
  return counts.reduce((sum, count) => sum + count * count, 0)
}
