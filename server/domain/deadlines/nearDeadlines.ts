import { deadlineRules, filedDeadlinesOf } from '../deadlines.ts'
import { addDays, daysBetween } from '../dates.ts'
import type { Deadline } from '../item.ts'
import { isFinal } from '../dossier.ts'
import { warnDaysOf } from './deadlineRule.ts'
import type { FiledDossier } from './filedDeadlines.ts'

/** A legal day of which it is time to tell the client. */
export interface DeadlineWarning {
  code: string
  on: string
  /** The most urgent threshold that has been reached: so many days before. */
  warnedAt: number
  daysLeft: number
}

export interface NearDeadlines {
  due: DeadlineWarning[]
  /** The day on which the next threshold is reached; null when none is left. */
  nextOn: string | null
}

interface Watched {
  code: string
  on: string
  warnDays: readonly number[]
}

/**
 * What has come near of a dossier's legal days. Filing it settles those that ask for nothing else; a decision settles all but those
 * that it has brought itself. A day that is over is no longer near.
 * @param kept the days kept with the dossier
 */
export function nearDeadlines(kept: readonly Deadline[], filed: FiledDossier, today: string): NearDeadlines {
  const due: DeadlineWarning[] = []
  let nextOn: string | null = null
  for (const { code, on, warnDays } of watched(kept, filed)) {
    const daysLeft = daysBetween(today, on)
    if (daysLeft < 0) continue
    const reached = warnDays.filter((days) => daysLeft <= days)
    if (reached.length > 0) due.push({ code, on, warnedAt: Math.min(...reached), daysLeft })
    for (const days of warnDays) {
      if (daysLeft <= days) continue
      const day = addDays(on, -days)
      if (nextOn === null || day < nextOn) nextOn = day
    }
  }
  return { due, nextOn }
}

function watched(kept: readonly Deadline[], filed: FiledDossier): Watched[] {
  const isDecided = isFinal(filed.state)
  if (isDecided && filed.state !== 'completed') return []
  const found: Watched[] = filedDeadlinesOf(filed)
    .filter(({ warns }) => warns === undefined || warns(filed))
    .map((rule) => ({ code: rule.code, on: rule.on, warnDays: warnDaysOf(rule) }))
  if (isDecided) return found
  for (const { code, on } of kept) {
    const rule = ruleOf.get(code)
    if (rule === undefined || (filed.receivedOn !== null && rule.outlivesFiling !== true)) continue
    found.push({ code, on, warnDays: warnDaysOf(rule) })
  }
  return found
}

const ruleOf = new Map(deadlineRules.map((rule) => [rule.code, rule]))
