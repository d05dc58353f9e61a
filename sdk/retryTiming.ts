/** When to try again: pure, so that it can be read and tested without waiting. */

export interface RetryShape {
  baseMs: number
  capMs: number
  /** A gateway that asks for more patience than this is not waited for: the error says when to come back. */
  retryAfterMsMax: number
}

export const defaultRetryShape: RetryShape = { baseMs: 400, capMs: 20_000, retryAfterMsMax: 300_000 }

/**
 * How long to wait before the next attempt, in ms, or null when it is not worth waiting.
 * Full jitter: a random share of a doubling back-off, so that clients that failed together do not return together.
 * @param retry 0 before the first retry
 * @param random in [0, 1)
 */
export function retryDelayMs(
  retry: number,
  retryAfterMs: number | null,
  random: number,
  shape: RetryShape = defaultRetryShape,
): number | null {
  const backoffMs = Math.min(shape.capMs, shape.baseMs * 2 ** Math.min(retry, 30)) * random
  if (retryAfterMs === null) return backoffMs
  if (retryAfterMs > shape.retryAfterMsMax) return null
  // Never earlier than asked; the jitter is added, since all clients were told the same instant.
  return retryAfterMs + Math.min(backoffMs, retryAfterMs * 0.1)
}

/** Reads a Retry-After header (seconds, or an HTTP date) as ms from now; null when absent or unreadable. */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) * 1000
  // A date always names a month; anything else that Date would guess at is refused.
  if (!/[A-Za-z]{3}/.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}

const floor = 10
const share = 0.1
const savingsMax = 50
const refillMs = 6_000

/**
 * A client's allowance of retries: a tenth of its requests, and ten to begin with, which come back one every six seconds. Without it,
 * every client of an unwell gateway multiplies its load by the number of retries just when it can bear it least.
 */
export class RetryBudget {
  #tokens = floor
  #refilledAtMs: number

  constructor(nowMs: number) {
    this.#refilledAtMs = nowMs
  }

  /** A first attempt was made. */
  earn(): void {
    this.#tokens = Math.min(savingsMax, this.#tokens + share)
  }

  /** May one retry be made? It is then paid for. */
  spend(nowMs: number): boolean {
    const due = Math.floor((nowMs - this.#refilledAtMs) / refillMs)
    if (due > 0) {
      if (this.#tokens < floor) this.#tokens = Math.min(floor, this.#tokens + due)
      this.#refilledAtMs += due * refillMs
    }
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
