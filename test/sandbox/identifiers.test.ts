import { expect, test } from 'vitest'
import * as given from '../../server/sandbox/identifiers.ts'
import { addMonths } from '../../server/sandbox/calendar.ts'

const numbers = Array.from({ length: 120_000 }, (_, index) => index + 1)

test('plates keep the rules of the SIV and none is given twice', () => {
  const plates = numbers.map(given.sivPlate)

  expect(
    plates.filter(
      (plate) => !/^(?!SS|WW)[A-HJ-NP-TV-Z]{2}-(?!000)\d{3}-(?!SS)[A-HJ-NP-TV-Z]{2}$/.test(plate),
    ),
  ).toEqual([])
  expect(new Set(plates).size).toBe(plates.length)
})

test('WW plates keep theirs', () => {
  const plates = numbers.map(given.wwPlate)

  expect(plates.filter((plate) => !/^WW-(?!000)\d{3}-(?!SS)[A-HJ-NP-TV-Z]{2}$/.test(plate))).toEqual([])
  expect(new Set(plates).size).toBe(plates.length)
})

test('formula numbers, NEPHs and cession codes have their forms and come once', () => {
  const formulas = numbers.map((n) => given.formulaNumber(n, '2026'))
  const nephs = numbers.map((n) => given.neph(n, '2026-11-23'))
  const codes = numbers.map(given.cessionCode)

  expect(formulas.every((formula) => /^\d{4}[A-Z]{2}\d{5}$/.test(formula))).toBe(true)
  expect(nephs.every((neph) => /^\d{12}$/.test(neph))).toBe(true)
  expect(codes.every((code) => /^[A-Z0-9]{5}$/.test(code))).toBe(true)
  for (const all of [formulas, nephs, codes]) expect(new Set(all).size).toBe(all.length)
})

test.each([
  ['2026-11-23', 1, '2026-12-23'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-10-31', 4, '2027-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})
