/** Where a file comes from: bytes at hand, a `Blob` or `File`, a stream, or pieces as they come. */
export type ImportSource = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** The pieces of a source, in order; the stream behind is let go when the reading stops early. */
export async function* piecesOf(source: ImportSource): AsyncGenerator<Uint8Array, void, undefined> {
  if (source instanceof Uint8Array) {
    const step = 64 * 1024
    for (let at = 0; at < source.length; at += step) yield source.subarray(at, at + step)
    return
  }
  if (Symbol.asyncIterator in source) {
    yield* source
    return
  }
  const reader = ('stream' in source ? source.stream() : source).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

export interface Head {
  bytes: Uint8Array
  /** Nothing follows. */
  isWhole: boolean
}

/** Reads on until `bytesMin` are there or the source has ended. */
export async function readHead(pieces: AsyncIterator<Uint8Array>, bytesMin: number): Promise<Head> {
  const parts: Uint8Array[] = []
  let length = 0
  while (length < bytesMin) {
    const next = await pieces.next()
    if (next.done) return { bytes: concatenated(parts, length), isWhole: true }
    parts.push(next.value)
    length += next.value.length
  }
  return { bytes: concatenated(parts, length), isWhole: false }
}

export function concatenated(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
