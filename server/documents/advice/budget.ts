/** Of the wall clock; most papers take a hundredth of it. Above all a paper must not run into the time limit of its check by advice. */
const adviceMs = 3_000

/** The time that advice may take; each step looks before it begins. */
export interface Budget {
  isSpent(): boolean
}

export function startBudget(): Budget {
  const endsAt = performance.now() + adviceMs
  return { isSpent: () => performance.now() >= endsAt }
}
