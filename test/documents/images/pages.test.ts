import { expect, test } from 'vitest'
import { defaultProfile } from '../../../server/domain/documents/profile.ts'
import { codesOf, examined, filedBytes, scannedPage } from './pictures.ts'
import { tiffOfPages } from './tiffOfPages.ts'

test('makes one PDF of a TIFF of several pages', async () => {
  const pages = [
    await scannedPage(500, 700, 5).raw().toBuffer(),
    await scannedPage(500, 700, 9).raw().toBuffer(),
  ]
  const bytes = tiffOfPages(500, 700, pages)

  const report = await examined(bytes)

  expect(report.filed).toMatchObject({ mediaType: 'application/pdf', pages: 2 })
  expect(Buffer.from(filedBytes(report)).toString('latin1')).toContain('/Count 2')
  expect(report.notes).toEqual([{ code: 'document-converted', params: { from: 'TIFF', to: 'PDF' } }])
})

test('refuses a TIFF of more pages than the profile takes, or of several where it takes no PDF', async () => {
  const page = await scannedPage(100, 100, 1).raw().toBuffer()
  const bytes = tiffOfPages(100, 100, [page, page, page])

  const tooMany = await examined(bytes, { ...defaultProfile, pagesMax: 2 })
  const single = await examined(bytes, { ...defaultProfile, types: ['image/jpeg'] })

  expect(tooMany.notes).toEqual([{ code: 'image-too-many-pages', params: { pages: 3, max: 2 } }])
  expect(single.notes).toEqual([{ code: 'image-too-many-pages', params: { pages: 3, max: 1 } }])
})

test('takes no thumbnail in a TIFF for a page', async () => {
  const page = await scannedPage(500, 700, 5).raw().toBuffer()
  const bytes = tiffOfPages(500, 700, [page, page], [0, 1])

  const report = await examined(bytes)

  expect(report.filed).toMatchObject({ mediaType: 'image/png', pages: 1 })
  expect(codesOf(report)).toEqual(['document-converted'])
})

test('keeps many pages within the size of the profile', async () => {
  const page = await scannedPage(900, 1_200, 36).raw().toBuffer()
  const bytes = tiffOfPages(900, 1_200, [page, page, page, page])
  const sizeMax = 500_000

  const report = await examined(bytes, { ...defaultProfile, sizeMax })

  expect(report.filed?.pages).toBe(4)
  expect(filedBytes(report).byteLength).toBeLessThanOrEqual(sizeMax)
})

test('reads a JPEG that was put into a TIFF in the old way', async () => {
  const jpeg = await scannedPage(300, 400, 10).jpeg().toBuffer()
  const tags = [
    [256, 300],
    [257, 400],
    [259, 6],
    [262, 6],
    [513, 200],
    [514, jpeg.byteLength],
  ]
  const head = Buffer.alloc(200)
  head.write('II*\0\x08\0\0\0\x06\0', 'latin1')
  tags.forEach(([tag = 0, value = 0], at) => {
    head.writeUInt16LE(tag, 10 + at * 12)
    head.writeUInt16LE(4, 12 + at * 12)
    head.writeUInt32LE(1, 14 + at * 12)
    head.writeUInt32LE(value, 18 + at * 12)
  })

  const report = await examined(Buffer.concat([head, jpeg]))

  expect(report.filed?.pages).toBe(1)
  expect(report.filed?.bytes).toEqual((await examined(jpeg)).filed?.bytes)
})
