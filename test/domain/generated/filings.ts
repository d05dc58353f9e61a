import fc from 'fast-check'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import {
  address,
  candidateAged,
  daysAgo,
  driver,
  guardian,
  mandate,
  organisation,
  person,
  seller,
  someDaysAgo,
  yearsAgo,
} from './people.ts'
import { described, registeredHere, trailer } from './vehicles.ts'

/** Whole requests without an error, one arbitrary a procedure, with the papers that an expert would put beside them. */

const habilitation = '99001'
const school = 'E2406900120'

const reference = fc.integer({ min: 1, max: 1e9 }).map((number) => `GEN-${number}`)

const request = (variant: string): JsonObject => ({
  kind: 'demande-immatriculation',
  variant,
  issuedOn: daysAgo(4),
})
const identity: JsonObject = { kind: 'identite', variant: 'cni', expiresOn: '2031-05-02' }
const home: JsonObject = { kind: 'domicile', variant: 'facture-energie', issuedOn: daysAgo(40) }
const licence: JsonObject = { kind: 'permis-actuel' }
const mandateSigned: JsonObject = { kind: 'mandat' }

/** A holder and the papers that go with it: a person who drives, or a company. */
const holder = fc.oneof(
  driver.map((who) => ({ who, papers: [identity, home, licence] })),
  organisation.map((who) => ({ who, papers: [{ kind: 'extrait-kbis', issuedOn: daysAgo(200) }] })),
)

/** Everything that a registration asks of whoever holds it. */
const registered = (
  procedure: Procedure,
  variant: string,
  more: fc.Arbitrary<{ fields: JsonObject; papers: JsonObject[] }>,
): fc.Arbitrary<JsonObject> =>
  fc
    .record({ reference, holder, mandate, more })
    .map(({ reference: name, holder: { who, papers }, mandate: signed, more: rest }) => ({
      reference: name,
      procedure,
      establishment: habilitation,
      holder: who,
      mandate: signed,
      ...rest.fields,
      documents: [request(variant), mandateSigned, ...papers, ...rest.papers],
    }))

const recentSale = fc
  .record({ date: someDaysAgo(3, 12), after: fc.integer({ min: 0, max: 2 }) })
  .map(({ date, after }) => ({ date, deliveredOn: daysAgo(Math.max(0, daysBetween(date) - after)) }))

const daysBetween = (date: string): number =>
  Math.round((Date.parse(`${daysAgo(0)}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`)) / 86_400_000)

const invoice = (date: string): JsonObject => ({ kind: 'facture', issuedOn: date })
const conformity: JsonObject = { kind: 'certificat-conformite', variant: 'papier' }
const crossed = (date: string): JsonObject => ({ kind: 'certificat-immatriculation-barre', issuedOn: date })
const situation: JsonObject = { kind: 'certificat-situation-administrative', issuedOn: daysAgo(3) }
const inspectionPaper = (date: string): JsonObject => ({ kind: 'controle-technique', issuedOn: date })
const inspected: JsonObject = { date: daysAgo(60), country: 'FRA', result: 'A' }

const vn = registered(
  'vn',
  '13749',
  fc.record({ vehicle: described, sale: recentSale }).map(({ vehicle, sale }) => ({
    fields: { vehicle, sale },
    papers: [invoice(sale.date), conformity],
  })),
)

const importVn = registered(
  'import-vn',
  '13750',
  fc.record({ vehicle: described, sale: recentSale }).map(({ vehicle, sale }) => ({
    fields: {
      vehicle,
      sale,
      origin: { country: 'DEU', regime: 'eu' },
      fiscal: { kind: 'quitus', status: 'held', number: 'TEST-Q-1' },
      conformity: { kind: 'coc', status: 'held' },
    },
    papers: [invoice(sale.date), conformity, { kind: 'quitus-fiscal', issuedOn: daysAgo(2) }],
  })),
)

