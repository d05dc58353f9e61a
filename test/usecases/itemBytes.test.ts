import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../server/domain/item.ts'
import { canonicalJson } from '../../server/intake/canonicalJson.ts'
import { takeOut } from '../../server/usecases/itemBytes.ts'

const ours = new Set(['channel', 'documents', 'reference'])

const values = fc.jsonValue() as fc.Arbitrary<Json>
const names = fc.oneof(fc.constantFrom('channel', 'documents', 'reference', 'sale', 'é"\\'), fc.string())
const items: fc.Arbitrary<JsonObject> = fc.dictionary(names, values)

const split = (item: JsonObject): { rest: string; taken: Map<string, string> } => {
  const { rest, taken } = takeOut(Buffer.from(canonicalJson(item)), ours)
  return { rest: Buffer.from(rest).toString(), taken }
}

describe('taking members out of an item as it is stored', () => {
  test('leaves exactly the text that the other members alone would have', () => {
    fc.assert(
      fc.property(items, (item) => {
        const others = Object.fromEntries(Object.entries(item).filter(([name]) => !ours.has(name)))
        expect(split(item).rest).toBe(canonicalJson(others))
      }),
    )
  })

  test('hands over the text of those that were taken, and of no others', () => {
    fc.assert(
      fc.property(items, (item) => {
        const wanted = Object.entries(item).filter(([name]) => ours.has(name))
        const { taken } = split(item)
        expect([...taken.keys()].sort()).toEqual(wanted.map(([name]) => name).sort())
        for (const [name, value] of wanted)
          expect(taken.get(name)).toBe(canonicalJson({ value }).slice('{"value":'.length, -1))
      }),
    )
  })

  test('keeps brackets, commas, quotes and escapes inside texts for what they are', () => {
    const item = { documents: ['}', '"', '\\'], remarks: '},{"reference":"x\\"],', sale: { note: '\\\\"' } }
    const { rest, taken } = split(item)
    expect(JSON.parse(rest)).toEqual({ remarks: item.remarks, sale: item.sale })
    expect(JSON.parse(taken.get('documents') ?? '')).toEqual(item.documents)
  })

  test('finds the end of long texts, wherever their quotes and backslashes stand', () => {
    const signs = fc.string({ unit: fc.constantFrom('"', '\\', 'x'), minLength: 20, maxLength: 120 })
    fc.assert(
      fc.property(signs, signs, (first, second) => {
        const { rest, taken } = split({ documents: first, remarks: second })
        expect(JSON.parse(rest)).toEqual({ remarks: second })
        expect(JSON.parse(taken.get('documents') ?? '')).toBe(first)
      }),
    )
  })

  test.each(['', '[]', '"text"', '{"a":1', '{"a":"1}', '{"a": 1, "b":2}', '{"a":1}{}', '{"a":[1}', 'null'])(
    'refuses what no item is stored as: %s',
    (text) => {
      expect(() => takeOut(Buffer.from(text), ours)).toThrow(SyntaxError)
    },
  )
})
