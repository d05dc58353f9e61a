import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictJson } from '../../server/upstream/strictJson.ts'

const read = (text: string): unknown => {
  const parsed = parseStrictJson(Buffer.from(text))
  return parsed.as === 'value' ? parsed.value : parsed.fault
}

test('reads any JSON that has one meaning as the platform does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
      expect(read(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
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

test('refuses what is empty, cut, too deep, badly encoded or half a character', () => {
  expect(read('')).toBe('empty')
  expect(read('{"a":')).toBe('not-json')
  expect(read('\uFEFF{}')).toBe('not-json')
  expect(read(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBe('too-deep')
  expect(read('{"a":"\\ud800"}')).toBe('lone-surrogate')
  expect(parseStrictJson(Buffer.from([0x22, 0xe9, 0x22]))).toEqual({ as: 'fault', fault: 'not-utf8' })
})
