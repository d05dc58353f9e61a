import type { Establishment, JsonObject } from '../../../server/domain/item.ts'
import { habilitation, school } from '../../../server/domain/schema/examples/invented.ts'
import { papersOf } from '../judge/papers.ts'
import { assr2, cepc, home, identity, jdc, licence, professionalTraining } from '../requirements/declared.ts'
import type { Twin } from './twins.ts'

const withPermits = (...permits: NonNullable<Establishment['permits']>): Establishment[] => [
  { kind: 'habilitation', number: habilitation, permits },
]
const both = withPermits('pivo', 'diva')
const two: Establishment[] = [...withPermits(), { kind: 'habilitation', number: '99002', permits: [] }]

const ownPurchase: JsonObject = { channel: 'siv', origin: { boughtByFiler: true }, fiscal: { kind: 'diva' } }
const japanese: JsonObject = {
  origin: { country: 'JPN', regime: 'third-country' },
  fiscal: { kind: 'certificat-846a' },
  conformity: { kind: 'rti', status: 'held' },
  documents: papersOf('import-vo', { 'quitus-fiscal': null }, [
    { kind: 'certificat-846a' },
    { kind: 'rapport-reception', variant: 'rti' },
  ]),
}
const lessee: JsonObject = {
  kind: 'person',
  birthName: 'PERRINTEST',
  firstNames: ['Luc'],
  sex: 'M',
  birthDate: '1980-01-02',
  birthPlace: { commune: 'NANTES', department: '44', country: 'FRA' },
  address: { line1: '3 QUAI DE LA FOSSE', postalCode: '44000', city: 'NANTES', country: 'FRA' },
  drivingLicence: true,
}
const ofLessee = (channel?: string): JsonObject => ({
  ...(channel === undefined ? {} : { channel }),
  lessee,
  addressChange: { of: 'lessee' },
  documents: papersOf('changement-adresse', {}, [
    { ...identity, of: 'lessee' },
    { ...home, of: 'lessee' },
  ]),
})

/** Which way an item goes, who files it, and when. */
export const wayTwins: Twin[] = [
  { code: 'channel-not-possible', procedure: 'vn', change: { channel: 'ants' }, near: { channel: 'siv' } },
  {
    code: 'pivo-not-own-vehicle',
    procedure: 'import-vo',
    establishments: both,
    change: { ...ownPurchase, origin: { boughtByFiler: false } },
    near: ownPurchase,
  },
  {
    code: 'pivo-permit-missing',
    procedure: 'import-vo',
    establishments: withPermits('diva'),
    nearEstablishments: both,
    change: ownPurchase,
    near: ownPurchase,
  },
  {
    code: 'pivo-eu-only',
    procedure: 'import-vo',
    establishments: both,
    change: { ...japanese, channel: 'siv' },
    near: { ...japanese, channel: 'ants' },
  },
  {
    code: 'pivo-diva-only',
    procedure: 'import-vn',
    establishments: both,
    change: { channel: 'siv', origin: { boughtByFiler: true } },
    near: ownPurchase,
  },
  {
    code: 'lessor-permit-missing',
    procedure: 'changement-adresse',
    establishments: withPermits('diva'),
    nearEstablishments: withPermits('lessor'),
    change: ofLessee('siv'),
    near: ofLessee('siv'),
  },
  {
    code: 'establishment-ambiguous',
    procedure: 'vn',
    establishments: two,
    change: { establishment: null },
    near: { establishment: habilitation },
  },
  {
    code: 'window-empty',
    procedure: 'vn',
    change: { submitBefore: '2026-12-01T10:00:00Z', notBefore: '2026-12-01T10:00:01Z' },
    near: { submitBefore: '2026-12-01T10:00:00Z', notBefore: '2026-12-01T09:00:00Z' },
  },
  {
    code: 'submit-before-past',
    procedure: 'vn',
    change: { submitBefore: '2026-11-22T10:00:00Z' },
    near: { submitBefore: '2026-11-24T10:00:00Z' },
  },
  {
    code: 'lessor-permit-unknown',
    procedure: 'changement-locataire',
    change: {},
    near: {},
    nearEstablishments: withPermits('lessor'),
  },
  {
    code: 'diva-not-known',
    procedure: 'import-vo',
    change: { fiscal: { kind: 'diva' } },
    near: { fiscal: { kind: 'diva' } },
    nearEstablishments: withPermits('diva'),
  },
]

