import { exampleItems } from '../../server/domain/schema/examples.ts'
import type { Establishment, JsonObject, JudgeContext } from '../../server/domain/item.ts'
import { type Chunk, unpackChunk } from '../../server/usecases/chunk.ts'
import type { ItemReading } from '../../server/usecases/ports.ts'

/** The places of the examples, and the day on which they are without fault. */
const numbers = new Set(
  Object.values(exampleItems).flatMap(({ establishment }) =>
    typeof establishment === 'string' ? [establishment] : [],
  ),
)
export const establishments: Establishment[] = [...numbers].map((number) =>
  /^\d{5,6}$/.test(number)
    ? { kind: 'habilitation', number, permits: ['pivo', 'diva', 'lessor'] }
    : { kind: 'school', number },
)
export const context: JudgeContext = { on: '2026-11-23', establishments, mode: 'test' }

/** A good item under a reference of its own. */
export const item = (reference: string, more: JsonObject = {}): JsonObject => ({
  ...exampleItems['declaration-achat'],
  reference,
  ...more,
})

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export const lines = (...items: (JsonObject | string)[]): string =>
  items.map((each) => `${typeof each === 'string' ? each : JSON.stringify(each)}\n`).join('')

/** Rows of all chunks in order: a short account of what became of each. */
export function accountOf(chunks: Chunk[]): { row: number; reference: string | null; codes: string[] }[] {
  return chunks
    .flatMap(({ accepted, rejected }) => [...accepted, ...rejected])
    .map(({ row, reference, findings }) => ({ row, reference, codes: findings.map(({ code }) => code) }))
    .toSorted((one, other) => one.row - other.row)
}

export async function chunksOf(reading: ItemReading): Promise<Chunk[]> {
  const chunks: Chunk[] = []
  for await (const packed of reading.chunks()) chunks.push(unpackChunk(packed))
  return chunks
}