const importVo = registered(
  'import-vo',
  '13750',
  fc.oneof(
    fc
      .record({ vehicle: described, sale: recentSale, years: fc.integer({ min: 1, max: 15 }) })
      .map(({ vehicle, sale, years }) => ({
        fields: {
          vehicle: { ...vehicle, firstRegistrationDate: yearsAgo(years), mileage: years * 12_000 },
          sale,
          origin: { country: 'BEL', regime: 'eu', foreignPlate: '1-TST-404' },
          fiscal: { kind: 'quitus', status: 'held', number: 'TEST-Q-2' },
          inspection: inspected,
        },
        papers: [
          { kind: 'declaration-cession', issuedOn: sale.date },
          { kind: 'certificat-immatriculation-etranger', variant: 'ue' },
          { kind: 'quitus-fiscal', issuedOn: daysAgo(2) },
          inspectionPaper(inspected['date'] as string),
        ],
      })),
    fc.record({ vehicle: trailer, sale: recentSale }).map(({ vehicle, sale }) => ({
      fields: {
        vehicle: { ...vehicle, firstRegistrationDate: yearsAgo(3) },
        sale,
        origin: { country: 'BEL', regime: 'eu', foreignPlate: '1-TST-404' },
      },
      papers: [
        { kind: 'declaration-cession', issuedOn: sale.date },
        { kind: 'certificat-immatriculation-etranger', variant: 'ue' },
      ],
    })),
  ),
)

const ownerChange = registered(
  'changement-titulaire',
  '13750',
  fc.record({ vehicle: registeredHere, date: someDaysAgo(0, 12) }).map(({ vehicle, date }) => ({
    fields: {
      vehicle,
      sale: { date, time: '16:30', sellerKind: 'trade', daReceipt: 'DA-TEST-1' },
      inspection: inspected,
    },
    papers: [
      invoice(date),
      crossed(date),
      { kind: 'recepisse-declaration-achat' },
      situation,
      inspectionPaper(inspected['date'] as string),
    ],
  })),
)

const lesseeChange = fc
  .record({
    reference,
    vehicle: registeredHere,
    lessor: organisation,
    lessee: driver,
    mandate,
    date: someDaysAgo(0, 12),
  })
  .map(({ reference: name, vehicle, lessor, lessee, mandate: signed, date }) => ({
    reference: name,
    procedure: 'changement-locataire',
    establishment: habilitation,
    vehicle,
    sale: { date, kind: 'lease-end' },
    holder: lessor,
    lessee,
    lease: { kind: 'ld', months: 36, startsOn: date },
    mandate: signed,
    documents: [
      request('13750'),
      mandateSigned,
      { kind: 'extrait-kbis', issuedOn: daysAgo(200) },
      { kind: 'contrat-location', issuedOn: date },
      { ...identity, of: 'lessee' },
      { ...home, of: 'lessee' },
      { ...licence, of: 'lessee' },
    ],
  }))

const purchase = fc
  .record({ reference, vehicle: registeredHere, seller, date: someDaysAgo(0, 14) })
  .map(({ reference: name, vehicle, seller: from, date }) => ({
    reference: name,
    procedure: 'declaration-achat',
    establishment: habilitation,
    vehicle,
    seller: from,
    sale: { date, time: '10:15', sellerKind: 'private' },
    documents: [
      { kind: 'declaration-achat', variant: '13751', issuedOn: date },
      { kind: 'declaration-cession', issuedOn: date },
      crossed(date),
      situation,
    ],
  }))

const transferOfSale = fc
  .record({ reference, vehicle: registeredHere, seller, buyer: person, mandate, date: someDaysAgo(0, 14) })
  .map(({ reference: name, vehicle, seller: from, buyer, mandate: signed, date }) => ({
    reference: name,
    procedure: 'declaration-cession',
    establishment: habilitation,
    vehicle,
    seller: from,
    buyer,
    sale: { date, time: '18:05', kind: 'sale', sellerKind: 'private' },
    mandate: signed,
    documents: [mandateSigned, { kind: 'declaration-cession', issuedOn: date }],
  }))

const provisional = registered(
  'ww',
  '13750',
  fc.record({ vehicle: described, sale: recentSale }).map(({ vehicle, sale }) => ({
    fields: {
      vehicle: { ...vehicle, firstRegistrationDate: yearsAgo(2) },
      sale,
      ww: { purpose: 'import' },
      origin: { country: 'BEL', regime: 'eu', foreignPlate: '1-TST-405' },
      fiscal: { kind: 'quitus', status: 'requested', requestedOn: daysAgo(2) },
      conformity: { kind: 'coc', status: 'held' },
    },
    papers: [
      invoice(sale.date),
      conformity,
      { kind: 'certificat-immatriculation-etranger', variant: 'ue' },
      { kind: 'preuve-demande-fiscale', issuedOn: daysAgo(2) },
    ],
  })),
)