const title = 'titre-reussite-examen'
const enrolment = 'inscription-premiere'
const adult: JsonObject = {
  candidate: { birthDate: '2004-09-21', housing: null },
  guardian: null,
  training: { mode: 'traditional' },
  documents: [identity, home, jdc],
}
const driving = (mode: string, birthDate: string): JsonObject => ({
  ...adult,
  candidate: { birthDate, housing: null },
  training: { mode },
  documents: [identity, home, jdc, assr2, { kind: 'certificat-scolarite-conduite' }],
})

/** Of enrolments and licences. */
export const driverTwins: Twin[] = [
  {
    code: 'age-below-licence-min',
    procedure: title,
    change: { candidate: { birthDate: '2005-11-13', licenceCategories: ['B'] }, training: { category: 'C' } },
    near: {
      candidate: { birthDate: '2005-11-12', licenceCategories: ['B'] },
      training: { category: 'C' },
      documents: [identity, home, jdc, licence, cepc],
    },
  },
  {
    code: 'age-below-licence-usual',
    procedure: title,
    change: { candidate: { licenceCategories: ['B'] }, training: { category: 'D' } },
    near: {
      candidate: { birthDate: '2003-01-01', licenceCategories: ['B'] },
      training: { category: 'D', professional: true },
      documents: [identity, home, jdc, licence, cepc, professionalTraining],
    },
  },
  {
    code: 'mode-only-for-b',
    procedure: enrolment,
    change: { ...driving('supervised', '2004-09-21'), training: { mode: 'supervised', category: 'A2' } },
    near: driving('supervised', '2004-09-21'),
  },
  {
    code: 'supervised-under-18',
    procedure: enrolment,
    change: driving('supervised', '2008-11-24'),
    near: driving('supervised', '2008-11-23'),
  },
  {
    code: 'category-by-exam',
    procedure: 'titre-attestation-formation',
    change: { training: { category: 'BE' } },
    near: { training: { category: 'B96' } },
  },
  {
    code: 'prior-category-missing',
    procedure: 'inscription-ajout-categorie',
    change: { training: { category: 'CE' } },
    near: {
      training: { category: 'CE' },
      candidate: { licenceCategories: ['B', 'C'], licenceDates: { C: '2016-01-08' } },
    },
  },
  {
    code: 'category-already-held',
    procedure: 'inscription-ajout-categorie',
    change: { candidate: { licenceCategories: ['B', 'C'] } },
    near: { candidate: { licenceCategories: ['B', 'C1'] } },
  },
  {
    code: 'approval-category-not-covered',
    procedure: title,
    establishments: [{ kind: 'school', number: school, categories: ['A2'] }],
    nearEstablishments: [{ kind: 'school', number: school, categories: ['A2', 'B'] }],
    change: {},
    near: {},
  },
  {
    code: 'transfer-to-same-school',
    procedure: 'transfert',
    change: { transfer: { fromSchool: school } },
    near: { transfer: { fromSchool: 'E2406900121' } },
  },
  {
    code: 'cepc-expiring',
    procedure: title,
    change: {
      exam: { passedOn: '2026-08-01' },
      documents: papersOf(title, { cepc: { issuedOn: '2026-08-03' } }),
    },
    near: {
      exam: { passedOn: '2026-10-30' },
      documents: papersOf(title, { cepc: { issuedOn: '2026-11-01' } }),
    },
  },
  {
    code: 'ephoto-missing',
    procedure: title,
    change: { ePhoto: null },
    near: { ePhoto: null, documents: papersOf(title, {}, [{ kind: 'formulaire-photo-signature' }]) },
  },
]
