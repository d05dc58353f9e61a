import type { JsonObject } from '../../../server/domain/item.ts'
import { papersOf } from '../judge/papers.ts'
import type { Twin } from './twins.ts'

const trailer: JsonObject = {
  category: 'O2',
  genre: 'RESP',
  body: 'CARAVANE',
  bodyEuropean: 'SE',
  energy: null,
  engineCapacity: null,
  power: null,
  fiscalPower: null,
  co2: null,
  seats: null,
  soundLevel: null,
  soundSpeed: null,
  environmentalClass: null,
  massTrainMax: 0,
}
const electric: JsonObject = {
  energy: 'EL',
  co2: 0,
  engineCapacity: null,
  soundLevel: null,
  soundSpeed: null,
}
const leased: JsonObject = {
  lease: { kind: 'ld', months: 36 },
  holder: {
    kind: 'organisation',
    name: 'LOCATION DU TEST',
    legalForm: 'company',
    siret: '99930001500016',
    birthName: null,
    firstNames: null,
    sex: null,
    birthDate: null,
    birthPlace: null,
    drivingLicence: null,
    licenceCategories: null,
  },
  lessee: {
    kind: 'person',
    birthName: 'PERRINTEST',
    firstNames: ['Luc'],
    sex: 'M',
    birthDate: '1980-01-02',
    birthPlace: { commune: 'NANTES', department: '44', country: 'FRA' },
    address: { line1: '3 QUAI DE LA FOSSE', postalCode: '44000', city: 'NANTES', country: 'FRA' },
    drivingLicence: true,
  },
}

const mass = (code: string, change: JsonObject, near: JsonObject): Twin => ({
  code,
  procedure: 'vn',
  change: { vehicle: change },
  near: { vehicle: near },
})

/** Of the vehicle itself. */
export const rubricTwins: Twin[] = [
  mass('mass-maximum-over-technical', { massMax: 1627 }, { massMax: 1625 }),
  mass('mass-train-under-maximum', { massTrainMax: 1625 }, { massTrainMax: 1626 }),
  mass('mass-unladen-over-in-service', { massUnladen: 1198 }, { massUnladen: 1197 }),
  mass('mass-unladen-unusual', { massUnladen: 1100 }, { massUnladen: 1122 }),
  mass('engine-capacity-of-electric', { ...electric, engineCapacity: 999 }, electric),
  mass('energy-of-trailer', { ...trailer, energy: 'ES' }, trailer),
]

const importVo = (code: string, change: JsonObject, near: JsonObject): Twin => ({
  code,
  procedure: 'import-vo',
  change,
  near,
})
const fiscalPaper = (kind: string): JsonObject => ({
  documents: papersOf('import-vo', { 'quitus-fiscal': null }, [{ kind }]),
})
const inspected = (date: string, more: JsonObject = {}): JsonObject => ({
  inspection: { date, ...more },
  documents: papersOf('import-vo', { 'controle-technique': { issuedOn: date } }),
})
const ceutian: JsonObject = {
  fiscal: { kind: 'certificat-846a' },
  conformity: { kind: 'coc', status: 'held' },
  documents: papersOf('import-vo', { 'quitus-fiscal': null }, [
    { kind: 'certificat-846a' },
    { kind: 'certificat-conformite', variant: 'papier' },
  ]),
}

