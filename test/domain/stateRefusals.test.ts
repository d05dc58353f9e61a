import { expect, test } from 'vitest'
import { knownRefusal, maySendAgain, stateRefusals, tellRefusal } from '../../server/domain/stateRefusals.ts'
import { refusalCodes } from '../../server/sandbox/refusals.ts'

const kept = (stateCode: string, stateMessage = 'Refusé.') => ({
  code: 'refused-by-state',
  stateCode,
  stateMessage,
})

test.each([...refusalCodes])('%s of the sandbox has words of its own', (code) => {
  const told = tellRefusal(kept(code))

  expect(knownRefusal(code)?.code).toBe(code)
  expect(told).toMatchObject({ stateCode: code, stateMessage: 'Refusé.' })
  for (const text of [told.fr, told.en, told.remedy.fr, told.remedy.en]) expect(text).toMatch(/^\S.{8,}\.$/)
})

test('each code stands once', () => {
  const codes = stateRefusals.map(({ code }) => code)

  expect(codes).toEqual([...new Set(codes)])
})

test('a code is known in capitals with underscores too', () => {
  expect(knownRefusal('SIV_VIN_DUPLICATE')?.code).toBe('siv-vin-duplicate')
})

test.each([
  ['siv-opposition-saisie', /s’y oppose/],
  ['document-too-large', /pièce/],
])('an unheard-of member of a family, %s, says what it is about', (code, words) => {
  expect(tellRefusal(kept(code))).toMatchObject({ stateCode: code, fr: expect.stringMatching(words) })
})

test('a code that nobody has heard of keeps the words of the State', () => {
  expect(tellRefusal(kept('z-99', 'Motif inconnu du guichet.'))).toMatchObject({
    stateCode: 'z-99',
    stateMessage: 'Motif inconnu du guichet.',
    fr: 'Motif inconnu du guichet.',
    retryable: false,
  })
  expect(knownRefusal('toString')).toBeNull()
})

test('only what was out of order, or is not active yet, may be sent again', () => {
  expect(stateRefusals.filter(({ retryable }) => retryable).map(({ code }) => code)).toEqual([
    'siv-vin-check-unavailable',
    'siv-otc-unavailable',
    'ephoto-unknown',
  ])
  expect(maySendAgain('siv-stolen', 0, 0)).toBe(false)
  expect(maySendAgain('siv-otc-unavailable', 0, 1e12)).toBe(true)
})

test('an unknown e-photo may be sent again for 72 hours', () => {
  const hour = 3_600_000

  expect(maySendAgain('ephoto-unknown', 0, 72 * hour - 1)).toBe(true)
  expect(maySendAgain('ephoto-unknown', 0, 72 * hour)).toBe(false)
})
