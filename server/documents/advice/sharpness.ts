import { type Raster, histogramOf, percentile } from './raster.ts'

/** Of all pixels, those on the hardest edges: the few lines of a card on a wide table are more than this. */
const hardestShare = 0.001
/** Under this many levels between ink and paper there is nothing to be sharp. */
const contrastMin = 40

/**
 * How hard the hardest edges are, against the contrast of the whole: about 1 and more for sharp print, under 0.1 when an edge is
 * smeared over three pixels and more. Null: too little contrast to tell. The best-focused part counts, not the mean: a sharp card on a
 * plain table is sharp.
 */
export function edgeHardness(raster: Raster): number | null {
  const levels = histogramOf(raster.pixels)
  const contrast = percentile(levels, 0.995) - percentile(levels, 0.005)
  if (contrast < contrastMin) return null
  return percentile(laplacians(raster), 1 - hardestShare) / contrast
}

/** How often each absolute value of the second derivative (4 neighbours) stands in the picture. */
function laplacians({ pixels, width, height }: Raster): Uint32Array {
  const counts = new Uint32Array(1_021)
  for (let y = 1; y < height - 1; y += 1) {
    const row = y * width
    for (let x = row + 1; x < row + width - 1; x += 1) {
      const around =
        (pixels[x - 1] ?? 0) + (pixels[x + 1] ?? 0) + (pixels[x - width] ?? 0) + (pixels[x + width] ?? 0)
      const value = Math.abs(4 * (pixels[x] ?? 0) - around)
      counts[value] = (counts[value] ?? 0) + 1
    }
  }
  return counts
}