/** Of imports and their proofs. */
export const importTwins: Twin[] = [
  importVo(
    'ct-missing',
    { inspection: null },
    { inspection: null, vehicle: { firstRegistrationDate: '2022-11-23' } },
  ),
  importVo('ct-critical', inspected('2026-11-02', { result: 'R' }), inspected('2026-11-02', { result: 'S' })),
  importVo('ct-outside-eu', { inspection: { country: 'CHE' } }, { inspection: { country: 'BEL' } }),
  importVo(
    'origin-regime-mismatch',
    { origin: { country: 'CHE' } },
    { origin: { country: 'CHE', regime: 'third-country' }, ...ceutian },
  ),
  importVo(
    'origin-regime-doubtful',
    { origin: { country: 'ESP', regime: 'third-country' }, ...ceutian },
    { origin: { country: 'MAR', regime: 'third-country' }, ...ceutian },
  ),
  importVo(
    'origin-is-france',
    { origin: { country: 'FRA' } },
    { origin: { country: 'FRA', regime: 'overseas' }, ...ceutian },
  ),
  {
    code: 'conformity-not-held',
    procedure: 'import-vn',
    change: { conformity: { status: 'requested' } },
    near: { conformity: { status: 'held' } },
  },
  importVo('fiscal-kind-for-regime', { fiscal: { kind: 'certificat-846a' } }, { fiscal: { kind: 'quitus' } }),
  importVo('fiscal-not-needed', { vehicle: trailer }, { vehicle: trailer, fiscal: null }),
  importVo(
    'fiscal-exemption-unexplained',
    { fiscal: { kind: 'exempt' }, ...fiscalPaper('dispense-quitus') },
    {
      fiscal: { kind: 'exempt', reason: 'Véhicule de service diplomatique' },
      ...fiscalPaper('dispense-quitus'),
    },
  ),
  importVo('fiscal-not-held', { fiscal: { status: 'requested' } }, { fiscal: { status: null } }),
  importVo(
    'fiscal-holder-differs',
    { fiscal: { holder: { name: 'AUTRETEST' } } },
    { fiscal: { holder: { name: 'Mme Hélène Garniertest' } } },
  ),
  {
    code: 'ct-missing-for-ww',
    procedure: 'ww',
    on: '2025-12-31',
    change: wwOf('2025-12-20'),
    near: { ...wwOf('2025-12-20'), inspection: { date: '2025-12-01', country: 'BEL' } },
  },
  {
    code: 'quitus-late',
    procedure: 'ww',
    change: { sale: { date: '2026-10-27', deliveredOn: '2026-10-27' } },
    near: { sale: { date: '2026-10-27', deliveredOn: '2026-10-28' } },
  },
]

/** The worked example of a WW, as it would have been filed in another month. */
function wwOf(day: string): JsonObject {
  return {
    sale: { date: day, deliveredOn: day },
    fiscal: { requestedOn: day },
    mandate: { signedOn: day },
    documents: papersOf('ww', {
      'demande-immatriculation': { issuedOn: day },
      mandat: { issuedOn: day },
      domicile: { issuedOn: day },
      facture: { issuedOn: day },
      'preuve-demande-fiscale': { issuedOn: day },
    }),
  }
}

const dated = (procedure: 'declaration-achat' | 'declaration-cession', date: string): JsonObject => ({
  sale: { date },
  documents: papersOf(
    procedure,
    procedure === 'declaration-achat'
      ? {
          'declaration-cession': { issuedOn: date },
          'certificat-immatriculation-barre': { issuedOn: date },
          'certificat-situation-administrative': { issuedOn: date },
        }
      : { 'declaration-cession': { issuedOn: date } },
  ),
})
const rental = { lessee: leased['lessee'], lease: { kind: 'ld', months: 36 } } satisfies JsonObject

