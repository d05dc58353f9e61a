import sharp from 'sharp'
import { expect, test } from 'vitest'
import { findObjects } from '../../../server/documents/pdf/findObjects.ts'
import { imagesToPdf } from '../../../server/documents/pdf/imagePdf.ts'
import { runQpdf } from '../../../server/documents/pdf/qpdf.ts'
import { textOf } from '../../../server/documents/pdf/text.ts'
import { checked, codesOf, examine, filedOf, handWritten, streamOf, textPdf, toldObjects } from './papers.ts'

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
const signature = {
  objects: {
    10: '<< /Fields [11 0 R] /SigFlags 3 >>',
    11: '<< /FT /Sig /T (signature) /V 12 0 R >>',
    12: '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 10 20 10] /Contents <00> >>',
  },
  catalogue: '/AcroForm 10 0 R',
}

test('a sound PDF is filed byte for byte', async () => {
  const bytes = await textPdf(['Carte grise', 'Mandat'])
  const report = await examine(bytes)

  expect(report.notes).toEqual([])
  expect(report.filed).toMatchObject({ mediaType: 'application/pdf', pages: 2 })
  expect(sameBytes(filedOf(report), bytes)).toBe(true)
})

test('a signature stays valid when nothing is wrong, and its loss is told when something is', async () => {
  const sound = handWritten(signature)
  const report = await examine(sound)
  expect(report.notes).toEqual([])
  expect(sameBytes(filedOf(report), sound)).toBe(true)

  const scripted = handWritten({ ...signature, page: '/AA << /O << /S /JavaScript /JS (1) >> >>' })
  expect(codesOf(await examine(scripted))).toEqual(['pdf-actions-removed', 'pdf-signature-lost'])
})

test.each<[string, (text: string) => string]>([
  [
    'whose cross-reference table points nowhere',
    (text) => text.replace(/^00000000(\d\d) 00000 n/gm, '00000099$1 00000 n'),
  ],
  ['whose end is cut off', (text) => text.slice(0, text.indexOf('xref'))],
  ['that came through a text transfer', (text) => text.replaceAll('\n', '\r\n')],
  ['with a mail header in front', (text) => `Content-Type: application/pdf\r\n\r\n${text}`],
  ['without its first line', (text) => text.slice(text.indexOf('\n') + 1)],
])('a PDF %s is repaired', async (_, damage) => {
  const report = await examine(Buffer.from(damage(handWritten().toString('latin1')), 'latin1'))

  expect(codesOf(report)).toEqual(['document-repaired'])
  expect(Buffer.from(filedOf(report)).toString('latin1')).toMatch(/^%PDF-1\.[0-7]/)
  expect(await checked(filedOf(report))).toBe(0)
  expect(await textOf(filedOf(report), 1, 100)).toBe('Certificat de cession')
})

test('of a PDF that broke off the pages that came are filed, and that is told', async () => {
  const whole = handWritten({
    objects: {
      1: streamOf('', 'sans objet'),
      2: streamOf('', 'sans objet'),
      12: '<< /Type /Catalog /Pages 13 0 R >>',
      13: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    },
  }).toString('latin1')

  const report = await examine(Buffer.from(whole.slice(0, whole.indexOf('12 0 obj')), 'latin1'))

  expect(codesOf(report)).toContain('pdf-salvaged')
  expect(await textOf(filedOf(report), 1, 100)).toBe('Certificat de cession')
})

test('objects in object streams are found though the table that leads to them is lost', async () => {
  const { output } = await runQpdf({ '/in': handWritten() }, ['--object-streams=generate', '/in', '/out'])
  const text = Buffer.from(output ?? []).toString('latin1')
  const found = findObjects(Buffer.from(text.slice(0, text.indexOf('/XRef')), 'latin1'))

  expect([...found.values()].some(({ head }) => head.includes('/Catalog'))).toBe(true)
  expect([...found.values()].some(({ head }) => head.includes('/ObjStm'))).toBe(false)
})

test('a PDF that anyone may open is decrypted', async () => {
  const report = await examine(
    await textPdf(['Quitus fiscal'], { userPassword: '', ownerPassword: 'autre', pdfVersion: '1.7' }),
  )

  expect(codesOf(report)).toEqual(['pdf-decrypted'])
  expect(await toldObjects(filedOf(report))).not.toContain('/Encrypt')
  expect(await textOf(filedOf(report), 1, 100)).toBe('Quitus fiscal')
})

