import type { ItemReading } from './ports.ts'

export interface Feed {
  /** The client went away before the end of the body; the reading was aborted. */
  readonly cutShort: boolean
}

/**
 * Pours a body into a reading in the background, as fast as the reading takes it. Stops when the reading has its summary: a body
 * with a fault is not read to its end. What breaks shows in the reading itself.
 */
export function feed(reading: ItemReading, bytes: AsyncIterable<Uint8Array>): Feed {
  const feeding = { cutShort: false }
  void pour(reading, bytes, feeding)
  return feeding
}

async function pour(
  reading: ItemReading,
  bytes: AsyncIterable<Uint8Array>,
  feeding: { cutShort: boolean },
): Promise<void> {
  let isOver = false
  const over = (): void => void (isOver = true)
  reading.summary().then(over, over)
  try {
    for await (const piece of bytes) {
      if (isOver) return
      // A reading that died says so where its rows are awaited.
      await reading.write(piece).catch(over)
    }
    reading.end()
  } catch {
    feeding.cutShort = true
    reading.abort()
  }
}
