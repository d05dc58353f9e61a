import type { DocumentProfile } from '../../domain/documents/profile.ts'
import { refusal, type Note, type Report } from '../report.ts'
import { importPages } from './joinPdf.ts'
import { isAlike, lookOf } from './likeness.ts'
import { savedCopy, withPdf, type OpenPdf } from './pdfium.ts'
import { rasterise } from './rasterise.ts'
import { isSound, rebuild, shrink } from './rebuild.ts'
import { pdfType } from './refusedByRule.ts'
import type { Active } from './scrub.ts'
import type { Survey } from './survey.ts'

/** Gentle ways first; what comes out must be sound and small enough, and look like what came. */
export async function mend(
  pdf: OpenPdf,
  bytes: Uint8Array,
  survey: Survey,
  profile: DocumentProfile,
  done: string | null,
): Promise<Report> {
  const found = new Set(survey.found)
  for (const write of waysToWrite(pdf, bytes, survey)) {
    const source = await write()
    const rebuilt = source && (await rebuild(source, profile.pdfVersionMax))
    if (!rebuilt) continue
    for (const kind of rebuilt.found) found.add(kind)
    if (rebuilt.pages !== survey.pages.length || !(await looksAlike(rebuilt.bytes, survey))) continue
    const fitting = await fit(rebuilt.bytes, survey, profile)
    if (fitting === null) break
    const isShrunk = fitting !== rebuilt.bytes || bytes.byteLength > profile.sizeMax
    return report(fitting, survey, [
      ...notesOf(survey, found, done),
      ...(isShrunk ? [{ code: 'document-shrunk' }] : []),
    ])
  }
  const drawn = await rasterise(pdf, survey.pages, profile.sizeMax)
  if (drawn === null)
    return refusal(
      pdfType,
      bytes.byteLength > profile.sizeMax ? 'document-too-large-filed' : 'pdf-unreadable',
    )
  return report(drawn, survey, [...notesOf(survey, found, done), { code: 'document-rasterised' }])
}

type Way = () => Promise<Uint8Array | null>

/** The bytes by themselves; as pdfium reads them; only their pages, as pdfium reads those. */
const waysToWrite = ({ pdfium, handle }: OpenPdf, bytes: Uint8Array, { pages }: Survey): Way[] => [
  () => Promise.resolve(bytes),
  () => Promise.resolve(savedCopy(pdfium, handle)),
  () => importPages([{ bytes, pages }]).catch(() => null),
]

async function looksAlike(bytes: Uint8Array, { look, pages }: Survey): Promise<boolean> {
  const opened = await withPdf(bytes, (result) => {
    const count = result.pdfium.FPDF_GetPageCount(result.handle)
    return count === pages.length && isAlike(look, lookOf(result), pages)
  })
  return opened.fault === null && opened.result
}

/** @returns null when it cannot be made small enough */
async function fit(
  bytes: Uint8Array,
  survey: Survey,
  { sizeMax, pdfVersionMax }: DocumentProfile,
): Promise<Uint8Array | null> {
  if (bytes.byteLength <= sizeMax) return bytes
  const smaller = await shrink(bytes, pdfVersionMax)
  if (smaller === null || smaller.byteLength > sizeMax || !(await isSound(smaller))) return null
  return (await looksAlike(smaller, survey)) ? smaller : null
}

const report = (bytes: Uint8Array, { pages }: Survey, notes: Note[]): Report => ({
  mediaType: pdfType,
  notes,
  filed: { bytes, mediaType: pdfType, pages: pages.length },
  facts: {},
})

const codes: Readonly<Record<Active, string>> = {
  script: 'pdf-actions-removed',
  action: 'pdf-actions-removed',
  media: 'pdf-media-removed',
  attachment: 'pdf-attachments-removed',
  portfolio: 'pdf-attachments-removed',
  xfa: 'pdf-xfa-removed',
}

function notesOf(survey: Survey, found: ReadonlySet<Active>, done: string | null): Note[] {
  const lost = survey.pagesTold - survey.pages.length
  const said = new Set([
    ...(done === null ? [] : [done]),
    ...(survey.isSound ? [] : ['document-repaired']),
    ...(survey.isEncrypted ? ['pdf-decrypted'] : []),
    ...[...found].map((kind) => codes[kind]),
    ...(survey.isSigned ? ['pdf-signature-lost'] : []),
  ])
  const notes: Note[] = [...said].map((code) => ({ code }))
  return lost > 0 && lost < 1_000 ? [...notes, { code: 'pdf-pages-lost', params: { pages: lost } }] : notes
}
