import { isFinal, stateForStatus } from '../domain/dossier.ts'
import type { Outcome, StateFiling } from './ports.ts'

/** Outcome fields that the State may deliver after it has accepted (api.md section 3). */
const laterFields: Readonly<Record<string, readonly (keyof Outcome)[]>> = {
  vn: ['formulaNumber'],
  'import-vn': ['formulaNumber'],
  'import-vo': ['formulaNumber'],
  duplicata: ['formulaNumber'],
  'modification-technique': ['formulaNumber'],
  'titre-reussite-examen': ['trackingNumber'],
  'titre-attestation-formation': ['trackingNumber'],
}

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

export const missingFields = (procedure: string, filing: StateFiling): (keyof Outcome)[] =>
  (laterFields[procedure] ?? []).filter((field) => filing.outcome?.[field] === undefined)
