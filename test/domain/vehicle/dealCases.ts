import { exampleItems } from '../../../server/domain/schema/examples.ts'
import { habilitation } from '../../../server/domain/schema/examples/invented.ts'
import type { Establishment, Json, JsonObject, Procedure } from '../../../server/domain/item.ts'
import type { Mutation } from './mutation.ts'

const withPermits = (...permits: NonNullable<Establishment['permits']>): Establishment[] => [
  { kind: 'habilitation', number: habilitation, permits },
]

/** The papers of the worked example and others of these kinds. */
export const withPapers = (procedure: Procedure, ...kinds: string[]): { documents: Json[] } => {
  const { documents } = exampleItems[procedure]
  return { documents: [...(Array.isArray(documents) ? documents : []), ...kinds.map((kind) => ({ kind }))] }
}

const dealer: JsonObject = {
  kind: 'organisation',
  name: 'GARAGE DU TEST',
  legalForm: 'company',
  siret: '99930001500016',
  birthName: null,
  firstNames: null,
  sex: null,
  birthDate: null,
  birthPlace: null,
  drivingLicence: null,
  licenceCategories: null,
}
const coHolder = (birthDate: string): JsonObject => ({
  kind: 'person',
  birthName: 'GARNIERTEST',
  firstNames: ['Hélène'],
  sex: 'F',
  birthDate,
  birthPlace: { country: 'ITA' },
})
const demonstration = (until: string | null): JsonObject => ({
  vehicle: {
    mentions: [until === null ? 'vehicule-demonstration' : { code: 'vehicule-demonstration', until }],
  },
})

const wwOf2025 = (rubrics: JsonObject): JsonObject => ({
  vehicle: { firstRegistrationDate: '2023-03-15', ...rubrics },
  sale: { date: '2025-12-05', deliveredOn: null },
  fiscal: { requestedOn: '2025-12-12' },
  mandate: { signedOn: '2025-12-12' },
  documents: [{ kind: 'preuve-demande-fiscale', issuedOn: '2025-12-12' }],
})

export const titleCases: Mutation[] = [
  {
    says: 'the sale of a vehicle that only has a WW',
    procedure: 'changement-titulaire',
    miss: { vehicle: { plate: 'AB-123-WW' } },
    change: { vehicle: { plate: 'WW-123-AB' } },
    code: 'ww-plate-not-definitive',
    pointer: '/vehicle/plate',
  },
  {
    says: 'a purchase declared of a vehicle that only has a WW',
    procedure: 'declaration-achat',
    miss: {},
    change: { vehicle: { plate: 'WW-123-AB' } },
    code: 'ww-plate-not-definitive',
    pointer: '/vehicle/plate',
  },
  {
    says: 'a move with a WW',
    procedure: 'changement-adresse',
    miss: {},
    change: { vehicle: { plate: 'WW-123-AB' } },
    code: 'ww-plate-not-definitive',
    pointer: '/vehicle/plate',
    severity: 'warning',
  },
  {
    says: 'a new car that already has a plate',
    procedure: 'vn',
    miss: { vehicle: { plate: 'WW-123-AB' } },
    change: { vehicle: { plate: 'AB-123-CD' } },
    code: 'already-registered',
    pointer: '/vehicle/plate',
  },
  {
    says: 'an import that already has a French plate',
    procedure: 'import-vo',
    miss: { vehicle: { plate: 'WW-123-AB' } },
    change: { vehicle: { plate: 'AB-123-CD' } },
    code: 'already-registered',
    pointer: '/vehicle/plate',
    severity: 'warning',
  },
  {
    says: 'a sale with an old plate',
    procedure: 'changement-titulaire',
    miss: {},
    change: {
      vehicle: {
        plate: '123ABC69',
        formulaNumber: null,
        titleDate: '2005-03-01',
        firstRegistrationDate: null,
      },
    },
    code: 'fni-new-plate',
    pointer: '/vehicle/plate',
    severity: 'info',
  },
  {
    says: 'a formula number on an old title',
    procedure: 'changement-titulaire',
    miss: {
      vehicle: {
        plate: '123ABC69',
        formulaNumber: null,
        titleDate: '2005-03-01',
        firstRegistrationDate: null,
      },
    },
    change: { vehicle: { plate: '123ABC69' } },
    code: 'formula-of-fni',
    pointer: '/vehicle/formulaNumber',
    severity: 'warning',
  },
  {
    says: 'a SIV title without formula number',
    procedure: 'changement-titulaire',
    miss: { vehicle: { titleDate: '2023-05-16' } },
    change: { vehicle: { formulaNumber: null, titleDate: '2023-05-16' } },
    code: 'formula-expected',
    pointer: '/vehicle/formulaNumber',
    severity: 'warning',
  },
  {
    says: 'a SIV plate on a title of 2005',
    procedure: 'changement-titulaire',
    miss: { vehicle: { titleDate: '2009-04-15', firstRegistrationDate: null } },
    change: { vehicle: { titleDate: '2005-03-01', firstRegistrationDate: null } },
    code: 'title-before-siv',
    pointer: '/vehicle/titleDate',
    severity: 'warning',
  },
  {
    says: 'a title older than its vehicle',
    procedure: 'changement-titulaire',
    miss: { vehicle: { formulaNumber: '2026TS04711' } },
    change: { vehicle: { formulaNumber: '2019TS04711' } },
    code: 'formula-year-impossible',
    pointer: '/vehicle/formulaNumber',
    severity: 'warning',
  },
  {
    says: 'a title of next year',
    procedure: 'declaration-achat',
    miss: { vehicle: { formulaNumber: '2026TS02601' } },
    change: { vehicle: { formulaNumber: '2027TS02601' } },
    code: 'formula-year-impossible',
    pointer: '/vehicle/formulaNumber',
    severity: 'warning',
  },
]

