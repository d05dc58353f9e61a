import sharp from 'sharp'
import { expect, test } from 'vitest'
import { codesOf, examined, scannedPage } from './pictures.ts'

test.each(['jpeg', 'png', 'tiff'] as const)(
  'refuses a %s of which a good part is missing',
  async (format) => {
    const whole = await scannedPage(600, 800, 26).toFormat(format).toBuffer()

    const report = await examined(whole.subarray(0, Math.floor(whole.byteLength * 0.6)))

    expect(codesOf(report)).toEqual([format === 'tiff' ? 'image-unreadable' : 'image-truncated'])
  },
)

test('files a page whose lower half is blank paper', async () => {
  const bytes = await scannedPage(600, 800, 8).jpeg().toBuffer()

  expect(codesOf(await examined(bytes))).toEqual(['image-cleaned'])
})

test('files a page whose lower half is one even white', async () => {
  const half = await scannedPage(600, 400, 10).raw().toBuffer()
  const bytes = await sharp(half, { raw: { width: 600, height: 400, channels: 3 } })
    .extend({ bottom: 400, background: '#ffffff' })
    .jpeg()
    .toBuffer()

  expect(codesOf(await examined(bytes))).toEqual(['image-cleaned'])
})

test('files a page that lost its very end, and says so', async () => {
  const whole = await scannedPage(600, 800, 20).jpeg().toBuffer()

  const report = await examined(whole.subarray(0, whole.byteLength - 60))

  expect(codesOf(report)).toContain('image-damaged')
  expect(report.filed).not.toBeNull()
})

test('refuses a progressive JPEG whose details are lost with its end', async () => {
  const whole = await scannedPage(600, 800, 26).jpeg({ progressive: true }).toBuffer()

  const cut = await examined(whole.subarray(0, Math.floor(whole.byteLength * 0.3)))

  expect(codesOf(cut)).toEqual(['image-truncated'])
  expect(codesOf(await examined(whole))).toEqual(['image-cleaned'])
})

test('files a PNG whose checksums are wrong, pixel by pixel as it was', async () => {
  const whole = await scannedPage().png().toBuffer()
  const bytes = Buffer.from(whole)
  bytes.writeUInt32BE(1, bytes.byteLength - 16)

  const report = await examined(bytes)

  expect(codesOf(report)).toEqual(['image-damaged', 'image-cleaned'])
  expect(report.filed?.bytes).toEqual((await examined(whole)).filed?.bytes)
})

test('repeats the last row where a PNG lacks a few, and takes nothing from other pictures', async () => {
  const other = await scannedPage(600, 800, 26).png().toBuffer()
  const page = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#dd2222' } })
    .png({ compressionLevel: 0 })
    .toBuffer()

  await examined(other)
  const report = await examined(page.subarray(0, Math.floor(page.byteLength * 0.95)))

  expect(codesOf(report)).toContain('image-damaged')
  const { data } = await sharp(report.filed?.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([...data.subarray(-3)]).toEqual([...data.subarray(0, 3)])
})
