import type { AnyItem, Item } from '../types.ts'
import { Part } from './part.ts'

/** An item, or an NDJSON line already written (text or UTF-8), which is sent as it stands. */
export type ItemInput = Item | AnyItem | string | Uint8Array
export type ItemSource = Iterable<ItemInput> | AsyncIterable<ItemInput>

export interface PartLimits {
  itemsMax: number
  bytesMax: number
}

/** The gateway's limits of one batch. */
export const batchLimits: PartLimits = { itemsMax: 100_000, bytesMax: 256 * 1024 * 1024 }

/**
 * Cuts a source into parts within the limits. One part at a time is kept, and a part is given out only once it is known whether another
 * follows: that decides its name. A source that throws spoils only the part being gathered, of which nothing was sent.
 */
export async function* partsOf(
  source: ItemSource,
  limits: PartLimits,
): AsyncGenerator<{ part: Part; isLast: boolean }, void, undefined> {
  const encoder = new TextEncoder()
  let part = new Part(0)
  // Blank lines count as lines but are no items: they are held back, so that no part consists of them alone.
  let blanks = 0
  for await (const input of source) {
    const line = lineOf(input, encoder)
    if (isBlank(line)) {
      blanks += 1
      continue
    }
    const overflows =
      part.rows + blanks + 1 > limits.itemsMax || part.bytes + blanks + line.length + 1 > limits.bytesMax
    if (part.items === 0 || overflows) {
      if (part.items > 0) yield { part, isLast: false }
      part = new Part(part.firstRow + part.rows + blanks)
    } else {
      for (; blanks > 0; blanks -= 1) part.append(new Uint8Array(0), false)
    }
    blanks = 0
    part.append(line, true)
  }
  yield { part, isLast: true }
}

function lineOf(input: ItemInput, encoder: { encode(text: string): Uint8Array }): Uint8Array {
  if (input instanceof Uint8Array || typeof input === 'string') {
    const line = typeof input === 'string' ? encoder.encode(input) : input
    const end = line.at(-1) === 0x0a ? line.length - 1 : line.length
    if (line.subarray(0, end).includes(0x0a)) throw new TypeError('a ready-made line holds no line break')
    return line.subarray(0, end)
  }
  const text: string | undefined = JSON.stringify(input)
  if (text === undefined) throw new TypeError('an item is an object or a ready-made NDJSON line')
  return encoder.encode(text)
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}
