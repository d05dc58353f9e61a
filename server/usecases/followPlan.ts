import { isFinal, stateForStatus } from '../domain/dossier.ts'
import { procedures } from '../domain/item.ts'
import { expectedOutcome } from '../domain/outcomes.ts'
import type { StateFiling } from './ports.ts'

const dayMs = 24 * 3_600_000
/** Legal papers follow within a month; then a missing field is no longer waited for (filing.md section 2). */
const laterFieldsForMs = 30 * dayMs
/** A dossier that is decided is asked about less often than one that waits. */
const decidedFactor = 5

export interface FollowTiming {
  followEveryMs: number
  nowWall: number
  /** In [0, 1): spreads the questions over time. */
  chance: number
}

/** When to ask about a filing again, in ms; null when nothing more is expected of it. */
export function planFollow(procedure: string, filing: StateFiling, timing: FollowTiming): number | null {
  const everyMs = Math.round(timing.followEveryMs * (0.8 + 0.4 * timing.chance))
  const state = stateForStatus(filing.status)
  if (state === null || !isFinal(state)) return everyMs
  if (state !== 'completed' || missingFields(procedure, filing).length === 0) return null
  const decidedForMs = timing.nowWall - Date.parse(filing.updatedAt ?? filing.receivedAt)
  return decidedForMs > laterFieldsForMs ? null : everyMs * decidedFactor
}

/** Fields that come when the title has been made and are not there yet. */
function missingFields(procedure: string, { outcome }: StateFiling): string[] {
  const known = procedures.find((name) => name === procedure)
  const given = new Set(Object.keys(outcome ?? {}))
  return known ? expectedOutcome(known).later.filter((field) => !given.has(field)) : []
}
