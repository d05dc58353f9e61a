export interface Backoff {
  baseMs: number
  capMs: number
}

/** Beyond this the ceiling is reached with any base; it keeps the power finite. */
const doublingsMax = 40

/**
 * Full jitter: any wait between the base and a ceiling that doubles with every try, never beyond the cap.
 * @param tries how many came before, from 0
 * @param chance in [0, 1)
 */
export function backoffMs({ baseMs, capMs }: Backoff, tries: number, chance: number): number {
  const floor = Math.min(baseMs, capMs)
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(tries + 1, doublingsMax))
  return Math.round(floor + chance * (ceiling - floor))
}
