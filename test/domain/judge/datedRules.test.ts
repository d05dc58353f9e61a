import { expect, test } from 'vitest'
import type { JsonObject } from '../../../server/domain/item.ts'
import { codes, judged } from './judged.ts'
import { papersOf } from './papers.ts'

const seventeenYearOld: JsonObject = {
  candidate: { birthDate: '2006-06-01' },
  guardian: { kind: 'person', role: 'father', birthName: 'FONTAINETEST', firstNames: ['Luc'] },
  exam: { passedOn: '2023-12-10' },
  ePhoto: { takenOn: '2023-12-01' },
}

test('licence B at seventeen is refused in December 2023 and granted from 2024 on', () => {
  const inDecember = judged('titre-reussite-examen', seventeenYearOld, { on: '2023-12-15' })
  const inJanuary = judged('titre-reussite-examen', seventeenYearOld, { on: '2024-01-02' })

  expect(codes(inDecember)).toContain('age-below-licence-min')
  expect(codes(inJanuary)).not.toContain('age-below-licence-min')
})

test('a WW of an old import needs an inspection until the end of 2025 and none from 2026 on', () => {
  const change = {
    sale: { date: '2025-12-05', deliveredOn: null },
    fiscal: { requestedOn: '2025-12-12' },
    mandate: null,
    documents: papersOf('ww', {
      'demande-immatriculation': { issuedOn: '2025-12-19' },
      mandat: { issuedOn: '2025-12-19' },
      domicile: { issuedOn: '2025-10-05' },
      facture: { issuedOn: '2025-12-05' },
      'preuve-demande-fiscale': { issuedOn: '2025-12-12' },
    }),
  }

  const before = judged('ww', change, { on: '2025-12-31' })
  const after = judged('ww', change, { on: '2026-01-01' })

  expect(codes(before)).toEqual(['inspection-report-required', 'ct-missing-for-ww'])
  expect(codes(after)).toEqual([])
})

test('the main holder needs a licence since the decree of August 2017', () => {
  const change = {
    holder: { drivingLicence: false },
    vehicle: { firstRegistrationDate: '2015-01-05' },
    mandate: null,
  }

  const before = judged(
    'changement-titulaire',
    { ...change, sale: { date: '2017-08-01' } },
    { on: '2017-08-09' },
  )
  const after = judged(
    'changement-titulaire',
    { ...change, sale: { date: '2017-08-01' } },
    { on: '2017-08-10' },
  )

  expect(codes(before)).not.toContain('holder-licence-missing')
  expect(codes(after)).toContain('holder-licence-missing')
})

test('two-wheelers need an inspection on sale since April 2024', () => {
  const change = {
    vehicle: { genre: 'MTT1', firstRegistrationDate: '2015-01-05' },
    sale: { date: '2024-04-01' },
    holder: { licenceCategories: ['A'] },
    mandate: null,
    documents: papersOf('changement-titulaire', {
      'demande-immatriculation': { issuedOn: '2024-04-02' },
      mandat: { issuedOn: '2024-04-02' },
      domicile: { issuedOn: '2024-02-05' },
      facture: { issuedOn: '2024-04-01' },
      'certificat-immatriculation-barre': { issuedOn: '2024-04-01' },
      'certificat-situation-administrative': { issuedOn: '2024-04-01' },
    }),
  }

  const before = judged('changement-titulaire', change, { on: '2024-04-14' })
  const after = judged('changement-titulaire', change, { on: '2024-04-15' })

  expect(codes(before)).toEqual([])
  expect(codes(after)).toEqual(['inspection-report-required', 'ct-not-told'])
})