export const ageCases: Mutation[] = [
  {
    says: 'a collector’s car of twenty-nine years',
    procedure: 'import-vo',
    miss: {
      vehicle: {
        mentions: ['collection'],
        firstRegistrationDate: '1996-11-23',
        environmentalClass: '70/220',
      },
    },
    change: { vehicle: { mentions: ['collection'], firstRegistrationDate: '1996-11-24' } },
    code: 'collection-too-young',
    pointer: '/vehicle/firstRegistrationDate',
  },
  {
    says: 'a new car that was registered two years ago',
    procedure: 'vn',
    miss: { vehicle: { firstRegistrationDate: '2026-11-17' } },
    change: { vehicle: { firstRegistrationDate: '2024-11-17' } },
    code: 'new-vehicle-registered-before',
    pointer: '/vehicle/firstRegistrationDate',
    severity: 'warning',
  },
  {
    says: 'a used import that is new for VAT',
    procedure: 'import-vo',
    miss: { vehicle: { mileage: 6_001 } },
    change: { vehicle: { mileage: 5_000 } },
    code: 'vat-new-vehicle',
    pointer: '/fiscal/kind',
    severity: 'info',
  },
  {
    says: 'a new import that is used for VAT',
    procedure: 'import-vn',
    miss: {
      vehicle: { firstRegistrationDate: '2025-03-01', mileage: 4_000 },
      origin: { foreignPlate: 'B-TST-404' },
      ...withPapers('import-vn', 'certificat-immatriculation-etranger'),
    },
    change: {
      vehicle: { firstRegistrationDate: '2025-03-01', mileage: 24_000 },
      origin: { foreignPlate: 'B-TST-404' },
      ...withPapers('import-vn', 'certificat-immatriculation-etranger'),
    },
    code: 'import-not-new',
    pointer: '/vehicle/firstRegistrationDate',
    severity: 'warning',
  },
  {
    says: 'a car that went round the earth fifty times in five years',
    procedure: 'import-vo',
    miss: { vehicle: { mileage: 400_000 } },
    change: { vehicle: { mileage: 2_000_000 } },
    code: 'mileage-unusual',
    pointer: '/vehicle/mileage',
    severity: 'warning',
  },
]

