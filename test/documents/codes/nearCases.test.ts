import sharp from 'sharp'
import { expect, test } from 'vitest'
import { codesOf as codesOfPicture, examined, picture } from '../images/pictures.ts'
import { checked, codesOf, examine, filedOf, textPdf } from '../pdf/papers.ts'

/** A PDF with a picture kept without loss, as drawing programs make them; its grain makes it heavy. */
async function heavyPdf(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 200, sigma: 12 } as const
  const png = await sharp({ create: { width: 620, height: 877, channels: 3, background: 'white', noise } })
    .png()
    .toBuffer()
  return textPdf(['Carte grise'], {}, (doc) => doc.image(png, 0, 100, { width: 595 }))
}

test('a PDF that is too large for its pictures is shrunk, and that alone is told', async () => {
  const bytes = await heavyPdf()
  const sizeMax = Math.round(bytes.byteLength / 2)

  const report = await examine(bytes, { sizeMax })

  expect(codesOf(report)).toEqual(['document-shrunk'])
  expect(filedOf(report).byteLength).toBeLessThanOrEqual(sizeMax)
  expect(await checked(filedOf(report))).toBe(0)
})

test('a PDF that is too large for the way it was written is shrunk, and that alone is told', async () => {
  const lines = Array.from({ length: 5 }, (_, page) => `Page ${page} `.repeat(60))
  const bytes = await textPdf(lines, { compress: false })

  const report = await examine(bytes, { sizeMax: bytes.byteLength - 1 })

  expect(codesOf(report)).toEqual(['document-shrunk'])
  expect(filedOf(report).byteLength).toBeLessThan(bytes.byteLength)
})

test('a PDF of just the size that is taken is not shrunk', async () => {
  const bytes = await heavyPdf()

  expect(codesOf(await examine(bytes, { sizeMax: bytes.byteLength }))).toEqual([])
})

test('a picture of 50 by 50 pixels is filed, one of 49 is too small', async () => {
  const [enough, tooSmall] = [
    await picture(50, 50).jpeg().toBuffer(),
    await picture(50, 49).jpeg().toBuffer(),
  ]

  expect(codesOfPicture(await examined(enough))).toEqual(['image-cleaned'])
  expect(codesOfPicture(await examined(tooSmall))).toEqual(['image-too-small'])
})

test('a sheet of 80 million pixels is filed smaller, one with a row more has too many', async () => {
  const sheet = (height: number): Promise<Buffer> =>
    sharp({ create: { width: 10_000, height, channels: 3, background: '#dd2222' } })
      .png({ compressionLevel: 1 })
      .toBuffer()

  expect(codesOfPicture(await examined(await sheet(8_000)))).toContain('image-reduced')
  expect((await examined(await sheet(8_001))).notes).toEqual([
    { code: 'image-too-many-pixels', params: { megapixels: 81, max: 80 } },
  ])
})
