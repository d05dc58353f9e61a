import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictJson } from '../../server/upstream/strictJson.ts'

const read = (text: string): unknown => {
  const parsed = parseStrictJson(Buffer.from(text))
  return parsed.as === 'value' ? parsed.value : parsed.fault
}

const hasBackslashKey = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, member]) => key.includes('\\') || hasBackslashKey(member))

test('reads any JSON that has one meaning as the platform does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
      const text = JSON.stringify(value)
      expect(read(text)).toEqual(hasBackslashKey(value) ? 'backslash-key' : JSON.parse(text))
    }),
    { numRuns: 500, seed: 11 },
  )
})

test('refuses a key given twice in one object, however it is spelt', () => {
  expect(read('{"a":1,"b":{"a":2}}')).toEqual({ a: 1, b: { a: 2 } })
  expect(read('{"a":1,"a":1}')).toBe('duplicate-key')
  expect(read('{"x":[{"a":1,"\\u0061":2}]}')).toBe('duplicate-key')
  expect(read('{"a":"a","b":["a","a"],"c":"a"}')).toEqual({ a: 'a', b: ['a', 'a'], c: 'a' })
  expect(read('[{"a":{"b":1},"a":2}]')).toBe('duplicate-key')
})

test('refuses a key with a backslash, however it is spelt, and takes other escapes', () => {
  expect(read(String.raw`{"a":[{"mod\\" : 1}]}`)).toBe('backslash-key')
  expect(read(String.raw`{"\u005Cn":1}`)).toBe('backslash-key')
  expect(read(String.raw`{"a":"\\","b\"":["\\:"],"\u00e8":"\u005c"}`)).toEqual({
    a: '\\',
    'b"': ['\\:'],
    è: '\\',
  })
  expect(read(String.raw`{"a":"\\`)).toBe('not-json')
})

test('a key is not renamed after one with a backslash that came before, whole or in a text that is no JSON', () => {
  read(String.raw`{"filing":1,"mod\\":1}`)
  read(String.raw`{"request":1,"mod\u005cn":1} and more`)

  expect(read(String.raw`{"filing":1,"mod\u00e8":1}`)).toEqual({ filing: 1, modè: 1 })
  expect(read(String.raw`{"request":1,"mod\nx":1}`)).toEqual({ request: 1, 'mod\nx': 1 })
})

test('refuses what is empty, cut, too deep, badly encoded or half a character', () => {
  expect(read('')).toBe('empty')
  expect(read('{"a":')).toBe('not-json')
  expect(read('\uFEFF{}')).toBe('not-json')
  expect(read(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBe('too-deep')
  expect(read('{"a":"\\ud800"}')).toBe('lone-surrogate')
  expect(parseStrictJson(Buffer.from([0x22, 0xe9, 0x22]))).toEqual({ as: 'fault', fault: 'not-utf8' })
})
