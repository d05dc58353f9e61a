import type { DocumentProfile } from '../../domain/documents/profile.ts'
import { lookOf, type Look } from './likeness.ts'
import { walkPageTree } from './pageTree.ts'
import { catalogueOf, dictAt, eachNode, follow, readObjects, type PdfObjects } from './pdfObjects.ts'
import type { OpenPdf } from './pdfium.ts'
import { catalogueVersion, headerVersion, isWithin } from './pdfVersion.ts'
import { isSound } from './rebuild.ts'
import { scrub, type Active } from './scrub.ts'
import { pageText } from './text.ts'

/** What a PDF is before anything is done to it. */
export interface Survey {
  /** Those that can be drawn, from 0. */
  pages: number[]
  /** Counted, of which `pages` may be some. */
  pagesTold: number
  look: Look
  /** Readers agree on it, without a warning. */
  isSound: boolean
  /** Nothing is to be done about it, but for its size. */
  isClean: boolean
  isSigned: boolean
  isEncrypted: boolean
  isPortfolio: boolean
  isDynamicForm: boolean
  found: Set<Active>
}

export async function surveyPdf(pdf: OpenPdf, bytes: Uint8Array, profile: DocumentProfile): Promise<Survey> {
  const objects = await readObjects(bytes)
  const tree = objects && walkPageTree(objects)
  const told = tree?.pages ?? pdf.pdfium.FPDF_GetPageCount(pdf.handle)
  const pages = loadablePages(pdf, told, profile.pagesMax)
  const isEncrypted =
    objects === null ? pdf.pdfium.EPDF_IsEncrypted(pdf.handle) : '/Encrypt' in objects.trailer
  const isSigned =
    objects === null ? pdf.pdfium.FPDF_GetSignatureCount(pdf.handle) > 0 : hasSignature(objects)
  const isPortfolio = objects !== null && holdsPortfolio(objects)
  const isDynamicForm = isWaitingForForm(pdf, objects)
  const found = objects === null ? new Set<Active>() : scrub(objects).found
  const isWhole =
    tree?.lies.length === 0 && pages.length === told && pdf.pdfium.FPDF_GetPageCount(pdf.handle) === told
  const isAllSound = isWhole && headerVersion(bytes) !== null && !hasTail(bytes) && (await isSound(bytes))
  return {
    pages,
    pagesTold: told + (tree?.lost ?? 0),
    look: lookOf(pdf),
    isSound: isAllSound,
    isClean:
      isAllSound &&
      found.size === 0 &&
      !isEncrypted &&
      objects !== null &&
      isOfVersion(bytes, objects, profile),
    isSigned,
    isEncrypted,
    isPortfolio,
    isDynamicForm,
    found,
  }
}

/** One more than are taken is enough to know. Their content is not looked at. */
function loadablePages({ pdfium, handle }: OpenPdf, told: number, pagesMax: number): number[] {
  const pages: number[] = []
  // A file may tell of a thousand million pages, of which none is there.
  const end = Math.min(told, pagesMax * 20)
  const { malloc, free } = pdfium.pdfium.wasmExports
  const size = malloc(8)
  for (let at = 0; at < end && pages.length <= pagesMax; at += 1)
    if (pdfium.FPDF_GetPageSizeByIndexF(handle, at, size)) pages.push(at)
  free(size)
  return pages
}

function isOfVersion(bytes: Uint8Array, objects: PdfObjects, { pdfVersionMax }: DocumentProfile): boolean {
  const versions = [headerVersion(bytes) ?? '9.9', catalogueVersion(objects) ?? '1.0']
  return versions.every((version) => isWithin(version, pdfVersionMax))
}

/** Something else after its end: another file, or half of one. */
function hasTail(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('%%EOF')
  return end >= 0 && bytes.subarray(end + 5).filter((byte) => byte > 32).length > 64
}

function hasSignature(objects: PdfObjects): boolean {
  let isSigned = false
  eachNode(objects, (node) => {
    if (!Array.isArray(node) && '/ByteRange' in node && '/Contents' in node) isSigned = true
  })
  return isSigned
}

function holdsPortfolio(objects: PdfObjects): boolean {
  const catalogue = catalogueOf(objects)
  if (catalogue === null || dictAt(objects, catalogue['/Collection']) === null) return false
  return dictAt(objects, dictAt(objects, catalogue['/Names'])?.['/EmbeddedFiles']) !== null
}

const waitWords =
  /please wait|veuillez patienter|bitte warten|if this message is not eventually replaced|adobe\.com\/go\/(?:reader|acrreader)|n'est pas remplac/i

/** The page of such a form only asks to open it elsewhere; what it says is not in the page. */
function isWaitingForForm(pdf: OpenPdf, objects: PdfObjects | null): boolean {
  const form = objects && dictAt(objects, catalogueOf(objects)?.['/AcroForm'])
  const hasXfa = form === null ? pdf.pdfium.FPDF_GetFormType(pdf.handle) > 1 : '/XFA' in form
  if (!hasXfa || pdf.pdfium.FPDF_GetPageCount(pdf.handle) > 1) return false
  const isRendering = objects !== null && follow(objects, catalogueOf(objects)?.['/NeedsRendering']) === true
  return isRendering || waitWords.test(pageText(pdf, 0, 2_000))
}
