import { type CarType, rubrics } from './cars.ts'
import { communesOf } from './communes.ts'
import { addDays, yearsBefore } from './days.ts'
import { dealerPlaces } from './establishments.ts'
import { testFormula, testPlate, testVin } from './identifiers.ts'
import * as imported from './imports.ts'
import type { JsonObject, Maker } from './maker.ts'
import { holderPapers, lesseePapers, licencePaper } from './papers.ts'
import { address, company, privateHolder, privateSeller } from './people.ts'
import { holderNear, hour, paperMandate, reference, type Workshop } from './workshop.ts'

/** How many of each a dealer group of six sites files on a busy morning. */
const mix: readonly (readonly [(workshop: Workshop) => JsonObject, number])[] = [
  [newCar, 430],
  [changeOfHolder, 400],
  [purchase, 310],
  [cession, 180],
  [imported.usedImport, 120],
  [imported.newImport, 40],
  [imported.transitPlate, 90],
  [changeOfAddress, 45],
  [changeOfLessee, 15],
  [endOfDemonstration, 20],
  [duplicate, 12],
  [technicalChange, 12],
  [reissue, 6],
]

export function dealerItems(maker: Maker, cars: readonly CarType[]): JsonObject[] {
  return mix.flatMap(([make, count]) =>
    Array.from({ length: count }, () => make({ maker, cars, place: maker.chance.pickOf(dealerPlaces) })),
  )
}

function newCar(workshop: Workshop): JsonObject {
  const { maker, cars, place } = workshop
  const car = maker.chance.pickOf(cars)
  const soldOn = maker.daysAgo(3, 14)
  const isLeased = place.permits?.includes('lessor') === true && maker.chance.happens(0.6)
  const holder = isLeased ? company(maker) : holderNear(workshop)
  const deal = { holder, variant: '13749' as const, signedOn: addDays(soldOn, 1) }
  return {
    reference: reference(maker, 'VN'),
    procedure: 'vn',
    establishment: place.number,
    vehicle: { vin: testVin(maker, car.make), ...rubrics(car, maker) },
    holder,
    ...(isLeased
      ? {
          lessee: privateHolder(maker),
          lease: { kind: 'ld', months: maker.chance.pick([24, 36, 48]), startsOn: maker.on },
        }
      : {}),
    sale: { date: soldOn, deliveredOn: addDays(soldOn, 2), sellerKind: 'trade' },
    mandate: paperMandate(deal.signedOn),
    documents: [
      ...holderPapers(maker, deal),
      ...(isLeased ? lesseePapers(maker) : licencePaper(deal)),
      { kind: 'facture', issuedOn: soldOn },
      { kind: 'certificat-conformite', variant: 'papier' },
    ],
    metadata: { site: place.number, order: `BC-${maker.serial('order')}` },
  }
}

/** A used car that the SIV knows; every twentieth plate is typed in small letters and with blanks, as people do. */
function knownVehicle({ maker, cars }: Workshop, yearsOld: number): JsonObject {
  const car = maker.chance.pickOf(cars)
  const registeredOn = addDays(yearsBefore(maker.on, yearsOld), -maker.chance.whole(10, 300))
  const plate = testPlate(maker)
  return {
    vin: testVin(maker, car.make),
    plate: maker.chance.happens(0.05) ? plate.toLowerCase().replaceAll('-', ' ') : plate,
    formulaNumber: testFormula(maker, registeredOn.slice(0, 4)),
    firstRegistrationDate: registeredOn,
    genre: 'VP',
  }
}

function changeOfHolder(workshop: Workshop): JsonObject {
  const { maker, place } = workshop
  const yearsOld = maker.chance.whole(1, 12)
  const soldOn = maker.daysAgo(2, 12)
  const holder = holderNear(workshop)
  const deal = { holder, variant: '13750' as const, signedOn: addDays(soldOn, 1) }
  const inspectedOn = maker.daysAgo(14, 150)
  const isTested = yearsOld >= 4
  return {
    reference: reference(maker, 'CT'),
    procedure: 'changement-titulaire',
    establishment: place.number,
    vehicle: knownVehicle(workshop, yearsOld),
    sale: {
      date: soldOn,
      time: hour(maker),
      kind: 'sale',
      sellerKind: 'trade',
      daReceipt: `DA-TEST-${maker.serial('receipt')}`,
    },
    holder,
    ...(isTested ? { inspection: { date: inspectedOn, country: 'FRA', result: 'A' } } : {}),
    mandate: paperMandate(deal.signedOn),
    documents: [
      ...holderPapers(maker, deal),
      ...licencePaper(deal),
      { kind: 'facture', issuedOn: soldOn },
      { kind: 'certificat-immatriculation-barre', issuedOn: soldOn },
      { kind: 'recepisse-declaration-achat' },
      { kind: 'certificat-situation-administrative', issuedOn: soldOn },
      ...(isTested ? [{ kind: 'controle-technique', issuedOn: inspectedOn }] : []),
    ],
  }
}

function purchase(workshop: Workshop): JsonObject {
  const { maker, place } = workshop
  const soldOn = maker.daysAgo(1, 10)
  return {
    reference: reference(maker, 'DA'),
    procedure: 'declaration-achat',
    establishment: place.number,
    vehicle: knownVehicle(workshop, maker.chance.whole(2, 14)),
    seller: maker.chance.happens(0.85) ? privateSeller(maker) : company(maker),
    sale: { date: soldOn, time: hour(maker), sellerKind: 'private' },
    documents: [
      { kind: 'declaration-achat', variant: '13751', issuedOn: soldOn },
      { kind: 'declaration-cession', issuedOn: soldOn },
      { kind: 'certificat-immatriculation-barre', issuedOn: soldOn },
      { kind: 'certificat-situation-administrative', issuedOn: soldOn },
    ],
  }
}

