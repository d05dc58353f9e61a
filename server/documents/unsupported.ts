/* oxlint-disable no-control-regex -- magic bytes are control signs */
import { isobmffType } from './isobmff.ts'
import { headOf, isCameraRaw, rootElement } from './recognise.ts'
import { refusal, type Report } from './report.ts'

/** Something that is sent in a paper's place: the code whose remedy fits, and its name, the same in both languages. */
interface Unsupported {
  code: string
  seen: string
}

const picture = (seen: string): Unsupported => ({ code: 'document-other-image', seen })
const office = (seen: string): Unsupported => ({ code: 'document-office', seen })
const archive = (seen: string): Unsupported => ({ code: 'document-archive', seen })
const video = (seen: string): Unsupported => ({ code: 'document-video', seen })
const page = (seen: string): Unsupported => ({ code: 'document-web-page', seen })
const program = (seen: string): Unsupported => ({ code: 'document-program', seen })

/** By the first bytes. */
const signatures: readonly (readonly [RegExp, Unsupported])[] = [
  [/^GIF8[79]a/, picture('GIF')],
  [/^BM[^]{4}\0\0\0\0/, picture('BMP')],
  [/^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, picture('JPEG 2000')],
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/, picture('JPEG XL')],
  [/^(?:FUJIFILMCCD-RAW|IIRO|IIRS|IIU\0|\0MRM|FOVb)/, picture('RAW')],
  [/^8BPS/, picture('Photoshop (.psd)')],
  [/^\0\0[\x01\x02]\0[^\0]\0/, picture('ICO')],
  [/^(?:\xd7\xcd\xc6\x9a|\x01\0\0\0[^]{36} EMF)/, picture('WMF/EMF')],
  [/^%!PS/, picture('PostScript (.ps, .eps)')],
  [/^\{\\rtf/, office('RTF')],
  [/^\xdb\xa5\x2d\0/, office('Word (.doc)')],
  [/^Rar!\x1a\x07/, archive('RAR')],
  [/^7z\xbc\xaf\x27\x1c/, archive('7-Zip')],
  [/^\x1f\x8b/, archive('GZIP')],
  [/^(?:BZh|\xfd7zXZ\0|\x28\xb5\x2f\xfd)/, archive('BZIP2/XZ/ZSTD')],
  [/^[^]{257}ustar/, archive('TAR')],
  [/^\x1aE\xdf\xa3/, video('MKV/WEBM')],
  [/^RIFF[^]{4}AVI /, video('AVI')],
  [/^(?:ID3|OggS|fLaC|RIFF[^]{4}WAVE)/, video('MP3/OGG/WAV')],
  [/^(?:MZ[^]{56}|\x7fELF|#!\/)/, program('EXE')],
  [/^SQLite format 3\0/, program('SQLite')],
]

/**
 * Refuses what `recognise` does not know, with what it seems to be and what to send instead.
 * @param bytes not empty
 */
export function refuseUnsupported(bytes: Uint8Array): Report {
  const { code, seen } = unsupportedFormat(bytes)
  return refusal(null, code, { seen })
}

/** What was sent, for the words of the refusal. */
function unsupportedFormat(bytes: Uint8Array): Unsupported {
  const head = headOf(bytes)
  return (
    signatures.find(([pattern]) => pattern.test(head))?.[1] ??
    zipFormat(bytes, head) ??
    oleFormat(bytes, head) ??
    boxedFormat(bytes, head) ??
    textFormat(bytes, head) ?? { code: 'document-type-unknown', seen: '?' }
  )
}

/** Office documents are archives; the names of their parts tell them apart. */
function zipFormat(bytes: Uint8Array, head: string): Unsupported | null {
  if (!/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(head)) return null
  const mime = /mimetypeapplication\/vnd\.oasis\.opendocument\.(\w+)/.exec(head)?.[1]
  if (mime !== undefined)
    return office(
      `OpenDocument (.${mime === 'spreadsheet' ? 'ods' : mime === 'presentation' ? 'odp' : 'odt'})`,
    )
  if (head.includes('mimetypeapplication/epub')) return office('EPUB')
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (all.includes('word/document')) return office('Word (.docx)')
  if (all.includes('xl/workbook')) return office('Excel (.xlsx)')
  if (all.includes('ppt/presentation')) return office('PowerPoint (.pptx)')
  if (all.includes('Index/Document.iwa')) return office('Pages (.pages)')
  return archive('ZIP')
}

function oleFormat(bytes: Uint8Array, head: string): Unsupported | null {
  if (!head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return null
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Names of the streams inside are UTF-16.
  const holds = (name: string): boolean => all.includes(Buffer.from(name, 'utf16le'))
  if (holds('WordDocument')) return office('Word (.doc)')
  if (holds('__substg1.0_')) return { code: 'document-mail', seen: 'Outlook (.msg)' }
  if (holds('Workbook') || holds('Book')) return office('Excel (.xls)')
  return office(holds('PowerPoint Document') ? 'PowerPoint (.ppt)' : 'Office')
}

function boxedFormat(bytes: Uint8Array, head: string): Unsupported | null {
  if (isCameraRaw(head)) return picture('RAW')
  const type = isobmffType(bytes)
  if (type === 'raw') return picture('RAW')
  return type === 'video' || /^[^]{4}(?:moov|mdat|wide|free)/.test(head) ? video('MP4/MOV') : null
}

function textFormat(bytes: Uint8Array, head: string): Unsupported | null {
  const root = rootElement(bytes)
  if (root === 'svg') return page('SVG')
  if (root === 'html') return page('HTML')
  if (
    /^(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}/.test(head) &&
    /^(?:from|subject|mime-version):/im.test(head)
  )
    return { code: 'document-mail', seen: 'E-mail (.eml)' }
  if (/^\s*(?:\{\s*"|\[\s*[{["\d])/.test(head)) return { code: 'document-text', seen: 'JSON' }
  return isText(bytes) ? { code: 'document-text', seen: 'TXT/CSV' } : null
}

/** No control signs but those that lay text out. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 4_096).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 27)
