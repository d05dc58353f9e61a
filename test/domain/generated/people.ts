import fc from 'fast-check'
import type { JsonObject } from '../../../server/domain/item.ts'
import { addDays, addYears } from '../../../server/domain/dates.ts'

/** Invented people at real places. Every surname ends in TEST. */

/** The day on which everything generated is judged. */
export const today = '2026-11-23'

export const daysAgo = (days: number): string => addDays(today, -days)
export const someDaysAgo = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map(daysAgo)
export const yearsAgo = (years: number): string => addYears(today, -years)

/** Postal code, commune, department. */
const places = [
  ['35000', 'RENNES', '35'],
  ['59000', 'LILLE', '59'],
  ['69600', 'OULLINS-PIERRE-BENITE', '69'],
  ['75012', 'PARIS', '75'],
  ['13001', 'MARSEILLE', '13'],
  ['21000', 'DIJON', '21'],
  ['64100', 'BAYONNE', '64'],
  ['81000', 'ALBI', '81'],
  ['67000', 'STRASBOURG', '67'],
  ['29200', 'BREST', '29'],
] as const
const surnames = ['MARTIN', 'LE GOFF', "D'ARC", 'NGUYEN', 'DUPONT-DURAND', 'ÉLUARD', 'ÖZ', 'DE LA TOUR']
const givenNames = ['Lucie', 'Jean-Marc', 'Zoé', 'Mohamed', 'Anaïs', 'Léa', 'Paul', 'Élise', 'Iñaki']
const streets = [
  'RUE DES TANNEURS',
  'AVENUE FOCH',
  "BOULEVARD DE L'EXEMPLE",
  'PLACE DU MARCHE',
  'CHEMIN VERT',
]

const place = fc.constantFrom(...places)

export const address: fc.Arbitrary<JsonObject> = fc
  .record({ place, street: fc.constantFrom(...streets), number: fc.integer({ min: 1, max: 320 }) })
  .map(({ place: [postalCode, city], street, number }) => ({
    line1: `${number} ${street}`,
    postalCode,
    city,
    country: 'FRA',
  }))

const birthPlace: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 5, arbitrary: place.map(([, commune, department]) => ({ commune, department, country: 'FRA' })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('BEL', 'MAR', 'PRT', 'VNM')
      .map((country) => ({ commune: 'AILLEURS', country })),
  },
)

/** Whole years and days of age on the day of judgement. */
const bornBetween = (youngest: number, oldest: number): fc.Arbitrary<string> =>
  fc
    .record({ years: fc.integer({ min: youngest, max: oldest - 1 }), days: fc.integer({ min: 2, max: 360 }) })
    .map(({ years, days }) => addDays(yearsAgo(years), -days))

const civil = (birthDate: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> =>
  fc.record({
    kind: fc.constant('person'),
    birthName: fc.constantFrom(...surnames).map((name) => `${name}TEST`),
    firstNames: fc.uniqueArray(fc.constantFrom(...givenNames), { minLength: 1, maxLength: 4 }),
    sex: fc.constantFrom('F', 'M'),
    birthDate,
    birthPlace,
  })

const contact: fc.Arbitrary<JsonObject> = fc.integer({ min: 0, max: 9_999 }).map((number) => ({
  email: `personne${number}@example.org`,
  phone: `+3363998${String(number).padStart(4, '0')}`,
}))

export const seller: fc.Arbitrary<JsonObject> = civil(bornBetween(20, 80))

export const person: fc.Arbitrary<JsonObject> = fc
  .record({ civil: civil(bornBetween(19, 80)), address, contact })
  .map(({ civil: who, address: home, contact: reached }) => ({ ...who, address: home, ...reached }))

export const driver: fc.Arbitrary<JsonObject> = person.map((who) => ({
  ...who,
  drivingLicence: true,
  licenceCategories: ['A', 'B', 'C'],
}))

export const organisation: fc.Arbitrary<JsonObject> = fc
  .record({ address, number: fc.integer({ min: 0, max: 99 }) })
  .map(({ address: seat, number }) => ({
    kind: 'organisation',
    name: `SOCIETE ${number} DU TEST`,
    legalForm: 'company',
    siren: '999200074',
    siret: '99920007400014',
    address: seat,
    email: `contact${number}@example.com`,
  }))

export const candidateAged = (youngest: number, oldest: number): fc.Arbitrary<JsonObject> =>
  fc
    .record({ civil: civil(bornBetween(youngest, oldest)), address, contact })
    .map(({ civil: who, address: home, contact: reached }) => ({
      ...who,
      address: home,
      ...reached,
      nationality: 'FRA',
    }))

export const guardian: fc.Arbitrary<JsonObject> = fc
  .record({ who: seller, contact, role: fc.constantFrom('father', 'mother', 'guardian') })
  .map(({ who, contact: reached, role }) => ({
    kind: 'person',
    birthName: who['birthName'],
    firstNames: who['firstNames'],
    role,
    ...reached,
  }))

export const mandate: fc.Arbitrary<JsonObject> = someDaysAgo(0, 5).map((signedOn) => ({
  kind: 'paper',
  signedOn,
  signature: 'handwritten',
}))