export const holderCases: Mutation[] = [
  {
    says: 'a motorcycle for somebody with a car licence',
    procedure: 'changement-titulaire',
    miss: { vehicle: { genre: 'MTT2', firstRegistrationDate: null }, holder: { licenceCategories: ['A'] } },
    change: { vehicle: { genre: 'MTT2', firstRegistrationDate: null } },
    code: 'holder-licence-doubtful',
    pointer: '/holder/licenceCategories',
    severity: 'warning',
  },
  {
    says: 'a lorry for somebody with a car licence',
    procedure: 'changement-titulaire',
    miss: { vehicle: { genre: 'CAM', category: 'N2' }, holder: { licenceCategories: ['C1'] } },
    change: { vehicle: { genre: 'CAM', category: 'N2' } },
    code: 'holder-licence-doubtful',
    pointer: '/holder/licenceCategories',
    severity: 'warning',
  },
  {
    says: 'a co-holder who is the holder',
    procedure: 'vn',
    miss: { coHolders: [coHolder('1981-01-30')] },
    change: { coHolders: [coHolder('1987-06-14')] },
    code: 'co-holder-repeated',
    pointer: '/coHolders/0',
    severity: 'warning',
  },
  {
    says: 'a holder who lives in Belgium',
    procedure: 'vn',
    miss: {},
    change: { holder: { address: { country: 'BEL', postalCode: '1000', city: 'BRUXELLES' } } },
    code: 'holder-address-abroad',
    pointer: '/holder/address/country',
    severity: 'warning',
  },
  {
    says: 'a car for somebody else without mandate',
    procedure: 'vn',
    miss: { mandate: null },
    change: { mandate: null, documents: [] },
    code: 'mandate-absent',
    pointer: '/mandate',
    severity: 'warning',
  },
  {
    says: 'a mandate signed on a screen',
    procedure: 'vn',
    miss: { mandate: { signature: 'handwritten' } },
    change: { mandate: { signature: 'simple' } },
    code: 'mandate-e-signature',
    pointer: '/mandate/signature',
    severity: 'warning',
  },
]

export const tradeCases: Mutation[] = [
  {
    says: 'a car asked for two months after its delivery',
    procedure: 'vn',
    miss: { sale: { date: '2026-09-10', deliveredOn: '2026-10-23' } },
    change: { sale: { date: '2026-09-10', deliveredOn: '2026-09-23' } },
    code: 'registration-late',
    pointer: '/sale/date',
    severity: 'warning',
  },
  {
    says: 'a purchase from a trader without his receipt',
    procedure: 'declaration-achat',
    miss: { sale: { sellerKind: 'trade', daReceipt: 'DA-TEST-1' } },
    change: { sale: { sellerKind: 'trade' } },
    code: 'da-chain-missing',
    pointer: '/sale/daReceipt',
    severity: 'warning',
  },
  {
    says: 'a purchase declared by a private seller',
    procedure: 'declaration-achat',
    miss: {},
    change: { sale: { daReceipt: 'DA-TEST-1' } },
    code: 'da-receipt-of-private-seller',
    pointer: '/sale/daReceipt',
    severity: 'warning',
  },
  {
    says: 'a chain of receipts without its last one',
    procedure: 'declaration-achat',
    miss: { sale: { sellerKind: 'trade', daReceipt: 'DA-TEST-2', earlierDaReceipts: ['DA-TEST-1'] } },
    change: { sale: { earlierDaReceipts: ['DA-TEST-1'] } },
    code: 'da-chain-broken',
    pointer: '/sale/daReceipt',
    severity: 'warning',
  },
  {
    says: 'a chain of receipts with one twice',
    procedure: 'changement-titulaire',
    miss: { sale: { earlierDaReceipts: ['DA-TEST-2400'] } },
    change: { sale: { earlierDaReceipts: ['DA-TEST-2401'] } },
    code: 'da-chain-broken',
    pointer: '/sale/earlierDaReceipts',
    severity: 'warning',
  },
  {
    says: 'a registration after a sale for destruction',
    procedure: 'changement-titulaire',
    miss: { sale: { kind: 'court' } },
    change: { sale: { kind: 'destruction' } },
    code: 'sale-kind-destruction',
    pointer: '/sale/kind',
  },
  {
    says: 'a gift from a trader',
    procedure: 'changement-titulaire',
    miss: {},
    change: { sale: { kind: 'gift' } },
    code: 'gift-by-trade',
    pointer: '/sale/kind',
    severity: 'warning',
  },
  {
    says: 'somebody who sells to himself',
    procedure: 'declaration-cession',
    miss: {},
    change: {
      seller: { birthName: 'GARNIERTEST', firstNames: ['Hélène'], sex: 'F', birthDate: '1987-06-14' },
    },
    code: 'seller-is-buyer',
    pointer: '/seller',
    severity: 'warning',
  },
  {
    says: 'a purchase declared for a private buyer',
    procedure: 'declaration-achat',
    miss: { buyer: { kind: 'organisation', name: 'GARAGE DU TEST' } },
    change: { buyer: { kind: 'person', birthName: 'ROUXTEST', firstNames: ['Anne'] } },
    code: 'da-buyer-not-trade',
    pointer: '/buyer/kind',
    severity: 'warning',
  },
]

