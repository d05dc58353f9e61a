import { describe, expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../server/domain/item.ts'
import { conditionalFieldsOf } from '../../server/domain/presence.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { checkValues } from '../../server/domain/values.ts'
import { changed, checkShape, told } from './checkShape.ts'

const missing = (item: JsonObject, procedure: Procedure): string[] => told(checkValues(item, procedure))

const { vn } = exampleItems
const importVn = exampleItems['import-vn']
const sold = exampleItems['changement-titulaire']
const without = (item: JsonObject, ...pointers: string[]): JsonObject =>
  pointers.reduce((rest, pointer) => changed(rest, pointer, undefined), item)

describe('rubrics of a vehicle new to France', () => {
  test.each([
    'energy',
    'power',
    'fiscalPower',
    'seats',
    'environmentalClass',
    'co2',
    'soundLevel',
    'soundSpeed',
    'engineCapacity',
    'bodyEuropean',
  ])('%s is asked of a car with an engine', (field) => {
    expect(missing(without(vn, `/vehicle/${field}`), 'vn')).toContain(`field-missing /vehicle/${field}`)
  })

  test.each(['EL', 'H2', 'AC'])('no engine capacity is asked of energy %s', (energy) => {
    const item = changed(
      without(vn, '/vehicle/engineCapacity', '/vehicle/soundSpeed'),
      '/vehicle/energy',
      energy,
    )

    expect(missing(item, 'vn')).toEqual([])
  })

  test.each(['L3e', 'L4e', 'L5e-A'])('the power-to-mass ratio is asked of %s', (category) => {
    const item = changed(vn, '/vehicle/category', category)

    expect(missing(item, 'vn')).toEqual(['field-missing /vehicle/powerToMass'])
    expect(missing(changed(item, '/vehicle/powerToMass', 0.12), 'vn')).toEqual([])
  })

  test('nothing of an engine is asked of a trailer', () => {
    const rubrics = [
      'energy',
      'power',
      'fiscalPower',
      'seats',
      'environmentalClass',
      'co2',
      'soundLevel',
      'soundSpeed',
      'engineCapacity',
    ]
    const trailer = changed(
      without(vn, ...rubrics.map((rubric) => `/vehicle/${rubric}`)),
      '/vehicle/category',
      'O2',
    )

    expect([...checkShape(trailer), ...checkValues(trailer, 'vn')]).toEqual([])
  })

  test.each([
    ['N2', ['co2']],
    ['M3', ['co2']],
    ['T1', ['co2', 'bodyEuropean']],
    ['L1e', ['bodyEuropean']],
  ])('of the category %s is not asked: %j', (category, rubrics) => {
    const item = without(vn, ...rubrics.map((rubric) => `/vehicle/${rubric}`))

    expect(missing(changed(item, '/vehicle/category', category), 'vn')).toEqual([])
    expect(missing(item, 'vn')).toEqual(rubrics.map((rubric) => `field-missing /vehicle/${rubric}`))
  })

  test('a collector’s vehicle is older than the measuring of CO2, noise and emissions', () => {
    const measured = ['co2', 'environmentalClass', 'soundLevel', 'soundSpeed', 'bodyEuropean']
    const item = without(vn, ...measured.map((rubric) => `/vehicle/${rubric}`))

    expect(missing(changed(item, '/vehicle/mentions', ['collection']), 'vn')).toEqual([])
    expect(missing(changed(item, '/vehicle/mentions', [{ code: 'collection' }]), 'vn')).toEqual([])
    expect(missing(changed(item, '/vehicle/mentions', ['taxi']), 'vn')).toHaveLength(5)
  })

  test('a CNIT is never asked', () => {
    expect(missing(without(vn, '/vehicle/cnit'), 'vn')).toEqual([])
    expect(checkShape(without(vn, '/vehicle/cnit'))).toEqual([])
  })

  test('a new import that was registered abroad shows when and under which plate', () => {
    expect(missing(importVn, 'import-vn')).toEqual([])
    expect(missing(changed(importVn, '/vehicle/firstRegistrationDate', '2026-06-01'), 'import-vn')).toEqual([
      'field-missing /origin/foreignPlate',
    ])
    expect(missing(changed(importVn, '/origin/foreignPlate', 'TST-1'), 'import-vn')).toEqual([
      'field-missing /vehicle/firstRegistrationDate',
    ])
  })
})

describe('a vehicle that the State knows', () => {
  test('has a formula number, or an old title with its date', () => {
    const bare = without(sold, '/vehicle/formulaNumber')

    expect(missing(bare, 'changement-titulaire')).toEqual(['field-missing /vehicle/formulaNumber'])
    expect(missing(changed(bare, '/vehicle/titleDate', '2004-03-02'), 'changement-titulaire')).toEqual([])
  })

  test('needs no technical data', () => {
    const item = changed(sold, '/vehicle', {
      vin: 'VF1TEST0000002401',
      plate: 'ZA-123-BC',
      formulaNumber: '2023TS04711',
    })

    expect([...checkShape(item), ...checkValues(item, 'changement-titulaire')]).toEqual([])
  })

  test('was sold by a trader with a receipt, or by somebody with a name', () => {
    const unknown = without(sold, '/sale/daReceipt', '/sale/sellerKind')
    const byTrade = without(sold, '/sale/daReceipt')
    const seller = { kind: 'person', birthName: 'TESTEUR', firstNames: ['Luc'] }

    expect(missing(unknown, 'changement-titulaire')).toEqual(['field-missing /seller'])
    expect(missing(byTrade, 'changement-titulaire')).toEqual(['field-missing /sale/daReceipt'])
    expect(missing({ ...unknown, seller }, 'changement-titulaire')).toEqual([])
    expect(missing({ ...byTrade, seller }, 'changement-titulaire')).toEqual([])
  })
})

describe('other conditions', () => {
  test('a WW for an import, said or not, tells where the vehicle comes from', () => {
    const bare = without(exampleItems.ww, '/origin')

    expect(missing(bare, 'ww')).toContain('field-missing /origin')
    expect(missing(changed(bare, '/ww', {}), 'ww')).toContain('field-missing /origin')
    expect(missing(changed(bare, '/ww', { purpose: 'export' }), 'ww')).toEqual([])
  })

  test('a used vehicle from a third country proves its conformity', () => {
    const item = changed(exampleItems['import-vo'], '/origin/regime', 'third-country')

    expect(missing(item, 'import-vo')).toEqual(['field-missing /conformity'])
  })

  test('a technical change is described, or stands in the mentions', () => {
    const bare = without(exampleItems['modification-technique'], '/modification')

    expect(missing(bare, 'modification-technique')).toEqual(['field-missing /modification'])
    expect(missing(changed(bare, '/vehicle/mentions', ['vehicule-ecole']), 'modification-technique')).toEqual(
      [],
    )
  })

  test('an organisation has a name or a SIRET', () => {
    const item = exampleItems['modification-technique']

    expect(missing(without(item, '/holder/name'), 'modification-technique')).toEqual([])
    expect(missing(without(item, '/holder/name', '/holder/siret'), 'modification-technique')).toEqual([
      'field-missing /holder/name',
    ])
  })

  test('someone born in France names commune and department, or gives their INSEE code', () => {
    const item = changed(vn, '/holder/birthPlace', { country: 'FRA' })

    expect(missing(item, 'vn')).toEqual([
      'field-missing /holder/birthPlace/commune',
      'field-missing /holder/birthPlace/department',
    ])
    expect(missing(changed(vn, '/holder/birthPlace', { country: 'FRA', inseeCode: '44109' }), 'vn')).toEqual(
      [],
    )
    expect(missing(changed(vn, '/holder/birthPlace', { country: 'ITA' }), 'vn')).toEqual([])
  })

  test('a missing block is told once and not field by field', () => {
    const item = without(sold, '/vehicle')

    expect(told(checkShape(item))).toEqual(['field-missing /vehicle'])
    expect(missing(item, 'changement-titulaire')).toEqual([])
  })
})

test('conditional fields can be listed for the description of a procedure', () => {
  expect(conditionalFieldsOf('ww')).toEqual([
    { pointer: '/origin', when: { fr: 'WW pour une importation', en: 'a WW for an import' } },
  ])
  expect(conditionalFieldsOf('transfert')).toEqual([])
})
