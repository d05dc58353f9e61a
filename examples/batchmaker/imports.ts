import { rubrics } from './cars.ts'
import { addDays, yearsBefore } from './days.ts'
import { dealerPlaces } from './establishments.ts'
import { testVin } from './identifiers.ts'
import type { JsonObject, Maker } from './maker.ts'
import { holderPapers, licencePaper } from './papers.ts'
import { holderNear, paperMandate, reference, type Workshop } from './workshop.ts'

const abroad = [
  ['DEU', (n: number) => `KL-TS ${n}`],
  ['BEL', (n: number) => `1-TST-${String(n % 1_000).padStart(3, '0')}`],
  ['ITA', (n: number) => `ZT${String(n % 1_000).padStart(3, '0')}ST`],
  ['ESP', (n: number) => `${String(n % 10_000).padStart(4, '0')}TST`],
] as const

const foreign = (maker: Maker): { country: string; foreignPlate: string } => {
  const [country, plate] = maker.chance.pickOf(abroad)
  return { country, foreignPlate: plate(maker.serial('foreign plate')) }
}

const nameOf = (holder: JsonObject): string => {
  const name = holder['birthName'] ?? holder['name']
  return typeof name === 'string' ? name : ''
}

/** Half of them bought by the group itself under its PIVO profile: the direct way; the others go through ANTS. */
export function usedImport(workshop: Workshop): JsonObject {
  const { maker, cars } = workshop
  const isOwn = maker.chance.happens(0.5)
  const place = isOwn
    ? (dealerPlaces.find(({ permits }) => permits?.includes('pivo')) ?? workshop.place)
    : workshop.place
  const car = maker.chance.pickOf(cars)
  const holder = holderNear({ ...workshop, place })
  const soldOn = maker.daysAgo(9, 20)
  const deal = { holder, variant: '13750' as const, signedOn: maker.daysAgo(2, 5) }
  const { country, foreignPlate } = foreign(maker)
  const registeredOn = addDays(yearsBefore(maker.on, maker.chance.whole(1, 8)), -maker.chance.whole(20, 300))
  const inspectedOn = maker.daysAgo(10, 120)
  return {
    reference: reference(maker, 'IVO'),
    procedure: 'import-vo',
    establishment: place.number,
    vehicle: {
      vin: testVin(maker, car.make),
      ...rubrics(car, maker, registeredOn),
      firstRegistrationDate: registeredOn,
      mileage: maker.chance.whole(12, 160) * 1_000,
    },
    origin: { country, regime: 'eu', foreignPlate, foreignTitleDate: registeredOn, boughtByFiler: isOwn },
    fiscal: isOwn ? { kind: 'diva' } : quitus(maker, holder),
    inspection: { date: inspectedOn, country: 'FRA', result: 'A' },
    holder,
    sale: { date: soldOn, deliveredOn: addDays(soldOn, 3) },
    mandate: paperMandate(deal.signedOn),
    documents: [
      ...holderPapers(maker, deal),
      ...licencePaper(deal),
      { kind: 'facture', issuedOn: soldOn },
      { kind: 'declaration-cession', issuedOn: soldOn },
      { kind: 'certificat-immatriculation-etranger', variant: 'ue' },
      ...(isOwn ? [] : [{ kind: 'quitus-fiscal', issuedOn: maker.daysAgo(1, 4) }]),
      { kind: 'controle-technique', issuedOn: inspectedOn },
    ],
  }
}

const quitus = (maker: Maker, holder: JsonObject): JsonObject => ({
  kind: 'quitus',
  status: 'held',
  number: `TEST-Q-${maker.on.slice(0, 4)}-${maker.serial('quitus')}`,
  holder: { name: nameOf(holder) },
})

export function newImport(workshop: Workshop): JsonObject {
  const { maker, cars, place } = workshop
  const car = maker.chance.pickOf(cars)
  const holder = holderNear(workshop)
  const soldOn = maker.daysAgo(8, 16)
  const deal = { holder, variant: '13750' as const, signedOn: maker.daysAgo(2, 5) }
  return {
    reference: reference(maker, 'IVN'),
    procedure: 'import-vn',
    establishment: place.number,
    vehicle: { vin: testVin(maker, car.make), ...rubrics(car, maker) },
    origin: { country: foreign(maker).country, regime: 'eu', boughtByFiler: false },
    fiscal: quitus(maker, holder),
    conformity: { kind: 'coc', status: 'held' },
    holder,
    sale: { date: soldOn, deliveredOn: addDays(soldOn, 3) },
    mandate: paperMandate(deal.signedOn),
    documents: [
      ...holderPapers(maker, deal),
      ...licencePaper(deal),
      { kind: 'facture', issuedOn: soldOn },
      { kind: 'certificat-conformite', variant: 'papier' },
      { kind: 'quitus-fiscal', issuedOn: maker.daysAgo(1, 4) },
    ],
  }
}

/** A WW while the quitus is being asked for: the car may drive. */
export function transitPlate(workshop: Workshop): JsonObject {
  const { maker, cars, place } = workshop
  const car = maker.chance.pickOf(cars)
  const holder = holderNear(workshop)
  const soldOn = maker.daysAgo(8, 14)
  const requestedOn = addDays(soldOn, 5)
  const deal = { holder, variant: '13750' as const, signedOn: maker.daysAgo(1, 2) }
  const { country, foreignPlate } = foreign(maker)
  return {
    reference: reference(maker, 'WW'),
    procedure: 'ww',
    establishment: place.number,
    ww: { purpose: 'import' },
    vehicle: {
      vin: testVin(maker, car.make),
      make: car.make,
      commercialName: car.commercialName,
      category: 'M1',
      genre: 'VP',
      energy: car.energy,
      firstRegistrationDate: addDays(yearsBefore(maker.on, maker.chance.whole(1, 6)), -40),
    },
    origin: { country, regime: 'eu', foreignPlate },
    fiscal: { kind: 'quitus', status: 'requested', requestedOn },
    conformity: { kind: 'coc', status: 'held' },
    holder,
    sale: { date: soldOn, deliveredOn: addDays(soldOn, 2) },
    mandate: paperMandate(deal.signedOn),
    documents: [
      ...holderPapers(maker, deal),
      ...licencePaper(deal),
      { kind: 'facture', issuedOn: soldOn },
      { kind: 'certificat-conformite', variant: 'papier' },
      { kind: 'certificat-immatriculation-etranger', variant: 'ue' },
      { kind: 'preuve-demande-fiscale', issuedOn: requestedOn },
    ],
  }
}
