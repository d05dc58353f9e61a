import { expect, test } from 'vitest'
import { keyHash, mintKey, parseKeyText, sameSecret } from '../../server/http/keyText.ts'
import { randomText } from '../../server/randomText.ts'

test('makes keys of the form that secret scanners know', () => {
  const { id, text, hash } = mintKey('live', randomText)

  expect(text).toMatch(/^lia_live_[0-9A-Za-z]{40}_[0-9A-Za-z]{6}$/)
  expect(parseKeyText(text)).toEqual({ mode: 'live', id })
  expect(hash).toBe(keyHash(text))
})

test('finds out any key with one sign changed', () => {
  const { text } = mintKey('test', randomText)

  const changed = Array.from(
    text,
    (sign, at) => text.slice(0, at) + (sign === 'a' ? 'b' : 'a') + text.slice(at + 1),
  )

  expect(changed.filter((one) => one !== text && parseKeyText(one) !== null)).toEqual([])
})

test.each(['', 'lia_live_', 'lia_prod_abcdefgh', 'Bearer x', `lia_test_${'a'.repeat(40)}_000000`])(
  'takes %j for no key',
  (text) => {
    expect(parseKeyText(text)).toBeNull()
  },
)

test('draws every sign about as often as any other', () => {
  const counts = new Map<string, number>()
  for (const sign of randomText(62_000)) counts.set(sign, (counts.get(sign) ?? 0) + 1)

  expect(counts.size).toBe(62)
  expect(Math.min(...counts.values())).toBeGreaterThan(800)
  expect(Math.max(...counts.values())).toBeLessThan(1_200)
})

test('compares secrets of any length', () => {
  expect(sameSecret('abc', 'abc')).toBe(true)
  expect(sameSecret('abc', 'abcd')).toBe(false)
  expect(sameSecret('', 'a')).toBe(false)
})
