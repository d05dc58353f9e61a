import { type Raster, histogramOf, percentile } from './raster.ts'

/** Side of the squares that are looked at one by one, in pixels: a letter or two of a page. */
const tileSide = 24
/** Under this many levels between ink and paper there is nothing to be sharp. */
const contrastMin = 40
/** Squares that have an edge in them: half the contrast of the whole, so that shades do not count. */
const edgeShare = 0.5
/** Fewer edges are a stain. */
const tilesMin = 4
/** The best-focused tenth is what counts, not the mean: a sharp card on a plain table is sharp. */
const sharpestShare = 0.1

/**
 * How hard the edges are, where there are any, against the contrast around them: about 2 for sharp print, the less the wider an edge is
 * smeared. Print may be dense or a few words. Null: too little to tell.
 */
export function edgeHardness(raster: Raster): number | null {
  const levels = histogramOf(raster.pixels)
  const contrast = percentile(levels, 0.995) - percentile(levels, 0.005)
  const edge = Math.max(contrastMin, contrast * edgeShare)
  const hardest: number[] = []
  for (let top = 1; top + tileSide < raster.height; top += tileSide)
    for (let left = 1; left + tileSide < raster.width; left += tileSide) {
      const hardness = hardnessOf(raster, left, top, edge)
      if (hardness !== null) hardest.push(hardness)
    }
  if (hardest.length < tilesMin) return null
  hardest.sort((a, b) => b - a)
  return hardest[Math.floor(hardest.length * sharpestShare)] ?? null
}

/** The largest second derivative (4 neighbours) in a square, by its contrast; null when it has less than `edge`. */
function hardnessOf({ pixels, width }: Raster, left: number, top: number, edge: number): number | null {
  let [darkest, brightest, hardest] = [255, 0, 0]
  for (let y = top; y < top + tileSide; y += 1) {
    const row = y * width + left
    for (let at = row; at < row + tileSide; at += 1) {
      const level = pixels[at] ?? 0
      if (level < darkest) darkest = level
      if (level > brightest) brightest = level
      const around =
        (pixels[at - 1] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at - width] ?? 0) + (pixels[at + width] ?? 0)
      const second = Math.abs(4 * level - around)
      if (second > hardest) hardest = second
    }
  }
  const contrast = brightest - darkest
  return contrast < edge ? null : hardest / contrast
}
