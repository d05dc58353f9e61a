import type { RecognisedType } from '../recognise.ts'
import { type ExamineOrder, type Note, refusal, type Report } from '../report.ts'
import { decodeHeif, type DecodeHeif } from './decodeHeif.ts'
import { drawPaper, refusePaper } from './drawPaper.ts'
import { pictureHead, pixelsMax, type PictureSource } from './drawPicture.ts'
import { filePages, filePicture } from './filePicture.ts'
import { pixelTiff } from './pixelTiff.ts'
import { oldJpegOf, ownPages } from './tiffPages.ts'

/** Pixels a side; nothing can be read in less. */
const sideMin = 50

/** A picture file ready to be drawn: its bytes in a form that can be decoded, and which of its pages are pages of the paper. */
interface OpenedFile {
  bytes: Uint8Array
  pages: number[]
  notes: Note[]
}

/** Judges a picture and makes of it what the profile takes; always encoded anew, so that nothing hidden goes along. */
export async function examineImage(
  order: ExamineOrder,
  type: RecognisedType,
  heif: DecodeHeif = decodeHeif,
): Promise<Report> {
  const opened = await (type === 'image/heic' ? openHeif(order.bytes, heif) : openFile(order.bytes, type))
  if ('code' in opened) return refusal(type, opened.code, opened.params)
  const { bytes, pages, notes } = opened
  if (pages.length > 1) {
    const pagesMax = order.profile.types.includes('application/pdf') ? order.profile.pagesMax : 1
    if (pages.length > pagesMax)
      return refusal(type, 'image-too-many-pages', { pages: pages.length, max: pagesMax })
    return filePages(bytes, pages, type, order.profile)
  }
  const source: PictureSource = { bytes, page: pages[0] ?? 0 }
  const paper = await drawPaper(source)
  if ('missing' in paper) return refusePaper(type, paper)
  return filePicture(paper, notes, type, order.profile)
}

async function openFile(bytes: Uint8Array, type: RecognisedType): Promise<OpenedFile | Note> {
  const inside = type === 'image/tiff' ? oldJpegOf(bytes) : null
  if (inside) return openFile(inside, 'image/jpeg')
  const head = await pictureHead(bytes)
  if (!head) return { code: 'image-unreadable' }
  const fault = faultOfSize(head.width, head.height)
  if (fault) return fault
  if (type === 'image/tiff') return { bytes, pages: ownPages(bytes, head.pages), notes: [] }
  // The frames of an animation are no pages; those of an AVIF are other pictures than the main one.
  const notes = head.pages > 1 ? [{ code: 'image-first-only', params: { count: head.pages } }] : []
  return { bytes, pages: [0], notes }
}

async function openHeif(bytes: Uint8Array, heif: DecodeHeif): Promise<OpenedFile | Note> {
  const answer = heif(bytes, pixelsMax)
  // Some files of this family are coded as AVIF or JPEG, which sharp knows.
  if (answer === 'unreadable') return openFile(bytes, 'image/heic')
  const fault = faultOfSize(answer.width, answer.height)
  if (fault) return fault
  if ('tooMany' in answer) return { code: 'image-unreadable' }
  const notes = answer.count > 1 ? [{ code: 'image-first-only', params: { count: answer.count } }] : []
  return { bytes: pixelTiff(answer), pages: [0], notes }
}

function faultOfSize(width: number, height: number): Note | null {
  if (width < sideMin || height < sideMin) return { code: 'image-too-small', params: { width, height } }
  if (width * height <= pixelsMax) return null
  const params = { megapixels: Math.ceil((width * height) / 1e6), max: pixelsMax / 1e6 }
  return { code: 'image-too-many-pixels', params }
}
