/** Pieces that arrive by message and leave by `for await`, once, in order. */
export class PieceQueue<T> implements AsyncIterable<T> {
  readonly #pieces: T[] = []
  readonly #taken: () => void
  #over = false
  #error: Error | null = null
  #wake: () => void = () => {}

  /** @param taken called whenever a piece has left */
  constructor(taken: () => void) {
    this.#taken = taken
  }

  push(piece: T): void {
    this.#pieces.push(piece)
    this.#wake()
  }

  end(): void {
    this.#over = true
    this.#wake()
  }

  fail(error: Error): void {
    this.#error = error
    this.#pieces.length = 0
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      if (this.#error) throw this.#error
      const piece = this.#pieces.shift()
      if (piece !== undefined) {
        this.#taken()
        yield piece
      } else if (this.#over) return
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }
}