export const importCases: Mutation[] = [
  {
    says: 'Japan as a French territory overseas',
    procedure: 'import-vo',
    miss: {
      origin: { country: 'REU', regime: 'overseas' },
      fiscal: { kind: 'certificat-846a' },
      ...withPapers('import-vo', 'certificat-846a'),
    },
    change: {
      origin: { country: 'JPN', regime: 'overseas' },
      fiscal: { kind: 'certificat-846a' },
      ...withPapers('import-vo', 'certificat-846a'),
    },
    code: 'origin-overseas-doubtful',
    pointer: '/origin/regime',
    severity: 'warning',
  },
  {
    says: 'a fiscal visa for a used car',
    procedure: 'import-vo',
    miss: {
      origin: { country: 'JPN', regime: 'third-country' },
      conformity: { kind: 'rti' },
      fiscal: { kind: 'certificat-846a' },
      ...withPapers('import-vo', 'certificat-846a', 'visa-fiscal', 'rapport-reception'),
    },
    change: {
      origin: { country: 'JPN', regime: 'third-country' },
      conformity: { kind: 'rti' },
      fiscal: { kind: 'visa' },
      ...withPapers('import-vo', 'certificat-846a', 'visa-fiscal', 'rapport-reception'),
    },
    code: 'fiscal-visa-of-used',
    pointer: '/fiscal/kind',
    severity: 'warning',
  },
  {
    says: 'an electronic certificate of conformity for a motorcycle',
    procedure: 'ww',
    miss: { conformity: { kind: 'e-coc' } },
    change: {
      conformity: { kind: 'e-coc' },
      vehicle: { category: 'L3e', genre: 'MTT2' },
      holder: { licenceCategories: ['A'] },
    },
    code: 'e-coc-category',
    pointer: '/conformity/kind',
    severity: 'warning',
  },
  {
    says: 'the direct way for a new import without recorded exemption',
    procedure: 'import-vn',
    establishments: withPermits('lessor'),
    miss: { origin: { boughtByFiler: true }, fiscal: { kind: 'diva' }, channel: 'ants' },
    change: { origin: { boughtByFiler: true }, fiscal: { kind: 'diva' }, channel: 'siv' },
    code: 'diva-permit-missing',
    pointer: '/channel',
  },
]

export const provisionalCases: Mutation[] = [
  {
    says: 'a second WW in 2026',
    procedure: 'ww',
    miss: {},
    change: { vehicle: { plate: 'WW-123-AB' } },
    code: 'ww-not-renewable',
    pointer: '/vehicle/plate',
  },
  {
    says: 'a second WW in 2025',
    procedure: 'ww',
    on: '2025-12-31',
    miss: wwOf2025({}),
    change: wwOf2025({ plate: 'WW-123-AB' }),
    code: 'ww-extended-tacitly',
    pointer: '/vehicle/plate',
    severity: 'warning',
  },
  {
    says: 'a WW for a car with a definitive plate',
    procedure: 'ww',
    miss: { ww: { purpose: 'other' }, vehicle: { plate: 'AB-123-CD' } },
    change: { vehicle: { plate: 'AB-123-CD' } },
    code: 'ww-already-registered',
    pointer: '/vehicle/plate',
  },
  {
    says: 'a WW for an incomplete car of 2021',
    procedure: 'ww',
    miss: { ww: { purpose: 'incomplete' }, vehicle: { firstRegistrationDate: null } },
    change: { ww: { purpose: 'incomplete' } },
    code: 'ww-of-used-vehicle',
    pointer: '/vehicle/firstRegistrationDate',
    severity: 'warning',
  },
  {
    says: 'a WW that waits for a certificate of conformity',
    procedure: 'ww',
    miss: { conformity: { kind: 'coc', status: 'held' } },
    change: { conformity: { kind: 'coc', status: 'requested' } },
    code: 'ww-conformity-pending',
    pointer: '/conformity/status',
    severity: 'warning',
    also: ['reception-request-required'],
  },
  {
    says: 'a fiscal request without its day',
    procedure: 'ww',
    miss: {},
    change: { fiscal: { requestedOn: null } },
    code: 'fiscal-request-undated',
    pointer: '/fiscal/requestedOn',
    severity: 'warning',
  },
]

