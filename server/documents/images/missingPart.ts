import { openPicture, type PictureSource } from './drawPicture.ts'
import { missingDetail } from './jpegScans.ts'

/** Pixels of the longer side of the small drawing that is looked at. */
const side = 600
/** A share of rows below that is no loss that shows: the bottom margin of a page. */
const shareMin = 0.09

/**
 * How much of a damaged JPEG its decoder had to make up, in percent; 0 when nothing that counts. It fills what is missing with one even colour
 * down to the last row; paper has grain, even where it is white.
 * @param source a file that strict decoding refused: whole files are never judged by this
 */
export async function missingPart(source: PictureSource): Promise<number> {
  const lost = missingDetail(source.bytes)
  if (lost > 0) return lost
  const { data, info } = await openPicture(source, 'none')
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const rowLength = info.width * info.channels
  let flatRows = 0
  while (flatRows < info.height && isFlatRow(data, info.height - 1 - flatRows, rowLength, info.channels))
    flatRows++
  const share = flatRows / info.height
  return share < shareMin ? 0 : Math.round(share * 100)
}

/** The same pixel all along, which is the last one of the picture too. */
function isFlatRow(data: Buffer, row: number, rowLength: number, channels: number): boolean {
  const start = row * rowLength
  const last = data.byteLength - channels
  for (let at = 0; at < rowLength; at++) {
    const wanted = data[last + (at % channels)] ?? 0
    if (Math.abs((data[start + at] ?? 0) - wanted) > 1) return false
  }
  return true
}
