import { describe, expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { checkValues } from '../../server/domain/values.ts'
import { changed, told } from './checkShape.ts'

describe('a wrong value is told at its place', () => {
  const cases: [procedure: Procedure, pointer: string, value: unknown, expected: string[]][] = [
    ['vn', '/vehicle/vin', 'VF1TESTO000001101', ['vin-alphabet /vehicle/vin']],
    ['vn', '/vehicle/cnit', 'M10', ['cnit-format /vehicle/cnit']],
    ['vn', '/vehicle/typeApproval', '?', ['type-approval-unusual /vehicle/typeApproval']],
    ['vn', '/holder/birthName', 'M4RTIN', ['name-characters /holder/birthName']],
    ['vn', '/holder/firstNames', ['Lucie', 'R2D2'], ['name-characters /holder/firstNames/1']],
    ['vn', '/holder/birthDate', '1987-02-30', ['birth-date-invalid /holder/birthDate']],
    ['vn', '/holder/birthDate', '1987-00-00', ['partial-birthdate-warn /holder/birthDate']],
    ['vn', '/holder/birthPlace/department', '96', ['department-unknown /holder/birthPlace/department']],
    ['vn', '/holder/birthPlace/inseeCode', '441', ['insee-code-format /holder/birthPlace/inseeCode']],
    ['vn', '/holder/address/postalCode', '4400', ['postal-code-format /holder/address/postalCode']],
    ['vn', '/holder/address/country', 'XYZ', ['country-unknown /holder/address/country']],
    ['vn', '/holder/address/line1', 'L'.repeat(39), ['address-line-long-warn /holder/address/line1']],
    ['vn', '/holder/email', 'helene@', ['email-format /holder/email']],
    ['vn', '/holder/phone', '12', ['phone-format /holder/phone']],
    ['vn', '/coHolders', [{ kind: 'person', birthName: 'X2' }], ['name-characters /coHolders/0/birthName']],
    ['vn', '/documents/0/kind', 'permis-de-chasse', ['document-kind-unknown /documents/0/kind']],
    ['vn', '/documents/0/kind', 'cepc', ['document-kind-elsewhere /documents/0/kind']],
    ['vn', '/documents/0/variant', '99999', ['document-variant-unknown /documents/0/variant']],
    ['vn', '/documents/2/variant', 'une-autre-piece', []],
    ['import-vo', '/origin/country', 'ZZZ', ['country-unknown /origin/country']],
    ['import-vo', '/inspection/country', 'ZZZ', ['country-unknown /inspection/country']],
    ['import-vo', '/fiscal/holder', { siren: '999300016' }, ['siren-luhn /fiscal/holder/siren']],
    ['changement-titulaire', '/vehicle/plate', 'SS-123-AB', ['plate-forbidden /vehicle/plate']],
    ['changement-titulaire', '/vehicle/formulaNumber', '12', ['formula-format /vehicle/formulaNumber']],
    ['changement-titulaire', '/sale/cessionCode', '12', ['cession-code-unusual /sale/cessionCode']],
    [
      'changement-adresse',
      '/addressChange/address/postalCode',
      '0',
      ['postal-code-format /addressChange/address/postalCode'],
    ],
    ['modification-technique', '/holder/siren', '999400020', ['siren-luhn /holder/siren']],
    ['modification-technique', '/holder/siren', '999300015', ['siret-other-siren /holder/siret']],
    ['modification-technique', '/holder/siret', '9994', ['siret-format /holder/siret']],
    ['modification-technique', '/holder/rna', 'X1', ['rna-format /holder/rna']],
    [
      'modification-technique',
      '/modification/after',
      { cnit: '1' },
      ['cnit-format /modification/after/cnit'],
    ],
    ['titre-reussite-examen', '/candidate/neph', '1,01E+11', ['neph-mangled /candidate/neph']],
    ['titre-reussite-examen', '/candidate/neph', '2409693045678', ['neph-not-12-warn /candidate/neph']],
    ['titre-reussite-examen', '/candidate/nationality', 'YUG', ['country-unknown /candidate/nationality']],
    ['titre-reussite-examen', '/candidate/phone', '0139980101', ['phone-not-mobile-warn /candidate/phone']],
    ['titre-reussite-examen', '/ePhoto/code', 'ABC', ['ephoto-format /ePhoto/code']],
    [
      'titre-reussite-examen',
      '/training/restrictions',
      ['01.01', 'x'],
      ['restriction-code /training/restrictions/1'],
    ],
    ['transfert', '/transfer/fromSchool', '69', ['agrement-format /transfer/fromSchool']],
  ]

  test.each(cases)('%s, %s = %j', (procedure, pointer, value, expected) => {
    expect(told(checkValues(changed(exampleItems[procedure], pointer, value), procedure))).toEqual(expected)
  })
})

test('someone living abroad has the postal code of their country', () => {
  const item = changed(exampleItems.vn, '/holder/address', {
    line1: '1 TEST ROAD',
    postalCode: 'SW1A 1AA',
    city: 'LONDON',
    country: 'GBR',
  })

  expect(checkValues(item, 'vn')).toEqual([])
})

test('an item of bad shape is checked without fail, as far as its values have the right type', () => {
  const item: JsonObject = {
    vehicle: { vin: 7, plate: 'SS-123-AB' },
    holder: ['x'],
    coHolders: { 0: 'y' },
    documents: ['z', null],
    candidate: 'nobody',
    ePhoto: null,
  }

  expect(told(checkValues(item, 'changement-titulaire'))).toContain('plate-forbidden /vehicle/plate')
})

test('no finding repeats a name, a number or an address of the client', () => {
  const item = changed(
    changed(exampleItems.vn, '/holder/birthName', 'SECR3TTEST'),
    '/vehicle/vin',
    'SECRETTESTO',
  )

  expect(JSON.stringify(checkValues(item, 'vn'))).not.toContain('SECR')
})
