const chunkBytes = 64 * 1024

/** NDJSON kept in memory in pieces, so that exactly the same bytes can be sent again after a broken connection. */
export class Part {
  /** Lines, blank ones too. */
  rows = 0
  items = 0
  bytes = 0
  /** The line of the whole source that is line 1 here, less one. */
  readonly firstRow: number
  readonly #pieces: Piece[] = []

  constructor(firstRow: number) {
    this.firstRow = firstRow
  }

  /** Adds one line; its line break is added here. */
  append(line: Uint8Array, isItem: boolean): void {
    const length = line.length + 1
    let piece = this.#pieces.at(-1)
    if (!piece || piece.used + length > piece.bytes.length) {
      piece = { bytes: new Uint8Array(Math.max(chunkBytes, length)), used: 0, rows: 0 }
      this.#pieces.push(piece)
    }
    piece.bytes.set(line, piece.used)
    piece.used += length
    piece.bytes[piece.used - 1] = 0x0a
    piece.rows += 1
    this.rows += 1
    this.bytes += length
    if (isItem) this.items += 1
  }

  /** @param onRows how many lines have been handed to the connection so far */
  open(onRows: (rows: number) => void): ReadableStream<Uint8Array> {
    const pieces = this.#pieces[Symbol.iterator]()
    let rows = 0
    return new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = pieces.next()
        if (next.done) {
          controller.close()
          return
        }
        rows += next.value.rows
        controller.enqueue(next.value.bytes.slice(0, next.value.used))
        onRows(rows)
      },
    })
  }
}

interface Piece {
  bytes: Uint8Array
  used: number
  rows: number
}
