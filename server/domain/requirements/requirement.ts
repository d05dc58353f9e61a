import type { CatalogueEntry } from '../finding.ts'
import type { Procedure } from '../item.ts'
import type { ItemView } from '../itemView.ts'
import type { RuleContext, Validity } from '../rule.ts'

/** Whose paper it is, in the words of `documents[].of`; the holder is whoever asks for the title, a candidate too. */
export type PaperOwner = 'holder' | 'coHolder' | 'lessee' | 'seller' | 'guardian' | 'host'

/**
 * One paper that a request needs, or a choice of papers: who says so, from when to when, and in which case. The finding for a missing
 * one is the entry's, at /documents. Its severity comes from the channel (on siv papers stay with the professional: a warning; on
 * ants an error), never above a warning while `confirmed` is false.
 */
export interface Requirement extends Validity {
  entry: CatalogueEntry
  procedures: readonly Procedure[]
  source: string
  confirmed: boolean
  /**
   * The alternatives: every one a set of kinds that go together, and one whole set will do. A kind may name one variant:
   * `demande-immatriculation:13749`.
   */
  oneOf: readonly (readonly string[])[]
  /** Where a missing one is told; absent: /documents. */
  pointer?: string
  /** Absent: whoever the paper names. */
  of?: PaperOwner
  /** An error on either channel: without it the State grants nothing. */
  always?: true
  /** The case in which it is asked, for people; absent = always. */
  when?: { fr: string; en: string }
  asks: (item: ItemView, context: RuleContext) => Asked
}

/** `doubt`: the item does not tell (a birth date of which only the year is known), so the paper is asked with a warning. */
export type Asked = boolean | 'doubt'
