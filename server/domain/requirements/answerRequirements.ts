import { chooseEstablishment } from '../establishment.ts'
import type { Severity } from '../finding.ts'
import type { Establishment, JsonObject, JudgeContext, Procedure } from '../item.ts'
import { type ItemView, parseItem } from '../itemView.ts'
import type { Channel, Lane } from '../lane.ts'
import { type Route, routeItem } from '../route.ts'
import type { RuleContext } from '../rule.ts'
import { type ReadRequirement, requirementsOf, severityOf, wholeSet } from './askedPapers.ts'
import { paperLabel, type WantedPaper, type Words } from './paperNames.ts'
import type { Asked, PaperOwner } from './requirement.ts'
import { decisiveFields, withBlocks } from './unknownFields.ts'

/** Which papers a request needs, as far as its item is known. */
export interface RequirementsAnswer {
  procedure: Procedure
  /** Null when the item cannot go the way that it wishes. */
  channel: Channel | null
  lane: Lane | null
  /** Why this way, or why none. */
  reason: Words
  requirements: AskedPaper[]
  /** JSON Pointers of empty fields of which a value would change this answer. */
  unknown: string[]
}

export interface AskedPaper {
  /** The code of the finding when it is missing. */
  code: string
  severity: Severity
  /** False: what is known of the item leaves open whether it is asked; it is asked with a warning. */
  certain: boolean
  /** Papers that go together; one whole alternative will do. */
  alternatives: { kind: string; variant?: string; label: Words }[][]
  of?: PaperOwner
  satisfied: boolean
  why: Words
  source: string
  confirmed: boolean
}

/** @param given of good shape as far as it goes (partialItem.ts) */
export function answerRequirements(
  procedure: Procedure,
  given: JsonObject,
  context: JudgeContext,
): RequirementsAnswer {
  const item = withBlocks(procedure, given)
  const { view, route, ruleContext } = lookAt(item, context)
  const channel = route.way?.channel ?? null
  const requirements = askedOf(view, ruleContext).flatMap(({ row, asked }) =>
    askedPaper(row, asked, view, ruleContext),
  )
  return {
    procedure,
    channel,
    lane: route.way?.lane ?? null,
    reason: reasonOf(route),
    requirements,
    unknown: [
      ...decidingEstablishment(item, context),
      ...decisiveFields(procedure, item, { on: context.on, answer: (one) => summary(one, context) }),
    ],
  }
}

interface Look {
  view: ItemView
  route: Route
  ruleContext: RuleContext
}

function lookAt(item: JsonObject, context: JudgeContext): Look {
  const view = parseItem(item)
  const { establishment } = chooseEstablishment(view.establishment, view.procedure, context.establishments)
  const route = routeItem(view, establishment)
  return { view, route, ruleContext: { ...context, establishment, channel: route.way?.channel ?? null } }
}

const askedOf = (view: ItemView, context: RuleContext): { row: ReadRequirement; asked: Asked }[] =>
  requirementsOf(view.procedure, context.on)
    .map((row) => ({ row, asked: row.requirement.asks(view, context) }))
    .filter(({ asked }) => asked !== false)

/** Equal for equal ways and equal papers. */
function summary(item: JsonObject, context: JudgeContext): string {
  const { view, route, ruleContext } = lookAt(item, context)
  let asked = route.way?.lane ?? ''
  for (const { requirement } of requirementsOf(view.procedure, context.on))
    asked += `,${String(requirement.asks(view, ruleContext))}`
  return asked
}

/** Of several establishments one may have a permit that opens another way. */
function decidingEstablishment(item: JsonObject, context: JudgeContext): string[] {
  if (item.establishment !== undefined) return []
  const now = summary(item, context)
  const differs = ({ number }: Establishment): boolean =>
    summary({ ...item, establishment: number }, context) !== now
  return context.establishments.some(differs) ? ['/establishment'] : []
}

function askedPaper(
  row: ReadRequirement,
  asked: Asked,
  view: ItemView,
  { channel, policy }: RuleContext,
): AskedPaper[] {
  const { requirement, sets } = row
  const { entry, of, when = always, source, confirmed } = requirement
  const wish = policy?.rules?.[entry.code]
  if (wish === 'off') return []
  return [
    {
      code: entry.code,
      severity: wish ?? severityOf(requirement, asked, channel),
      certain: asked === true,
      alternatives: sets.map((set) => set.map(inWords)),
      ...(of === undefined ? {} : { of }),
      satisfied: wholeSet(row, view.documents ?? []) !== null,
      why: when,
      source,
      confirmed,
    },
  ]
}

const always: Words = {
  fr: 'demandé pour toute demande de ce type',
  en: 'asked for every request of this kind',
}

const inWords = (paper: WantedPaper): AskedPaper['alternatives'][number][number] => ({
  kind: paper.kind,
  ...(paper.variant === null ? {} : { variant: paper.variant }),
  label: paperLabel(paper),
})

function reasonOf({ reason, findings }: Route): Words {
  const { fr, en } = reason ?? findings[0] ?? { fr: '', en: '' }
  return { fr, en }
}
