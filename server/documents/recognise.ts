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

/** By their first bytes; a PDF may have some junk before its header. Null: nothing that is taken. */
export function recognise(bytes: Uint8Array): RecognisedType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString(
    'latin1',
  )
  if (head.includes('%PDF-')) return 'application/pdf'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  return null
}
