import { expect, test } from 'vitest'
import { type JsonObject, procedures } from '../../../server/domain/item.ts'
import { exampleItems } from '../../../server/domain/schema/examples.ts'
import { readPartialItem } from '../../../server/domain/schema/partialItem.ts'
import { changed, checkShape, told } from '../checkShape.ts'

test.each(procedures)('reads the whole example of %s as it is', (procedure) => {
  const { item, findings } = readPartialItem(procedure, exampleItems[procedure])

  expect(findings).toEqual([])
  expect(item).toEqual(exampleItems[procedure])
})

test('passes over what is missing, empty or unknown', () => {
  const { item, findings } = readPartialItem('inscription-premiere', {
    colour: 'red',
    candidate: { birthName: '', birthDate: ' 2007-03-18 ', nationality: 'fra', sex: null, pet: 'cat' },
  })

  expect(findings).toEqual([])
  expect(item).toEqual({
    procedure: 'inscription-premiere',
    candidate: { birthDate: '2007-03-18', nationality: 'FRA' },
  })
})

const unreadable: [pointer: string, value: unknown][] = [
  ['/candidate', 'somebody'],
  ['/candidate/birthDate', 20_070_318],
  ['/candidate/birthDate', '18/03/2007'],
  ['/candidate/nationality', 'FR'],
  ['/candidate/housing', 'castle'],
  ['/candidate/protected', 'yes'],
  ['/candidate/firstNames', 'Noé'],
  ['/candidate/firstNames/0', 7],
  ['/candidate/birthName', 'A'.repeat(101)],
  ['/guardian/kind', 'robot'],
  ['/training/category', 'Z'],
  ['/ePhoto/takenOn', '2026-02-30'],
  ['/documents', {}],
  ['/documents/0/of', 'neighbour'],
  ['/procedure', 'vn'],
]

test.each(unreadable)('tells that %s cannot be read as the schema would tell it', (pointer, value) => {
  const item = changed(exampleItems['inscription-premiere'], pointer, value)

  const { findings } = readPartialItem('inscription-premiere', item)

  const bySchema = pointer === '/procedure' ? ['field-value /procedure'] : told(checkShape(item))
  expect(told(findings)).toEqual(bySchema)
})

test.each([
  ['/candidate/birthDate', '2009-13-45', 'birth-date-invalid'],
  ['/candidate/birthDate', '2009-02-30', 'birth-date-invalid'],
  ['/candidate/birthDate', '0000-00-00', 'birth-date-invalid'],
  ['/candidate/nationality', 'ZZZ', 'country-unknown'],
  ['/candidate/birthPlace/country', 'QQQ', 'country-unknown'],
])('tells that %s cannot be %s, since papers follow from it', (pointer, value, code) => {
  const { findings } = readPartialItem(
    'inscription-premiere',
    changed(exampleItems['inscription-premiere'], pointer, value),
  )

  expect(told(findings)).toEqual([`${code} ${pointer}`])
})

test('a number that is still being typed stops no answer', () => {
  const { findings } = readPartialItem('vn', {
    vehicle: { vin: 'VF1', plate: 'ZZ' },
    holder: { kind: 'person', birthDate: '1998-00-00', address: { postalCode: '6' } },
  })

  expect(findings).toEqual([])
})

test('what can be read beside a faulty member stays', () => {
  const raw: JsonObject = { candidate: { nationality: 5, birthDate: '2007-03-18' }, documents: [{ kind: 3 }] }

  const { item, findings } = readPartialItem('inscription-premiere', raw)

  expect(told(findings)).toEqual(['field-type /candidate/nationality', 'field-type /documents/0/kind'])
  expect(item).toMatchObject({ candidate: { birthDate: '2007-03-18' }, documents: [{}] })
})

test('a number beyond its bounds is told', () => {
  const { findings } = readPartialItem('vn', { vehicle: { co2: -1, seats: 4.5, massMax: 10_000_000 } })

  expect(told(findings)).toEqual([
    'field-value /vehicle/co2',
    'field-type /vehicle/seats',
    'field-value /vehicle/massMax',
  ])
})
