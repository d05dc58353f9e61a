import PdfDocument from 'pdfkit'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { withSealedJpegs } from '../../../server/documents/pdf/jpegStreams.ts'
import { isSound } from '../../../server/documents/pdf/rebuild.ts'

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()

function scan(jpeg: Buffer): Promise<Buffer> {
  const document = new PdfDocument({ size: 'A4' })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  document.image(jpeg, 0, 0, { width: 500 })
  document.end()
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(parts))))
}

test('whole JPEGs of a PDF are decoded here and sealed for the check, which finds it sound', async () => {
  const pdf = await scan(await picture())

  const sealed = await withSealedJpegs(pdf)

  expect(Buffer.from(sealed ?? []).includes('/DCTDecode')).toBe(false)
  expect(sealed?.byteLength).toBe(pdf.byteLength)
  expect(pdf.includes('/DCTDecode')).toBe(true)
  expect(await isSound(pdf)).toBe(true)
})

test('a JPEG that is not whole is left to the check itself', async () => {
  const whole = await picture()

  expect(await withSealedJpegs(await scan(whole.subarray(0, whole.length / 2)))).toBeNull()
})

test('a JPEG that cannot be seen from outside is left to the check itself', async () => {
  const pdf = await scan(await picture())
  const hidden = Buffer.from(pdf.toString('latin1').replace('\xff\xd8\xff', '\x00\xd8\xff'), 'latin1')

  expect(await withSealedJpegs(hidden)).toBeNull()
})

test('a PDF without JPEGs is checked as it is', async () => {
  const pdf = Buffer.from('%PDF-1.4\n')

  expect(await withSealedJpegs(pdf)).toBe(pdf)
})
