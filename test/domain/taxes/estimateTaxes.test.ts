import { describe, expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { parseItem } from '../../../server/domain/itemView.ts'
import { estimateTaxes } from '../../../server/domain/taxes/estimateTaxes.ts'
import { euros, type TaxEstimate } from '../../../server/domain/taxes/taxEstimate.ts'

const today = '2026-11-23'

const rennes = { postalCode: '35000', city: 'RENNES', country: 'FRA' }
const paris = { postalCode: '75012', city: 'PARIS', country: 'FRA' }
const petrolCar = {
  category: 'M1',
  genre: 'VP',
  energy: 'ES',
  fiscalPower: 5,
  co2: 120,
  massInService: 1180,
  seats: 5,
}

interface Given {
  procedure?: Procedure
  vehicle?: JsonObject
  address?: JsonObject
  on?: string
  more?: JsonObject
}

function estimateOf({ procedure = 'vn', vehicle = {}, address = rennes, on = today, more = {} }: Given = {}) {
  const item = { procedure, vehicle: { ...petrolCar, ...vehicle }, holder: { address }, ...more }
  const estimate = estimateTaxes(parseItem(item), on)
  if (estimate === null) throw new Error('there is no estimate')
  return estimate
}

/** Euros by rubric; a rubric of which a part is missing ends in a question mark. */
function amounts({ lines, missing }: TaxEstimate): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { rubric, cents } of lines) sums[rubric] = (sums[rubric] ?? 0) + cents / 100
  for (const { rubric } of missing) sums[`${rubric}?`] = 0
  return sums
}
const y1 = (given: Given) => amounts(estimateOf(given))['Y.1']
const y3 = (given: Given) => {
  const { 'Y.3': sum, 'Y.3?': unknown } = amounts(estimateOf(given))
  return unknown === undefined ? sum : 'missing'
}
const confirmedY1 = (given: Given) =>
  estimateOf(given).lines.find(({ rubric }) => rubric === 'Y.1')?.confirmed