export const leaseCases: Mutation[] = [
  {
    says: 'a change of lessee under permits without the lessor’s',
    procedure: 'changement-locataire',
    establishments: withPermits('pivo'),
    miss: {},
    missEstablishments: withPermits('lessor'),
    change: {},
    code: 'lessor-permit-required',
    pointer: '/establishment',
  },
  {
    says: 'a private lessor',
    procedure: 'vn',
    miss: {
      lease: { kind: 'ld', months: 36 },
      holder: dealer,
      lessee: { ...coHolder('1987-06-14'), address: address(), drivingLicence: true },
    },
    change: {
      lease: { kind: 'ld', months: 36 },
      lessee: { ...coHolder('1981-01-30'), address: address(), drivingLicence: true },
    },
    code: 'lessor-is-person',
    pointer: '/holder/kind',
    severity: 'warning',
  },
  {
    says: 'a lease to oneself',
    procedure: 'vn',
    miss: {
      lease: { kind: 'ld', months: 36 },
      lessee: { ...coHolder('1981-01-30'), address: address(), drivingLicence: true },
    },
    change: {
      lease: { kind: 'ld', months: 36 },
      lessee: { ...coHolder('1987-06-14'), address: address(), drivingLicence: true },
    },
    code: 'lessee-is-lessor',
    pointer: '/lessee',
    severity: 'warning',
  },
]

function address(): JsonObject {
  return { line1: '3 QUAI DE LA FOSSE', postalCode: '44000', city: 'NANTES', country: 'FRA' }
}

export const changeCases: Mutation[] = [
  {
    says: 'a move of September',
    procedure: 'changement-adresse',
    miss: { addressChange: { movedOn: '2026-10-23' } },
    change: { addressChange: { movedOn: '2026-09-02' } },
    code: 'address-late',
    pointer: '/addressChange/movedOn',
    severity: 'warning',
  },
  {
    says: 'a move to Belgium',
    procedure: 'changement-adresse',
    miss: {},
    change: { addressChange: { address: { country: 'BEL', postalCode: '1000', city: 'BRUXELLES' } } },
    code: 'address-abroad',
    pointer: '/addressChange/address/country',
    severity: 'warning',
  },
  {
    says: 'a change of seats that does not say how many',
    procedure: 'modification-technique',
    miss: {
      modification: { changes: ['mention', 'seats'], after: { seats: 4 } },
      ...withPapers('modification-technique', 'justificatif-transformation'),
    },
    change: {
      modification: { changes: ['mention', 'seats'] },
      ...withPapers('modification-technique', 'justificatif-transformation'),
    },
    code: 'change-without-result',
    pointer: '/modification/changes/1',
    severity: 'warning',
  },
  {
    says: 'another energy that nobody announced',
    procedure: 'modification-technique',
    miss: {
      modification: { changes: ['mention', 'energy'], after: { energy: 'FE' } },
      ...withPapers('modification-technique', 'justificatif-transformation'),
    },
    change: { modification: { after: { energy: 'FE' } } },
    code: 'change-not-announced',
    pointer: '/modification/changes',
    severity: 'warning',
  },
  {
    says: 'a change of energy to the same energy',
    procedure: 'modification-technique',
    miss: {
      vehicle: { energy: 'ES' },
      modification: { changes: ['mention', 'energy'], after: { energy: 'FE' } },
      ...withPapers('modification-technique', 'justificatif-transformation'),
    },
    change: {
      vehicle: { energy: 'FE' },
      modification: { changes: ['mention', 'energy'], after: { energy: 'FE' } },
      ...withPapers('modification-technique', 'justificatif-transformation'),
    },
    code: 'change-without-effect',
    pointer: '/modification/after/energy',
    severity: 'warning',
  },
  {
    says: 'a change of last summer',
    procedure: 'modification-technique',
    miss: { modification: { doneOn: '2026-10-23' } },
    change: { modification: { doneOn: '2026-07-10' } },
    code: 'modification-late',
    pointer: '/modification/doneOn',
    severity: 'warning',
  },
  {
    says: 'a mention that is already there',
    procedure: 'modification-technique',
    miss: { vehicle: { mentions: ['taxi'] } },
    change: { vehicle: { mentions: ['vehicule-ecole'] } },
    code: 'mention-already-there',
    pointer: '/modification/mentionsAdded/0',
    severity: 'warning',
  },
  {
    says: 'a mention taken off that was never on',
    procedure: 'modification-technique',
    miss: { vehicle: { mentions: ['taxi'] }, modification: { mentionsRemoved: ['taxi'] } },
    change: { vehicle: { mentions: ['taxi'] }, modification: { mentionsRemoved: ['vtc'] } },
    code: 'mention-not-there',
    pointer: '/modification/mentionsRemoved/0',
    severity: 'warning',
  },
]

