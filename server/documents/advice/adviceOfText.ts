import type { DocumentFacts } from '../../usecases/ports.ts'
import type { Note } from '../report.ts'
import { isIdentityPaper } from './adviceKinds.ts'
import { expiryInMrz } from './mrz.ts'
import { vinsInText } from './vinsInText.ts'

/** What a part of the advice found. */
export interface Advice {
  notes: Note[]
  facts: DocumentFacts
}

/** What the text of a paper says, page by page. VINs are told as facts alone: notes are shown to whoever sees the document. */
export function adviceOfText(pages: readonly string[], kind: string | null): Advice {
  const vins = vinsInText(pages)
  const expiry = isIdentityPaper(kind) ? adviceOfMrz(pages.join('\n')) : none
  return { notes: expiry.notes, facts: { ...(vins.length > 0 ? { vins } : {}), ...expiry.facts } }
}

/** @param text as it stands in the paper or as a reader of pictures made it out */
export function adviceOfMrz(text: string): Advice {
  const expiresOn = expiryInMrz(text)
  if (expiresOn === null) return none
  return { notes: [{ code: 'document-expires-by-mrz', params: { day: expiresOn } }], facts: { expiresOn } }
}

export const none: Advice = { notes: [], facts: {} }
