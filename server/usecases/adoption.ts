import type { StateFiling } from './ports.ts'

/** What we know of a dossier that a filing of the State has to agree with before it is taken for ours (F8). */
export interface OwnFiling {
  id: string
  procedure: string
  establishment: string
  /** When the first intent was committed, RFC 3339; null when this very attempt is the first. */
  firstIntentAt: string | null
}

/** Two honest clocks may differ by this much; more is a matter for an operator. */
const clockToleranceMs = 5 * 60_000

export type Adoption = { as: 'ours' } | { as: 'foreign'; because: 'reference' | 'content' | 'too-early' }

/** Whether a filing read from the State may be adopted: same reference, procedure and establishment, received after our first intent. */
export function judgeAdoption(own: OwnFiling, filing: StateFiling): Adoption {
  if (filing.reference !== own.id) return { as: 'foreign', because: 'reference' }
  if (filing.procedure !== own.procedure || filing.establishment !== own.establishment)
    return { as: 'foreign', because: 'content' }
  if (own.firstIntentAt === null) return { as: 'ours' }
  const aheadMs = Date.parse(own.firstIntentAt) - Date.parse(filing.receivedAt)
  return aheadMs > clockToleranceMs ? { as: 'foreign', because: 'too-early' } : { as: 'ours' }
}

/** The filings of one reference: ours in the order in which the State received them, and those that cannot be ours. */
export function splitFilings(
  own: OwnFiling,
  filings: readonly StateFiling[],
): { ours: StateFiling[]; foreign: StateFiling[] } {
  const isOurs = (filing: StateFiling): boolean => judgeAdoption(own, filing).as === 'ours'
  const ours = filings.filter(isOurs).sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt))
  return { ours, foreign: filings.filter((filing) => !isOurs(filing)) }
}