export const mentionCases: Mutation[] = [
  {
    says: 'a demonstration that ended after fourteen months',
    procedure: 'fin-demonstration',
    miss: { demonstration: { startedOn: '2025-11-16' } },
    change: { demonstration: { startedOn: '2025-09-16' } },
    code: 'demonstration-too-long',
    pointer: '/demonstration/endedOn',
    severity: 'warning',
  },
  {
    says: 'a demonstration that is to last a month',
    procedure: 'vn',
    miss: { ...demonstration('2027-02-23'), holder: dealer },
    change: { ...demonstration('2026-12-23'), holder: dealer },
    code: 'demonstration-too-short',
    pointer: '/vehicle/mentions/0/until',
    severity: 'warning',
  },
  {
    says: 'a used car for demonstration',
    procedure: 'import-vo',
    miss: { vehicle: { mentions: ['taxi'] } },
    change: demonstration('2027-06-23'),
    code: 'demonstration-not-new',
    pointer: '/vehicle/mentions/0',
  },
  {
    says: 'a demonstration car of a private person',
    procedure: 'vn',
    miss: { ...demonstration('2027-06-23'), holder: dealer },
    change: demonstration('2027-06-23'),
    code: 'demonstration-by-person',
    pointer: '/holder/kind',
    severity: 'warning',
  },
  {
    says: 'a demonstration without end',
    procedure: 'vn',
    miss: { ...demonstration('2027-06-23'), holder: dealer },
    change: { ...demonstration(null), holder: dealer },
    code: 'mention-until-missing',
    pointer: '/vehicle/mentions/0',
    severity: 'warning',
  },
  {
    says: 'a mention that ended yesterday',
    procedure: 'vn',
    miss: { vehicle: { mentions: [{ code: 'transit-temporaire', until: '2026-11-23' }] } },
    change: { vehicle: { mentions: [{ code: 'transit-temporaire', until: '2026-11-22' }] } },
    code: 'mention-expired',
    pointer: '/vehicle/mentions/0/until',
    severity: 'warning',
  },
  {
    says: 'a farm vehicle without the number of its farm',
    procedure: 'vn',
    miss: { vehicle: { mentions: [{ code: 'vehicule-agricole', number: 'TEST-0042' }] } },
    change: { vehicle: { mentions: ['vehicule-agricole'] } },
    code: 'mention-number-missing',
    pointer: '/vehicle/mentions/0',
    severity: 'warning',
  },
  {
    says: 'a mention given twice',
    procedure: 'vn',
    miss: { vehicle: { mentions: ['taxi', 'vtc'] } },
    change: { vehicle: { mentions: ['taxi', { code: 'taxi' }] } },
    code: 'mention-repeated',
    pointer: '/vehicle/mentions/1',
    severity: 'warning',
  },
]

export const dealCases: Mutation[] = [
  ...titleCases,
  ...ageCases,
  ...holderCases,
  ...tradeCases,
  ...importCases,
  ...provisionalCases,
  ...leaseCases,
  ...changeCases,
  ...mentionCases,
]
