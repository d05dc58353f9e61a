import { expect, test } from 'vitest'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { searchKeysOf, searchName } from '../../server/domain/searchKeys.ts'

test.each([
  ['vn' as const, { vin: 'VF1TEST0000002101', plate: null, neph: null, name: 'GARNIERTEST' }],
  [
    'changement-titulaire' as const,
    { vin: 'VF1TEST0000002401', plate: 'ZA-123-BC', neph: null, name: 'GARNIERTEST' },
  ],
  [
    'modification-technique' as const,
    { vin: 'VF1TEST0000003101', plate: 'ZA-123-BC', neph: null, name: 'ECOLE DE CONDUITE DU TEST' },
  ],
  [
    'declaration-achat' as const,
    { vin: 'VF1TEST0000002601', plate: 'ZB-234-CD', neph: null, name: 'LEFEVRETEST' },
  ],
  ['titre-reussite-examen' as const, { vin: null, plate: null, neph: '240969304567', name: 'FONTAINETEST' }],
])('%s is found by what names it', (procedure, keys) => {
  expect(searchKeysOf(exampleItems[procedure])).toEqual(keys)
})

test.each([
  ['Élise  Dupont', 'ELISE DUPONT'],
  ['MARTIN-TEST', 'MARTIN TEST'],
  ['d’Été', 'D ETE'],
  ["d'Été", 'D ETE'],
  ['Œuvre', 'OEUVRE'],
  ['Straße', 'STRASSE'],
  ['  x ', 'X'],
])('%s is compared as %s', (text, expected) => {
  expect(searchName(text)).toBe(expected)
})

test('an item of bad shape has no keys and does no harm', () => {
  expect(searchKeysOf({ vehicle: 'x', holder: [1], candidate: { neph: 7 } })).toEqual({
    vin: null,
    plate: null,
    neph: null,
    name: null,
  })
})
