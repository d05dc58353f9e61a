import { addDays, yearsBefore } from './days.ts'
import type { JsonObject, Maker } from './maker.ts'
import {
  change,
  changePaper,
  count,
  frenchDate,
  type Mistake,
  objectIn,
  text,
  without,
  withoutPaper,
} from './mistake.ts'

const newCars = ['vn', 'import-vn', 'import-vo']
const withHolder = ['vn', 'changement-titulaire']

export const dealerMistakes: readonly Mistake[] = [
  {
    name: 'the letter O in a VIN',
    code: 'vin-alphabet',
    make: change('vehicle', ({ vin }) => ({ vin: text(vin).replace('TEST0', 'TESTO') })),
  },
  {
    name: 'a VIN with a sign too few',
    code: 'vin-length',
    procedures: ['vn'],
    make: change('vehicle', ({ vin }) => ({ vin: text(vin).slice(0, 16) })),
  },
  {
    name: 'a plate of the series SS',
    code: 'plate-forbidden',
    procedures: ['changement-titulaire', 'declaration-achat'],
    make: change('vehicle', () => ({ plate: 'SS-123-AB' })),
  },
  {
    name: 'a holder without birth name',
    code: 'field-missing',
    procedures: withHolder,
    make: (item, maker) => {
      const holder = objectIn(item, 'holder')
      return holder['kind'] === 'person'
        ? change('holder', () => ({ birthName: undefined }))(item, maker)
        : change('sale', () => ({ date: undefined }))(item, maker)
    },
  },
  {
    name: 'two masses the wrong way round',
    code: 'mass-in-service-over-maximum',
    procedures: newCars,
    make: change('vehicle', ({ massMax, massInService }) => ({
      massMax: massInService,
      massInService: massMax,
    })),
  },
  {
    name: 'an electric car with CO2',
    code: 'co2-of-electric',
    procedures: newCars,
    make: change('vehicle', ({ co2 }) => ({
      energy: 'EL',
      engineCapacity: undefined,
      co2: Math.max(95, count(co2)),
    })),
  },
  {
    name: 'a SIRET with two figures the wrong way round',
    code: 'siret-luhn',
    procedures: ['declaration-achat'],
    make: (item) => ({
      ...item,
      seller: { kind: 'organisation', name: 'GARAGE DU TEST', legalForm: 'company', siret: '99960021500013' },
    }),
  },
  {
    name: 'a date written the French way',
    code: 'field-format',
    make: (item, maker) => {
      const sale = objectIn(item, 'sale')
      return sale['date'] === undefined
        ? change('mandate', () => ({ kind: 'paper', signedOn: frenchDate(maker.on) }))(item, maker)
        : change('sale', ({ date }) => ({ date: frenchDate(text(date)) }))(item, maker)
    },
  },
  {
    name: 'a column that nobody knows',
    code: 'field-unknown',
    make: change('vehicle', () => ({ couleur: 'GRIS' })),
  },
  {
    name: 'a power written as text',
    code: 'field-type',
    procedures: newCars,
    make: change('vehicle', ({ power }) => ({ power: String(count(power)) })),
  },
  {
    name: 'an energy in words',
    code: 'field-value',
    procedures: newCars,
    make: change('vehicle', () => ({ energy: 'DIESEL' })),
  },
  {
    name: 'a main holder without licence',
    code: 'holder-licence-missing',
    procedures: ['changement-titulaire'],
    make: (item, maker) =>
      objectIn(item, 'holder')['kind'] === 'person'
        ? change('holder', () => ({ drivingLicence: false, licenceCategories: undefined }))(item, maker)
        : {
            ...item,
            holder: {
              ...objectIn(dealerMinor(maker), 'holder'),
              birthDate: yearsBefore(maker.on, 30),
              drivingLicence: false,
            },
          },
  },
  {
    name: 'a minor holder without guardian',
    code: 'guardian-required',
    procedures: ['vn'],
    make: (item, maker) => ({ ...item, lessee: undefined, lease: undefined, ...dealerMinor(maker) }),
  },
  {
    name: 'a sale in the future',
    code: 'sale-in-future',
    procedures: ['declaration-achat', 'declaration-cession'],
    make: change('sale', (_sale, _item, { on }) => ({ date: addDays(on, 9) })),
  },
  {
    name: 'a technical inspection of last year',
    code: 'ct-too-old',
    procedures: ['changement-titulaire'],
    make: (item, maker) => ({
      ...change('vehicle', () => ({ firstRegistrationDate: addDays(yearsBefore(maker.on, 7), -30) }))(
        item,
        maker,
      ),
      inspection: { date: addDays(maker.on, -320), country: 'FRA', result: 'A' },
    }),
  },
  {
    name: 'the direct way for a car that the customer bought',
    code: 'pivo-not-own-vehicle',
    procedures: ['import-vo'],
    make: (item, maker) => ({
      ...change('origin', () => ({ boughtByFiler: false }))(item, maker),
      channel: 'siv',
    }),
  },
  {
    name: 'an import without fiscal proof',
    code: 'fiscal-missing',
    procedures: ['import-vo', 'import-vn'],
    make: without('fiscal'),
  },
  {
    name: 'a site that is not ours',
    code: 'establishment-unknown',
    make: (item) => ({ ...item, establishment: '99199' }),
  },
  {
    name: 'a postal code that lost its zero',
    code: 'postal-code-format',
    procedures: withHolder,
    make: change('holder', ({ address }) => ({
      address: { ...objectIn({ address }, 'address'), postalCode: '1000', city: 'BOURG-EN-BRESSE' },
    })),
  },
  {
    name: 'a car registered after it was sold',
    code: 'registered-after-sale',
    procedures: ['declaration-achat'],
    make: change('vehicle', (_vehicle, { sale }) => ({
      firstRegistrationDate: addDays(text(objectIn({ sale }, 'sale')['date']), 1),
    })),
  },
  {
    name: 'a WW without the proof that the quitus was asked for',
    code: 'fiscal-request-required',
    procedures: ['ww'],
    make: withoutPaper('preuve-demande-fiscale'),
  },
  {
    name: 'an imported new car without certificate of conformity',
    code: 'conformity-paper-required',
    procedures: ['import-vn'],
    make: withoutPaper('certificat-conformite'),
  },
  {
    name: 'a lost title without its declaration',
    code: 'loss-declaration-required',
    procedures: ['duplicata'],
    make: withoutPaper('declaration-perte-vol'),
  },
  {
    name: "a driving school's car without the attestation of its pedals",
    code: 'adaptation-attestation-required',
    procedures: ['modification-technique'],
    make: withoutPaper('attestation-adaptation-reversible'),
  },
  {
    name: 'a bill of last year as proof of address',
    code: 'proof-of-address-too-old',
    procedures: ['changement-adresse'],
    make: changePaper('domicile', ({ on }) => ({ issuedOn: addDays(on, -330), variant: 'facture-energie' })),
  },
  {
    name: 'a line cut in the middle',
    code: 'line-malformed',
    make: (item) => JSON.stringify(item).slice(0, -40),
  },
  {
    name: 'a key written twice',
    code: 'json-duplicate-key',
    make: (item) => `${JSON.stringify(item).slice(0, -1)},"procedure":"ww"}`,
  },
]

const dealerMinor = (maker: Maker): JsonObject => ({
  holder: {
    kind: 'person',
    birthName: 'JEUNETEST',
    firstNames: ['Malo'],
    sex: 'M',
    birthDate: addDays(yearsBefore(maker.on, 17), -60),
    birthPlace: { commune: 'VANNES', department: '56', country: 'FRA' },
    address: { line1: '4 RUE DES LILAS', postalCode: '56000', city: 'VANNES', country: 'FRA' },
    email: `malo.jeunetest${maker.serial('minor')}@example.com`,
  },
})
