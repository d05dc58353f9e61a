import { expect, test } from 'vitest'
import { pdfEntries } from '../../../server/domain/documents/pdfFindings.ts'
import { codesOf, examine, handWritten, streamOf, textPdf } from './papers.ts'

test('a PDF that needs a password is refused', async () => {
  const report = await examine(await textPdf(['Secret'], { userPassword: 'sésame', ownerPassword: 'autre' }))

  expect(report).toEqual({
    mediaType: 'application/pdf',
    notes: [{ code: 'pdf-password', params: {} }],
    filed: null,
    facts: {},
  })
})

test('a PDF for the holders of certain certificates is refused', async () => {
  const encrypt = '<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 >>'

  expect(
    codesOf(await examine(handWritten({ objects: { 10: encrypt }, trailer: '/Encrypt 10 0 R' }))),
  ).toEqual(['pdf-security'])
})

test('as many pages as the profile takes are filed, one more is refused', async () => {
  const lines = ['un', 'deux', 'trois']

  expect((await examine(await textPdf(lines), { pagesMax: 3 })).filed?.pages).toBe(3)
  expect((await examine(await textPdf(lines), { pagesMax: 2 })).notes).toEqual([
    { code: 'pdf-too-many-pages', params: { pagesMax: 2 } },
  ])
})

test('a form that only asks to wait for its content is refused', async () => {
  const bytes = handWritten({
    objects: { 10: '<< /Fields [] /XFA 11 0 R >>', 11: streamOf('', '<xdp:xdp/>') },
    catalogue: '/AcroForm 10 0 R',
    content: 'BT /F1 24 Tf 72 700 Td (Please wait... If this message is not eventually replaced) Tj ET',
  })

  expect(codesOf(await examine(bytes))).toEqual(['pdf-xfa-dynamic'])
})

test('a portfolio of other files is refused', async () => {
  const bytes = handWritten({
    objects: {
      10: '<< /Names [(a.txt) 11 0 R] >>',
      11: '<< /Type /Filespec /F (a.txt) /EF << /F 12 0 R >> >>',
      12: streamOf('/Type /EmbeddedFile', 'essai'),
    },
    catalogue: '/Collection << /View /D >> /Names << /EmbeddedFiles 10 0 R >>',
  })

  expect(codesOf(await examine(bytes))).toEqual(['pdf-portfolio'])
})

test('blank pages are refused, one speck is enough to file them', async () => {
  expect(codesOf(await examine(await textPdf([' ', ' '])))).toEqual(['pdf-blank'])
  expect(codesOf(await examine(await textPdf([' ', '.'])))).toEqual([])
})

test('a PDF without pages is refused', async () => {
  const bytes = handWritten({ objects: { 2: '<< /Type /Pages /Kids [] /Count 0 >>' } })

  expect(codesOf(await examine(bytes))).toEqual(['pdf-no-pages'])
})

test('pages that run in a loop are answered', async () => {
  const objects = {
    2: '<< /Type /Pages /Kids [6 0 R] /Count 9 >>',
    6: '<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 9 >>',
  }

  expect((await examine(handWritten({ objects }))).filed).toBeNull()
})

test('lists nested ten thousand deep are answered', async () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
  const report = await examine(handWritten({ objects: { 10: deep }, catalogue: '/Deep 10 0 R' }))

  expect(report.filed === null || (await examine(report.filed.bytes)).filed !== null).toBe(true)
})

test('what only begins like a PDF is refused', async () => {
  expect(codesOf(await examine(Buffer.from('%PDF-1.4\nceci n’est pas un PDF')))).toEqual(['pdf-unreadable'])
})

test('a ruin of which only white pages are left is damaged, not blank', async () => {
  const whole = handWritten({ page: '/Contents []' }).toString('latin1')
  const ruin = whole
    .slice(0, whole.indexOf('4 0 obj'))
    .replace('1 0 obj', '1 0 xxx')
    .replace('2 0 obj', '2 0 xxx')

  expect(codesOf(await examine(Buffer.from(ruin, 'latin1')))).toEqual(['pdf-unreadable'])
})

test('what no shrinking makes small enough is refused', async () => {
  expect(codesOf(await examine(await textPdf(['Lourd']), { sizeMax: 700 }))).toEqual([
    'document-too-large-filed',
  ])
})

test('every code of a PDF has words and a remedy in both languages, once', () => {
  expect(new Set(pdfEntries.map(({ code }) => code)).size).toBe(pdfEntries.length)
  for (const { fr, en, remedy } of pdfEntries)
    for (const words of [fr, en, remedy.fr, remedy.en]) expect(words.length).toBeGreaterThan(10)
})