function cession(workshop: Workshop): JsonObject {
  const { maker, place } = workshop
  const soldOn = maker.daysAgo(1, 12)
  const isOnAnts = maker.chance.happens(0.15)
  return {
    reference: reference(maker, 'DC'),
    procedure: 'declaration-cession',
    establishment: place.number,
    ...(isOnAnts ? { channel: 'ants' } : {}),
    vehicle: knownVehicle(workshop, maker.chance.whole(2, 14)),
    seller: { ...privateSeller(maker), address: address(maker, communesOf(place.around)) },
    buyer: holderNear(workshop),
    sale: { date: soldOn, time: hour(maker), kind: 'sale', sellerKind: 'private' },
    mandate: paperMandate(soldOn),
    documents: [
      { kind: 'mandat', issuedOn: soldOn },
      { kind: 'declaration-cession', issuedOn: soldOn },
    ],
  }
}

function changeOfAddress(workshop: Workshop): JsonObject {
  const { maker, place } = workshop
  const holder = { ...privateHolder(maker), address: address(maker) }
  const deal = { holder, variant: '13750' as const, signedOn: maker.daysAgo(1, 3) }
  return {
    reference: reference(maker, 'AD'),
    procedure: 'changement-adresse',
    establishment: place.number,
    vehicle: knownVehicle(workshop, maker.chance.whole(1, 12)),
    holder,
    addressChange: {
      of: 'holder',
      movedOn: maker.daysAgo(5, 28),
      address: address(maker, communesOf(place.around)),
    },
    mandate: paperMandate(deal.signedOn),
    documents: [...holderPapers(maker, deal), { kind: 'certificat-immatriculation' }],
  }
}

function changeOfLessee(workshop: Workshop): JsonObject {
  const { maker } = workshop
  const holder = company(maker)
  const signedOn = maker.daysAgo(2, 8)
  const lessor = dealerPlaces.find((place) => place.permits?.includes('lessor')) ?? workshop.place
  return {
    reference: reference(maker, 'CL'),
    procedure: 'changement-locataire',
    establishment: lessor.number,
    vehicle: knownVehicle(workshop, maker.chance.whole(1, 3)),
    sale: { date: signedOn, kind: 'lease-end' },
    seller: privateSeller(maker),
    holder,
    lessee: privateHolder(maker),
    lease: { kind: 'ld', months: 36, startsOn: maker.on },
    mandate: paperMandate(signedOn),
    documents: [...holderPapers(maker, { holder, variant: '13750', signedOn }), ...lesseePapers(maker)],
  }
}

function endOfDemonstration(workshop: Workshop): JsonObject {
  const { maker, place } = workshop
  const endedOn = maker.daysAgo(2, 20)
  return {
    reference: reference(maker, 'FD'),
    procedure: 'fin-demonstration',
    establishment: place.number,
    vehicle: {
      ...knownVehicle(workshop, 1),
      mentions: [{ code: 'vehicule-demonstration', until: addDays(maker.on, 60) }],
    },
    demonstration: { startedOn: addDays(endedOn, -maker.chance.whole(100, 300)), endedOn, outcome: 'sold' },
    documents: [{ kind: 'certificat-immatriculation' }],
  }
}

function duplicate(workshop: Workshop): JsonObject {
  const { maker, place } = workshop
  const holder = holderNear(workshop)
  const deal = { holder, variant: '13750' as const, signedOn: maker.daysAgo(1, 3) }
  const occurredOn = maker.daysAgo(8, 25)
  const declaredOn = addDays(occurredOn, 1)
  const yearsOld = maker.chance.whole(1, 10)
  return {
    reference: reference(maker, 'DU'),
    procedure: 'duplicata',
    establishment: place.number,
    vehicle: knownVehicle(workshop, yearsOld),
    holder,
    duplicate: { reason: 'loss', occurredOn, declaredOn, declaredAt: 'COMMISSARIAT' },
    mandate: paperMandate(deal.signedOn),
    documents: [
      ...holderPapers(maker, deal),
      { kind: 'declaration-perte-vol', issuedOn: declaredOn },
      ...(yearsOld >= 4 ? [{ kind: 'controle-technique', issuedOn: maker.daysAgo(30, 600) }] : []),
    ],
  }
}

/** The mention of a driving school's car. */
function technicalChange(workshop: Workshop): JsonObject {
  const { maker, place } = workshop
  const holder = { ...company(maker), name: `AUTO-ECOLE ${maker.serial('driving school')} DU TEST` }
  const signedOn = maker.daysAgo(1, 3)
  const doneOn = maker.daysAgo(4, 15)
  return {
    reference: reference(maker, 'MT'),
    procedure: 'modification-technique',
    establishment: place.number,
    vehicle: knownVehicle(workshop, 1),
    holder,
    modification: { changes: ['mention'], doneOn, mentionsAdded: ['vehicule-ecole'] },
    mandate: paperMandate(signedOn),
    documents: [
      ...holderPapers(maker, { holder, variant: '13750', signedOn }),
      { kind: 'certificat-immatriculation' },
      { kind: 'attestation-adaptation-reversible', issuedOn: doneOn },
    ],
  }
}

function reissue({ maker, cars, place }: Workshop): JsonObject {
  return {
    reference: reference(maker, 'RE'),
    procedure: 'reedition-cpi',
    establishment: place.number,
    vehicle: { vin: testVin(maker, maker.chance.pickOf(cars).make), plate: testPlate(maker) },
    reissue: { of: `SIV-TEST-${maker.serial('reissue')}`, reason: 'Impression illisible' },
  }
}
