import { applyRules } from './applyRules.ts'
import { deadlinesOf } from './deadlines.ts'
import { chooseEstablishment } from './establishment.ts'
import type { Finding } from './finding.ts'
import type { JsonObject, JudgeContext, Judgement } from './item.ts'
import { parseItem } from './itemView.ts'
import { underPolicy } from './policy.ts'
import { judgePapers } from './requirements/judgePapers.ts'
import { routeItem } from './route.ts'
import type { RuleContext } from './rule.ts'
import { checkValues } from './values.ts'

/**
 * All that the domain says of an item of good shape: every finding at once (ordered by pointer, then code), the way it goes, the
 * establishment it is filed under, and its legal days. Pure: the same item on the same day is judged the same.
 */
export function judgeItem(item: JsonObject, context: JudgeContext): Judgement {
  const view = parseItem(item)
  const { establishment, finding } = chooseEstablishment(
    view.establishment,
    view.procedure,
    context.establishments,
  )
  const { way, reason, findings: routeFaults } = routeItem(view, establishment)
  const findings = checkValues(item, view.procedure)
  if (finding !== null) findings.push(finding)
  for (const fault of routeFaults) findings.push(fault)
  const channel = way?.channel ?? null
  const ruleContext: RuleContext = { ...context, establishment, channel }
  applyRules(view, ruleContext, findings)
  judgePapers(view, ruleContext, channel, findings)
  const said = underPolicy(findings, context.policy)
  return {
    findings: said.length > 1 ? inOrder(said) : said,
    channel,
    lane: way?.lane ?? null,
    reason,
    establishment: establishment?.number ?? null,
    deadlines: deadlinesOf(view, context.on),
  }
}

/** By place, then code; two rules that say the same of the same place speak once. */
export function inOrder(findings: Finding[]): Finding[] {
  findings.sort((one, other) => compare(one.pointer, other.pointer) || compare(one.code, other.code))
  return findings.filter((finding, index) => {
    const before = findings[index - 1]
    return before === undefined || before.pointer !== finding.pointer || before.code !== finding.code
  })
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
