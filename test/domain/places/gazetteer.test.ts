import { describe, expect, test } from 'vitest'
import { comparableName, isCedex } from '../../../server/domain/places/communeName.ts'
import { makeGazetteer } from '../../../server/domain/places/gazetteer.ts'
import { someCommunes } from './someCommunes.ts'

const places = makeGazetteer(someCommunes)

test.each([
  ['Saint-Étienne', 'SAINT ETIENNE'],
  ['ST ETIENNE', 'SAINT ETIENNE'],
  ['Ste-Marie', 'SAINTE MARIE'],
  ['L’Haÿ-les-Roses', 'L HAY LES ROSES'],
  ["L'HAY LES ROSES", 'L HAY LES ROSES'],
  ['Œuf-en-Ternois', 'OEUF EN TERNOIS'],
  ['CHALON S/ SAONE', 'CHALON SUR SAONE'],
  ['Paris 15', 'PARIS'],
  ['LYON 2E ARRONDISSEMENT', 'LYON'],
  ['Marseille 08', 'MARSEILLE'],
  ['PARISOT', 'PARISOT'],
  ['ESTREES', 'ESTREES'],
  ['Saint-Denis (La Réunion)', 'SAINT DENIS'],
  ['  Nantes ', 'NANTES'],
])('compares %s as %s', (text, expected) => {
  expect(comparableName(text)).toBe(expected)
})

test('takes CEDEX for mail that belongs to no commune', () => {
  expect([isCedex('LYON CEDEX 03'), isCedex('Lyon Cedex'), isCedex('CEDEXVILLE')]).toEqual([
    true,
    true,
    false,
  ])
})

describe('postal codes', () => {
  test('are known when a commune has them', () => {
    expect([places.hasPostalCode('69002'), places.hasPostalCode('69003')]).toEqual([true, false])
  })

  test('have the names of their communes and of what has merged into them', () => {
    expect(places.isUnder('69600', 'OULLINS PIERRE BENITE')).toBe(true)
    expect(places.isUnder('69600', 'OULLINS')).toBe(true)
    expect(places.isUnder('69600', 'LYON')).toBe(false)
    expect(places.isUnder('69600', 'BENITE')).toBe(false)
    expect(places.namesUnder('69600')).toEqual(['OULLINS PIERRE BENITE'])
  })
})

describe('INSEE codes', () => {
  test.each([
    ['69123', 'LYON'],
    ['69382', 'LYON'],
    ['69152', 'PIERRE BENITE'],
    ['38447', 'SAINT PRIEST'],
    ['97411', 'SAINT DENIS'],
    ['69999', undefined],
    ['01001', undefined],
  ])('%s is that of %s', (code, name) => {
    expect(places.nameOf(code)).toBe(name)
  })

  test.each([
    ['69149', 'OULLINS PIERRE BENITE', true],
    ['69149', 'OULLINS', true],
    ['69152', 'OULLINS PIERRE BENITE', true],
    ['69149', 'VILLEURBANNE', false],
    ['07288', 'SAINT PRIEST', true],
    ['38447', 'SAINT PRIEST', true],
  ])('%s may be called %s: %s', (code, name, expected) => {
    expect(places.isNamed(code, name)).toBe(expected)
  })
})

test.each([
  ['69', 'LYON', 'today'],
  ['69', 'SAINT PRIEST', 'today'],
  ['38', 'SAINT PRIEST', 'formerly'],
  ['75', 'BOULOGNE BILLANCOURT', 'formerly'],
  ['20', 'AJACCIO', 'formerly'],
  ['69', 'PIERRE BENITE', 'today'],
  ['44', 'LYON', 'never'],
] as const)('in department %s %s lies %s', (department, name, expected) => {
  expect(places.isIn(department, name)).toBe(expected)
})

test('names the departments of today', () => {
  expect(places.departmentsOf('SAINT PRIEST')).toEqual(['69', '07'])
  expect(places.departmentsOf('NOWHERE')).toEqual([])
})
