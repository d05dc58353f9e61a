import type { RecognisedType } from '../recognise.ts'
import type { ExamineOrder, FiledBytes, Report } from '../report.ts'
import type { Advice } from './adviceOfText.ts'
import { advisePdf, adviseTextOnly } from './advisePdf.ts'
import { advisePicture } from './advisePicture.ts'
import { type Budget, startBudget } from './budget.ts'
import { optionalOcr } from './optionalOcr.ts'

/** One paper being advised on. */
export interface Consultation {
  kind: string | null
  budget: Budget
  take: (advice: Advice) => void
  /** The text of a picture; '' where no reader is installed. */
  ocr: (picture: Uint8Array) => Promise<string>
}

/**
 * Adds to the report of a usable paper what a clerk should look at, and what is known from its content. It refuses nothing and fails
 * nothing: what goes wrong in here, or takes too long, is advice not given.
 */
export async function advise(order: ExamineOrder, report: Report, type: RecognisedType): Promise<Report> {
  if (report.filed === null) return report
  let advised = report
  const consultation: Consultation = {
    kind: order.kind,
    budget: startBudget(),
    take: ({ notes, facts }) => {
      advised = { ...advised, notes: [...advised.notes, ...notes], facts: { ...advised.facts, ...facts } }
    },
    ocr: optionalOcr,
  }
  try {
    await consult(order, report.filed, type, consultation)
  } catch {
    // What was taken up to here stands.
  }
  return advised
}

async function consult(
  order: ExamineOrder,
  filed: FiledBytes,
  type: RecognisedType,
  consultation: Consultation,
): Promise<void> {
  if (filed.mediaType === 'application/xml') return
  if (filed.mediaType === 'application/pdf') return await advisePdf(filed.bytes, consultation)
  // Drawn for a channel that takes only pictures: the text stayed behind in the original.
  if (type === 'application/pdf') await adviseTextOnly(order.bytes, consultation)
  await advisePicture(filed.bytes, consultation)
}
