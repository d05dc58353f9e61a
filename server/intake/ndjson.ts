/** A line of text, or what is left of one that was too long to keep. */
export interface Line {
  /** Physical, from 1. */
  row: number
  /** Without its line break; null when it was over the limit. */
  bytes: Uint8Array | null
}

export interface LineLimits {
  lineBytesMax: number
  linesMax: number
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const byteOrderMark = [0xef, 0xbb, 0xbf]

/**
 * Cuts a stream into lines, holding at most one line's worth of bytes over. Blank lines are skipped but counted; a line
 * over the limit is told of and passed over. Lines may be views of the chunks they came in.
 */
export class LineSplitter {
  /** More lines than allowed: what follows is not read. */
  overflowed = false
  readonly #limits: LineLimits
  #row = 1
  #held: Uint8Array[] = []
  #heldBytes = 0
  #tooLong = false
  #markSeen = 0

  constructor(limits: LineLimits) {
    this.#limits = limits
  }

  *push(chunk: Uint8Array): Generator<Line> {
    const bytes = bufferOf(this.#withoutMark(chunk))
    let start = 0
    while (start < bytes.byteLength && !this.overflowed) {
      const end = bytes.indexOf(lineFeed, start)
      if (end < 0) {
        this.#hold(bytes.subarray(start))
        return
      }
      const line = this.#take(bytes.subarray(start, end))
      if (line) yield line
      start = end + 1
    }
  }

  /** The last line, when no line break ends it. */
  *end(): Generator<Line> {
    if (this.#markSeen > 0 && this.#markSeen < byteOrderMark.length) {
      this.#hold(Uint8Array.from(byteOrderMark.slice(0, this.#markSeen)))
    }
    if (this.#heldBytes === 0 && !this.#tooLong) return
    const line = this.#take(new Uint8Array(0))
    if (line) yield line
  }

  #hold(piece: Uint8Array): void {
    if (this.#row > this.#limits.linesMax) this.overflowed = true
    // One byte over, for the carriage return that may end the line.
    if (this.#tooLong || this.#heldBytes + piece.byteLength > this.#limits.lineBytesMax + 1) {
      this.#tooLong = true
      this.#held = []
      this.#heldBytes = 0
      return
    }
    if (piece.byteLength === 0) return
    this.#held.push(piece)
    this.#heldBytes += piece.byteLength
  }

  #take(last: Uint8Array): Line | null {
    this.#hold(last)
    const row = this.#row++
    if (this.overflowed) return null
    const tooLong = this.#tooLong
    const whole = this.#held.length === 1 ? (this.#held[0] ?? last) : Buffer.concat(this.#held)
    this.#held = []
    this.#heldBytes = 0
    this.#tooLong = false
    if (tooLong) return { row, bytes: null }
    const bytes = whole[whole.byteLength - 1] === carriageReturn ? whole.subarray(0, -1) : whole
    if (bytes.byteLength > this.#limits.lineBytesMax) return { row, bytes: null }
    return isBlank(bytes) ? null : { row, bytes }
  }

  /** A mark at the very start is passed over, even when it comes in pieces. */
  #withoutMark(chunk: Uint8Array): Uint8Array {
    let at = 0
    while (this.#markSeen < byteOrderMark.length && at < chunk.byteLength) {
      if (chunk[at] !== byteOrderMark[this.#markSeen]) {
        const seen = Uint8Array.from(byteOrderMark.slice(0, this.#markSeen))
        this.#markSeen = byteOrderMark.length
        return seen.byteLength === 0 ? chunk : Buffer.concat([seen, chunk.subarray(at)])
      }
      this.#markSeen++
      at++
    }
    return at === 0 ? chunk : chunk.subarray(at)
  }
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== carriageReturn) return false
  }
  return true
}
