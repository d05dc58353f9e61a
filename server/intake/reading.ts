import type { PackedChunk } from '../usecases/chunk.ts'
import type { BatchEnvelope, ItemReading, ItemVerdict, ReadingSummary } from '../usecases/ports.ts'
import type { Piece } from './bodyWork.ts'
import { PieceQueue } from './pieceQueue.ts'
import type { FromWorker, ToWorker } from './workerMessages.ts'

/** Bytes that may be on their way to the worker before a writer has to wait. */
const ahead = 1024 * 1024

type Post = (message: ToWorker, transfer: ArrayBuffer[]) => void

/** One body, seen from the main thread. It only hands things on. */
export class WorkerReading implements ItemReading {
  readonly #id: number
  readonly #post: Post
  readonly #over: () => void
  readonly #chunks = new PieceQueue<PackedChunk>(() => this.#credit())
  readonly #verdicts = new PieceQueue<ItemVerdict[]>(() => this.#credit())
  readonly #envelope = Promise.withResolvers<BatchEnvelope>()
  readonly #summary = Promise.withResolvers<ReadingSummary>()
  #state: 'open' | 'done' | 'failed' = 'open'
  #error: Error | null = null
  #onTheirWay = 0
  #waiting: (() => void)[] = []

  /** @param over called once, when nothing more will come */
  constructor(id: number, post: Post, over: () => void) {
    this.#id = id
    this.#post = post
    this.#over = over
    // A reading that failed may have nobody left who awaits these two.
    this.#envelope.promise.catch(() => {})
    this.#summary.promise.catch(() => {})
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#error) throw this.#error
    if (this.#state !== 'open' || bytes.byteLength === 0) return
    const own = ownBytes(bytes)
    this.#onTheirWay += own.byteLength
    this.#post({ id: this.#id, as: 'bytes', bytes: own }, [own.buffer])
    while (this.#state === 'open' && this.#onTheirWay > ahead) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    if (this.#error) throw this.#error
  }

  end(): void {
    if (this.#state === 'open') this.#post({ id: this.#id, as: 'end' }, [])
  }

  abort(): void {
    if (this.#state !== 'open') return
    this.#post({ id: this.#id, as: 'abort' }, [])
    this.fail(new Error('the reading was aborted'))
  }

  envelope(): Promise<BatchEnvelope> {
    return this.#envelope.promise
  }

  chunks(): AsyncIterable<PackedChunk> {
    return this.#chunks
  }

  verdicts(): AsyncIterable<ItemVerdict[]> {
    return this.#verdicts
  }

  summary(): Promise<ReadingSummary> {
    return this.#summary.promise
  }

  /** A message of the worker that concerns this reading. */
  receive(message: FromWorker): void {
    if (this.#state !== 'open') return
    if (message.as === 'taken') {
      this.#onTheirWay -= message.bytes
      this.#wake()
    } else if (message.as === 'failed') this.fail(new Error(`checking broke: ${message.trace}`))
    else this.#receivePiece(message.piece)
  }

  fail(error: Error): void {
    if (this.#state !== 'open') return
    this.#error = error
    this.#envelope.reject(error)
    this.#summary.reject(error)
    this.#chunks.fail(error)
    this.#verdicts.fail(error)
    this.#close('failed')
  }

  #receivePiece(piece: Piece): void {
    if (piece.as === 'envelope') this.#envelope.resolve(piece.envelope)
    else if (piece.as === 'chunk') this.#chunks.push(piece.packed)
    else if (piece.as === 'verdicts') this.#verdicts.push(piece.rows)
    else {
      this.#envelope.resolve(piece.summary.envelope)
      this.#summary.resolve(piece.summary)
      this.#chunks.end()
      this.#verdicts.end()
      this.#close('done')
    }
  }

  #close(state: 'done' | 'failed'): void {
    this.#state = state
    this.#wake()
    this.#over()
  }

  #credit(): void {
    if (this.#state === 'open') this.#post({ id: this.#id, as: 'credit' }, [])
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}

/** Bytes whose buffer nobody else has: a view of a shared pool must be copied before it can be handed over. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return new Uint8Array(buffer)
  return new Uint8Array(bytes)
}
