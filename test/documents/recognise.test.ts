import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { recognise } from '../../server/documents/recognise.ts'
import { refuseUnsupported } from '../../server/documents/unsupported.ts'
import { documentFindings } from '../../server/domain/documents/findings.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const boxed = (major: string, ...others: string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 16 + others.length * 4]),
    latin(`ftyp${major}\0\0\0\0${others.join('')}`),
    Buffer.alloc(64),
  ])
const pdfBody = '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'

test.each([
  ['a PDF', latin(`%PDF-1.4\n${pdfBody}`), 'application/pdf'],
  ['a PDF after some junk', latin(`${'\0'.repeat(900)}%PDF-1.4\n${pdfBody}`), 'application/pdf'],
  ['a PDF after a warning of a web server', latin(`<br />\nNotice\n%PDF-1.4\n${pdfBody}`), 'application/pdf'],
  ['a PDF that lost its header', latin(`%\xe2\xe3\xcf\xd3\n${pdfBody}`), 'application/pdf'],
  ['a JPEG', latin('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'image/jpeg'],
  ['a JPEG that holds a PDF', latin(`\xff\xd8\xff\xfe\x01\0%PDF-1.4\n${pdfBody}`), 'image/jpeg'],
  ['a PNG', latin('\x89PNG\r\n\x1a\n'), 'image/png'],
  ['a WEBP', latin('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
  ['a little-endian TIFF', latin('II*\0\x08\0\0\0'), 'image/tiff'],
  ['a big-endian TIFF', latin('MM\0*\0\0\0\x08'), 'image/tiff'],
  ['a BigTIFF', latin('II+\0\x08\0\0\0'), 'image/tiff'],
  ['a big-endian BigTIFF', latin('MM\0+\0\x08\0\0'), 'image/tiff'],
  ['a HEIC of a telephone', boxed('heic', 'mif1', 'heic'), 'image/heic'],
  ['a HEIF whose coding stands second', boxed('mif1', 'mif1', 'heic'), 'image/heic'],
  ['a HEIF sequence', boxed('msf1', 'hevc'), 'image/heic'],
  ['an AVIF', boxed('avif', 'mif1'), 'image/avif'],
  ['an AVIF whose coding stands second', boxed('mif1', 'avif', 'miaf'), 'image/avif'],
  ['XML', latin('<?xml version="1.0"?>\n<!-- note -->\n<ivi:Message/>'), 'application/xml'],
  ['XML without a declaration', latin('\xef\xbb\xbf<Message>text</Message>'), 'application/xml'],
  [
    'XML in UTF-16',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<Message/>', 'utf16le')]),
    'application/xml',
  ],
])('knows %s by its bytes', (_, bytes, type) => {
  expect(recognise(bytes)).toBe(type)
})

const zip = (name: string, content = ''): Buffer => {
  const data = deflateRawSync(Buffer.from(content))
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  head.writeUInt32LE(data.byteLength, 18)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, latin(name), data])
}
const ole = (stream: string): Buffer =>
  Buffer.concat([
    latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ])
const gif = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
  .gif()
  .toBuffer()

test.each([
  ['a GIF', gif, 'document-other-image', 'GIF'],
  ['a BMP', latin(`BM\x36\x03\0\0\0\0\0\0\x36\0`), 'document-other-image', 'BMP'],
  ['a raw file of a camera', latin('II*\0\x10\0\0\0CR\x02\0'), 'document-other-image', 'RAW'],
  ['a web page', latin('\n<!DOCTYPE html><html><body>…'), 'document-web-page', 'HTML'],
  ['a piece of a web page', latin('<div>Not found</div>'), 'document-web-page', 'HTML'],
  [
    'an SVG',
    latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'document-web-page',
    'SVG',
  ],
  ['an SVG behind a DTD', latin('<?xml version="1.0"?><!DOCTYPE svg><svg/>'), 'document-web-page', 'SVG'],
  ['a ZIP', zip('recto.jpg'), 'document-archive', 'ZIP'],
  [
    'a ZIP with a PDF stored in it',
    Buffer.concat([zip('a.pdf'), latin('%PDF-1.4\n')]),
    'document-archive',
    'ZIP',
  ],
  ['a Word document', zip('word/document.xml'), 'document-office', 'Word (.docx)'],
  ['an Excel sheet', zip('xl/workbook.xml'), 'document-office', 'Excel (.xlsx)'],
  [
    'an OpenDocument text',
    latin('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text'),
    'document-office',
    'OpenDocument (.odt)',
  ],
  ['an old Word document', ole('WordDocument'), 'document-office', 'Word (.doc)'],
  ['an RTF', latin('{\\rtf1\\ansi'), 'document-office', 'RTF'],
  ['a message of Outlook', ole('__substg1.0_0037001F'), 'document-mail', 'Outlook (.msg)'],
  [
    'a mail',
    latin('From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nHello'),
    'document-mail',
    'E-mail (.eml)',
  ],
  ['a film', boxed('isom', 'mp41'), 'document-video', 'MP4/MOV'],
  ['a program', latin(`MZ${'\0'.repeat(80)}`), 'document-program', 'EXE'],
  ['a text', latin('Dear Sir,\nplease find enclosed'), 'document-text', 'TXT/CSV'],
  ['JSON', latin('{ "vin": 1 }'), 'document-text', 'JSON'],
  ['anything else', Buffer.from([1, 2, 3, 0, 4]), 'document-type-unknown', '?'],
])('refuses %s by its name', (_, bytes, code, seen) => {
  expect(recognise(bytes)).toBeNull()
  expect(refuseUnsupported(bytes)).toMatchObject({ filed: null, notes: [{ code, params: { seen } }] })
  expect(documentFindings.map((entry) => entry.code)).toContain(code)
})

test('takes no text that talks of PDFs for one', () => {
  expect(recognise(latin('How a PDF begins: 1 0 obj << >> endobj trailer'))).toBeNull()
})
