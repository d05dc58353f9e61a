import sharp from 'sharp'
import { expect, test } from 'vitest'
import { defaultProfile } from '../../../server/domain/documents/profile.ts'
import { codesOf, cornersOf, examined, filedBytes, picture, quarters, scannedPage } from './pictures.ts'

const upright = ['red', 'green', 'blue', 'white']

/** How a camera held in each of the eight ways stores the same upright scene. */
const stored = [
  [1, ['red', 'green', 'blue', 'white']],
  [2, ['green', 'red', 'white', 'blue']],
  [3, ['white', 'blue', 'green', 'red']],
  [4, ['blue', 'white', 'red', 'green']],
  [5, ['red', 'blue', 'green', 'white']],
  [6, ['green', 'white', 'red', 'blue']],
  [7, ['white', 'green', 'blue', 'red']],
  [8, ['blue', 'red', 'white', 'green']],
] as const

test.each(stored)('turns a photograph of orientation %i upright', async (orientation, colours) => {
  const [width, height] = orientation > 4 ? [300, 400] : [400, 300]
  const bytes = await picture(width, height, colours)
    .jpeg({ quality: 95 })
    .withMetadata({ orientation })
    .toBuffer()

  const filed = filedBytes(await examined(bytes))

  expect(await cornersOf(filed)).toEqual(upright)
  expect(await sharp(filed).metadata()).toMatchObject({ width: 400, height: 300 })
})

test('files a photograph without its place, its device and its colour profile', async () => {
  const gradient = await scannedPage().jpeg().toBuffer()
  const bytes = await sharp(gradient)
    .withExif({ IFD0: { Make: 'Example' }, IFD3: { GPSLatitude: '48/1 51/1 30/1' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()
  expect(await sharp(bytes).metadata()).toHaveProperty('exif')

  const report = await examined(bytes)

  const head = await sharp(filedBytes(report)).metadata()
  expect(head.exif ?? head.icc ?? head.xmp ?? head.iptc).toBeUndefined()
  expect(codesOf(report)).toEqual(['image-cleaned'])
})

test('files baseline JPEGs, whatever kind of JPEG came', async () => {
  const bytes = await scannedPage().jpeg({ progressive: true }).toBuffer()

  const filed = filedBytes(await examined(bytes))

  expect(await sharp(filed).metadata()).toMatchObject({ format: 'jpeg', isProgressive: false, space: 'srgb' })
})

test.each([
  ['CMYK', () => picture().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
  ['16-bit PNG', () => picture().toColourspace('rgb16').png().toBuffer()],
  ['palette PNG', () => picture().png({ palette: true }).toBuffer()],
  ['LZW TIFF', () => picture().tiff({ compression: 'lzw' }).toBuffer()],
  ['WEBP', () => picture().webp({ quality: 95 }).toBuffer()],
  ['AVIF', () => picture().avif({ quality: 80, effort: 0 }).toBuffer()],
])('keeps the colours of a %s picture', async (_, make) => {
  expect(await cornersOf(filedBytes(await examined(await make())))).toEqual(upright)
})

test('draws what is transparent on white', async () => {
  const pixels = Buffer.alloc(200 * 200 * 4)
  const bytes = await sharp(pixels, { raw: { width: 200, height: 200, channels: 4 } })
    .png()
    .toBuffer()

  expect(await cornersOf(filedBytes(await examined(bytes)))).toEqual(['white', 'white', 'white', 'white'])
})

test('keeps the edges of a drawing of few colours: it is filed as PNG where the profile takes that', async () => {
  const bytes = await picture().tiff({ compression: 'lzw' }).toBuffer()

  const report = await examined(bytes)

  expect(report.filed?.mediaType).toBe('image/png')
  expect(report.notes).toEqual([{ code: 'document-converted', params: { from: 'TIFF', to: 'PNG' } }])
  const asJpeg = await examined(bytes, { ...defaultProfile, types: ['image/jpeg'] })
  expect(asJpeg.filed?.mediaType).toBe('image/jpeg')
})

test('files a picture as a page where the profile takes PDFs only', async () => {
  const bytes = await scannedPage().jpeg().toBuffer()

  const report = await examined(bytes, { ...defaultProfile, types: ['application/pdf'] })

  expect(report.filed).toMatchObject({ mediaType: 'application/pdf', pages: 1 })
  expect(Buffer.from(filedBytes(report)).toString('latin1', 0, 8)).toBe('%PDF-1.4')
  const none = await examined(bytes, { ...defaultProfile, types: ['application/xml'] })
  expect(codesOf(none)).toEqual(['image-not-taken'])
})

test('keeps within the size of the profile, and says when it had to reduce the picture', async () => {
  const bytes = await scannedPage(1_500, 2_000, 60).png().toBuffer()
  const sizeMax = 250_000

  const report = await examined(bytes, { ...defaultProfile, sizeMax })

  expect(filedBytes(report).byteLength).toBeLessThanOrEqual(sizeMax)
  expect(codesOf(report)).toContain('image-reduced')
  const tiny = await examined(bytes, { ...defaultProfile, sizeMax: 2_000 })
  expect(codesOf(tiny)).toEqual(['image-too-large'])
})

test('reduces the longer side to 4,000 pixels', async () => {
  const bytes = await sharp(quarters(5_000, 100, ['red', 'green', 'blue', 'white']), {
    raw: { width: 5_000, height: 100, channels: 3 },
  })
    .png()
    .toBuffer()

  const report = await examined(bytes)

  expect(await sharp(filedBytes(report)).metadata()).toMatchObject({ width: 4_000, height: 80 })
  expect(report.notes).toContainEqual({ code: 'image-reduced', params: { width: 4_000, height: 80 } })
})

test('refuses a picture in which nothing can be read', async () => {
  const report = await examined(await picture(49, 400).png().toBuffer())

  expect(report.notes).toEqual([{ code: 'image-too-small', params: { width: 49, height: 400 } }])
})

test('refuses a header that announces more pixels than are decoded, without decoding any', async () => {
  const bytes = await picture().png().toBuffer()
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)

  const report = await examined(bytes)

  expect(codesOf(report)[0]).toMatch(/^image-(?:too-many-pixels|unreadable)$/)
  expect(report.filed).toBeNull()
})

test('refuses what only begins like a picture', async () => {
  const bytes = Buffer.concat([(await picture().jpeg().toBuffer()).subarray(0, 40), Buffer.alloc(500, 65)])

  expect(codesOf(await examined(bytes))).toEqual(['image-unreadable'])
})

test('keeps narrow bars of strong colours in a picture of many colours', async () => {
  const pixels = Buffer.alloc(128 * 128 * 3)
  for (let at = 0; at < 128 * 128; at++) {
    const [x, y] = [at % 128, Math.floor(at / 128)]
    const bar = Math.floor(x / 8) % 4
    if (bar < 3) pixels[at * 3 + bar] = 255
    if (y > 123) pixels.set([x * 2, y, (x * y) % 256], at * 3)
  }
  const bytes = await sharp(pixels, { raw: { width: 128, height: 128, channels: 3 } })
    .png()
    .toBuffer()

  const report = await examined(bytes, { ...defaultProfile, types: ['image/jpeg'] })

  expect(report.filed?.mediaType).toBe('image/jpeg')
})
