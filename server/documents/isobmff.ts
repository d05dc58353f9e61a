/** Family of a file made of boxes (`ftyp` first), by its brands; null when it is none. */
export type BoxedType = 'heic' | 'avif' | 'raw' | 'video'

const heicBrands = /^(?:hei[cxms]|hev[cxms]|heif)$/
const avifBrands = /^(?:avif|avis)$/
/** They say that it is a picture, not how it is coded. */
const pictureBrands = /^(?:mif[12]|msf1|miaf)$/

export function isobmffType(bytes: Uint8Array): BoxedType | null {
  const brands = brandsOf(bytes)
  const [major] = brands
  if (major === undefined) return null
  if (avifBrands.test(major)) return 'avif'
  if (heicBrands.test(major)) return 'heic'
  if (pictureBrands.test(major)) {
    const isAvif = brands.some((brand) => avifBrands.test(brand))
    return isAvif && !brands.some((brand) => heicBrands.test(brand)) ? 'avif' : 'heic'
  }
  if (major === 'crx ') return 'raw'
  // Some makers put their own brand first.
  if (brands.some((brand) => heicBrands.test(brand))) return 'heic'
  return brands.some((brand) => avifBrands.test(brand)) ? 'avif' : 'video'
}

/** Major brand first; the file's own length of the box is believed up to a page. */
function brandsOf(bytes: Uint8Array): string[] {
  if (bytes.byteLength < 12) return []
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512))
  if (buffer.toString('latin1', 4, 8) !== 'ftyp') return []
  const end = Math.min(Math.max(buffer.readUInt32BE(0), 12), buffer.byteLength)
  const brands = [buffer.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(buffer.toString('latin1', at, at + 4))
  return brands
}