const moved = registered(
  'changement-adresse',
  '13750',
  fc
    .record({ vehicle: registeredHere, address, movedOn: someDaysAgo(0, 28) })
    .map(({ vehicle, address: now, movedOn }) => ({
      // Never the old one by chance.
      fields: {
        vehicle,
        addressChange: { of: 'holder', movedOn, address: { ...now, building: 'BATIMENT NEUF' } },
      },
      papers: [{ kind: 'certificat-immatriculation' }],
    })),
)

const lost = registered(
  'duplicata',
  '13750',
  fc.record({ vehicle: registeredHere, occurredOn: someDaysAgo(3, 60) }).map(({ vehicle, occurredOn }) => ({
    fields: {
      vehicle,
      inspection: inspected,
      duplicate: { reason: 'loss', occurredOn, declaredOn: daysAgo(2), declaredAt: 'LYON 2' },
    },
    papers: [
      { kind: 'declaration-perte-vol', issuedOn: daysAgo(2) },
      inspectionPaper(inspected['date'] as string),
    ],
  })),
)

const changed = registered(
  'modification-technique',
  '13750',
  fc.record({ vehicle: registeredHere, doneOn: someDaysAgo(1, 25) }).map(({ vehicle, doneOn }) => ({
    fields: {
      vehicle,
      inspection: inspected,
      modification: { changes: ['mention'], doneOn, mentionsAdded: ['vehicule-ecole'] },
    },
    papers: [
      { kind: 'certificat-immatriculation' },
      { kind: 'attestation-adaptation-reversible', issuedOn: doneOn },
      inspectionPaper(inspected['date'] as string),
    ],
  })),
)

const demonstrationEnd = fc
  .record({ reference, vehicle: registeredHere, endedOn: someDaysAgo(0, 20) })
  .map(({ reference: name, vehicle, endedOn }) => ({
    reference: name,
    procedure: 'fin-demonstration',
    establishment: habilitation,
    vehicle: { ...vehicle, mentions: [{ code: 'vehicule-demonstration', until: '2026-12-31' }] },
    demonstration: { startedOn: daysAgo(200), endedOn, outcome: 'sold' },
    documents: [{ kind: 'certificat-immatriculation' }],
  }))

const reprint = fc.record({ reference, vehicle: registeredHere }).map(({ reference: name, vehicle }) => ({
  reference: name,
  procedure: 'reedition-cpi',
  establishment: habilitation,
  vehicle,
  reissue: { of: 'EX-VN-1', reason: 'Impression illisible' },
}))

const codeLetters = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789')
const ePhoto = fc
  .array(fc.constantFrom(...codeLetters), { minLength: 18, maxLength: 18 })
  .map((rest) => ({ code: `TEST${rest.join('')}`, takenOn: daysAgo(15) }))
const neph = fc
  .record({ year: fc.integer({ min: 10, max: 24 }), order: fc.integer({ min: 0, max: 9_999 }) })
  .map(({ year, order }) => `${year}0969${'30'}${String(order).padStart(4, '0')}`)

const medical: JsonObject = { kind: 'avis-medical', issuedOn: daysAgo(30) }
const assr: JsonObject = { kind: 'assr2' }
const jdc: JsonObject = { kind: 'jdc', variant: 'certificat-participation' }
const hosting: JsonObject[] = [
  { kind: 'attestation-hebergement', issuedOn: daysAgo(8) },
  { kind: 'identite-hebergeant' },
  { ...home, kind: 'domicile-hebergeant' },
]

interface Enrolment {
  candidate: fc.Arbitrary<JsonObject>
  fields: JsonObject
  papers: JsonObject[]
  guardian?: true
}

const enrolled = (
  procedure: Procedure,
  { candidate, fields, papers, guardian: hasGuardian }: Enrolment,
): fc.Arbitrary<JsonObject> =>
  fc
    .record({ reference, candidate, ePhoto, mandate, guardian })
    .map(({ reference: name, candidate: who, ePhoto: photo, mandate: signed, guardian: parent }) => ({
      reference: name,
      procedure,
      establishment: school,
      candidate: who,
      ...(hasGuardian ? { guardian: parent } : {}),
      ...fields,
      ...(procedure === 'transfert' ? {} : { ePhoto: photo }),
      mandate: signed,
      documents: [identity, ...papers],
    }))

