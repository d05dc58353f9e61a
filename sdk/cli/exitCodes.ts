import type { BatchCounts, Milestone, Waited } from '../index.ts'

export const exitCodes = { allWell: 0, error: 1, usage: 2, mixed: 3, none: 4, interrupted: 130 } as const

/** How well a push or a watch went, as far as it waited: 0 every line, 3 some, 4 none. */
export function exitCodeOf({ outcome, counts }: Waited, until: Milestone): number {
  if (until === 'decided' && outcome !== null) {
    return { allCompleted: exitCodes.allWell, mixed: exitCodes.mixed, noneCompleted: exitCodes.none }[outcome]
  }
  return codeOfShare(goodOf(counts, until), totalOf(counts))
}

export function codeOfShare(good: number, total: number): number {
  if (good === total) return exitCodes.allWell
  return good === 0 ? exitCodes.none : exitCodes.mixed
}

const totalOf = (counts: BatchCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

function goodOf(counts: BatchCounts, until: Milestone): number {
  if (until === 'decided') return counts.completed
  const accepted = totalOf(counts) - counts.rejected
  if (until === 'accepted') return accepted
  return accepted - counts.refused - counts.cancelled - counts.expired - counts.failed
}
