const lineCharsMax = 16 * 1024 * 1024

/**
 * The values of an NDJSON body, one by one.
 * @throws SyntaxError on a line that is not JSON, such as the last of a body cut short
 */
export async function* jsonLines<T>(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<T, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      onBytes()
      const lines = (rest + decoder.decode(value, { stream: !done })).split('\n')
      rest = done ? '' : (lines.pop() ?? '')
      if (rest.length > lineCharsMax) throw new SyntaxError('a line of the answer is too long')
      for (const line of lines) {
        if (line.trim() !== '') yield JSON.parse(line) as T
      }
      if (done) return
    }
  } finally {
    // The caller may have stopped half-way: let the connection go.
    await reader.cancel().catch(() => undefined)
  }
}
