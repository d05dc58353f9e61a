import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Scanner } from '../../server/intake/scan.ts'
import { bytesOf } from './items.ts'

const scan = (text: string | Uint8Array) =>
  new Scanner(16).scanText(typeof text === 'string' ? bytesOf(text) : text)

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('good JSON of every kind passes', () => {
  const texts = [
    '{}',
    ' [ ] ',
    '"é\\u00e9\\ud83d\\ude97🚗"',
    '-0.5e+10',
    'true',
    'null',
    '{"a":{"a":[{"a":1},{"a":2}]}}',
  ]

  expect(texts.map(scan)).toEqual(texts.map(() => null))
})

test.each([
  ['', 'nothing'],
  ['{"a":1,}', 'a trailing comma'],
  ["{'a':1}", 'single quotes'],
  ['{"a":01}', 'a leading zero'],
  ['{"a":1.}', 'a point without digits'],
  ['{"a":+1}', 'a plus sign'],
  ['{"a":NaN}', 'NaN'],
  ['{"a":"\t"}', 'a raw control character'],
  ['{"a":"\\x41"}', 'an unknown escape'],
  ['{"a":"\\u12"}', 'a cut escape'],
  ['{"a":1', 'a cut object'],
  ['{"a":"b', 'a cut string'],
  ['{"a":1}{}', 'two values'],
  ['{"a":1}\u0000', 'a NUL at the end'],
  ['{"a" 1}', 'no colon'],
  ['[1 2]', 'no comma'],
  ['tru', 'half a word'],
  ['-', 'a lone minus'],
])('malformed: %j has %s', (text) => {
  expect(scan(text)?.code).toBe('malformed')
  expect(parses(text)).toBe(false)
})

test('a key given twice in one object is found with its place', () => {
  expect(scan('{"vehicle":{"vin":1,"x":[{"a":1,"a":2}]}}')).toMatchObject({
    code: 'json-duplicate-key',
    pointer: '/vehicle/x/0/a',
  })
})

test('a key is the same whichever way it is escaped', () => {
  expect(scan('{"vin":1,"v\\u0069n":2}')).toMatchObject({ code: 'json-duplicate-key', pointer: '/vin' })
})

test('the same key in two objects is no repetition', () => {
  expect(scan('[{"a":{"b":1},"b":{"a":1}},{"a":1,"b":2}]')).toBeNull()
})

test.each([
  [String.raw`{"mod\\":1}`, 'at its end', '/mod\\'],
  [String.raw`{"a":[{"\\u00e8":1}]}`, 'at its beginning', '/a/0/\\u00e8'],
  [String.raw`{"a":{"m\u005cn":1}}`, 'spelt as a code', '/a/m\\n'],
  [String.raw`{"m\u005Cn":1`, 'in capitals, and is cut', '/m\\n'],
  [String.raw`{"\\":1}`, 'and nothing else', '/\\'],
])('a key with a backslash is refused with its place: %s has one %s', (text, _where, pointer) => {
  expect(scan(text)).toMatchObject({ code: 'json-backslash-key', pointer })
})

test('other escapes in keys, and backslashes in values, pass', () => {
  expect(scan(String.raw`{"mod\u00e8":"\\","a\"b\n\/":["\\:",{"u005c":"\u005c"}]}`)).toBeNull()
})

test('keys that only share their hash are told apart', () => {
  // In a hash of base 31, "Aa" and "BB" collide.
  expect(scan('{"Aa":1,"BB":2,"AaAa":3,"BBBB":4,"AaBB":5,"BBAa":6}')).toBeNull()
})

test('a repetition is found among hundreds of keys', () => {
  const keys = Array.from({ length: 300 }, (_, index) => `"k${index}":{"k1":1}`)

  expect(scan(`{${keys.join(',')}}`)).toBeNull()
  expect(scan(`{${keys.join(',')},"k7":1}`)).toMatchObject({ code: 'json-duplicate-key', pointer: '/k7' })
  expect(scan(`{${keys.join(',')},"k299":1}`)).toMatchObject({ code: 'json-duplicate-key', pointer: '/k299' })
})

test('16 levels pass and 17 do not', () => {
  const nested = (depth: number): string => '[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2)

  expect(scan(nested(16))).toBeNull()
  expect(scan(nested(18))).toMatchObject({ code: 'json-depth' })
  expect(scan('['.repeat(100_000))).toMatchObject({ code: 'json-depth' })
})

test.each([
  ['"\\ud83d"', 'a high one alone'],
  ['"\\ude97"', 'a low one alone'],
  ['"\\ude97\\ud83d"', 'the two the wrong way round'],
  ['"\\ud83d\\u0041"', 'a high one before a letter'],
  ['"\\ud83dx"', 'a high one before a plain letter'],
  ['{"\\ud83d":1}', 'one in a key'],
])('half a character is refused: %s is %s', (text) => {
  expect(scan(text)?.code).toBe('json-surrogate')
})

test.each([
  [[0x22, 0xff, 0x22], 'a byte that UTF-8 never has'],
  [[0x22, 0xc3, 0x22], 'half a sequence'],
  [[0x22, 0xed, 0xa0, 0xbd, 0x22], 'a surrogate in UTF-8'],
  [[0x22, 0xc0, 0xaf, 0x22], 'an overlong slash'],
])('bytes that are no UTF-8 are refused: %j is %s', (bytes) => {
  expect(scan(Uint8Array.from(bytes))?.code).toBe('json-surrogate')
})

test('the scanner and JSON.parse agree on what is JSON', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'null',
    ' ',
    '\\n',
    '\n',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      ),
      (text) => {
        const fault = scan(text)
        if (fault === null || fault.code === 'malformed') expect(fault === null).toBe(parses(text))
      },
    ),
    { numRuns: 3_000 },
  )
})

test('any text with one byte changed is judged as JSON.parse judges it', () => {
  const good = '{"a":[1,-2.5e3,"x\\n\\u00e9"],"b":{"c":null,"d":true}}'
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 0x20, max: 0x7e }), (at, code) => {
      const text = good.slice(0, at) + String.fromCharCode(code) + good.slice(at + 1)
      const fault = scan(text)
      if (fault?.code !== 'json-duplicate-key') expect(fault === null).toBe(parses(text))
    }),
    { numRuns: 2_000 },
  )
})

test('an object is refused exactly when two of its keys are equal', () => {
  const key = fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', 'é', '"', '\n', '🚗') })
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      const text = `{${keys.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`
      const repeats = new Set(keys).size < keys.length
      expect(scan(text)?.code ?? null).toBe(repeats ? 'json-duplicate-key' : null)
    }),
  )
})
