import { SourceSpentError } from '../errors/sourceSpentError.ts'
import type { Source } from './source.ts'

/** Gives the bytes of a source to one attempt after the other, as far as it can be read again. */
export class Reading {
  /** The source itself went wrong, not the connection. */
  failure: Error | null = null
  readonly #source: Source
  #pieces: AsyncIterator<Uint8Array> | null = null
  #taken = 0
  #first: Uint8Array | null = null

  constructor(source: Source) {
    this.#source = source
  }

  open(onSent: (bytes: number) => void): ReadableStream<Uint8Array> {
    const pieces = this.#begin()
    let again = this.#first
    let sent = 0
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          try {
            const piece = again ?? (await this.#next(pieces))
            again = null
            if (piece === null) return controller.close()
            sent += piece.length
            controller.enqueue(piece)
            onSent(sent)
          } catch (error) {
            this.failure = error instanceof Error ? error : new Error('the source failed', { cause: error })
            controller.error(error)
          }
        },
        cancel: async () => {
          if (this.#source.isRepeatable) await pieces.return?.()
        },
      },
      // No more is taken from a source than the connection asks for.
      { highWaterMark: 0 },
    )
  }

  /** Why it cannot be given once more, or null when it can. */
  spentBy(error: unknown): SourceSpentError | null {
    if (this.#source.isRepeatable || this.#taken === 0) return null
    // `fetch` takes the first piece before it knows whether anybody is there.
    if (this.#taken === 1 && wasNeverConnected(error)) return null
    return new SourceSpentError(error)
  }

  /** Lets go of what is behind a source that is read once. */
  async end(): Promise<void> {
    await this.#pieces?.return?.().catch(() => undefined)
  }

  #begin(): AsyncIterator<Uint8Array> {
    if (this.#source.isRepeatable || this.#pieces === null) {
      this.#pieces = this.#source.pieces()[Symbol.asyncIterator]()
      this.#first = null
    }
    return this.#pieces
  }

  async #next(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
    const next = await pieces.next()
    this.#taken += 1
    if (next.done) return null
    if (!(next.value instanceof Uint8Array)) throw new TypeError('a source of bytes is expected')
    if (!this.#source.isRepeatable) this.#first = this.#taken === 1 ? next.value : null
    return next.value
  }
}

const unconnected = new Set(
  'ECONNREFUSED ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH UND_ERR_CONNECT_TIMEOUT'.split(' '),
)

/** As Node tells it; another runtime's failure is taken for a broken connection. */
function wasNeverConnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && unconnected.has(cause.code)) return true
  }
  return false
}