/** Of sales, leases, changes and demonstration cars. */
export const dealTwins: Twin[] = [
  {
    code: 'holder-licence-category',
    procedure: 'changement-titulaire',
    change: { holder: { licenceCategories: ['A2'] } },
    near: { holder: { licenceCategories: ['A2', 'B'] } },
  },
  {
    code: 'mandate-online-for-vehicle',
    procedure: 'vn',
    change: { mandate: { kind: 'online' } },
    near: { mandate: { kind: 'paper' } },
  },
  {
    code: 'registered-after-sale',
    procedure: 'changement-titulaire',
    change: { vehicle: { firstRegistrationDate: '2026-11-19' } },
    near: { vehicle: { firstRegistrationDate: '2026-11-18', formulaNumber: '2026TS04711' } },
  },
  {
    code: 'dates-out-of-order',
    procedure: 'vn',
    change: { sale: { deliveredOn: '2026-11-16' } },
    near: { sale: { deliveredOn: '2026-11-17' } },
  },
  {
    code: 'da-late',
    procedure: 'declaration-achat',
    change: dated('declaration-achat', '2026-11-07'),
    near: dated('declaration-achat', '2026-11-08'),
  },
  {
    code: 'dc-late',
    procedure: 'declaration-cession',
    change: dated('declaration-cession', '2026-11-07'),
    near: dated('declaration-cession', '2026-11-08'),
  },
  {
    code: 'cession-code-unneeded',
    procedure: 'declaration-cession',
    change: { channel: 'siv', sale: { cessionCode: 'A1B2C' } },
    near: { channel: 'ants', sale: { cessionCode: 'A1B2C' } },
  },
  {
    code: 'ct-not-told',
    procedure: 'changement-titulaire',
    change: { vehicle: { firstRegistrationDate: '2022-11-22', formulaNumber: '2022TS04711' } },
    near: { vehicle: { firstRegistrationDate: '2022-11-23', formulaNumber: '2022TS04711' } },
  },
  { code: 'lease-without-lessee', procedure: 'vn', change: { ...leased, lessee: null }, near: leased },
  { code: 'lessee-without-lease', procedure: 'vn', change: { ...leased, lease: null }, near: leased },
  {
    code: 'address-unchanged',
    procedure: 'changement-adresse',
    change: {
      addressChange: {
        address: {
          line1: '3 QUAI DE LA FOSSE',
          building: 'BATIMENT B',
          postalCode: '44000',
          city: 'NANTES',
          country: 'FRA',
        },
      },
    },
    near: {
      addressChange: {
        address: {
          line1: '3 QUAI DE LA FOSSE',
          building: 'BATIMENT C',
          postalCode: '44000',
          city: 'NANTES',
          country: 'FRA',
        },
      },
    },
  },
  {
    code: 'lessee-missing',
    procedure: 'changement-adresse',
    change: { addressChange: { of: 'lessee' } },
    near: {
      addressChange: { of: 'lessee' },
      ...rental,
      documents: papersOf('changement-adresse', {}, [
        { kind: 'identite', of: 'lessee' },
        { kind: 'domicile', variant: 'avis-imposition', of: 'lessee' },
      ]),
    },
  },
  {
    code: 'theft-undeclared',
    procedure: 'duplicata',
    change: { duplicate: { reason: 'theft', declaredOn: null } },
    near: {
      duplicate: { reason: 'theft' },
      documents: papersOf('duplicata', {}, [{ kind: 'declaration-perte-vol', variant: 'recepisse-police' }]),
    },
  },
  {
    code: 'mention-unnamed',
    procedure: 'modification-technique',
    change: { modification: { mentionsAdded: null } },
    near: { modification: { mentionsAdded: null, mentionsRemoved: ['vehicule-ecole'] } },
  },
  {
    code: 'mention-added-and-removed',
    procedure: 'modification-technique',
    change: { modification: { mentionsRemoved: ['vehicule-ecole'] } },
    near: { modification: { mentionsRemoved: ['taxi'] } },
  },
  {
    code: 'demonstration-too-heavy',
    procedure: 'vn',
    change: demonstrator(3501),
    near: demonstrator(3500),
  },
]

function demonstrator(massMax: number): JsonObject {
  return {
    ...leased,
    lease: null,
    lessee: null,
    vehicle: {
      category: 'M1',
      massTechnicalMax: 3600,
      massMax,
      massTrainMax: 6000,
      mentions: [{ code: 'vehicule-demonstration', until: '2027-05-01' }],
    },
    documents: papersOf('vn', {}, [{ kind: 'extrait-kbis', issuedOn: '2026-03-02' }]),
  }
}
