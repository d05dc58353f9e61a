/** A TIFF may say that a page is a smaller copy of another (NewSubfileType, tag 254) or a mask: no page of the paper. */
const subfileType = 254
const oldSubfileType = 255
const directoriesMax = 4_096
const compression = 259
/** Of the old way of putting a JPEG into a TIFF, given up in 1995 and unknown to decoders of today. */
const oldJpeg = { compression: 6, start: 513 }

/**
 * The pages, from 0, that belong to the paper itself; all of them when the file's own word cannot be read.
 * @param count as the decoder counts
 */
export function ownPages(bytes: Uint8Array, count: number): number[] {
  const all = Array.from({ length: count }, (_, page) => page)
  try {
    const isCopy = copies(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const own = all.filter((page) => isCopy[page] !== true)
    return own.length > 0 ? own : all
  } catch {
    return all
  }
}

/** The JPEG that the first page is stored as in the old way; null when it is not, or cannot be found. */
export function oldJpegOf(bytes: Uint8Array): Uint8Array | null {
  try {
    const [values] = directories(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const start = values?.get(oldJpeg.start)
    if (values?.get(compression) !== oldJpeg.compression || start === undefined) return null
    // Its length is often told wrong: a JPEG ends by itself.
    const jpeg = bytes.subarray(start)
    return jpeg[0] === 0xff && jpeg[1] === 0xd8 ? jpeg : null
  } catch {
    return null
  }
}

/** By page: is it a reduced copy or a mask. @throws RangeError when an offset leads outside */
const copies = (file: Buffer): boolean[] =>
  directories(file).map((values) => {
    const kind = values.get(subfileType) ?? 0
    return (kind & 0b101) !== 0 || values.get(oldSubfileType) === 2
  })

/** Of each page. @throws RangeError when an offset leads outside */
function directories(file: Buffer): Map<number, number>[] {
  const read = new TiffReader(file)
  const found: Map<number, number>[] = []
  const seen = new Set<number>()
  let at = read.offset(read.isBig ? 8 : 4)
  while (at > 0 && !seen.has(at) && found.length < directoriesMax) {
    seen.add(at)
    const { values, next } = read.directory(at)
    found.push(values)
    at = next
  }
  return found
}

class TiffReader {
  readonly isBig: boolean
  readonly #file: Buffer
  readonly #isLittle: boolean

  constructor(file: Buffer) {
    this.#file = file
    this.#isLittle = file[0] === 0x49
    this.isBig = this.#short(2) === 43
  }

  offset(at: number): number {
    return this.isBig
      ? Number(this.#isLittle ? this.#file.readBigUInt64LE(at) : this.#file.readBigUInt64BE(at))
      : this.#long(at)
  }

  /** First value of each entry of one short or long. */
  directory(at: number): { values: Map<number, number>; next: number } {
    const count = this.isBig ? this.offset(at) : this.#short(at)
    const [head, size, valueAt] = this.isBig ? [8, 20, 12] : [2, 12, 8]
    const values = new Map<number, number>()
    for (let entry = 0; entry < Math.min(count, 1_024); entry++) {
      const start = at + head + entry * size
      const type = this.#short(start + 2)
      if (type === 3) values.set(this.#short(start), this.#short(start + valueAt))
      if (type === 4) values.set(this.#short(start), this.#long(start + valueAt))
    }
    return { values, next: this.offset(at + head + count * size) }
  }

  #short(at: number): number {
    return this.#isLittle ? this.#file.readUInt16LE(at) : this.#file.readUInt16BE(at)
  }

  #long(at: number): number {
    return this.#isLittle ? this.#file.readUInt32LE(at) : this.#file.readUInt32BE(at)
  }
}