const known = (candidate: fc.Arbitrary<JsonObject>, held: JsonObject): fc.Arbitrary<JsonObject> =>
  fc
    .record({ candidate, neph })
    .map(({ candidate: who, neph: number }) => ({ ...who, ...held, neph: number }))
const holdsB: JsonObject = {
  licenceCategories: ['B'],
  licenceIssuedOn: '2012-07-04',
  licenceDates: { B: '2012-07-04' },
}
const car: JsonObject = { category: 'B', mode: 'traditional', gearbox: 'manual' }

const first = fc.oneof(
  enrolled('inscription-premiere', {
    candidate: candidateAged(25, 70),
    fields: { training: car },
    papers: [home],
  }),
  enrolled('inscription-premiere', {
    candidate: candidateAged(21, 24),
    fields: { training: car },
    papers: [home, jdc],
  }),
  enrolled('inscription-premiere', {
    candidate: candidateAged(18, 20),
    fields: { training: car },
    papers: [home, jdc, assr],
  }),
  enrolled('inscription-premiere', {
    candidate: candidateAged(15, 17).map((who) => ({ ...who, housing: 'hosted' })),
    guardian: true,
    fields: { training: { category: 'B', mode: 'aac', gearbox: 'manual' } },
    papers: [
      ...hosting,
      jdc,
      assr,
      { kind: 'identite-representant-legal' },
      { kind: 'justificatif-autorite-parentale', variant: 'livret-de-famille' },
    ],
  }),
)

const added = enrolled('inscription-ajout-categorie', {
  candidate: known(candidateAged(33, 60), holdsB),
  fields: { training: { category: 'C', mode: 'traditional' } },
  papers: [home, licence, medical],
})

const returning = enrolled('inscription-retour-permis', {
  candidate: known(candidateAged(33, 60), holdsB),
  fields: {
    training: car,
    withdrawal: {
      kind: 'invalidation',
      notifiedOn: '2026-04-02',
      surrenderedOn: '2026-04-10',
      until: '2026-10-10',
    },
  },
  papers: [
    home,
    medical,
    { kind: 'tests-psychotechniques', issuedOn: daysAgo(30) },
    { kind: 'recepisse-remise-permis', issuedOn: '2026-04-10' },
    { kind: 'lettre-48si', issuedOn: '2026-04-02' },
  ],
})

const passed = enrolled('titre-reussite-examen', {
  candidate: known(candidateAged(19, 37), {}),
  fields: { training: car, exam: { passedOn: daysAgo(11), centre: 'LYON' } },
  papers: [home, jdc, assr, { kind: 'cepc', issuedOn: daysAgo(9) }],
})

const trained = enrolled('titre-attestation-formation', {
  candidate: known(candidateAged(33, 60), {
    licenceCategories: ['A2', 'B'],
    licenceDates: { A2: '2023-06-20', B: '2012-07-04' },
  }),
  fields: { training: { category: 'A', mode: 'traditional' } },
  papers: [home, licence, { kind: 'attestation-formation', issuedOn: daysAgo(9) }],
})

const takenOver = enrolled('transfert', {
  candidate: known(candidateAged(18, 60), {}),
  fields: {
    transfer: { requestNumber: 'TEST-2026-118822', fromSchool: 'E2003300450', originalMandate: 'online' },
  },
  papers: [],
})

export const filings: Readonly<Record<Procedure, fc.Arbitrary<JsonObject>>> = {
  vn,
  'import-vn': importVn,
  'import-vo': importVo,
  'changement-titulaire': ownerChange,
  'changement-locataire': lesseeChange,
  'declaration-achat': purchase,
  'declaration-cession': transferOfSale,
  ww: provisional,
  'changement-adresse': moved,
  duplicata: lost,
  'modification-technique': changed,
  'fin-demonstration': demonstrationEnd,
  'reedition-cpi': reprint,
  'inscription-premiere': first,
  'inscription-ajout-categorie': added,
  'inscription-retour-permis': returning,
  'titre-reussite-examen': passed,
  'titre-attestation-formation': trained,
  transfert: takenOver,
}
