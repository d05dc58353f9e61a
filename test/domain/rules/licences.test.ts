import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../server/domain/finding.ts'
import { ephotoWarning, parseEphotoCode } from '../../../server/domain/rules/ephoto.ts'
import {
  agrementWarning,
  parseAgrement,
  parseHabilitation,
} from '../../../server/domain/rules/establishmentNumber.ts'
import { parseRestriction, restrictionWarning } from '../../../server/domain/rules/licence.ts'
import { nephWarning, parseNeph } from '../../../server/domain/rules/neph.ts'

const codeOf = (result: string | Finding | null): string | null =>
  typeof result === 'object' ? (result?.code ?? null) : 'good'

describe('a NEPH', () => {
  test.each([
    ['210692106990', 'good', null],
    ['010169106990', 'good', null],
    ['0101691069', 'good', 'neph-not-12-warn'],
    ['21069210699012', 'good', 'neph-not-12-warn'],
    ['211392106990', 'good', 'neph-month-warn'],
    ['101169000000', 'good', 'neph-rounded-warn'],
    ['101169100000', 'good', null],
    ['10169106990', 'good', 'neph-not-12-warn'],
    ['210692106990.0', 'neph-mangled', null],
    ['210692106990,00', 'neph-mangled', null],
    ['14AB12345', 'neph-title-number', null],
    ['1,01E+11', 'neph-mangled', null],
    ['1.01E11', 'neph-mangled', null],
    ['2,10692e+11', 'neph-mangled', null],
    ['210692', 'neph-format', null],
    ['2106921069AB', 'neph-format', null],
    ['12345678901234567890', 'neph-format', null],
  ])('%s: %s, warning %s', (text, expected, warning) => {
    const neph = parseNeph(text)

    expect(codeOf(neph)).toBe(expected)
    if (typeof neph === 'string') expect(codeOf(nephWarning(neph))).toBe(warning)
  })

  test('mangled by Excel comes with what to do in Excel', () => {
    expect(parseNeph('1,01E+11')).toMatchObject({
      fr: expect.stringContaining('Excel') as string,
      remedy: { fr: expect.stringContaining('format Texte') as string },
    })
  })
})

describe('an e-photo code', () => {
  test.each([
    ['9LMF22MBEG5THDUX7WCDT1', 'good', null],
    ['9LMF22MBEG5THDUX7WCDT', 'good', 'ephoto-length-warn'],
    ['9LMF22MBEG5THDUX7WCD', 'ephoto-format', null],
    ['9LMF22MBEG5THDUX7WCDT12', 'ephoto-format', null],
    ['9LMF22MBEG5THDUX7WCDT-', 'ephoto-format', null],
  ])('%s: %s, warning %s', (text, expected, warning) => {
    const code = parseEphotoCode(text)

    expect(codeOf(code)).toBe(expected)
    if (typeof code === 'string') expect(codeOf(ephotoWarning(code))).toBe(warning)
  })
})

describe('numbers of establishments', () => {
  test.each([
    ['E2406900120', 'good', null],
    ['E240690012', 'good', null],
    ['E2402A00120', 'good', null],
    ['I2406900120', 'good', 'agrement-letter-warn'],
    ['2406900120', 'agrement-format', null],
    ['E24069001', 'agrement-format', null],
  ])('agrement %s: %s, warning %s', (text, expected, warning) => {
    const agrement = parseAgrement(text)

    expect(codeOf(agrement)).toBe(expected)
    if (typeof agrement === 'string') expect(codeOf(agrementWarning(agrement))).toBe(warning)
  })

  test.each([
    ['99001', 'good'],
    ['24267', 'good'],
    ['E99001', 'habilitation-format'],
    ['12', 'habilitation-format'],
  ])('habilitation %s: %s', (text, expected) => {
    expect(codeOf(parseHabilitation(text))).toBe(expected)
  })
})

test.each([
  ['01.01', 'good'],
  ['78', 'good'],
  ['70.FR', 'good'],
  ['glasses', 'restriction-code'],
])('restriction %s: %s', (text, expected) => {
  expect(codeOf(parseRestriction(text))).toBe(expected)
})

test.each([
  ['01.01', null],
  ['02', null],
  ['10.02', null],
  ['69', null],
  ['70.FR', null],
  ['78', null],
  ['79', null],
  ['96', null],
  ['105', null],
  ['88', 'restriction-unknown'],
  ['00.01', 'restriction-unknown'],
])('restriction %s is known: warning %s', (code, expected) => {
  expect(restrictionWarning(code)?.code ?? null).toBe(expected)
})
