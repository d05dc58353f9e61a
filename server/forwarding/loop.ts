import type { Log } from '../usecases/log.ts'
import { type Clock, StoreError } from '../usecases/ports.ts'

export interface Loop {
  /** Look again now instead of at the end of the pause. */
  wake: () => void
  /** No further step begins; resolves when the running one is over. */
  stop: () => Promise<void>
}

export interface LoopOptions {
  name: string
  clock: Clock
  log: Log
  /** Wakes closer together than this are taken as one. */
  leastPauseMs?: number
}

/** A reason of our own: without one, every waking would make an exception with its stack. */
const awake = 'awake'
const storePauseMs = 1_000
const faultPauseMs = 5_000

/**
 * Runs `step` again and again until stopped. A step answers how long to pause in ms; 0 goes on at once. A store that
 * is full or busy pauses the loop, and so does a fault of ours, which is logged: neither ends it.
 */
export function startLoop(step: () => Promise<number>, options: LoopOptions): Loop {
  const { clock, leastPauseMs = 0 } = options
  let stopped = false
  let woken = false
  let pause = new AbortController()

  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false
      const pauseMs = await step().catch((error: unknown) => pauseAfter(error, options))
      if (stopped || pauseMs <= 0) continue
      if (leastPauseMs > 0) await clock.sleep(Math.min(leastPauseMs, pauseMs), stopping.signal)
      if (stopped || woken || pauseMs <= leastPauseMs) continue
      pause = new AbortController()
      await clock.sleep(pauseMs - leastPauseMs, pause.signal)
    }
  }
  const stopping = new AbortController()
  const done = run()
  return {
    wake: () => {
      woken = true
      pause.abort(awake)
    },
    stop: async () => {
      stopped = true
      stopping.abort(awake)
      pause.abort(awake)
      await done
    },
  }
}

/** Waits for something, but no longer than `limitMs`. */
export async function within(
  something: Promise<unknown>,
  { clock, limitMs }: { clock: Clock; limitMs: number },
): Promise<void> {
  const limit = new AbortController()
  await Promise.race([something, clock.sleep(limitMs, limit.signal)])
  limit.abort(awake)
}

/** How long a loop rests after an error; every error but a store that is closed is told. */
export function pauseAfter(error: unknown, { name, log }: Pick<LoopOptions, 'name' | 'log'>): number {
  if (error instanceof StoreError) {
    if (error.code !== 'closed') log.warn({ loop: name, code: error.code }, 'the store cannot take this now')
    return storePauseMs
  }
  log.error({ loop: name, fault: describeFault(error) }, 'a step failed')
  return faultPauseMs
}

/** Kind and place of a fault, without its text: that may quote a person's data. */
function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return `${error.name} ${place?.trim() ?? ''}`.trim()
}
