const startOfScan = 0xda
const endOfImage = 0xd9
const progressiveFrame = 0xc2

/**
 * How much detail a progressive JPEG has lost with its end, in percent: it comes in scans, from blurred to sharp, so that a cut file shows the
 * whole picture, unreadable. 0 for one that is whole or is no progressive JPEG.
 */
export function missingDetail(bytes: Uint8Array): number {
  let first = -1
  const covered = new Set<number>()
  let isProgressive = false
  for (let at = 2; at + 4 <= bytes.byteLength;) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === 0xff) at++
    else if (marker === endOfImage) return 0
    else {
      const body = at + 4
      const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
      if (marker === progressiveFrame) {
        isProgressive = true
        // Lightness comes first.
        first = bytes[body + 6] ?? -1
      }
      at += 2 + length
      if (marker !== startOfScan) continue
      const end = scanEnd(bytes, at)
      if (end < 0) break
      const scan = scanOf(bytes, body)
      if (scan.components.includes(first)) for (let k = scan.from; k <= scan.to; k++) covered.add(k)
      at = end
    }
  }
  return isProgressive ? Math.round(((coefficients - covered.size) / coefficients) * 100) : 0
}

/** Of a block of 8 by 8 pixels. */
const coefficients = 64

/** Where the marker after a scan's data stands; -1 when the file ends before. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.byteLength; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return -1
}

function scanOf(bytes: Uint8Array, body: number): { components: number[]; from: number; to: number } {
  const count = Math.min(bytes[body] ?? 0, 4)
  const components = Array.from({ length: count }, (_, at) => bytes[body + 1 + at * 2] ?? -1)
  const spectral = body + 1 + count * 2
  return { components, from: bytes[spectral] ?? 0, to: Math.min(bytes[spectral + 1] ?? 0, coefficients - 1) }
}
