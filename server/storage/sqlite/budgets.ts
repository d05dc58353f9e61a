import type { Work } from './work.ts'

/**
 * Spaced slots (GCRA with a burst of one), as instants in ms from now: never two nearer than the spacing, whoever asks. A
 * slot that is not used is lost.
 */
export function takeSlots(
  work: Work,
  { budget, max, spacingMs, aheadMs }: { budget: string; max: number; spacingMs: number; aheadMs: number },
): number[] {
  const stored = work.one<{ next_at: number }>('SELECT next_at FROM budgets WHERE name = ?', budget)
  const slots: number[] = []
  let nextAt = Math.max(stored?.next_at ?? 0, work.exactNow)
  while (slots.length < max && nextAt <= work.exactNow + aheadMs) {
    slots.push(nextAt - work.exactNow)
    nextAt += spacingMs
  }
  if (slots.length > 0)
    work.run(
      'INSERT INTO budgets (name, next_at) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET next_at = ?2',
      budget,
      nextAt,
    )
  return slots
}
