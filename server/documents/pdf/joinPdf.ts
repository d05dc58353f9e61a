import { savedCopy, withNewPdf, withPdf, type Pdfium } from './pdfium.ts'
import { runQpdf } from './qpdf.ts'

/**
 * The pages of several PDFs, in order, in one.
 * @throws Error when one of them cannot be opened, or has pages that cannot be taken over
 */
export async function joinPdf(parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const joined = await importPages(parts.map((bytes) => ({ bytes })))
  const { exit, output } = await runQpdf({ '/in': joined }, ['/in', '/out'])
  if (exit !== 0 || output === null) throw new Error('The joined PDF is not sound')
  return output
}

export interface ImportedPart {
  bytes: Uint8Array
  /** From 0; all of them when left out. */
  pages?: readonly number[]
}

/** Written by pdfium from its own view of the pages. @throws Error as `joinPdf` does */
export function importPages(parts: readonly ImportedPart[]): Promise<Uint8Array> {
  return withNewPdf(async (pdfium, handle) => {
    let at = 0
    for (const part of parts) at += await importPart(pdfium, handle, part, at)
    const bytes = savedCopy(pdfium, handle)
    if (bytes === null) throw new Error('The joined PDF cannot be written')
    return bytes
  })
}

async function importPart(pdfium: Pdfium, target: number, part: ImportedPart, at: number): Promise<number> {
  const range = part.pages?.map((page) => page + 1).join(',') ?? ''
  const opened = await withPdf(part.bytes, (source) => {
    // Crashed and started anew, pdfium has another memory, where the target is not.
    if (source.pdfium !== pdfium) return 0
    const count = part.pages?.length ?? pdfium.FPDF_GetPageCount(source.handle)
    return pdfium.FPDF_ImportPages(target, source.handle, range, at) ? count : 0
  })
  if (opened.fault !== null || opened.result === 0) throw new Error('A PDF to be joined cannot be read')
  return opened.result
}
