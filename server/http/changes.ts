import type { FastifyReply } from 'fastify'
import type { DocumentNews } from '../usecases/documentNews.ts'
import type { Clock, Store, Touched } from '../usecases/ports.ts'

/** Hears of commits, so that whoever waits for a change looks again at once. */
export interface Changes {
  /** Begin before the first look: what changes between the look and the wait is not missed. */
  follow(matches: (touched: Touched) => boolean): Following
  /** The verdicts on a document. */
  followDocument(id: string): Following
}

export interface Following {
  /** Resolves when something matched since the last call, after `ms`, or when the signal fires. */
  next(ms: number, signal: AbortSignal): Promise<void>
  close(): void
}

export interface Heard {
  store: Pick<Store, 'watch'>
  documentNews: Pick<DocumentNews, 'onJudged'>
  clock: Clock
  /** Wakes everybody: open waits and streams must not hold the process up. */
  draining: AbortSignal
}

export function makeChanges({ store, documentNews, clock, draining }: Heard): Changes {
  const listeners = new Set<(touched: Touched) => void>()
  store.watch((touched) => {
    for (const listener of listeners) listener(touched)
  })

  /** @param listen begins to call `touch`; answers how to stop it */
  function following(listen: (touch: () => void) => () => void): Following {
    let isTouched = false
    let wake = new AbortController()
    const close = listen(() => {
      isTouched = true
      wake.abort()
    })
    return {
      async next(ms, signal) {
        if (!isTouched) await clock.sleep(ms, AbortSignal.any([signal, draining, wake.signal]))
        isTouched = false
        wake = new AbortController()
      },
      close,
    }
  }

  return {
    follow: (matches) =>
      following((touch) => {
        const listener = (touched: Touched): void => {
          if (matches(touched)) touch()
        }
        listeners.add(listener)
        return () => void listeners.delete(listener)
      }),
    followDocument: (id) =>
      following((touch) =>
        documentNews.onJudged((document) => {
          if (document === id) touch()
        }),
      ),
  }
}

/** Fires when the connection ends or the answer is out. (The request's own signal fires as soon as its body was read.) */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
