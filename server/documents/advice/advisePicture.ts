import sharp from 'sharp'
import { isIdentityPaper, isIdentityPhoto, isProofOfAddress, paperSizeOf } from './adviceKinds.ts'
import { adviceOfMrz } from './adviceOfText.ts'
import { adviceOfCodes, codesSide } from './adviceOfCodes.ts'
import type { Consultation } from './advise.ts'
import { isPortrait, photoNotes, photoSide } from './identityPhoto.ts'
import { legibilityNotes, legibilitySide, pictureSizeNote } from './legibility.ts'
import { colourRaster, greyRaster } from './raster.ts'

/** A paper filed as a picture. */
export async function advisePicture(bytes: Uint8Array, consultation: Consultation): Promise<void> {
  const { kind, take, budget, ocr } = consultation
  const { width, height } = await sharp(bytes).metadata()
  if (isIdentityPhoto(kind)) {
    const raster = await colourRaster(bytes, photoSide)
    if (isPortrait({ width, height }, raster))
      return take({ notes: photoNotes({ width, height }, raster), facts: {} })
  }
  const size = paperSizeOf(kind)
  const tooSmall = pictureSizeNote(width, height, size)
  const notes = tooSmall ? [tooSmall] : legibilityNotes(await greyRaster(bytes, legibilitySide), size)
  take({ notes, facts: {} })
  if (isProofOfAddress(kind) && !budget.isSpent())
    take(await adviceOfCodes(await greyRaster(bytes, codesSide)))
  if (isIdentityPaper(kind) && !budget.isSpent()) take(adviceOfMrz(await ocr(bytes)))
}
