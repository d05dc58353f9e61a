import { describe, expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { requirements } from '../../../server/domain/requirements/askedPapers.ts'
import { vehicleRequirements } from '../../../server/domain/requirements/vehiclePapers.ts'
import { judged } from '../judge/judged.ts'
import { papersOf } from '../judge/papers.ts'
import { missingPapers } from './vehicleMissingPapers.ts'

const found = (procedure: Procedure, change: JsonObject, on?: string) =>
  judged(procedure, change, on === undefined ? {} : { on }).findings

describe.each(missingPapers)(
  '$procedure without $without',
  ({ code, procedure, without, change = {}, more = [], severity, on }) => {
    test(`is told by ${code} as ${severity}`, () => {
      const kept = papersOf(
        procedure,
        { [without]: null },
        more.filter(({ kind }) => kind !== without),
      )

      expect(found(procedure, { ...change, documents: kept }, on)).toContainEqual(
        expect.objectContaining({ code, severity, pointer: '/documents' }),
      )
    })

    test(`with it there is no ${code}`, () => {
      const whole = code === 'co-holder-identity-required' ? [{ kind: 'identite', of: 'coHolder' }] : more

      const codes = found(procedure, { ...change, documents: papersOf(procedure, {}, whole) }, on).map(
        (finding) => finding.code,
      )

      expect(codes).not.toContain(code)
    })
  },
)

test('every vehicle requirement has a case above', () => {
  const told = new Set(missingPapers.map(({ code }) => code))

  expect(
    [...new Set(vehicleRequirements.map(({ entry }) => entry.code))].filter((code) => !told.has(code)),
  ).toEqual([])
})

test('no code is used for two different texts', () => {
  const texts = new Map<string, string>()
  const doubled = requirements.filter(({ entry }) => {
    const text = JSON.stringify(entry)
    const before = texts.get(entry.code) ?? text
    texts.set(entry.code, text)
    return before !== text
  })

  expect(doubled.map(({ entry }) => entry.code)).toEqual([])
})
