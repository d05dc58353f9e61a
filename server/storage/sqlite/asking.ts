import type { Work } from './work.ts'

/**
 * Who is being asked about, until when: in memory, because asking twice harms nobody. Rows lent are stepped over until
 * they are recorded or their time is up.
 */
export function lend<T>(
  work: Work,
  lent: Map<string, number>,
  {
    rows,
    max,
    leaseMs,
    nameOf,
  }: { rows: readonly T[]; max: number; leaseMs: number; nameOf: (row: T) => string },
): T[] {
  for (const [name, until] of lent) if (until <= work.now) lent.delete(name)
  const free = rows.filter((row) => !lent.has(nameOf(row))).slice(0, max)
  for (const row of free) lent.set(nameOf(row), work.now + leaseMs)
  return free
}

export function askable(work: Work, lent: Map<string, number>, name: string): void {
  work.changes.afterCommit(() => lent.delete(name))
}
