import { deadlineTextsOf } from './deadlines.ts'
import { type AskedField, askedFields } from './describeFields.ts'
import {
  type DeadlineDescription,
  describeDeadline,
  describeRequirements,
  describeRules,
  type RequirementDescription,
  type RuleDescription,
} from './describeRules.ts'
import { kindFor } from './establishment.ts'
import type { Establishment, JsonObject, JudgePolicy, Procedure } from './item.ts'
import type { Channel, Lane } from './lane.ts'
import { expectedOutcome, type ExpectedOutcome, statePapers } from './outcomes.ts'
import { procedureNames } from './procedureNames.ts'
import { requirementsOf } from './requirements/askedPapers.ts'
import { waysOf } from './route.ts'
import { rulesOf } from './rulebook.ts'
import { itemSchemas } from './schema/items.ts'
import { tablesReviewedOn, taxedProcedures } from './taxes/estimateTaxes.ts'
import { type TaxTable, taxTables } from './taxes/taxTables.ts'

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
  /** The papers that it may ask for. */
  requirements: RequirementDescription[]
  rules: RuleDescription[]
  deadlines: DeadlineDescription[]
  outcome: ExpectedOutcome
  /** Papers of the State that can be downloaded once it has decided. */
  papers: string[]
  /** By which tables its taxes are estimated; null when it pays none. */
  taxes: { tableDate: string; tables: TaxTable[] } | null
}

/**
 * @param on the day whose rules are told, YYYY-MM-DD
 * @param policy what the operator has changed in them
 */
export function describeProcedure(
  procedure: Procedure,
  on: string,
  policy?: JudgePolicy,
): ProcedureDescription {
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
    requirements: describeRequirements(requirementsOf(procedure, on), channelsOf(procedure), policy),
    rules: describeRules(rulesOf(procedure, on), policy),
    deadlines: deadlineTextsOf(procedure, on).map(describeDeadline),
    outcome: expectedOutcome(procedure),
    papers: statePapers(procedure),
    taxes: taxedProcedures.has(procedure) ? { tableDate: tablesReviewedOn, tables: taxTables(on) } : null,
  }
}

const channelsOf = (procedure: Procedure): Channel[] => [
  ...new Set(waysOf[procedure].map(({ channel }) => channel)),
]

function parseSchema(text: string): JsonObject {
  return JSON.parse(text) as JsonObject
}

const plainSchema = (procedure: Procedure): JsonObject => parseSchema(JSON.stringify(itemSchemas[procedure]))
