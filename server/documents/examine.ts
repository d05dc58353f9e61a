import type { ExamineOrder, Report } from './report.ts'
import { refusal } from './report.ts'
import { type RecognisedType, recognise } from './recognise.ts'
import { refuseUnsupported } from './unsupported.ts'

/** One for each kind of content. */
export interface Examiners {
  pdf: (order: ExamineOrder) => Promise<Report>
  image: (order: ExamineOrder, type: RecognisedType) => Promise<Report>
  xml: (order: ExamineOrder) => Promise<Report>
  /** Adds what is worth a look, and never refuses. */
  advise: (order: ExamineOrder, report: Report, type: RecognisedType) => Promise<Report>
}

/** A paper from its first bytes to what is to be filed in its place, or to the reasons why nothing is. */
export async function examineWith(
  { pdf, image, xml, advise }: Examiners,
  order: ExamineOrder,
): Promise<Report> {
  if (order.bytes.byteLength === 0) return refusal(null, 'document-empty')
  const type = recognise(order.bytes)
  if (type === null) return refuseUnsupported(order.bytes)
  if (type === 'application/pdf') return advise(order, await pdf(order), type)
  if (type === 'application/xml') return advise(order, await xml(order), type)
  return advise(order, await image(order, type), type)
}
