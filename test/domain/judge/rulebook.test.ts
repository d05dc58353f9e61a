import { expect, test } from 'vitest'
import { isDate } from '../../../server/domain/dates.ts'
import { driverFindings } from '../../../server/domain/driver/findings.ts'
import { procedures } from '../../../server/domain/item.ts'
import { rulebook, rulesOf } from '../../../server/domain/rulebook.ts'
import { vehicleFindings } from '../../../server/domain/vehicle/findings.ts'
import { driverCases } from '../driver/cases.ts'
import { vehicleCases } from '../vehicle/cases.ts'
import { codes, errors, judged } from './judged.ts'

const cases = [...vehicleCases, ...driverCases]
const entries = [...vehicleFindings, ...driverFindings]

test('every code of the book is found in at least one broken item, and no table names an unknown one', () => {
  const found = new Set(
    cases.flatMap(({ procedure, change, on, establishments }) =>
      codes(judged(procedure, change, { on, establishments })),
    ),
  )
  const known = new Set(entries.map(({ code }) => code))

  expect([...known].filter((code) => !found.has(code))).toEqual([])
  expect(cases.filter(({ code }) => !known.has(code)).map(({ code }) => code)).toEqual([])
})

test('a broken item is broken by its change alone: without it the code is not found', () => {
  const always = cases
    .filter(({ change }) => Object.keys(change).length > 0)
    .filter(({ procedure, code }) => codes(judged(procedure)).includes(code))

  expect(always).toEqual([])
})

test.each(procedures)('the worked example of %s has no error', (procedure) => {
  const judgement = judged(procedure)

  expect(errors(judgement)).toEqual([])
  expect(judgement.lane).not.toBeNull()
  expect(judgement.establishment).not.toBeNull()
})

test('no code stands in the catalogue twice', () => {
  const all = entries.map(({ code }) => code)

  expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([])
})

test('a rule that no official text confirms only warns', () => {
  const bold = rulebook.filter(
    ({ confirmed, severity, entry }) => !confirmed && (severity ?? entry.severity) === 'error',
  )

  expect(bold.map(({ entry }) => entry.code)).toEqual([])
})

test('every rule names its source, a procedure and days that exist', () => {
  const odd = rulebook.filter(
    ({ source, procedures: of, validFrom = '2000-01-01', validUntil = '2099-01-01' }) =>
      source.length < 10 ||
      of.length === 0 ||
      !isDate(validFrom) ||
      !isDate(validUntil) ||
      validFrom > validUntil,
  )

  expect(odd).toEqual([])
})

test('texts leave no placeholder open', () => {
  const open = cases.flatMap(({ procedure, change, on, establishments }) =>
    judged(procedure, change, { on, establishments }).findings.filter(({ fr, en, remedy }) =>
      /[{}]|undefined|null/.test(`${fr} ${en} ${remedy.fr} ${remedy.en}`),
    ),
  )

  expect(open).toEqual([])
})

test('the rules of a day are those of that day, however many days were asked before', () => {
  const before = rulesOf('ww', '2025-12-31').length
  for (let day = 10; day < 31; day++) {
    rulesOf('ww', `2026-01-${day}`)
    rulesOf('ww', `2026-03-${day}`)
  }

  expect(rulesOf('ww', '2026-01-01')).toHaveLength(before - 1)
  expect(rulesOf('ww', '2025-12-31')).toHaveLength(before)
})
