import { DeadlineError } from './errors/connectionErrors.ts'

/**
 * Ends one attempt when the gateway has been silent for too long, or when the caller gives up. Every sign of life starts the time again,
 * so that a long upload or a long list of results is never cut while it moves.
 */
export class Deadline {
  readonly signal: AbortSignal
  readonly #controller = new AbortController()
  readonly #outer: AbortSignal | undefined
  readonly #timeoutMs: number
  readonly #what: string
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(what: string, timeoutMs: number, outer: AbortSignal | undefined) {
    this.signal = this.#controller.signal
    this.#outer = outer
    this.#what = what
    this.#timeoutMs = timeoutMs
    if (outer?.aborted) this.#follow()
    else outer?.addEventListener('abort', this.#follow, { once: true })
    this.alive()
  }

  /** Something moved. */
  alive(): void {
    clearTimeout(this.#timer)
    if (!this.signal.aborted) this.#timer = setTimeout(this.#expire, this.#timeoutMs)
  }

  /** The attempt is over: forget the timer and the caller's signal. */
  end(): void {
    clearTimeout(this.#timer)
    this.#outer?.removeEventListener('abort', this.#follow)
  }

  /** Why the attempt was ended, if it was this that ended it. */
  get reason(): unknown {
    return this.signal.aborted ? this.signal.reason : undefined
  }

  readonly #follow = (): void => {
    clearTimeout(this.#timer)
    this.#controller.abort(this.#outer?.reason)
  }

  readonly #expire = (): void => {
    this.#controller.abort(new DeadlineError(this.#what, this.#timeoutMs))
  }
}

/** Resolves after `ms`; rejects with the signal's reason when the caller gives up. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(reasonOf(signal))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason })
}
