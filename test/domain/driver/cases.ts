import type { Case } from '../judge/judged.ts'
import { candidateCases } from './candidateCases.ts'
import { licenceCases } from './licenceCases.ts'
import { school } from '../../../server/domain/schema/examples/invented.ts'

const onlineRegion = { address: { postalCode: '97400', city: 'SAINT-DENIS' } }

export const ageCases: Case[] = [
  {
    says: 'an enrolment for B at fifteen in the traditional mode',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2010-12-01' }, training: { mode: 'traditional' } },
    code: 'age-below-filing-min',
    pointer: '/candidate/birthDate',
  },
  {
    says: 'accompanied learning at fourteen',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2011-11-24' } },
    code: 'age-below-filing-min',
    pointer: '/candidate/birthDate',
  },
  {
    says: 'an enrolment for a moped at thirteen',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2012-11-24' }, training: { category: 'AM', mode: 'traditional' } },
    code: 'age-below-filing-min',
    pointer: '/candidate/birthDate',
  },
  {
    says: 'a B licence at sixteen on the day of the exam',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthDate: '2009-11-13' } },
    code: 'age-below-licence-min',
    pointer: '/candidate/birthDate',
  },
  {
    says: 'a school diploma B licence at seventeen',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthDate: '2009-01-01' }, training: { mode: 'accompanied' } },
    code: 'age-below-licence-min',
    pointer: '/candidate/birthDate',
  },
  {
    says: 'a lorry licence at twenty without professional training',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthDate: '2006-01-01' }, training: { category: 'C' } },
    code: 'age-below-licence-min',
    pointer: '/candidate/birthDate',
  },
  {
    says: 'a bus licence at twenty-two without professional training',
    procedure: 'titre-reussite-examen',
    change: { training: { category: 'D' } },
    code: 'age-below-licence-usual',
    pointer: '/candidate/birthDate',
    severity: 'warning',
  },
  {
    says: 'a minor without guardian',
    procedure: 'inscription-premiere',
    change: { guardian: null },
    code: 'guardian-required',
    pointer: '/guardian',
  },
  {
    says: 'a protected adult without guardian',
    procedure: 'titre-reussite-examen',
    change: { candidate: { protected: true } },
    code: 'guardian-required',
    pointer: '/guardian',
  },
]

export const trainingCases: Case[] = [
  {
    says: 'accompanied learning for a motorcycle',
    procedure: 'inscription-premiere',
    change: { training: { category: 'A1' } },
    code: 'aac-only-for-b',
    pointer: '/training/mode',
  },
  {
    says: 'supervised driving of a lorry',
    procedure: 'inscription-ajout-categorie',
    change: { training: { mode: 'supervised' } },
    code: 'mode-only-for-b',
    pointer: '/training/mode',
  },
  {
    says: 'supervised driving at seventeen',
    procedure: 'inscription-premiere',
    change: { training: { mode: 'supervised' } },
    code: 'supervised-under-18',
    pointer: '/training/mode',
  },
  {
    says: 'an enrolment for a category that needs a training only',
    procedure: 'inscription-ajout-categorie',
    change: { training: { category: 'B96' } },
    code: 'category-by-attestation',
    pointer: '/training/category',
  },
  {
    says: 'a B licence on a training attestation',
    procedure: 'titre-attestation-formation',
    change: { training: { category: 'B' } },
    code: 'category-by-exam',
    pointer: '/training/category',
  },
  {
    says: 'a trailer licence for somebody without B',
    procedure: 'inscription-ajout-categorie',
    change: { candidate: { licenceCategories: ['A2'] }, training: { category: 'BE' } },
    code: 'prior-category-missing',
    pointer: '/candidate/licenceCategories',
  },
  {
    says: 'a lorry as the first licence',
    procedure: 'inscription-premiere',
    change: { training: { category: 'C1', mode: 'traditional' } },
    code: 'prior-category-missing',
    pointer: '/candidate/licenceCategories',
  },
  {
    says: 'an enrolment for a category already held',
    procedure: 'inscription-ajout-categorie',
    change: { training: { category: 'B' } },
    code: 'category-already-held',
    pointer: '/training/category',
  },
  {
    says: 'licence A after twenty months of A2',
    procedure: 'titre-attestation-formation',
    change: { candidate: { licenceDates: { A2: '2025-03-20' } } },
    code: 'a2-under-two-years',
    pointer: '/candidate/licenceDates/A2',
  },
  {
    says: 'the lifting of code 78 after six weeks',
    procedure: 'titre-attestation-formation',
    change: { training: { category: '78-levee' }, candidate: { licenceDates: { B: '2026-10-10' } } },
    code: 'b78-under-three-months',
    pointer: '/candidate/licenceDates/B',
  },
  {
    says: 'code 78 with a manual gearbox',
    procedure: 'titre-reussite-examen',
    change: { training: { restrictions: ['78'] } },
    code: 'gearbox-contradicts-78',
    pointer: '/training/restrictions',
    severity: 'warning',
  },
  {
    says: 'a category that the school is not approved for',
    procedure: 'inscription-ajout-categorie',
    change: {},
    code: 'approval-category-not-covered',
    pointer: '/training/category',
    establishments: [{ kind: 'school', number: school, categories: ['B'] }],
  },
]

