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
  if (!('fault' in first)) return first
  if (first.fault !== 'unreadable') {
    const open = await decrypted(bytes)
    const second = open && (await examineBytes(open, profile, 'pdf-decrypted'))
    if (second && !('fault' in second)) return second
    return refusal(pdfType, first.fault === 'password' ? 'pdf-password' : 'pdf-security')
  }
  for await (const mended of rescues(bytes)) {
    const report = await examineBytes(mended, profile, 'document-repaired')
    if (!('fault' in report)) return report
  }
  return refusal(pdfType, 'pdf-unreadable')
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
