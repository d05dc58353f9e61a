import { crc32, deflateSync, inflateSync, constants } from 'node:zlib'

/** A PNG written anew from what is left of it, and how much of its rows is missing, in percent. */
export interface MendedPng {
  bytes: Buffer
  percent: number
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Chunks that pixels cannot be read without. */
const kept = ['PLTE', 'tRNS']

/**
 * Takes wrong checksums, a lost end and junk between chunks. Done here because decoders that go on after damage leave memory of other
 * pictures where rows are missing; here missing rows repeat the last one.
 * @param pixelsMax more are not unpacked
 * @returns null when its header or all pixels are lost
 */
export function mendPng(bytes: Uint8Array, pixelsMax: number): MendedPng | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = headerOf(file)
  if (!header || header.width * header.height > pixelsMax) return null
  const chunks = chunksOf(file)
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data))
  const length = unpackedLength(header)
  const rows = unpack(packed, length)
  if (rows.byteLength === 0) return null
  const sound = header.isInterlaced ? rows.byteLength : soundLength(rows, header.rowLength)
  const whole = Buffer.alloc(length)
  rows.copy(whole, 0, 0, sound)
  if (!header.isInterlaced) for (let at = sound; at < length; at += header.rowLength) whole[at] = filterUp
  const extra = chunks.filter(({ name }) => kept.includes(name)).map(({ name, data }) => chunk(name, data))
  const parts = [
    chunk('IHDR', file.subarray(16, 29)),
    ...extra,
    chunk('IDAT', deflateSync(whole, { level: 1 })),
  ]
  const percent = Math.round(((length - sound) / length) * 100)
  return { bytes: Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))]), percent }
}

/** The row above, unchanged, when the row itself is all zeros. */
const filterUp = 2
const filterMax = 4

/** Bytes of whole rows up to the first that cannot be one: what follows a wrong filter is out of step. */
function soundLength(rows: Buffer, rowLength: number): number {
  let at = 0
  while (at + rowLength <= rows.byteLength && (rows[at] ?? 0) <= filterMax) at += rowLength
  return at
}

interface Header {
  width: number
  height: number
  bitsPerPixel: number
  /** Bytes, with the filter's own. */
  rowLength: number
  isInterlaced: boolean
}

function headerOf(file: Buffer): Header | null {
  if (file.byteLength < 33 || file.toString('latin1', 12, 16) !== 'IHDR') return null
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const bits = file[24] ?? 0
  const samples = samplesOf[file[25] ?? 0]
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(bits) || width === 0 || height === 0) return null
  const bitsPerPixel = bits * samples
  return {
    width,
    height,
    bitsPerPixel,
    rowLength: rowLengthOf(width, bitsPerPixel),
    isInterlaced: file[28] === 1,
  }
}

const rowLengthOf = (width: number, bitsPerPixel: number): number => 1 + Math.ceil((width * bitsPerPixel) / 8)

/** Adam7: first column and row, then the steps, of each pass. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function unpackedLength({ width, height, bitsPerPixel, rowLength, isInterlaced }: Header): number {
  if (!isInterlaced) return rowLength * height
  return passes.reduce((sum, [x, y, stepX, stepY]) => {
    const columns = Math.ceil((width - x) / stepX)
    const rows = Math.ceil((height - y) / stepY)
    return columns > 0 && rows > 0 ? sum + rows * rowLengthOf(columns, bitsPerPixel) : sum
  }, 0)
}

/** Where a length or a name is wrong, the next piece of pixels is looked for; the last one may be cut short. */
function chunksOf(file: Buffer): { name: string; data: Buffer }[] {
  const chunks: { name: string; data: Buffer }[] = []
  let at = 8
  while (at + 8 <= file.byteLength) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    if (name === 'IEND') break
    const next = at + 12 + length
    if (name !== 'IDAT' && (next > file.byteLength || !/^[A-Za-z]{4}$/.test(name))) {
      const found = file.indexOf('IDAT', at + 8)
      if (found < 0) break
      at = found - 4
    } else {
      chunks.push({ name, data: file.subarray(at + 8, Math.min(next - 4, file.byteLength)) })
      at = next
    }
  }
  return chunks
}

/** As much as comes out, up to `length` bytes. */
function unpack(packed: Buffer, length: number): Buffer {
  try {
    return inflateSync(packed, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: length + 65_536,
    }).subarray(0, length)
  } catch {
    return unpackUntilBroken(packed, length)
  }
}

/** Finds by halving how far the packed bytes can be followed before they are wrong. */
function unpackUntilBroken(packed: Buffer, length: number): Buffer {
  let best = Buffer.alloc(0)
  let [good, bad] = [0, packed.byteLength]
  for (let tries = 0; tries < 20 && bad - good > 1; tries++) {
    const middle = Math.floor((good + bad) / 2)
    try {
      const part = packed.subarray(0, middle)
      best = inflateSync(part, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: length + 65_536 })
      good = middle
    } catch {
      bad = middle
    }
  }
  return best.subarray(0, length)
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.byteLength)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
