import sharp from 'sharp'
import { expect, test } from 'vitest'
import { imagesToPdf } from '../../../server/documents/pdf/imagePdf.ts'
import { joinPdf } from '../../../server/documents/pdf/joinPdf.ts'
import { textOf } from '../../../server/documents/pdf/text.ts'
import { checked, examine, textPdf } from './papers.ts'

const picture = (width: number, height: number, background: string): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

test('each picture gets a page of its own size, and the file is filed as it is', async () => {
  const bytes = imagesToPdf([
    { jpeg: await picture(1_240, 1_754, 'teal'), width: 1_240, height: 1_754, dpi: 150, isGrey: false },
    { jpeg: await picture(600, 300, 'grey'), width: 600, height: 300, dpi: 300, isGrey: false },
  ])

  expect(await checked(bytes)).toBe(0)
  expect(Buffer.from(bytes).toString('latin1')).toMatch(
    /MediaBox \[0 0 595\.20 841\.92\][^]*MediaBox \[0 0 144\.00 72\.00\]/,
  )
  expect(await examine(bytes)).toMatchObject({ notes: [], filed: { pages: 2 } })
})

test('a picture larger than a page may be is drawn smaller', async () => {
  const bytes = imagesToPdf([
    { jpeg: await picture(300, 100, 'red'), width: 300, height: 100, dpi: 1, isGrey: false },
  ])

  expect(Buffer.from(bytes).toString('latin1')).toContain('MediaBox [0 0 14400.00 4800.00]')
})

test('papers are joined in order', async () => {
  const joined = await joinPdf([await textPdf(['Recto']), await textPdf(['Verso', 'Annexe'])])

  expect(await checked(joined)).toBe(0)
  expect((await textOf(joined, 5, 1_000)).split(/\s+/)).toEqual(['Recto', 'Verso', 'Annexe'])
})

test('a paper that cannot be read is not joined', async () => {
  await expect(joinPdf([await textPdf(['Recto']), Buffer.from('%PDF-1.4 rien')])).rejects.toThrow(
    'cannot be read',
  )
})

test('text is read from the pages and up to the length that is asked for', async () => {
  const bytes = await textPdf(['Numéro VF1TEST0000000001', 'Page deux'])

  expect(await textOf(bytes, 2, 1_000)).toMatch(/^Numéro VF1TEST0000000001\s+Page deux$/)
  expect(await textOf(bytes, 1, 1_000)).toBe('Numéro VF1TEST0000000001')
  expect(await textOf(bytes, 2, 6)).toBe('Numéro')
  expect(await textOf(Buffer.from('%PDF-1.4 rien'), 2, 10)).toBe('')
})
