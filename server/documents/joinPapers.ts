import { defaultProfile, type FiledType } from '../domain/documents/profile.ts'
import { drawPicture } from './images/drawPicture.ts'
import { pageOf } from './images/filePicture.ts'
import { imagesToPdf, type PageImage } from './pdf/imagePdf.ts'
import { joinPdf } from './pdf/joinPdf.ts'
import type { Note } from './report.ts'

export interface JoinPart {
  bytes: Uint8Array
  mediaType: FiledType
}

/**
 * One PDF of several filed papers, in order: each picture on a page of its own, PDFs with all their pages.
 * @param sizeMax bytes; pictures share what the PDFs leave of it
 */
export async function joinPapers(
  parts: readonly JoinPart[],
  sizeMax: number = defaultProfile.sizeMax,
): Promise<{ bytes: Uint8Array } | { notes: Note[] }> {
  if (parts.some(({ mediaType }) => mediaType === 'application/xml'))
    return { notes: [{ code: 'document-join-type' }] }
  const pictures = parts.filter(isPicture)
  const left = sizeMax - sizeOf(parts.filter((part) => !isPicture(part)))
  const share = Math.floor(left / Math.max(1, pictures.length)) - frameBytes
  if (pictures.length > 0 && share <= 0) return { notes: [{ code: 'document-join-failed' }] }
  const pages = new Map<JoinPart, PageImage>()
  for (const part of pictures) {
    const page = await pictureOnPage(part, share)
    if (!page) return { notes: [{ code: 'document-join-failed' }] }
    pages.set(part, page)
  }
  if (pictures.length === parts.length) return { bytes: imagesToPdf([...pages.values()]) }
  return joined(parts.map((part) => pdfOf(part, pages.get(part))))
}

/** What a page needs around its picture, at most. */
const frameBytes = 2_000

const isPicture = ({ mediaType }: JoinPart): boolean => mediaType.startsWith('image/')

const sizeOf = (parts: readonly JoinPart[]): number =>
  parts.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)

async function pictureOnPage({ bytes }: JoinPart, sizeMax: number): Promise<PageImage | null> {
  const drawn = await drawPicture({ bytes, page: 0 }, 'warning')
  return drawn && pageOf(drawn, sizeMax)
}

const pdfOf = ({ bytes }: JoinPart, page: PageImage | undefined): Uint8Array =>
  page ? imagesToPdf([page]) : bytes

async function joined(pdfs: readonly Uint8Array[]): Promise<{ bytes: Uint8Array } | { notes: Note[] }> {
  try {
    return { bytes: await joinPdf(pdfs) }
  } catch {
    // A filed PDF was opened and drawn before: what is left are features that do not survive the joining.
    return { notes: [{ code: 'document-join-failed' }] }
  }
}
