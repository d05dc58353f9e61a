import type { DeadlineRule, DeadlineText } from './deadlines/deadlineRule.ts'
import { driverDeadlines } from './deadlines/driverDeadlines.ts'
import { type FiledDeadlineRule, filedDeadlines, type FiledDossier } from './deadlines/filedDeadlines.ts'
import { paperDeadlines } from './deadlines/paperDeadlines.ts'
import { vehicleDeadlines } from './deadlines/vehicleDeadlines.ts'
import type { Deadline, Procedure } from './item.ts'
import type { ItemView } from './itemView.ts'
import { holdsOn } from './rule.ts'

/** The legal days that an item gives by itself. */
export const deadlineRules: readonly DeadlineRule[] = [
  ...vehicleDeadlines,
  ...driverDeadlines,
  ...paperDeadlines,
]

const textsByCode: ReadonlyMap<string, Pick<Deadline, 'fr' | 'en'>> = new Map(
  deadlineRules.map(({ code, fr, en }) => [code, { fr, en }]),
)

/** What an item's legal day says, by its code; undefined for a code that no rule has. */
export const deadlineText = (code: string): Pick<Deadline, 'fr' | 'en'> | undefined => textsByCode.get(code)

/** All legal days of a procedure that hold on a day, those that come with the State's answer last. */
export const deadlineTextsOf = (procedure: Procedure, on: string): DeadlineText[] =>
  [...deadlineRules, ...filedDeadlines].filter(
    (rule) => rule.procedures.includes(procedure) && holdsOn(rule, on),
  )

/** The legal days of an item, the nearest first. */
export function deadlinesOf(item: ItemView, on: string): Deadline[] {
  const deadlines: Deadline[] = []
  for (const rule of rulesFor[item.procedure] ?? []) {
    const date = holdsOn(rule, on) ? rule.day(item, on) : null
    if (date !== null) deadlines.push({ code: rule.code, on: date, fr: rule.fr, en: rule.en })
  }
  return deadlines.sort(nearestFirst)
}

/**
 * Those kept with a dossier, and those that the State's answers have added since, the nearest first. What was only supposed gives
 * way to what the State said.
 */
export function deadlinesWith(kept: readonly Deadline[], filed: FiledDossier): Deadline[] {
  const added: Deadline[] = []
  for (const { code, fr, en, on } of filedDeadlinesOf(filed)) added.push({ code, on, fr, en })
  if (added.length === 0) return [...kept]
  const said = new Set(added.map(({ code }) => code))
  return [...kept.filter(({ code }) => !said.has(code)), ...added].sort(nearestFirst)
}

/** The legal days that follow from what the State has said of a dossier. */
export function filedDeadlinesOf(filed: FiledDossier): (FiledDeadlineRule & { on: string })[] {
  const found: (FiledDeadlineRule & { on: string })[] = []
  for (const rule of filedRulesFor.get(filed.procedure) ?? []) {
    const on = rule.day(filed)
    if (on !== null) found.push({ ...rule, on })
  }
  return found
}

/** The earliest day that says how soon a dossier has to leave, or null: it sets the turn within a tenant. */
export function nearestDeadline(deadlines: readonly Deadline[]): string | null {
  let nearest: string | null = null
  for (const { code, on } of deadlines)
    if (!unordered.has(code) && (nearest === null || on < nearest)) nearest = on
  return nearest
}

const unordered: ReadonlySet<string> = new Set(
  deadlineRules.filter(({ orders }) => orders === false).map(({ code }) => code),
)

const nearestFirst = (one: Deadline, other: Deadline): number =>
  one.on < other.on ? -1 : one.on > other.on ? 1 : 0

const rulesFor: Partial<Record<Procedure, DeadlineRule[]>> = {}
for (const rule of deadlineRules) {
  for (const procedure of rule.procedures) (rulesFor[procedure] ??= []).push(rule)
}

const filedRulesFor = new Map<string, FiledDeadlineRule[]>()
for (const rule of filedDeadlines) {
  for (const procedure of rule.procedures)
    filedRulesFor.set(procedure, [...(filedRulesFor.get(procedure) ?? []), rule])
}
