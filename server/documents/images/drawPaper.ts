import type { RecognisedType } from '../recognise.ts'
import { refusal, type Report } from '../report.ts'
import { type DrawnPicture, drawPicture, pixelsMax, type PictureSource } from './drawPicture.ts'
import { mendPng } from './mendPng.ts'
import { missingPart } from './missingPart.ts'

export interface DrawnPaper {
  drawn: DrawnPicture
  /** It could be read only by overlooking damage that takes nothing away. */
  isDamaged: boolean
}

/** Why a picture is not filed: how much of it is missing, in percent; null when it cannot be read at all. */
export interface LostPaper {
  missing: number | null
}

/** Share of the picture that may be missing at its end, percent: less than the margin of a page. */
const missingMax = 9

/** Decodes strictly, and if that fails as far as nothing has to be made up. */
export async function drawPaper(source: PictureSource): Promise<DrawnPaper | LostPaper> {
  const drawn = await drawPicture(source, 'warning')
  if (drawn) return { drawn, isDamaged: false }
  if (source.bytes[0] === 0x89) return drawDamagedPng(source.bytes)
  // Of decoders only that of JPEG fills what is missing: others leave memory of other pictures, and no more than oddities is overlooked.
  const found = await drawPicture(source, source.bytes[0] === 0xff ? 'none' : 'error')
  const missing = found ? await missingPart(source) : 0
  return missing > 0 ? { missing } : damaged(found)
}

async function drawDamagedPng(bytes: Uint8Array): Promise<DrawnPaper | LostPaper> {
  const mended = mendPng(bytes, pixelsMax)
  if (!mended) return { missing: null }
  if (mended.percent >= missingMax) return { missing: mended.percent }
  return damaged(await drawPicture({ bytes: mended.bytes, page: 0 }, 'warning'))
}

const damaged = (drawn: DrawnPicture | null): DrawnPaper | LostPaper =>
  drawn ? { drawn, isDamaged: true } : { missing: null }

export const refusePaper = (type: RecognisedType, { missing }: LostPaper): Report =>
  missing === null
    ? refusal(type, 'image-unreadable')
    : refusal(type, 'image-truncated', { percent: missing })
