/* oxlint-disable no-control-regex -- magic bytes are control signs */
import { isobmffType } from './isobmff.ts'

/** What the bytes are, whatever name or type they came with. */
export type RecognisedType =
  | 'application/pdf'
  | 'image/jpeg'
  | 'image/png'
  | 'image/heic'
  | 'image/avif'
  | 'image/tiff'
  | 'image/webp'
  | 'application/xml'

const headLengthBytes = 1_024

/** The first bytes as Latin-1 text: one sign a byte. */
export const headOf = (bytes: Uint8Array, lengthBytes = headLengthBytes): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, lengthBytes)).toString('latin1')

/**
 * By their first bytes; a PDF may have some junk before its header, or lack the header. Null: nothing that is taken.
 * What starts as a picture is a picture and what starts as an archive is none of these, whatever else it may be read as.
 */
export function recognise(bytes: Uint8Array): RecognisedType | null {
  const head = headOf(bytes)
  const image = imageType(bytes, head)
  if (image) return image
  if (isArchive(head)) return null
  if (hasPdfHeader(head) || hasPdfBody(bytes, head)) return 'application/pdf'
  return isXml(bytes) ? 'application/xml' : null
}

function imageType(bytes: Uint8Array, head: string): RecognisedType | null {
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^(?:II[*+]\0|MM\0[*+])/.test(head)) return isCameraRaw(head) ? null : 'image/tiff'
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'image/webp'
  const type = isobmffType(bytes)
  return type === 'heic' ? 'image/heic' : type === 'avif' ? 'image/avif' : null
}

/** Canon's raw files are TIFFs whose pages are previews. */
export const isCameraRaw = (head: string): boolean => /^II\*\0[^]{4}CR/.test(head)

/** A ZIP may hold a PDF as it is, near enough to its beginning to look like one. */
const isArchive = (head: string): boolean => /^(?:PK\x03\x04|PK\x05\x06|Rar!|7z\xbc\xaf|\x1f\x8b)/.test(head)

/** `%!PS-Adobe-N.n PDF-M.m` is an old form of the header. */
const hasPdfHeader = (head: string): boolean => /%PDF-|%!PS-Adobe-\d\.\d PDF-\d/.test(head)

/** Its header was cut off or damaged, but objects follow. */
function hasPdfBody(bytes: Uint8Array, head: string): boolean {
  // A web page or a mail may talk of objects: they must come first.
  if (!/^(?:%[^\r\n]*(?=[\r\n])|[\s\0])*(?:\d+[\s\0]+\d+[\s\0]+obj\b|xref\s)/.test(head)) return false
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return all.includes('endobj') && (all.includes('/Page') || all.includes('trailer'))
}

/** XML that is a document of its own: neither a web page nor a drawing. */
const isXml = (bytes: Uint8Array): boolean => {
  const root = rootElement(bytes)
  return root !== null && root !== 'svg' && root !== 'html'
}

/** Elements of web pages that were sent without their frame: no XML document begins with one. */
const webElements =
  /^(?:html|head|body|title|meta|link|script|style|div|span|p|br|b|i|a|table|tr|td|font|center|h[1-6]|img|form|ul|pre|iframe)$/

/** Signs looked at: comments and declarations may come first. */
const prologLengthBytes = 8_192

/**
 * Local name of the first element, lower case for `svg` and `html` (web pages of any form count as `html`); null when it is no markup.
 */
export function rootElement(bytes: Uint8Array): string | null {
  const text = decodeMarkup(bytes)
  const isDeclared = text.startsWith('<?xml')
  const rest = text.replace(/^(?:\s+|<\?[^]*?\?>|<!--[^]*?-->)+/, '')
  const doctype = /^<!doctype\s+([\w:.-]+)/i.exec(rest)
  const name = (doctype ?? /^<([\p{L}_][\w:.-]*)(?=[\s/>])/u.exec(rest))?.[1]
  if (name === undefined) return isDeclared && !rest ? '' : null
  const local = name.slice(name.indexOf(':') + 1)
  if (local.toLowerCase() === 'svg') return 'svg'
  return (
    doctype !== null || !isDeclared ? webElements.test(local.toLowerCase()) : local.toLowerCase() === 'html'
  )
    ? 'html'
    : local
}

function decodeMarkup(bytes: Uint8Array): string {
  const head = bytes.subarray(0, prologLengthBytes)
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head)
  return new TextDecoder().decode(head).trimStart()
}
