import { type DossierState, dossierStates, isFinal } from './dossier.ts'

/** Every row of a batch is counted once: rejected, existing (a dossier of another batch), or its dossier's state. */
export type CountKey = 'rejected' | 'existing' | DossierState
export type BatchCounts = Record<CountKey, number>

export const countKeys: readonly CountKey[] = ['rejected', 'existing', ...dossierStates]

export type BatchState = 'processing' | 'completed' | 'cancelled'
export type BatchOutcome = 'allCompleted' | 'mixed' | 'noneCompleted'

export function emptyCounts(): BatchCounts {
  return Object.fromEntries(countKeys.map((key) => [key, 0])) as BatchCounts
}

/** `failed` waits for a person, yet it no longer keeps its batch open (filing.md, section 2). */
const isAtRest = (key: CountKey): boolean =>
  key === 'rejected' || key === 'existing' || key === 'failed' || isFinal(key)

export function batchState(counts: BatchCounts): BatchState {
  const accepted = dossierStates.reduce((sum, state) => sum + counts[state], 0)
  if (accepted > 0 && counts.cancelled === accepted) return 'cancelled'
  return countKeys.every((key) => isAtRest(key) || counts[key] === 0) ? 'completed' : 'processing'
}

/**
 * How a finished batch ended; null while it is processing or when it was cancelled whole.
 * @param existingCompleted how many of the `existing` rows answer with a completed dossier
 */
export function batchOutcome(counts: BatchCounts, existingCompleted: number): BatchOutcome | null {
  if (batchState(counts) !== 'completed') return null
  const total = countKeys.reduce((sum, key) => sum + counts[key], 0)
  const completed = counts.completed + existingCompleted
  if (completed === total) return 'allCompleted'
  return completed === 0 ? 'noneCompleted' : 'mixed'
}
