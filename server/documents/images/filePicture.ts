import type { DocumentProfile, FiledType } from '../../domain/documents/profile.ts'
import { imagesToPdf, type PageImage } from '../pdf/imagePdf.ts'
import type { RecognisedType } from '../recognise.ts'
import { type Note, refusal, type Report } from '../report.ts'
import { type DrawnPaper, drawPaper, refusePaper } from './drawPaper.ts'
import type { DrawnPicture } from './drawPicture.ts'
import {
  type EncodedPicture,
  encodeJpeg,
  encodePng,
  hasFewColours,
  isFaithful,
  type JpegStyle,
} from './encodePicture.ts'
import { paperDpi } from './paperDpi.ts'

interface Filed {
  picture: EncodedPicture
  mediaType: FiledType
}

/** A drawn picture in the form that the profile takes. */
export async function filePicture(
  { drawn, isDamaged }: DrawnPaper,
  notes: readonly Note[],
  type: RecognisedType,
  profile: DocumentProfile,
): Promise<Report> {
  const takesImages = profile.types.includes('image/jpeg') || profile.types.includes('image/png')
  if (!takesImages && !profile.types.includes('application/pdf')) return refusal(type, 'image-not-taken')
  const filed = takesImages ? await asImage(drawn, type, profile) : await asPage(drawn, profile.sizeMax)
  if (!filed) return refusal(type, 'image-too-large')
  const { picture, mediaType } = filed
  return {
    mediaType: type,
    notes: [
      ...notes,
      ...(isDamaged ? [{ code: 'image-damaged' }] : []),
      ...notesOn(drawn, picture),
      changeNote(type, mediaType),
    ],
    filed: { bytes: picture.bytes, mediaType, pages: 1 },
    facts: {},
  }
}

async function asImage(
  drawn: DrawnPicture,
  type: RecognisedType,
  { types, sizeMax }: DocumentProfile,
): Promise<Filed | null> {
  // What JPEG blurred already is not made sharp again.
  const isDrawing = type !== 'image/jpeg' && hasFewColours(drawn)
  const style = isDrawing ? 'drawing' : 'photograph'
  const jpeg = types.includes('image/jpeg') ? await checkedJpeg(drawn, sizeMax, style) : null
  if (types.includes('image/png') && (!jpeg || isDrawing)) {
    const png = await checked(await encodePng(drawn, sizeMax, drawn.isGrey), drawn)
    if (png && (!jpeg || isBetter(png, jpeg))) return { picture: png, mediaType: 'image/png' }
  }
  return jpeg && { picture: jpeg, mediaType: 'image/jpeg' }
}

/** Exact edges are worth some bytes, but no pixels. */
const isBetter = (png: EncodedPicture, jpeg: EncodedPicture): boolean =>
  png.width >= jpeg.width && png.bytes.byteLength <= jpeg.bytes.byteLength * 1.5

async function asPage(drawn: DrawnPicture, sizeMax: number): Promise<Filed | null> {
  const page = await pageOf(drawn, sizeMax - pdfFrameBytes)
  if (!page) return null
  const { width, height } = page
  return { picture: { bytes: imagesToPdf([page]), width, height }, mediaType: 'application/pdf' }
}

/** What a PDF needs around a picture, at most. */
const pdfFrameBytes = 2_000

const styleOfPage = (drawn: DrawnPicture): JpegStyle =>
  drawn.isGrey ? 'grey' : hasFewColours(drawn) ? 'drawing' : 'photograph'

/** One page of a PDF; null when it does not fit. */
export async function pageOf(drawn: DrawnPicture, sizeMax: number): Promise<PageImage | null> {
  const jpeg = await checkedJpeg(drawn, sizeMax, styleOfPage(drawn))
  if (!jpeg) return null
  const { bytes, width, height } = jpeg
  const dpi = paperDpi(width, height, drawn.dpi === null ? null : (drawn.dpi * width) / drawn.width)
  return { jpeg: bytes, width, height, dpi, isGrey: drawn.isGrey }
}

/** JPEG that was decoded again and compared; thin lines of strong colours need their full colour to be kept. */
async function checkedJpeg(
  drawn: DrawnPicture,
  sizeMax: number,
  style: JpegStyle,
): Promise<EncodedPicture | null> {
  const jpeg = await encodeJpeg(drawn, sizeMax, style)
  if (!jpeg || (await isFaithful(jpeg, drawn))) return jpeg
  return checked(await encodeJpeg(drawn, sizeMax, style === 'grey' ? style : 'drawing'), drawn)
}

/** @throws Error when what was encoded is not what was drawn: a fault of ours that must not be filed */
async function checked(encoded: EncodedPicture | null, drawn: DrawnPicture): Promise<EncodedPicture | null> {
  if (encoded && !(await isFaithful(encoded, drawn))) throw new Error('A picture was not encoded faithfully')
  return encoded
}

/** Several pages of a TIFF as one PDF: at first as good as one picture, then each within its share of the size. */
export async function filePages(
  bytes: Uint8Array,
  pages: readonly number[],
  type: RecognisedType,
  profile: DocumentProfile,
): Promise<Report> {
  const share = Math.floor(profile.sizeMax / pages.length) - pdfFrameBytes
  for (const sizeMax of [profile.sizeMax, share]) {
    const made: PageImage[] = []
    let isDamaged = false
    for (const page of pages) {
      const paper = await drawPaper({ bytes, page })
      if ('missing' in paper) return refusePaper(type, paper)
      isDamaged ||= paper.isDamaged
      const image = await pageOf(paper.drawn, sizeMax)
      if (!image) return refusal(type, 'image-too-large')
      made.push(image)
    }
    const pdf = imagesToPdf(made)
    if (pdf.byteLength > profile.sizeMax) continue
    const notes = [...(isDamaged ? [{ code: 'image-damaged' }] : []), changeNote(type, 'application/pdf')]
    return {
      mediaType: type,
      notes,
      filed: { bytes: pdf, mediaType: 'application/pdf', pages: made.length },
      facts: {},
    }
  }
  return refusal(type, 'image-too-large')
}

function notesOn(drawn: DrawnPicture, { width, height }: EncodedPicture): Note[] {
  const isReduced = drawn.isReduced || width < drawn.width
  return isReduced ? [{ code: 'image-reduced', params: { width, height } }] : []
}

const nameOf = (type: string): string => type.slice(type.indexOf('/') + 1).toUpperCase()

const changeNote = (from: RecognisedType, to: FiledType): Note =>
  from === to
    ? { code: 'image-cleaned' }
    : { code: 'document-converted', params: { from: nameOf(from), to: nameOf(to) } }