test.each([7, 1_000_000_000, -1])('a page count of %i that lies is set right', async (count) => {
  const report = await examine(handWritten({ count }))

  expect(report.filed?.pages).toBe(1)
  expect(codesOf(report)).toEqual(['document-repaired'])
  expect(await toldObjects(filedOf(report))).toContain('"/Count":1')
})

test('pages that are named and missing are told', async () => {
  const objects = { 2: '<< /Type /Pages /Kids [3 0 R 30 0 R] /Count 2 >>' }
  const damaged = handWritten({ objects }).toString('latin1').replace('startxref', 'start')

  const report = await examine(Buffer.from(damaged, 'latin1'))

  expect(report.filed?.pages).toBe(1)
  expect(report.notes).toEqual([
    { code: 'document-repaired' },
    { code: 'pdf-pages-lost', params: { pages: 1 } },
  ])
})

test('pages that were cut off are told, those that were deleted are not', async () => {
  const objects = {
    2: '<< /Type /Pages /Kids [3 0 R 10 0 R] /Count 3 >>',
    10: '<< /Type /Pages /Parent 2 0 R /Kids [3 0 R 3 0 R] /Count 2 >>',
  }
  const whole = handWritten({ objects }).toString('latin1')
  const deleted = handWritten({ objects: { 2: '<< /Type /Pages /Kids [3 0 R 30 0 R] /Count 1 >>' } })

  const cut = await examine(Buffer.from(whole.slice(0, whole.indexOf('10 0 obj')), 'latin1'))

  expect(cut.notes).toContainEqual({ code: 'pdf-pages-lost', params: { pages: 2 } })
  expect(codesOf(await examine(deleted))).not.toContain('pdf-pages-lost')
})

test('a version above the profile’s is lowered, in the header and in the catalogue', async () => {
  for (const bytes of [handWritten({ header: '%PDF-2.0' }), handWritten({ catalogue: '/Version /2.0' })]) {
    const report = await examine(bytes)
    expect(Buffer.from(filedOf(report)).toString('latin1')).toMatch(/^%PDF-1\.7/)
    expect(await toldObjects(filedOf(report))).not.toContain('/2.0')
    expect(sameBytes(filedOf(await examine(bytes, { pdfVersionMax: '2.0' })), bytes)).toBe(true)
  }
})

const noise = (width: number, height: number, quality: number): Promise<Buffer> =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg({ quality })
    .toBuffer()

test('a scan that is too large is shrunk until it fits, and still looks the same', async () => {
  const jpeg = await noise(1_240, 1_754, 98)
  const sizeMax = Math.round(jpeg.byteLength / 3)
  const scan = imagesToPdf([{ jpeg, width: 1_240, height: 1_754, dpi: 150, isGrey: false }])

  const report = await examine(scan, { sizeMax })

  expect(filedOf(report).byteLength).toBeLessThanOrEqual(sizeMax)
  expect(['document-shrunk', 'document-rasterised']).toContain(codesOf(report)[0])
})

test('what cannot be written anew is filed as pictures of its pages', async () => {
  const broken = streamOf('/Filter /FlateDecode', 'x\x9cceci ne se détend pas')
  const objects = {
    6: broken,
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 6 0 R] /Resources << /Font << /F1 5 0 R >> >> >>',
  }

  const report = await examine(handWritten({ objects }))

  expect(codesOf(report)).toEqual(['document-repaired', 'document-rasterised'])
  expect(await checked(filedOf(report))).toBe(0)
})

test('a profile of images gets its one page drawn, and refuses more', async () => {
  const types = ['image/jpeg', 'image/png'] as const

  const report = await examine(await textPdf(['Carte d’identité']), { types })
  expect(report.filed).toMatchObject({ mediaType: 'image/jpeg', pages: 1 })
  expect(codesOf(report)).toEqual(['pdf-drawn'])
  expect(await sharp(filedOf(report)).metadata()).toMatchObject({
    format: 'jpeg',
    width: 1_654,
    height: 2_339,
  })

  expect(codesOf(await examine(await textPdf(['Recto', 'Verso']), { types }))).toEqual(['pdf-one-page-only'])
})

test('nothing is said on the console about a paper', async () => {
  const said: unknown[] = []
  const { log, warn, error } = console
  Object.assign(console, {
    log: (line: unknown) => said.push(line),
    warn: (line: unknown) => said.push(line),
    error: (line: unknown) => said.push(line),
  })
  try {
    await examine(Buffer.from(handWritten().toString('latin1').replace('xref', 'xxxx'), 'latin1'))
    await examine(Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog'))
  } finally {
    Object.assign(console, { log, warn, error })
  }
  expect(said).toEqual([])
})