test('a new petrol car of 5 CV at 120 g in Rennes costs 5 x 60 + 310 + 11 + 2.76 = 623.76 euros', () => {
  const estimate = estimateOf()

  expect(amounts(estimate)).toEqual({ 'Y.1': 300, 'Y.2': 0, 'Y.3': 310, 'Y.4': 11, 'Y.5': 2.76 })
  expect(estimate).toMatchObject({
    currency: 'EUR',
    totalCents: 62_376,
    complete: true,
    estimate: true,
    missing: [],
  })
  expect(estimate.tableDate).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test('every line names its source and the day of its table; the fixed sums of 2026 are unconfirmed', () => {
  const { lines } = estimateOf()

  expect(lines.every(({ source, tableDate, fr, en }) => source && tableDate <= today && fr && en)).toBe(true)
  expect(lines.map(({ rubric, confirmed }) => [rubric, confirmed])).toEqual([
    ['Y.1', true],
    ['Y.2', true],
    ['Y.3', true],
    ['Y.3', true],
    ['Y.4', false],
    ['Y.5', false],
  ])
})

test('declarations, provisional plates and licences pay nothing: there is no estimate', () => {
  for (const procedure of ['declaration-achat', 'declaration-cession', 'ww', 'inscription-premiere'] as const)
    expect(estimateTaxes({ procedure }, today)).toBeNull()
})

describe('the regional tax', () => {
  test.each([
    ['5 x 43 in Lyon', '69006', 215],
    ['5 x 60 in Dijon', '21000', 300],
    ['5 x 60 in Tours', '37000', 300],
    ['5 x 53 in Ajaccio', '20000', 265],
    ['5 x 60 in Reims', '51100', 300],
    ['5 x 42 in Lille', '59000', 210],
    ['5 x 54.95 and 14 flat in Paris', '75012', 288.75],
    ['5 x 60 in Rouen', '76000', 300],
    ['5 x 58 in Bordeaux', '33000', 290],
    ['5 x 59.50 in Toulouse', '31000', 297.5],
    ['5 x 51 in Nantes', '44000', 255],
    ['5 x 60 in Marseille', '13001', 300],
    ['5 x 41 in Pointe-à-Pitre', '97110', 205],
    ['5 x 53 in Fort-de-France', '97200', 265],
    ['5 x 42.50 in Cayenne', '97300', 212.5],
    ['5 x 60 in Saint-Denis', '97400', 300],
    ['5 x 30 in Mamoudzou', '97600', 150],
  ])('is %s', (_words, postalCode, euros) => {
    expect(y1({ address: { postalCode, country: 'FRA' } })).toBe(euros)
  })

  test.each([
    ['53 until February 2026 in Nouvelle-Aquitaine', '33000', '2026-02-28', 265],
    ['58 from March on', '33000', '2026-03-01', 290],
    ['57 in January 2026 on La Réunion', '97400', '2026-01-31', 285],
    ['60 from February on', '97400', '2026-02-01', 300],
    ['without the flat sum of Île-de-France in February 2026', '75012', '2026-02-28', 274.75],
    ['with 14 euros flat from March 2026', '75012', '2026-03-01', 288.75],
    ['with 12 euros flat from 2027', '75012', '2027-01-01', 286.75],
  ])('is %s', (_words, postalCode, on, euros) => {
    expect(y1({ address: { postalCode, country: 'FRA' }, on })).toBe(euros)
  })

  test('of next year by the rate of this one is unconfirmed', () => {
    expect(confirmedY1({})).toBe(true)
    expect(confirmedY1({ on: '2027-01-01' })).toBe(false)
  })

  test('follows the code of the commune where the letters come from another region', () => {
    expect(y1({ address: { ...rennes, inseeCode: '44109' } })).toBe(255)
    expect(y1({ address: { postalCode: '20137', inseeCode: '2A247', country: 'FRA' } })).toBe(265)
  })

  test.each([
    ['abroad', { postalCode: '35000', country: 'BEL' }],
    ['on Saint-Barthélemy', { postalCode: '97133', country: 'FRA' }],
    ['in Nouméa', { postalCode: '98800', country: 'NCL' }],
  ])('is missing for a holder %s', (_words, address) => {
    expect(amounts(estimateOf({ address }))).toMatchObject({ 'Y.1?': 0 })
  })

  test('is missing before the tables begin', () => {
    expect(estimateOf({ on: '2025-12-31' })).toMatchObject({ complete: false })
    expect(amounts(estimateOf({ on: '2025-12-31' }))).toEqual({
      'Y.1?': 0,
      'Y.2': 0,
      'Y.3?': 0,
      'Y.4': 11,
      'Y.5': 2.76,
    })
  })

  test('is half for a car of more than ten years, not on its tenth birthday', () => {
    const used = (firstRegistrationDate: string): Given => ({
      procedure: 'changement-titulaire',
      vehicle: { firstRegistrationDate },
    })

    expect(y1(used('2016-11-23'))).toBe(300)
    expect(y1(used('2016-11-22'))).toBe(150)
  })

  test('is half for a motorcycle, a quarter for one of more than ten years (unconfirmed)', () => {
    const motorcycle = { category: 'L3e-A2', genre: 'MTT1', fiscalPower: 6 }

    expect(y1({ vehicle: motorcycle })).toBe(180)
    expect(confirmedY1({ vehicle: motorcycle })).toBe(true)
    const old = {
      procedure: 'changement-titulaire',
      vehicle: { ...motorcycle, firstRegistrationDate: '2010-01-01' },
    } as const
    expect(y1(old)).toBe(90)
    expect(confirmedY1(old)).toBe(false)
  })

  test('is half for a van over 3.5 t and whole for one of 3.5 t', () => {
    const van = { category: 'N1', genre: 'CTTE', fiscalPower: 8, seats: 3 }

    expect(y1({ vehicle: { ...van, massMax: 3_500 } })).toBe(480)
    expect(y1({ vehicle: { ...van, category: 'N2', genre: 'CAM', massMax: 5_000 } })).toBe(240)
    expect(y1({ vehicle: { ...van, category: 'N2', genre: 'CAM' } })).toBe(240)
  })

  test('is one and a half times one CV for trailers and farm machines', () => {
    expect(y1({ vehicle: { category: 'O2', genre: 'RESP' } })).toBe(90)
    expect(y1({ vehicle: { category: 'T1', genre: 'TRA' } })).toBe(90)
  })

  test.each([
    ['nothing in Lille', '59000', 0, true],
    ['half in Rennes', '35000', 150, true],
    ['nothing in Ajaccio', '20000', 0, true],
    ['the whole in Lyon, unconfirmed', '69006', 215, false],
  ])('of an electric car is %s', (_words, postalCode, euros, confirmed) => {
    const given = { vehicle: { energy: 'EL', co2: 0 }, address: { postalCode, country: 'FRA' } }

    expect(y1(given)).toBe(euros)
    expect(confirmedY1(given)).toBe(confirmed)
  })

  test('of a hybrid is unconfirmed where a region favours clean vehicles without naming them', () => {
    expect(confirmedY1({ vehicle: { energy: 'EE' } })).toBe(false)
    expect(confirmedY1({ vehicle: { energy: 'EE' }, address: paris })).toBe(true)
  })

  test('of a long lease is that of the lessee’s region, unconfirmed when it is another one', () => {
    const leased = (lessee: JsonObject): Given => ({
      more: { lease: { kind: 'ld', months: 36 }, lessee: { address: lessee } },
      address: paris,
    })

    expect(y1(leased(rennes))).toBe(300)
    expect(confirmedY1(leased(rennes))).toBe(false)
    expect(confirmedY1(leased(paris))).toBe(true)
  })

  test('of a change of holder is missing while P.6 or B is not given', () => {
    const given = { procedure: 'changement-titulaire', vehicle: { fiscalPower: undefined } } as const

    expect(amounts(estimateOf(given))).toMatchObject({ 'Y.1?': 0, 'Y.3': 0 })
    expect(amounts(estimateOf({ ...given, vehicle: {} }))).toMatchObject({ 'Y.1?': 0 })
  })
})

test('the training tax is missing for utility vehicles and nothing for the others', () => {
  expect(amounts(estimateOf({ vehicle: { category: 'N1', genre: 'CTTE', seats: 3 } }))).toMatchObject({
    'Y.2?': 0,
  })
  expect(amounts(estimateOf({ vehicle: { category: undefined, genre: undefined } }))).toMatchObject({
    'Y.2?': 0,
  })
  expect(amounts(estimateOf({ vehicle: { category: 'O2', genre: 'RESP' } }))).toMatchObject({ 'Y.2': 0 })
})

describe('the CO2 malus of 2026', () => {
  test.each([
    [107, 0],
    [108, 50],
    [110, 100],
    [114, 190],
    [117, 240],
    [120, 310],
    [125, 540],
    [128, 818],
    [131, 1_074],
    [192, 80_000],
    [250, 80_000],
  ])('of %i g is %i euros', (co2, euros) => {
    expect(y3({ vehicle: { co2 } })).toBe(euros)
  })

  test.each([109, 132, 191])(
    'of %i g is missing: the scale is not guessed between its known points',
    (co2) => {
      expect(y3({ vehicle: { co2 } })).toBe('missing')
    },
  )

  test('is missing in 2027, of which no scale is known', () => {
    expect(y3({ on: '2027-01-01' })).toBe('missing')
  })

  test('is nothing for an electric car, a motorcycle, a trailer and a van with one row of seats', () => {
    expect(y3({ vehicle: { energy: 'EL', co2: undefined } })).toBe(0)
    expect(y3({ vehicle: { category: 'L3e-A2', genre: 'MTT1' } })).toBe(0)
    expect(y3({ vehicle: { category: 'O2', genre: 'RESP' } })).toBe(0)
    expect(y3({ vehicle: { category: 'N1', genre: 'CTTE', seats: 3 } })).toBe(0)
  })

  test('is missing where it hangs on seats, use or body', () => {
    expect(y3({ vehicle: { category: 'N1', genre: 'CTTE', seats: 5 } })).toBe('missing')
    expect(y3({ vehicle: { genre: 'VASP' } })).toBe('missing')
    expect(y3({ vehicle: { mentions: ['usage-handicap'] } })).toBe('missing')
  })

  test('of a used import is missing when it is anything, since the reduction by age is unknown', () => {
    const used = (co2: number): Given => ({
      procedure: 'import-vo',
      vehicle: { co2, firstRegistrationDate: '2021-03-15' },
    })

    expect(y3(used(128))).toBe('missing')
    expect(y3(used(100))).toBe(0)
    expect(y3({ ...used(128), procedure: 'import-vn' })).toBe(818)
  })
})

describe('the mass malus of 2026', () => {
  const clean = { co2: 100 }

  test.each([
    [1_499, 'nothing', 0],
    [1_500, '1 x 10', 10],
    [1_699, '200 x 10', 2_000],
    [1_700, '200 x 10 + 1 x 15', 2_015],
    [1_950, '200 x 10 + 100 x 15 + 100 x 20 + 51 x 25', 6_775],
    [2_100, '200 x 10 + 100 x 15 + 100 x 20 + 100 x 25 + 101 x 30', 11_030],
  ])('of %i kg is %s euros', (massInService, _words, euros) => {
    expect(y3({ vehicle: { ...clean, massInService } })).toBe(euros)
  })

  test('adds to the CO2 malus, up to 80,000 euros for both', () => {
    expect(y3({ vehicle: { co2: 120, massInService: 1_500 } })).toBe(320)
    expect(y3({ vehicle: { co2: 200, massInService: 2_100 } })).toBe(80_000)
  })

  test('of an electric car is nothing until the end of June 2026', () => {
    const heavy = { energy: 'EL', co2: 0, massInService: 2_400 }

    expect(y3({ vehicle: heavy, on: '2026-06-30' })).toBe(0)
    expect(y3({ vehicle: heavy, on: '2026-07-01' })).toBe('missing')
  })

  test('of an electric car is nothing up to 2,099 kg with or without eco-score, by the allowance of 600 kg', () => {
    expect(y3({ vehicle: { energy: 'EL', co2: 0, massInService: 2_099 } })).toBe(0)
    expect(y3({ vehicle: { energy: 'EL', co2: 0, massInService: 2_100 } })).toBe('missing')
  })

  test('of a hybrid is unconfirmed, since its allowances hang on what the certificate does not tell', () => {
    const { lines } = estimateOf({ vehicle: { energy: 'EE', co2: 30, massInService: 1_700 } })

    expect(
      lines.filter(({ rubric }) => rubric === 'Y.3').map(({ cents, confirmed }) => [cents, confirmed]),
    ).toEqual([
      [0, true],
      [201_500, false],
    ])
  })
})

test('a vehicle kept after demonstration may owe taxes that are not known here', () => {
  const kept = estimateOf({ procedure: 'fin-demonstration', more: { demonstration: { outcome: 'kept' } } })

  expect(kept).toMatchObject({ totalCents: 0, complete: false, lines: [] })
  expect(
    estimateTaxes({ procedure: 'fin-demonstration', demonstration: { outcome: 'sold' } }, today),
  ).toBeNull()
})

test('amounts are written as people read them', () => {
  const { lines } = estimateOf({ address: paris })

  expect(lines[0]).toMatchObject({
    fr: 'Taxe régionale (Île-de-France) : 5 CV à 54,95 €',
    en: 'Regional tax (Île-de-France): 5 CV at €54.95',
  })
})

test.each([
  [5, '0,05 €', '€0.05'],
  [99_999, '999,99 €', '€999.99'],
  [8_000_000, '80 000,00 €', '€80,000.00'],
  [123_456_789, '1 234 567,89 €', '€1,234,567.89'],
])('%i cents are written %s and %s', (cents, fr, en) => {
  expect(euros(cents)).toEqual({ fr, en })
})
