import type { DocumentProfile } from '../../domain/documents/profile.ts'
import { refusal, type ExamineOrder, type Report } from '../report.ts'
import { drawOnlyPage } from './drawOnlyPage.ts'
import { mend } from './mend.ts'
import { withPdf, type OpenFault, type OpenPdf } from './pdfium.ts'
import { pdfType, refusedByRule } from './refusedByRule.ts'
import { decrypted, rescues } from './rescue.ts'
import { surveyPdf } from './survey.ts'

/** Leaves a sound and harmless PDF as it is, makes one of what can be mended, and refuses the rest by rule. */
export async function examinePdf({ bytes, profile }: ExamineOrder): Promise<Report> {
  const first = await examineBytes(bytes, profile, null)
  if ('fault' in first && first.fault !== 'unreadable') return examineLocked(bytes, profile, first.fault)
  if (!('fault' in first) && !hasNoPages(first)) return first
  for await (const { bytes: mended, code } of rescues(bytes)) {
    // A page that an intact list does not name was taken out of it.
    if (code === 'pdf-salvaged' && !('fault' in first)) break
    const report = await examineBytes(mended, profile, code)
    if (!('fault' in report) && !hasNothing(report)) return report
  }
  return 'fault' in first ? refusal(pdfType, 'pdf-unreadable') : first
}

const hasNoPages = ({ notes }: Report): boolean => notes[0]?.code === 'pdf-no-pages'

/** Of what was dug out of a ruin a white page says that its content is lost, not that the sheet was empty. */
const hasNothing = (report: Report): boolean => hasNoPages(report) || report.notes[0]?.code === 'pdf-blank'

async function examineLocked(
  bytes: Uint8Array,
  profile: DocumentProfile,
  fault: 'password' | 'security',
): Promise<Report> {
  const open = await decrypted(bytes)
  const report = open && (await examineBytes(open, profile, 'pdf-decrypted'))
  return report && !('fault' in report) ? report : refusal(pdfType, `pdf-${fault}`)
}

/** @param done the code of what was done to the bytes before; null for those that came */
async function examineBytes(
  bytes: Uint8Array,
  profile: DocumentProfile,
  done: string | null,
): Promise<Report | { fault: OpenFault }> {
  const opened = await withPdf(bytes, (pdf) => examineOpen(pdf, bytes, profile, done))
  return opened.fault === null ? opened.result : { fault: opened.fault }
}

async function examineOpen(
  pdf: OpenPdf,
  bytes: Uint8Array,
  profile: DocumentProfile,
  done: string | null,
): Promise<Report> {
  const survey = await surveyPdf(pdf, bytes, profile)
  const refused = refusedByRule(pdf, survey, profile)
  if (refused !== null) return refusal(pdfType, refused.code, refused.params)
  if (!profile.types.includes(pdfType)) return drawOnlyPage(pdf, survey, profile)
  if (done === null && survey.isClean && bytes.byteLength <= profile.sizeMax)
    return {
      mediaType: pdfType,
      notes: [],
      filed: { bytes, mediaType: pdfType, pages: survey.pages.length },
      facts: {},
    }
  return mend(pdf, bytes, survey, profile, done)
}
