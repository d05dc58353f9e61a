import { deadlineTextsOf } from './deadlines.ts'
import type { DeadlineText } from './deadlines/deadlineRule.ts'
import { type AskedField, askedFields } from './describeFields.ts'
import { kindFor } from './establishment.ts'
import type { Actor, Severity } from './finding.ts'
import type { Establishment, JsonObject, Procedure } from './item.ts'
import type { Channel, Lane } from './lane.ts'
import { expectedOutcome, type ExpectedOutcome, statePapers } from './outcomes.ts'
import { procedureNames } from './procedureNames.ts'
import { waysOf } from './route.ts'
import type { Rule } from './rule.ts'
import { rulesOf } from './rulebook.ts'
import { itemSchemas } from './schema/items.ts'

interface Words {
  fr: string
  en: string
}

/** A procedure as plain data: what it asks, where it goes, by which rules it is judged on a day, what comes back. */
export interface ProcedureDescription {
  name: Procedure
  label: Words
  cerfa: string | null
  sivCode: string | null
  establishment: Establishment['kind']
  required: AskedField[]
  schema: JsonObject
  /** In the order in which they are tried; the first one that the item may take is taken when it wishes none. */
  ways: { channel: Channel; lane: Lane; when: Words }[]
  rules: RuleDescription[]
  deadlines: DeadlineDescription[]
  outcome: ExpectedOutcome
  /** Papers of the State that can be downloaded once it has decided. */
  papers: string[]
}

export interface RuleDescription extends Words {
  code: string
  severity: Severity
  remedy: Words
  actor: Actor
  source: string
  validFrom: string | null
  validUntil: string | null
  /** False: no official text confirms it; it only warns. */
  confirmed: boolean
}

export interface DeadlineDescription extends Words {
  code: string
  source: string
  validFrom: string | null
  validUntil: string | null
  /** False: no official text confirms it. */
  confirmed: boolean
}

/** @param on the day whose rules are told, YYYY-MM-DD */
export function describeProcedure(procedure: Procedure, on: string): ProcedureDescription {
  const { fr, en, cerfa = null, sivCode = null } = procedureNames[procedure]
  return {
    name: procedure,
    label: { fr, en },
    cerfa,
    sivCode,
    establishment: kindFor(procedure),
    required: askedFields(procedure),
    schema: plainSchema(procedure),
    ways: waysOf[procedure].map(({ channel, lane, reason }) => ({ channel, lane, when: reason })),
    rules: rulesOf(procedure, on).map(describeRule),
    deadlines: deadlineTextsOf(procedure, on).map(describeDeadline),
    outcome: expectedOutcome(procedure),
    papers: statePapers(procedure),
  }
}

function describeRule({
  entry,
  severity,
  facts = {},
  source,
  validFrom,
  validUntil,
  confirmed,
}: Rule): RuleDescription {
  return {
    code: entry.code,
    severity: severity ?? entry.severity,
    fr: fill(entry.fr, facts),
    en: fill(entry.en, facts),
    remedy: { fr: fill(entry.remedy.fr, facts), en: fill(entry.remedy.en, facts) },
    actor: entry.actor,
    source,
    validFrom: validFrom ?? null,
    validUntil: validUntil ?? null,
    confirmed,
  }
}

const describeDeadline = ({
  code,
  fr,
  en,
  source,
  validFrom,
  validUntil,
  confirmed,
}: DeadlineText): DeadlineDescription => ({
  code,
  fr,
  en,
  source,
  validFrom: validFrom ?? null,
  validUntil: validUntil ?? null,
  confirmed,
})

/** What only an item can fill in stays open: an ellipsis reads better than a name in braces. */
const fill = (text: string, facts: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name] ?? '…'))

function parseSchema(text: string): JsonObject {
  return JSON.parse(text) as JsonObject
}

const plainSchema = (procedure: Procedure): JsonObject => parseSchema(JSON.stringify(itemSchemas[procedure]))
