import sharp from 'sharp'

const filterName = '/DCTDecode'
/** As long, and known to nobody: qpdf passes by what it cannot decode. */
const unknownName = '/XCTDecode'

/** Smaller than this nothing need be drawn for every bit to have been read. */
const drawnSide = 16

/**
 * The same PDF with its JPEGs sealed, for a check that would take half a second a page to decode them: they were decoded here, in
 * a hundredth of that. Null: one of them is not whole, or is where it cannot be seen from outside.
 */
export async function withSealedJpegs(bytes: Uint8Array): Promise<Uint8Array | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = placesOf(file, filterName)
  if (names.length === 0) return bytes
  const jpegs = jpegsIn(file)
  if (jpegs.length !== names.length) return null
  for (const jpeg of jpegs) if (!(await isWhole(jpeg))) return null
  const sealed = Buffer.from(file)
  for (const at of names) sealed.write(unknownName, at, 'latin1')
  return sealed
}

function placesOf(file: Buffer, text: string): number[] {
  const places: number[] = []
  for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) places.push(at)
  return places
}

/** From the word `stream` to `endstream`, where a JPEG begins between them. */
function jpegsIn(file: Buffer): Buffer[] {
  const jpegs: Buffer[] = []
  for (const word of placesOf(file, 'stream')) {
    const start = word + (file[word + 6] === 13 && file[word + 7] === 10 ? 8 : 7)
    if (file[start] !== 0xff || file[start + 1] !== 0xd8 || file[start + 2] !== 0xff) continue
    const end = file.indexOf('endstream', start)
    if (end > start) jpegs.push(file.subarray(start, end))
  }
  return jpegs
}

async function isWhole(jpeg: Buffer): Promise<boolean> {
  try {
    await sharp(jpeg, { failOn: 'error', limitInputPixels: 80_000_000 }).resize(drawnSide).raw().toBuffer()
    return true
  } catch {
    return false
  }
}
