import type { FastifyReply } from 'fastify'
import type { Clock, Store, Touched } from '../usecases/ports.ts'

/** Hears of commits, so that whoever waits for a change looks again at once. */
export interface Changes {
  /** Begin before the first look: what changes between the look and the wait is not missed. */
  follow(matches: (touched: Touched) => boolean): Following
}

export interface Following {
  /** Resolves when something matched since the last call, after `ms`, or when the signal fires. */
  next(ms: number, signal: AbortSignal): Promise<void>
  close(): void
}

/** `draining` wakes everybody: open waits and streams must not hold the process up. */
export function makeChanges(store: Pick<Store, 'watch'>, clock: Clock, draining: AbortSignal): Changes {
  const listeners = new Set<(touched: Touched) => void>()
  store.watch((touched) => {
    for (const listener of listeners) listener(touched)
  })

  return {
    follow(matches) {
      let isTouched = false
      let wake = new AbortController()
      const listener = (touched: Touched): void => {
        if (!matches(touched)) return
        isTouched = true
        wake.abort()
      }
      listeners.add(listener)
      return {
        async next(ms, signal) {
          if (!isTouched) await clock.sleep(ms, AbortSignal.any([signal, draining, wake.signal]))
          isTouched = false
          wake = new AbortController()
        },
        close: () => {
          listeners.delete(listener)
        },
      }
    },
  }
}

/** Fires when the connection ends or the answer is out. (The request's own signal fires as soon as its body was read.) */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
