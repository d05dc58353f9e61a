import { PDFDocument } from '@cantoo/pdf-lib'
import { runQpdf } from './qpdf.ts'
import { salvages } from './salvage.ts'

/** Opened by qpdf with an empty password, which now and then knows an encryption that pdfium does not. */
export async function decrypted(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { exit, output } = await runQpdf({ '/in': bytes }, [
    '--no-warn',
    '--warning-exit-0',
    '--decrypt',
    '/in',
    '/out',
  ])
  return exit === 0 ? output : null
}

export interface Rescue {
  bytes: Uint8Array
  /** What is said of it. */
  code: 'document-repaired' | 'pdf-salvaged'
}

/** What may be made of bytes that pdfium cannot open, the likeliest first. */
export async function* rescues(bytes: Uint8Array): AsyncGenerator<Rescue> {
  const partial: Rescue[] = []
  const headed = withHeader(bytes)
  if (headed !== null) yield { bytes: headed, code: 'document-repaired' }
  for (const { bytes: salvaged, isPartial } of salvages(bytes))
    if (isPartial) partial.push({ bytes: salvaged, code: 'pdf-salvaged' })
    else yield { bytes: salvaged, code: 'document-repaired' }
  const saved = await savedByPdfLib(bytes)
  if (saved !== null) yield { bytes: saved, code: 'document-repaired' }
  yield* partial
}

/** From its first object on, whatever stood before it; the rest is left to how pdfium reads. */
function withHeader(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const start = /\d{1,8}\s{1,8}\d{1,5}\s{1,8}obj/.exec(text)?.index
  return start === undefined ? null : Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes.subarray(start)])
}

/** It tells the console about damage, and nothing of a paper may reach a log. */
async function savedByPdfLib(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { log, warn, error } = console
  const silent = (): void => undefined
  Object.assign(console, { log: silent, warn: silent, error: silent })
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    return await pdf.save({ useObjectStreams: false, addDefaultPage: false })
  } catch {
    return null
  } finally {
    Object.assign(console, { log, warn, error })
  }
}