export const mandateCases: Case[] = [
  {
    says: 'a title by paper mandate in La Réunion',
    procedure: 'titre-reussite-examen',
    change: { mandate: { kind: 'paper', signedOn: '2026-11-19' }, candidate: onlineRegion },
    code: 'mandate-not-allowed-region',
    pointer: '/mandate/kind',
  },
  {
    says: 'an enrolment by paper mandate in Corsica',
    procedure: 'inscription-premiere',
    change: { candidate: { address: { postalCode: '20000', city: 'AJACCIO' } } },
    code: 'mandate-not-allowed-region',
    pointer: '/mandate/kind',
    severity: 'warning',
  },
  {
    says: 'an online mandate of somebody who cannot be reached',
    procedure: 'inscription-premiere',
    change: { mandate: { kind: 'online' }, candidate: { email: null, phone: null } },
    code: 'contact-missing',
    pointer: '/candidate/email',
  },
  {
    says: 'the transfer of a request made by paper mandate',
    procedure: 'transfert',
    change: { transfer: { originalMandate: 'paper' } },
    code: 'transfer-impossible-paper-mandate',
    pointer: '/transfer/originalMandate',
  },
  {
    says: 'a transfer to the school it comes from',
    procedure: 'transfert',
    change: { transfer: { fromSchool: school } },
    code: 'transfer-to-same-school',
    pointer: '/transfer/fromSchool',
  },
  {
    says: 'a foreigner who came three months ago',
    procedure: 'inscription-ajout-categorie',
    change: { candidate: { nationality: 'BRA', residentSince: '2026-08-20' } },
    code: 'residence-under-185-days',
    pointer: '/candidate/residentSince',
  },
]

export const titleCases: Case[] = [
  {
    says: 'an e-photo of seven months',
    procedure: 'inscription-premiere',
    change: { ePhoto: { takenOn: '2026-04-20' } },
    code: 'ephoto-expired',
    pointer: '/ePhoto/takenOn',
  },
  {
    says: 'a title without NEPH',
    procedure: 'titre-reussite-examen',
    change: { candidate: { neph: null } },
    code: 'neph-missing-for-title',
    pointer: '/candidate/neph',
  },
  {
    says: 'an exam passed nearly four months ago',
    procedure: 'titre-reussite-examen',
    change: { exam: { passedOn: '2026-08-10' } },
    code: 'cepc-expiring',
    pointer: '/exam/passedOn',
    severity: 'warning',
  },
  {
    says: 'a driving ban that still runs',
    procedure: 'inscription-retour-permis',
    change: { withdrawal: { until: '2027-01-10' } },
    code: 'withdrawal-not-over',
    pointer: '/withdrawal/until',
    severity: 'warning',
  },
  {
    says: 'an exam of tomorrow',
    procedure: 'titre-reussite-examen',
    change: { exam: { passedOn: '2026-11-24' } },
    code: 'date-in-future',
    pointer: '/exam/passedOn',
  },
  {
    says: 'a ban that ends before the licence was surrendered',
    procedure: 'inscription-retour-permis',
    change: { withdrawal: { until: '2026-04-01' } },
    code: 'dates-out-of-order',
    pointer: '/withdrawal/until',
  },
]

export const driverCases: Case[] = [
  ...ageCases,
  ...trainingCases,
  ...mandateCases,
  ...titleCases,
  ...candidateCases,
  ...licenceCases,
]
