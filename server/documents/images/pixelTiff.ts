/** Pixels with the profile of their colours: a form that sharp reads colours from, unlike bare pixels. */
export interface Pixels {
  width: number
  height: number
  channels: 3 | 4
  pixels: Uint8Array
  icc: Uint8Array | null
}

const short = 3
const long = 4
const undefinedBytes = 7

/** An uncompressed TIFF in one strip, in memory only. */
export function pixelTiff({ width, height, channels, pixels, icc }: Pixels): Buffer {
  const tags = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 1, 8],
    [259, short, 1, 1],
    [262, short, 1, 2],
    [273, long, 1, 0],
    [277, short, 1, channels],
    [278, long, 1, height],
    [279, long, 1, pixels.byteLength],
    ...(channels === 4 ? [[338, short, 1, 2]] : []),
    ...(icc ? [[34_675, undefinedBytes, icc.byteLength, 0]] : []),
  ]
  const bitsAt = 8 + 2 + tags.length * 12 + 4
  const iccAt = bitsAt + 8
  const pixelsAt = iccAt + (icc?.byteLength ?? 0)
  const head = Buffer.alloc(iccAt)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(tags.length, 8)
  tags.forEach(([tag = 0, type = 0, count = 0, value = 0], at) => {
    const entry = 10 + at * 12
    head.writeUInt16LE(tag, entry)
    head.writeUInt16LE(type, entry + 2)
    head.writeUInt32LE(tag === 258 ? channels : count, entry + 4)
    head.writeUInt32LE(
      tag === 258 ? bitsAt : tag === 273 ? pixelsAt : tag === 34_675 ? iccAt : value,
      entry + 8,
    )
  })
  for (let at = 0; at < channels; at++) head.writeUInt16LE(8, bitsAt + at * 2)
  return Buffer.concat([head, icc ?? Buffer.alloc(0), pixels])
}
