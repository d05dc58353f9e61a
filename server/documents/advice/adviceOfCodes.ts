import { type Advice, none } from './adviceOfText.ts'
import { dataMatrixTexts } from './dataMatrices.ts'
import type { Raster } from './raster.ts'
import { parseTwoDDoc } from './twoDDoc.ts'

/** Longer side in pixels of a page to look for codes on: A4 at some 170 dpi; at 100 dpi their modules are too small to be read. */
export const codesSide = 2_000

/** That a page carries a 2D-Doc, and what its head says. */
export async function adviceOfCodes(raster: Raster): Promise<Advice> {
  const texts = await dataMatrixTexts(raster)
  const [found] = texts.flatMap((text) => parseTwoDDoc(text) ?? [])
  if (!found) return none
  const { authority, issuedOn: day } = found
  const notes = day === null ? [] : [{ code: 'document-2ddoc-found', params: { authority, day } }]
  return { notes, facts: { has2dDoc: true } }
}
