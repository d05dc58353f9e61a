import type { CatalogueEntry, Finding, Severity } from './finding.ts'
import type { AddressView, ItemView, PaperView, PartyView } from './itemView.ts'
import type { Establishment, JudgeContext, Procedure } from './item.ts'
import type { Channel } from './lane.ts'

/**
 * One rule of the book: what it finds, of which procedures, from when to when, and who says so. Rules say nothing about fields
 * that are absent, unless absence is their subject: the schemas and presence.ts do.
 */
export interface Rule {
  entry: CatalogueEntry
  procedures: readonly Procedure[]
  /** Where the rule is softer than its code: otherwise the entry's severity. */
  severity?: Severity
  /** Where it differs by the way the item goes. */
  severityOn?: Partial<Record<Channel, Severity>>
  /** First and last day of judgement on which it holds, both included; absent = no bound known. */
  validFrom?: string
  validUntil?: string
  /** The text that makes the rule, in the words by which it can be found. */
  source: string
  /** False: no official text was found that confirms it. Such a rule never refuses: it warns. */
  confirmed: boolean
  /** What its text can be told in a description, before there is an item. */
  facts?: Readonly<Record<string, string | number>>
  check: Check
}

/**
 * What a rule looks at: the whole item. A rule that looks at each paper, party or address alone says so too, and judging goes through
 * these once for all rules.
 */
export interface Check {
  (item: ItemView, context: RuleContext): Faults
  ofPaper?: { kinds: readonly string[] | undefined; look: PaperLook }
  ofParty?: PartyLook
  ofAddress?: AddressLook
}

/** Looks at one declared paper, by its place in the list and the day of judging. */
export type PaperLook = (
  paper: PaperView,
  index: number,
  on: string,
  item: ItemView,
  context: RuleContext,
) => Fault | null
export type PartyLook = (party: PartyView, pointer: string, context: RuleContext) => Fault | null
export type AddressLook = (address: AddressView, pointer: string, context: RuleContext) => Fault | null

export interface RuleContext extends JudgeContext {
  /** The establishment that the item is filed under; null when it is unknown. */
  establishment: Establishment | null
  /** The way that routing chose; null when none is open. */
  channel: Channel | null
}

/** Where a rule is broken, with what its text has to name. */
export interface Fault {
  pointer: string
  params?: Readonly<Record<string, string | number>>
}
/** Null when all is well: the way of nearly every item, and it allocates nothing. */
export type Faults = Fault | readonly Fault[] | null

export const at = (pointer: string, params?: Fault['params']): Fault => ({ pointer, params })

/** A span of days on which something holds, both ends included. */
export interface Validity {
  validFrom?: string
  validUntil?: string
}

export const holdsOn = ({ validFrom, validUntil }: Validity, on: string): boolean =>
  (validFrom === undefined || validFrom <= on) && (validUntil === undefined || on <= validUntil)

/** The codes that a set of rules can raise, each once. */
export const entriesOf = (rules: readonly Pick<Rule, 'entry'>[]): CatalogueEntry[] => [
  ...new Map(rules.map(({ entry }) => [entry.code, entry])).values(),
]

export const soften = (finding: Finding, severity: Severity | undefined): Finding =>
  severity === undefined ? finding : { ...finding, severity }
