import type { Batch, BatchCounts, BatchOutcome, DossierState } from './types.ts'

/** How far a batch, or several handed over together, have come. Rows that answer with an older dossier count as filed and decided. */
export interface Progress {
  total: number
  rejected: number
  accepted: number
  /** No longer ours to file: the State has it, or it ended before. */
  filed: number
  /** Ended: nothing more will come. */
  decided: number
  /** Waiting for you to send something more. */
  actionRequired: number
  /** Null when the gateway cannot say. */
  etaSeconds: number | null
}

/** As much of a batch as tells how far it is: its acceptance tells that too. */
export type BatchStanding = Pick<Batch, 'state' | 'total' | 'counts' | 'etaSeconds'>

const countKeys = [
  'rejected',
  'existing',
  'held',
  'queued',
  'filing',
  'uncertain',
  'filed',
  'inReview',
  'actionRequired',
  'completed',
  'refused',
  'cancelled',
  'expired',
  'failed',
] as const satisfies readonly (keyof BatchCounts)[]

const unfiledStates: readonly DossierState[] = ['held', 'queued', 'filing', 'uncertain']
const undecidedStates: readonly DossierState[] = [...unfiledStates, 'filed', 'inReview', 'actionRequired']

export function progressOf(batches: readonly BatchStanding[]): Progress {
  const counts = sumCounts(batches)
  const total = batches.reduce((sum, batch) => sum + batch.total, 0)
  const accepted = total - counts.rejected
  const sum = (states: readonly DossierState[]): number =>
    states.reduce((some, state) => some + counts[state], 0)
  return {
    total,
    rejected: counts.rejected,
    accepted,
    filed: accepted - sum(unfiledStates),
    decided: accepted - sum(undecidedStates),
    actionRequired: counts.actionRequired,
    etaSeconds: etaOf(batches),
  }
}

export function sumCounts(batches: readonly Pick<Batch, 'counts'>[]): BatchCounts {
  const sum = Object.fromEntries(countKeys.map((key) => [key, 0])) as BatchCounts
  for (const batch of batches) {
    for (const key of countKeys) sum[key] += batch.counts[key]
  }
  return sum
}

/** Of batches that belong together: null while one is still open, or was cancelled whole. */
export function outcomeOf(batches: readonly Batch[]): BatchOutcome | null {
  const outcomes = batches.map((batch) => batch.outcome ?? null)
  const [first = null] = outcomes
  if (outcomes.includes(null)) return null
  return outcomes.every((outcome) => outcome === first) ? first : 'mixed'
}

/** They are filed side by side: together they last as long as the slowest. */
function etaOf(batches: readonly BatchStanding[]): number | null {
  const open = batches.filter((batch) => batch.state === 'processing')
  const etas = open.map((batch) => batch.etaSeconds ?? null)
  return etas.reduce<number | null>(
    (most, eta) => (most === null || eta === null ? null : Math.max(most, eta)),
    0,
  )
}

export type Milestone = 'accepted' | 'filed' | 'decided'

export function hasReached(batch: Batch, until: Milestone): boolean {
  if (until === 'accepted') return true
  if (until === 'decided') return batch.state !== 'processing'
  return unfiledStates.every((state) => batch.counts[state] === 0)
}
