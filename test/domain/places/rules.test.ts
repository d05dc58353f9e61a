import { expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { judgeItem } from '../../../server/domain/judge.ts'
import { makeGazetteer } from '../../../server/domain/places/gazetteer.ts'
import { patched, tenant, today } from '../judge/judged.ts'
import { someCommunes } from './someCommunes.ts'

const places = makeGazetteer(someCommunes)

interface PlaceCase {
  says: string
  procedure: Procedure
  change: JsonObject
  /** The like that is right. */
  within: JsonObject
  code: string
  pointer: string
}

const born = (birthDate: string, commune: string, department: string): JsonObject => ({
  candidate: { birthDate, birthPlace: { commune, department } },
})

const cases: PlaceCase[] = [
  {
    says: 'a postal code that no commune has',
    procedure: 'changement-titulaire',
    change: { holder: { address: { postalCode: '69999' } } },
    within: { holder: { address: { postalCode: '69999', city: 'LYON CEDEX 20' } } },
    code: 'postal-code-unknown',
    pointer: '/holder/address/postalCode',
  },
  {
    says: 'the unknown postal code of a company',
    procedure: 'vn',
    change: { holder: { address: { postalCode: '69009', country: 'FRA' } } },
    within: { holder: { address: { postalCode: '69009', country: 'BEL' } } },
    code: 'postal-code-unknown',
    pointer: '/holder/address/postalCode',
  },
  {
    says: 'a town under the postal code of another',
    procedure: 'titre-reussite-examen',
    change: { candidate: { address: { postalCode: '69600' } } },
    within: { candidate: { address: { postalCode: '69600', city: 'Oullins' } } },
    code: 'city-other-postal-code',
    pointer: '/candidate/address/city',
  },
  {
    says: 'the new address in another town',
    procedure: 'changement-adresse',
    change: { addressChange: { address: { postalCode: '44000', city: 'LYON', country: 'FRA' } } },
    within: { addressChange: { address: { postalCode: '69002', city: 'LYON 2E', country: 'FRA' } } },
    code: 'city-other-postal-code',
    pointer: '/addressChange/address/city',
  },
  {
    says: 'a CEDEX under a code that is no CEDEX',
    procedure: 'titre-reussite-examen',
    change: { candidate: { address: { postalCode: '44000', city: 'LYON' } } },
    within: { candidate: { address: { postalCode: '44000', city: 'LYON CEDEX' } } },
    code: 'city-other-postal-code',
    pointer: '/candidate/address/city',
  },
  {
    says: 'an INSEE code of nowhere',
    procedure: 'titre-reussite-examen',
    change: { candidate: { address: { inseeCode: '69999' } } },
    within: { candidate: { address: { inseeCode: '69123' } } },
    code: 'insee-code-unknown',
    pointer: '/candidate/address/inseeCode',
  },
  {
    says: 'the INSEE code of another commune',
    procedure: 'titre-reussite-examen',
    change: { candidate: { address: { inseeCode: '69266' } } },
    within: { candidate: { address: { inseeCode: '69382' } } },
    code: 'insee-code-other-commune',
    pointer: '/candidate/address/inseeCode',
  },
  {
    says: 'a birth place with the INSEE code of another',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthPlace: { inseeCode: '44109' } } },
    within: { candidate: { birthPlace: { inseeCode: '69123' } } },
    code: 'insee-code-other-commune',
    pointer: '/candidate/birthPlace/inseeCode',
  },
  {
    says: 'a birth place with an INSEE code of nowhere',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthPlace: { inseeCode: '69998' } } },
    within: { candidate: { birthPlace: { inseeCode: '69382' } } },
    code: 'insee-code-unknown',
    pointer: '/candidate/birthPlace/inseeCode',
  },
  {
    says: 'somebody born in Lyon in Loire-Atlantique',
    procedure: 'titre-reussite-examen',
    change: born('2004-09-21', 'LYON', '44'),
    within: born('2004-09-21', 'LYON', '69'),
    code: 'birth-department-other',
    pointer: '/candidate/birthPlace/department',
  },
  {
    says: 'a commune of the Hauts-de-Seine in Paris after the Seine was divided',
    procedure: 'titre-reussite-examen',
    change: born('1968-01-01', 'BOULOGNE-BILLANCOURT', '75'),
    within: born('1967-12-31', 'BOULOGNE-BILLANCOURT', '75'),
    code: 'birth-department-other',
    pointer: '/candidate/birthPlace/department',
  },
  {
    says: 'Ajaccio in the north of Corsica',
    procedure: 'titre-reussite-examen',
    change: born('1975-02-03', 'AJACCIO', '2B'),
    within: born('1975-02-03', 'AJACCIO', '20'),
    code: 'birth-department-other',
    pointer: '/candidate/birthPlace/department',
  },
  {
    says: 'a commune of birth that nobody knows',
    procedure: 'titre-reussite-examen',
    change: born('2004-09-21', 'LYONN', '69'),
    within: born('1975-12-31', 'LYONN', '69'),
    code: 'birth-commune-unknown',
    pointer: '/candidate/birthPlace/commune',
  },
  {
    says: 'a birth in France in the department of abroad',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthPlace: { department: '99' } } },
    within: { candidate: { birthPlace: { department: '99', country: 'MAR', commune: 'CASABLANCA' } } },
    code: 'birth-department-abroad',
    pointer: '/candidate/birthPlace/department',
  },
  {
    says: 'a birth abroad in a French department',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthDate: '1962-07-05', birthPlace: { department: '91', country: 'DZA' } } },
    within: { candidate: { birthDate: '1962-07-04', birthPlace: { department: '91', country: 'DZA' } } },
    code: 'birth-department-abroad',
    pointer: '/candidate/birthPlace/department',
  },
]

const findings = (procedure: Procedure, change: JsonObject) =>
  judgeItem(patched(procedure, change), { on: today, establishments: tenant, mode: 'test', places }).findings

test.each(cases)('warns $code of $says', ({ procedure, change, code, pointer }) => {
  const found = findings(procedure, change)

  expect(found).toContainEqual(expect.objectContaining({ code, pointer, severity: 'warning' }))
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
})

test.each(cases)('does not warn $code beside $says', ({ procedure, within, code }) => {
  expect(findings(procedure, within).filter((finding) => finding.code === code)).toEqual([])
})

test('suggests the communes of the postal code', () => {
  const [found] = findings('titre-reussite-examen', { candidate: { address: { postalCode: '69600' } } })

  expect(found?.fr).toContain('OULLINS PIERRE BENITE')
})

test('says nothing of places without the official list', () => {
  const item = patched('titre-reussite-examen', { candidate: { address: { postalCode: '69999' } } })

  expect(judgeItem(item, { on: today, establishments: tenant, mode: 'test' }).findings).toEqual([])
})
