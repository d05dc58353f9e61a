import { expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { askedCodes, askedPapers } from './vehicleAsked.ts'

/** What is not asked, and from which day on it is. */

const trailer: JsonObject = { category: 'O1', genre: 'RESP', energy: null }
const tractor: JsonObject = { category: 'T1', genre: 'TRA' }
const motorcycle: JsonObject = { category: 'L3e-A2', genre: 'MTT1', firstRegistrationDate: '2018-01-05' }
const moped: JsonObject = { category: 'L1e-B', genre: 'CYCL' }
const company: JsonObject = { kind: 'organisation', name: 'SOCIETE DU TEST', legalForm: 'company' }

interface Exemption {
  says: string
  procedure: Procedure
  change: JsonObject
  code: string
  on?: string
}

const exempt: Exemption[] = [
  {
    says: 'a quitus of a Belgian trailer',
    procedure: 'import-vo',
    change: { vehicle: trailer },
    code: 'quitus-required',
  },
  {
    says: 'a quitus of a tractor from the EU',
    procedure: 'import-vn',
    change: { vehicle: tractor },
    code: 'quitus-required',
  },
  {
    says: 'a quitus of a dealer with DIVA',
    procedure: 'import-vo',
    change: { fiscal: { kind: 'diva' } },
    code: 'quitus-required',
  },
  {
    says: 'a quitus of a car from Switzerland',
    procedure: 'import-vo',
    change: { origin: { country: 'CHE', regime: 'third-country' } },
    code: 'quitus-required',
  },
  {
    says: 'a 846 A of a car from Belgium',
    procedure: 'import-vo',
    change: {},
    code: 'customs-certificate-required',
  },
  {
    says: 'a 846 A beside the 846 B of a transit',
    procedure: 'import-vo',
    change: { origin: { regime: 'transit' }, fiscal: { kind: 'certificat-846b' } },
    code: 'customs-certificate-required',
  },
  {
    says: 'an inspection for a WW since 2026',
    procedure: 'ww',
    change: {},
    code: 'inspection-report-required',
  },
  {
    says: 'an inspection for a WW on the first day of 2026',
    procedure: 'ww',
    change: {},
    code: 'inspection-report-required',
    on: '2026-01-01',
  },
  {
    says: 'an inspection when a trader buys',
    procedure: 'declaration-achat',
    change: { vehicle: { firstRegistrationDate: '2010-01-01' } },
    code: 'inspection-report-required',
  },
  {
    says: 'an inspection of a light trailer',
    procedure: 'import-vo',
    change: { vehicle: { ...trailer, massMax: 3500 } },
    code: 'inspection-report-required',
  },
  {
    says: 'an inspection of a car of exactly four years',
    procedure: 'changement-titulaire',
    change: { vehicle: { firstRegistrationDate: '2022-11-23' } },
    code: 'inspection-report-required',
  },
  {
    says: 'an inspection of a motorcycle before April 2024',
    procedure: 'changement-titulaire',
    change: { vehicle: motorcycle },
    code: 'inspection-report-required',
    on: '2024-04-14',
  },
  {
    says: 'an inspection of a motorcycle of exactly five years',
    procedure: 'changement-titulaire',
    change: { vehicle: { ...motorcycle, firstRegistrationDate: '2021-11-23' } },
    code: 'inspection-report-required',
  },
  {
    says: 'an inspection of a collector’s car',
    procedure: 'import-vo',
    change: { vehicle: { mentions: ['collection'] } },
    code: 'inspection-report-required',
  },
  {
    says: 'a conformity paper of a used car from the EU',
    procedure: 'import-vo',
    change: {},
    code: 'conformity-paper-required',
  },
  {
    says: 'a conformity paper of a WW whose RTI is pending',
    procedure: 'ww',
    change: { conformity: { kind: 'rti', status: 'requested' } },
    code: 'conformity-paper-required',
  },
  {
    says: 'a foreign title of a new car',
    procedure: 'import-vn',
    change: {},
    code: 'foreign-title-required',
  },
  {
    says: 'a foreign title of a WW for a vehicle without body',
    procedure: 'ww',
    change: { ww: { purpose: 'incomplete' }, origin: null },
    code: 'foreign-title-required',
  },
  {
    says: 'a licence for a trailer',
    procedure: 'vn',
    change: { vehicle: trailer },
    code: 'licence-copy-required',
  },
  {
    says: 'a licence for a moped',
    procedure: 'vn',
    change: { vehicle: moped },
    code: 'licence-copy-required',
  },
  {
    says: 'a licence of a company',
    procedure: 'vn',
    change: { holder: company },
    code: 'licence-copy-required',
  },
  {
    says: 'a licence for a move',
    procedure: 'changement-adresse',
    change: {},
    code: 'licence-copy-required',
  },
  {
    says: 'a licence of the lessor',
    procedure: 'vn',
    change: { lease: { kind: 'ld', months: 24 }, lessee: company },
    code: 'licence-copy-required',
  },
  {
    says: 'a licence before the decree of August 2017',
    procedure: 'vn',
    change: {},
    code: 'licence-copy-required',
    on: '2017-08-09',
  },
  {
    says: 'a proof of address of a company',
    procedure: 'vn',
    change: { holder: company },
    code: 'proof-of-address-required',
  },
  {
    says: 'a proof of address for a technical change',
    procedure: 'modification-technique',
    change: {},
    code: 'proof-of-address-required',
  },
  {
    says: 'a mandate for a declaration of purchase',
    procedure: 'declaration-achat',
    change: {},
    code: 'mandate-paper-required',
  },
  {
    says: 'a mandate of a company that files for itself',
    procedure: 'vn',
    change: { holder: company, mandate: null },
    code: 'mandate-paper-required',
  },
  {
    says: 'the trader’s papers for a purchase declared to the SIV',
    procedure: 'declaration-achat',
    change: {},
    code: 'paper-purchase-trader-required',
  },
  {
    says: 'a receipt of a private seller',
    procedure: 'changement-titulaire',
    change: { sale: { sellerKind: 'private', daReceipt: null } },
    code: 'purchase-receipt-required',
  },
  {
    says: 'a certificate of situation of an estate',
    procedure: 'changement-titulaire',
    change: { sale: { kind: 'inheritance' } },
    code: 'situation-certificate-required',
  },
  {
    says: 'a proof of sale of an estate',
    procedure: 'changement-titulaire',
    change: { sale: { kind: 'inheritance' } },
    code: 'proof-of-sale-required',
  },
  {
    says: 'a proof of the fiscal request where the quitus is held',
    procedure: 'ww',
    change: { fiscal: { status: 'held' } },
    code: 'fiscal-request-required',
  },
  {
    says: 'a proof of the fiscal request before August 2025',
    procedure: 'ww',
    change: {},
    code: 'fiscal-request-required',
    on: '2025-07-31',
  },
  {
    says: 'a proof of transformation for the mention of a driving school',
    procedure: 'modification-technique',
    change: {},
    code: 'transformation-proof-required',
  },
  {
    says: 'the attestation of adaptation for a taxi',
    procedure: 'modification-technique',
    change: { modification: { mentionsAdded: ['taxi'] } },
    code: 'adaptation-attestation-required',
  },
  {
    says: 'a police receipt for a lost title',
    procedure: 'duplicata',
    change: {},
    code: 'police-receipt-required',
  },
  { says: 'the title that was lost', procedure: 'duplicata', change: {}, code: 'title-required' },
  {
    says: 'a customs paper for a move within the mainland',
    procedure: 'changement-adresse',
    change: {},
    code: 'overseas-customs-required',
  },
  {
    says: 'a customs paper for a move within one overseas department',
    procedure: 'changement-adresse',
    change: {
      holder: { address: { postalCode: '97400' } },
      addressChange: { address: { postalCode: '97410' } },
    },
    code: 'overseas-customs-required',
  },
  { says: 'a contract where nobody leases', procedure: 'vn', change: {}, code: 'lease-contract-required' },
]

test.each(exempt)('nobody is asked for $says', ({ procedure, change, code, on }) => {
  expect(askedCodes(procedure, change, on)).not.toContain(code)
})

const asked: Exemption[] = [
  {
    says: 'an inspection for a WW until the end of 2025',
    procedure: 'ww',
    change: {},
    code: 'inspection-report-required',
    on: '2025-12-31',
  },
  {
    says: 'an inspection of a motorcycle over five years since 15 April 2024',
    procedure: 'changement-titulaire',
    change: { vehicle: motorcycle },
    code: 'inspection-report-required',
    on: '2024-04-15',
  },
  {
    says: 'an inspection of a driving school’s car like any other',
    procedure: 'changement-titulaire',
    change: { vehicle: { firstRegistrationDate: '2022-11-22', mentions: ['vehicule-ecole'] } },
    code: 'inspection-report-required',
  },
  {
    says: 'a 846 A of a trailer from a third country',
    procedure: 'import-vo',
    change: { vehicle: trailer, origin: { country: 'CHE', regime: 'third-country' } },
    code: 'customs-certificate-required',
  },
  {
    says: 'a licence since the decree of August 2017',
    procedure: 'vn',
    change: {},
    code: 'licence-copy-required',
    on: '2017-08-10',
  },
  {
    says: 'a proof of the fiscal request since August 2025',
    procedure: 'ww',
    change: {},
    code: 'fiscal-request-required',
    on: '2025-08-01',
  },
  {
    says: 'a receipt where only its number tells of a trader',
    procedure: 'changement-titulaire',
    change: { sale: { sellerKind: null } },
    code: 'purchase-receipt-required',
  },
  {
    says: 'a foreign title of a new car that was registered abroad',
    procedure: 'import-vn',
    change: { origin: { foreignPlate: '1-TST-404' } },
    code: 'foreign-title-required',
  },
  {
    says: 'the attestation when the mention of a driving school goes',
    procedure: 'modification-technique',
    change: { modification: { mentionsAdded: null, mentionsRemoved: ['vehicule-ecole'] } },
    code: 'adaptation-attestation-required',
  },
  {
    says: 'the attestation when the vehicle alone carries the mention',
    procedure: 'modification-technique',
    change: { modification: null, vehicle: { mentions: ['vehicule-ecole'] } },
    code: 'adaptation-attestation-required',
  },
  {
    says: 'the 846 B of a new car in temporary transit',
    procedure: 'vn',
    change: { vehicle: { mentions: ['transit-temporaire'] } },
    code: 'transit-papers-required',
  },
  {
    says: 'a customs paper for a move between two overseas departments',
    procedure: 'changement-adresse',
    change: {
      holder: { address: { postalCode: '97400' } },
      addressChange: { address: { postalCode: '97200' } },
    },
    code: 'overseas-customs-required',
  },
]

test.each(asked)('somebody is asked for $says', ({ procedure, change, code, on }) => {
  expect(askedCodes(procedure, change, on)).toContain(code)
})

test('a holder whose month of birth is unknown may be a minor: the guardian is a doubt', () => {
  const papers = askedPapers('duplicata', { holder: { birthDate: '2008-00-00' } })

  expect(papers.find(({ code }) => code === 'holder-guardian-id-required')?.severity).toBe('doubtful')
})

test('when the lessee moves, the papers are the lessee’s and not the lessor’s', () => {
  const papers = askedPapers('changement-adresse', {
    addressChange: { of: 'lessee' },
    lessee: { kind: 'person', birthDate: '1980-01-01' },
  })

  expect(papers.filter(({ of }) => of !== 'anybody').map(({ code }) => code)).toEqual([
    'lessee-identity-required',
    'lessee-proof-of-address-required',
  ])
})
