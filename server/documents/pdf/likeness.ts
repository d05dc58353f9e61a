import { drawPage, driftOf, inkOf, type Drawing } from './drawing.ts'
import type { OpenPdf } from './pdfium.ts'

const bounds = {
  /** What matters is that nothing went missing, not each edge of a letter. */
  coarse: { dpi: 24, sideMax: 400 },
  close: { dpi: 72, sideMax: 1_200 },
}
const driftMax = 6
/** Of a page's ink. */
const lostShareMax = 0.15
/** Below this a page is as good as white, and shares of it mean nothing. */
const inkMin = 0.2
const pagesMax = 40
const timeMs = 3_000

/** How a document's pages look; each is drawn when it is asked for, and kept. */
export type Look = (page: number) => Drawing | null

export function lookOf(pdf: OpenPdf, detail: keyof typeof bounds = 'coarse'): Look {
  const drawn = new Map<number, Drawing | null>()
  return (page) => {
    const known = drawn.get(page)
    if (known !== undefined) return known
    const drawing = drawPage(pdf, page, bounds[detail])
    drawn.set(page, drawing)
    return drawing
  }
}

/**
 * Whether the pages of a result look like those of the original that it was made of: first and last, then the others while
 * there is time.
 * @param pages of the original, from 0
 */
export function isAlike(original: Look, result: Look, pages: readonly number[]): boolean {
  const end = performance.now() + timeMs
  const last = pages.length - 1
  const order = [...new Set([0, last, ...pages.keys()])].slice(0, pagesMax)
  return order.every(
    (at, turn) => (turn > 0 && performance.now() > end) || isPageAlike(original(pages[at] ?? 0), result(at)),
  )
}

function isPageAlike(original: Drawing | null, result: Drawing | null): boolean {
  if (original === null) return true
  if (result === null || driftOf(original, result) > driftMax) return false
  const [was, is] = [inkOf(original), inkOf(result)]
  return was < inkMin || is >= was * (1 - lostShareMax)
}

/** Whether nothing at all is drawn on any of the pages; asked of a close look before a paper is called blank. */
export function isBlank(look: Look, pages: readonly number[]): boolean {
  return pages.every((page) => {
    const drawing = look(page)
    return drawing !== null && !drawing.bgrx.some((value, at) => at % 4 !== 3 && value < 250)
  })
}
