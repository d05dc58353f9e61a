import type { DocumentProfile } from '../../domain/documents/profile.ts'
import type { Note } from '../report.ts'
import { isBlank, lookOf } from './likeness.ts'
import type { OpenPdf } from './pdfium.ts'
import type { Survey } from './survey.ts'

export const pdfType = 'application/pdf'

/** What no mending makes acceptable. */
export function refusedByRule(pdf: OpenPdf, survey: Survey, profile: DocumentProfile): Note | null {
  const pagesMax = profile.types.includes(pdfType) ? profile.pagesMax : 1
  if (survey.isDynamicForm) return { code: 'pdf-xfa-dynamic' }
  if (survey.isPortfolio) return { code: 'pdf-portfolio' }
  if (survey.pages.length === 0) return { code: 'pdf-no-pages' }
  if (survey.pages.length > pagesMax)
    return pagesMax > 1 ? { code: 'pdf-too-many-pages', params: { pagesMax } } : { code: 'pdf-one-page-only' }
  if (isBlank(survey.look, survey.pages) && isBlank(lookOf(pdf, 'close'), survey.pages))
    return { code: 'pdf-blank' }
  return null
}
