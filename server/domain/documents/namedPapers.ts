import { type Finding, isError, raise } from '../finding.ts'
import {
  documentExpiredByMrz,
  documentRefused,
  documentUnknown,
  documentVinDiffers,
} from './referencesFindings.ts'

/** The reason of a dossier that is held until its papers are judged. */
export const documentsCheckingReason = 'documents-checking'
/** The reason of a dossier that asks its client for another file. */
export const documentRefusedReason = 'document-refused'

/** A paper of an item with what is known of the file that it names. */
export interface PaperJudged {
  /** Its place in the item's `documents`. */
  at: number
  kind: string
  /** `unknown`: the tenant holds no such document. */
  status: 'unknown' | 'checking' | 'usable' | 'refused'
  /** The document's own, whatever item names it. */
  findings: readonly Finding[]
  facts: { readonly vins?: readonly string[]; readonly expiresOn?: string }
}

/** What the item is compared with. */
export interface PaperContext {
  vin: string | null
  /** The day in Paris, YYYY-MM-DD; asked only where it matters. */
  today: () => string
}

/** All that is to be told of an item's papers, in their order. Empty while a paper is still checking. */
export const paperFindings = (papers: readonly PaperJudged[], context: PaperContext): Finding[] =>
  papers.flatMap((paper) => findingsOf(paper, context))

function findingsOf(paper: PaperJudged, context: PaperContext): Finding[] {
  const pointer = `/documents/${paper.at}/documentId`
  switch (paper.status) {
    case 'unknown':
      return [raise(documentUnknown, pointer)]
    case 'checking':
      return []
    case 'refused':
      return [raise(documentRefused, pointer, wordsOf(paper))]
    case 'usable':
      return compared(paper, pointer, context)
  }
}

function compared({ kind, facts }: PaperJudged, pointer: string, { vin, today }: PaperContext): Finding[] {
  const { vins = [], expiresOn } = facts
  const isOther = kind === 'certificat-conformite' && vin !== null && vins.length > 0 && !vins.includes(vin)
  const isExpired = kind.startsWith('identite') && expiresOn !== undefined && expiresOn < today()
  return [
    ...(isOther ? [raise(documentVinDiffers, pointer)] : []),
    ...(isExpired ? [raise(documentExpiredByMrz, pointer, { expiresOn })] : []),
  ]
}

function wordsOf({ findings }: PaperJudged): Record<string, string> {
  const errors = findings.filter(isError)
  const joined = (text: (finding: Finding) => string): string => [...new Set(errors.map(text))].join(' ')
  return {
    why: joined(({ fr }) => fr),
    whyInEnglish: joined(({ en }) => en),
    remedy: joined(({ remedy }) => remedy.fr),
    remedyInEnglish: joined(({ remedy }) => remedy.en),
  }
}

/** What the client is asked for: the kinds whose files were refused, in the words of those refusals. */
export function refusedPapersRequest(papers: readonly PaperJudged[]): { kinds: string[]; message: string } {
  const refused = papers.filter(({ status }) => status === 'refused')
  const errors = refused.flatMap(({ findings }) => findings.filter(isError))
  return {
    kinds: [...new Set(refused.map(({ kind }) => kind))],
    message: [...new Set(errors.map(({ fr, remedy }) => `${fr} ${remedy.fr}`))].join(' '),
  }
}
