import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineSplitter } from '../../server/intake/ndjson.ts'
import { bytesOf } from './items.ts'

function split(pieces: readonly Uint8Array[], { lineBytesMax = 20, linesMax = 100 } = {}) {
  const splitter = new LineSplitter({ lineBytesMax, linesMax })
  const found = [...pieces.flatMap((piece) => [...splitter.push(piece)]), ...splitter.end()]
  const rows = found.map(({ row, bytes }) => [row, bytes === null ? null : Buffer.from(bytes).toString()])
  return { rows, overflowed: splitter.overflowed }
}
const splitText = (text: string, limits = {}) => split([bytesOf(text)], limits)

test('blank lines are no items but count as lines', () => {
  expect(splitText('a\n\n  \t\r\nb').rows).toEqual([
    [1, 'a'],
    [4, 'b'],
  ])
})

test('line breaks of both kinds end a line, and the last line needs none', () => {
  expect(splitText('a\r\nb\nc\r').rows).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ])
})

test('a byte order mark is passed over at the start only', () => {
  expect(splitText('\ufeffa\n\ufeffb').rows).toEqual([
    [1, 'a'],
    [2, '\ufeffb'],
  ])
})

test('half a byte order mark is kept as what it is: broken bytes', () => {
  const splitter = new LineSplitter({ lineBytesMax: 20, linesMax: 9 })
  const found = [...splitter.push(Uint8Array.of(0xef, 0xbb)), ...splitter.end()]

  expect(found).toEqual([{ row: 1, bytes: Uint8Array.of(0xef, 0xbb) }])
})

test('a line over the limit is told of, and the next ones go on', () => {
  const limits = { lineBytesMax: 4 }

  expect(splitText('1234\r\n12345\nok', limits).rows).toEqual([
    [1, '1234'],
    [2, null],
    [3, 'ok'],
  ])
})

test('an endless line keeps no memory', () => {
  const splitter = new LineSplitter({ lineBytesMax: 64, linesMax: 9 })
  const found = Array.from({ length: 2_000 }, () => [...splitter.push(new Uint8Array(1_000).fill(97))]).flat()

  expect(found).toEqual([])
  expect([...splitter.push(bytesOf('\nok\n'))].map(({ row, bytes }) => [row, bytes?.byteLength])).toEqual([
    [1, undefined],
    [2, 2],
  ])
})

test('as many lines as allowed pass; one more, even blank, is too many', () => {
  expect(splitText('a\nb\n', { linesMax: 2 })).toMatchObject({ overflowed: false })
  expect(splitText('a\nb\nc', { linesMax: 2 })).toMatchObject({ overflowed: true })
  expect(splitText('a\nb\n\n', { linesMax: 2 })).toMatchObject({ overflowed: true })
})

test('a stream cut at any byte gives the same lines', () => {
  const bytes = bytesOf('\ufeff{"a":"é"}\r\n\n12345678901234567890123\nx\r\ny')
  const whole = split([bytes]).rows

  for (let at = 0; at <= bytes.byteLength; at++) {
    expect(split([bytes.slice(0, at), bytes.slice(at)]).rows).toEqual(whole)
  }
})

test('a stream in pieces of any size gives the same lines', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n', ' '), maxLength: 60 })
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (given, sizes) => {
      const bytes = bytesOf(given)
      const pieces: Uint8Array[] = []
      for (let at = 0, index = 0; at < bytes.byteLength; index++) {
        const size = sizes[index % sizes.length] ?? 1
        pieces.push(bytes.slice(at, at + size))
        at += size
      }
      expect(split(pieces)).toEqual(split([bytes]))
    }),
  )
})
