import { PDFDocument } from '@cantoo/pdf-lib'
import { runQpdf } from './qpdf.ts'

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

/** What may be made of bytes that pdfium cannot open, the likeliest first; it can be asked of each again. */
export async function* rescues(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!/\d+\s+\d+\s+obj\b/.test(text.toString('latin1'))) return
  if (text.subarray(0, 1_024).indexOf('%PDF-') < 0) yield Buffer.concat([Buffer.from('%PDF-1.4\n'), bytes])
  const saved = await savedByPdfLib(bytes)
  if (saved !== null) yield saved
}

/** It tells the console about damage, and nothing of a paper may reach a log. */
async function savedByPdfLib(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { log, warn, error } = console
  const silent = (): void => undefined
  Object.assign(console, { log: silent, warn: silent, error: silent })
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    return await pdf.save({ useObjectStreams: false })
  } catch {
    return null
  } finally {
    Object.assign(console, { log, warn, error })
  }
}
