import type { Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { advisedOn, codesOf } from './advised.ts'
import { pdfOf, printedPage, scanOf, scannedPdf } from './papers.ts'

const onPdf = async (bytes: Uint8Array, kind: string | null = null): Promise<string[]> =>
  codesOf(await advisedOn(bytes, 'application/pdf', kind))
const onScan = async (scan: Sharp, kind: string | null = null): Promise<string[]> =>
  codesOf(await advisedOn(await scan.jpeg().toBuffer(), 'image/jpeg', kind))

let page: Buffer

beforeAll(async () => {
  page = await pdfOf(printedPage)
})

describe('a scanned page', () => {
  test('raises nothing when it is sharp and straight, as a PDF and as a picture', async () => {
    for (const kind of [null, 'facture', 'identite']) {
      expect(await onPdf(await scannedPdf(await scanOf(page)), kind)).toEqual([])
      expect(await onScan(await scanOf(page), kind)).toEqual([])
    }
  })

  test.each([3.5, 5, 8])(
    'is called blurred when its letters run into each other (%d pixels at 150 dpi)',
    async (sigma) => {
      const blurred = async (): Promise<Sharp> => (await scanOf(page)).blur(sigma)

      expect(await onPdf(await scannedPdf(await blurred()))).toEqual(['document-blurred'])
      expect(await onScan(await blurred(), 'facture')).toEqual(['document-blurred'])
    },
  )

  test('is not called blurred for being a little soft', async () => {
    expect(await onPdf(await scannedPdf((await scanOf(page)).blur(1)))).toEqual([])
  })

  test.each([12, -15])('is called skewed when it lies at %d degrees', async (degrees) => {
    const skewed = async (): Promise<Sharp> => (await scanOf(page)).rotate(degrees, { background: '#fff' })
    const told = [{ code: 'document-skewed', params: { degrees: Math.abs(degrees) } }]

    expect((await advisedOn(await scannedPdf(await skewed()), 'application/pdf')).notes).toEqual(told)
    expect(await onScan(await skewed(), 'facture')).toEqual(['document-skewed'])
  })

  test.each([1, -5, 90, 93, 180])('is not called skewed at %d degrees', async (degrees) => {
    expect(await onScan((await scanOf(page)).rotate(degrees, { background: '#fff' }), 'facture')).toEqual([])
  })

  test('of a card may lie at any angle', async () => {
    const turned = (await scanOf(page)).rotate(12, { background: '#fff' })

    expect(await onScan(turned, 'identite')).toEqual([])
  })

  test('is called dark or pale when ink and paper are hard to tell apart', async () => {
    expect(await onScan((await scanOf(page)).linear(0.2, 0))).toEqual(['document-dark'])
    expect(await onPdf(await scannedPdf((await scanOf(page)).linear(0.1, 225)))).toEqual(['document-pale'])
    expect(await onScan((await scanOf(page)).linear(0.5, 60))).toEqual([])
  })

  test('is told its resolution when that is low', async () => {
    const coarse = await scannedPdf(await scanOf(page, 60))

    const { notes } = await advisedOn(coarse, 'application/pdf')

    expect(notes).toEqual([{ code: 'document-resolution-low', params: { dpi: 60 } }])
    expect(await onPdf(await scannedPdf(await scanOf(page, 110)), 'facture')).toEqual([])
    expect(await onPdf(await scannedPdf(await scanOf(page, 110)), 'identite')).toEqual([
      'document-resolution-low',
    ])
  })

  test('on a page as large as its pixels at 72 dpi is measured as printed on A4', async () => {
    const scan = await scanOf(page, 150)

    expect(await onPdf(await scannedPdf(scan, [1_240, 1_754]))).toEqual([])
  })

  test('of a card on a page of its photo’s own shape is measured by its pixels, not as if the card were a page', async () => {
    const photo = async (width: number): Promise<Buffer> =>
      await scannedPdf((await scanOf(page)).resize(width, Math.round((width * 9) / 16)), [842, 474])

    expect(await onPdf(await photo(1_280), 'identite')).toEqual([])
    expect(await onPdf(await photo(400), 'identite')).toEqual(['document-small-picture'])
  })

  test('is called small as a picture of few pixels, fewer for a card than for a page', async () => {
    const small = await scanOf(page, 60)

    expect(await onScan(small.clone(), 'facture')).toEqual(['document-small-picture'])
    expect(await onScan(small.clone(), 'identite')).toEqual([])
    expect(await onScan(small.clone())).toEqual([])
    expect(await onScan(small.clone().resize(300), 'identite')).toEqual(['document-small-picture'])
  })
})

test('a PDF of text is not looked at as a picture', async () => {
  expect(await onPdf(page)).toEqual([])
  expect(await onPdf(await pdfOf((pdf) => pdf.rotate(15).text('de travers', 200, 200)))).toEqual([])
})
