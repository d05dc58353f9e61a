import type { DeadlineText } from './deadlines/deadlineRule.ts'
import type { Actor, CatalogueEntry, Severity } from './finding.ts'
import type { JudgePolicy } from './item.ts'
import type { Channel } from './lane.ts'
import { type ReadRequirement, severityOf } from './requirements/askedPapers.ts'
import { setsInWords } from './requirements/paperNames.ts'
import type { PaperOwner } from './requirements/requirement.ts'
import type { Rule, Validity } from './rule.ts'

interface Words {
  fr: string
  en: string
}

/** By which text something holds, and from when to when. */
export interface Grounds {
  source: string
  validFrom: string | null
  validUntil: string | null
  /** False: no official text confirms it; it only warns. */
  confirmed: boolean
}

export interface RuleDescription extends Words, Grounds {
  code: string
  severity: Severity
  /** Where it differs by the way the item goes. */
  severityOn: Partial<Record<Channel, Severity>> | null
  remedy: Words
  actor: Actor
}

export interface RequirementDescription extends Words, Grounds {
  /** The code of the finding when it is missing. */
  code: string
  /** On each channel that the procedure may take. */
  severityOn: Partial<Record<Channel, Severity>>
  /** Kinds of papers, a variant behind a colon: all of one inner list, of any of the lists. */
  oneOf: string[][]
  /** The same in words. */
  papers: Words
  of: PaperOwner | null
  /** Null: always. */
  when: Words | null
  remedy: Words
  actor: Actor
}

export interface DeadlineDescription extends Words, Grounds {
  code: string
}

type Policy = JudgePolicy | undefined
type Facts = Readonly<Record<string, string | number>>

/** The rules as the operator has them: what is switched off is left out, what has another severity shows it. */
export function describeRules(rules: readonly Rule[], policy: Policy): RuleDescription[] {
  return rules.flatMap((rule) => {
    const wish = policy?.rules?.[rule.entry.code]
    if (wish === 'off') return []
    return {
      code: rule.entry.code,
      severity: wish ?? rule.severity ?? rule.entry.severity,
      severityOn: wish === undefined ? (rule.severityOn ?? null) : null,
      ...told(rule.entry, rule.facts),
      ...groundsOf(rule),
    }
  })
}

/**
 * The papers that may be asked, likewise.
 * @param channels those of the procedure
 */
export function describeRequirements(
  rows: readonly ReadRequirement[],
  channels: readonly Channel[],
  policy: Policy,
): RequirementDescription[] {
  return rows.flatMap(({ requirement, sets }) => {
    const wish = policy?.rules?.[requirement.entry.code]
    if (wish === 'off') return []
    const severities = channels.map((channel) => [channel, wish ?? severityOf(requirement, true, channel)])
    const papers = setsInWords(sets)
    return {
      code: requirement.entry.code,
      severityOn: Object.fromEntries(severities),
      oneOf: requirement.oneOf.map((set) => [...set]),
      papers,
      of: requirement.of ?? null,
      when: requirement.when ?? null,
      ...told(requirement.entry, { ...papers }),
      ...groundsOf(requirement),
    }
  })
}

export const describeDeadline = ({ code, fr, en, ...grounds }: DeadlineText): DeadlineDescription => ({
  code,
  fr,
  en,
  ...groundsOf(grounds),
})

interface Grounded extends Validity {
  source: string
  confirmed: boolean
}

export const groundsOf = ({ source, validFrom, validUntil, confirmed }: Grounded): Grounds => ({
  source,
  validFrom: validFrom ?? null,
  validUntil: validUntil ?? null,
  confirmed,
})

/** The texts of an entry before there is an item; `facts` may be words by language. */
export function told(
  { fr, en, remedy, actor }: CatalogueEntry,
  facts: Facts = {},
): Words & { remedy: Words; actor: Actor } {
  return {
    fr: fill(fr, facts),
    en: fill(en, facts),
    remedy: { fr: fill(remedy.fr, facts), en: fill(remedy.en, facts) },
    actor,
  }
}

/** What only an item can fill in stays open: an ellipsis reads better than a name in braces. */
const fill = (text: string, facts: Facts): string =>
  text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name] ?? '…')).replaceAll('….', '…')
