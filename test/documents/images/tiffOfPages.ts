/** An uncompressed big-endian TIFF of RGB pages of one size; `kinds` are their NewSubfileType. */
export function tiffOfPages(
  width: number,
  height: number,
  pages: readonly Buffer[],
  kinds: readonly number[] = [],
): Buffer {
  const directorySize = 2 + 11 * 12 + 4
  const length = width * height * 3
  const pageSize = 8 + directorySize + length
  const parts = pages.map((pixels, at) => {
    const start = 8 + at * pageSize
    const head = Buffer.alloc(8 + directorySize)
    for (let bit = 0; bit < 3; bit++) head.writeUInt16BE(8, bit * 2)
    const tags = [
      [254, 4, 1, kinds[at] ?? 0],
      [256, 4, 1, width],
      [257, 4, 1, height],
      [258, 3, 3, start],
      [259, 3, 1, 1],
      [262, 3, 1, 2],
      [273, 4, 1, start + 8 + directorySize],
      [277, 3, 1, 3],
      [278, 4, 1, height],
      [279, 4, 1, length],
      [284, 3, 1, 1],
    ]
    head.writeUInt16BE(tags.length, 8)
    tags.forEach(([tag = 0, type = 0, count = 0, value = 0], entry) => {
      const to = 10 + entry * 12
      head.writeUInt16BE(tag, to)
      head.writeUInt16BE(type, to + 2)
      head.writeUInt32BE(count, to + 4)
      // One short stands at the left of its word.
      head.writeUInt32BE(type === 3 && count === 1 ? value * 65_536 : value, to + 8)
    })
    head.writeUInt32BE(at + 1 < pages.length ? start + pageSize + 8 : 0, 8 + directorySize - 4)
    return Buffer.concat([head, pixels])
  })
  return Buffer.concat([Buffer.from('4d4d002a00000010', 'hex'), ...parts])
}
