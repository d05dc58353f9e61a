import type { JsonObject } from '../../../server/domain/item.ts'
import type { ExpertCase } from './expertCase.ts'
import {
  assr2,
  candidate,
  guardianId,
  home,
  hosting,
  identity,
  jdc,
  medical,
  mother,
  paper,
  photo,
} from './people.ts'

const school = 'E2406900120'
const driver = (procedure: string, more: JsonObject): JsonObject => ({
  reference: 'EXPERT-2',
  procedure,
  establishment: school,
  mandate: { kind: 'online', signedOn: '2026-11-18' },
  ePhoto: photo,
  ...more,
})
const carB: JsonObject = { category: 'B', mode: 'traditional', gearbox: 'manual' }
const enrolled = (more: JsonObject): JsonObject =>
  driver('inscription-premiere', {
    candidate: candidate(),
    training: carB,
    documents: [identity, home, jdc, assr2],
    ...more,
  })
const minorPapers: JsonObject[] = [identity, ...hosting, guardianId]
const at = (birthDate: string, more: JsonObject = {}): JsonObject => candidate({ birthDate, ...more })
const paperMandate: JsonObject = { kind: 'paper', signedOn: '2026-11-18' }
const foreign = (nationality: string, more: JsonObject = {}): JsonObject =>
  candidate({
    nationality,
    birthDate: '2001-03-18',
    birthPlace: { commune: 'SEVILLA', country: 'ESP' },
    residentSince: '2026-01-10',
    ...more,
  })
const permit = paper('identite', { variant: 'titre-sejour', expiresOn: '2028-01-01' })

const first: ExpertCase[] = [
  { says: 'a French adult of twenty, at home', item: enrolled({}) },
  {
    says: 'a French adult of twenty without the JDC',
    item: enrolled({ documents: [identity, home, assr2] }),
    refused: ['jdc-required /documents'],
  },
  {
    says: 'a French adult on the twenty-fifth birthday',
    item: enrolled({ candidate: at('2001-11-23'), documents: [identity, home] }),
  },
  {
    says: 'a French adult on the eve of the twenty-fifth birthday',
    item: enrolled({ candidate: at('2001-11-24'), documents: [identity, home] }),
    refused: ['jdc-required /documents'],
  },
  {
    says: 'accompanied learning at fifteen, without JDC',
    item: enrolled({
      candidate: at('2011-06-01'),
      guardian: mother(),
      training: { ...carB, mode: 'aac' },
      documents: [...minorPapers, assr2],
    }),
  },
  {
    says: 'accompanied learning at fourteen',
    item: enrolled({
      candidate: at('2012-06-01'),
      guardian: mother(),
      training: { ...carB, mode: 'aac' },
      documents: [...minorPapers, assr2],
    }),
    refused: ['age-below-filing-min /candidate/birthDate'],
  },
  {
    says: 'B in the traditional mode at sixteen',
    item: enrolled({ candidate: at('2010-06-01'), guardian: mother(), documents: [...minorPapers, assr2] }),
  },
  {
    says: 'A1 at sixteen',
    item: enrolled({
      candidate: at('2010-06-01'),
      guardian: mother(),
      training: { category: 'A1', mode: 'traditional' },
      documents: [...minorPapers, assr2],
    }),
  },
  {
    says: 'A2 at seventeen, with the JDC',
    item: enrolled({
      candidate: at('2009-06-01'),
      guardian: mother(),
      training: { category: 'A2', mode: 'traditional' },
      documents: [...minorPapers, assr2, jdc],
    }),
  },
  {
    says: 'A as a first licence',
    item: enrolled({ training: { category: 'A', mode: 'traditional' } }),
    refused: [
      'category-by-attestation /training/category',
      'present-licence-required /documents',
      'prior-category-missing /candidate/licenceCategories',
    ],
  },
  {
    says: 'conduite encadrée at sixteen with the certificate of the lycée',
    item: enrolled({
      candidate: at('2010-06-01'),
      guardian: mother(),
      training: { ...carB, mode: 'accompanied' },
      documents: [...minorPapers, assr2, paper('certificat-scolarite-conduite')],
    }),
  },
  {
    says: 'supervised driving at nineteen',
    item: enrolled({ candidate: at('2007-06-01'), training: { ...carB, mode: 'supervised' } }),
  },
  {
    says: 'supervised driving at seventeen',
    item: enrolled({
      candidate: at('2009-06-01'),
      guardian: mother(),
      training: { ...carB, mode: 'supervised' },
      documents: [...minorPapers, jdc, assr2],
    }),
    refused: ['supervised-under-18 /training/mode'],
  },
  {
    says: 'accompanied learning for a motorcycle',
    item: enrolled({ training: { category: 'A2', mode: 'aac' } }),
    refused: ['aac-only-for-b /training/mode'],
  },
  {
    says: 'a minor hosted by an aunt who is the guardian',
    item: enrolled({
      candidate: at('2009-06-01', {
        housing: 'hosted',
        address: {
          line1: '9 RUE PASTEUR',
          postalCode: '69007',
          city: 'LYON',
          country: 'FRA',
          careOf: 'CHEZ MME AUBRYTEST',
        },
      }),
      guardian: mother({ role: 'guardian', birthName: 'AUBRYTEST', firstNames: ['Claire'] }),
      documents: [...minorPapers, jdc, assr2, paper('jugement-tutelle')],
    }),
  },
  {
    says: 'a minor in the care of an institution',
    item: enrolled({
      candidate: at('2009-06-01'),
      guardian: {
        kind: 'organisation',
        role: 'institution',
        name: 'ASE DU TEST',
        email: 'ase@departement.example',
      },
      documents: [...minorPapers, jdc, assr2],
    }),
  },
  {
    says: 'a minor without anybody responsible',
    item: enrolled({ candidate: at('2009-06-01'), documents: [...minorPapers, jdc, assr2] }),
    refused: ['guardian-required /guardian'],
  },
  {
    says: 'a minor without the identity of the mother',
    item: enrolled({
      candidate: at('2009-06-01'),
      guardian: mother(),
      documents: [identity, ...hosting, jdc, assr2],
    }),
    refused: ['guardian-id-required /documents'],
  },
  {
    says: 'a hosted adult without the identity of the host',
    item: enrolled({ documents: [identity, hosting[0] ?? {}, hosting[2] ?? {}, jdc, assr2] }),
    refused: ['hosting-set-incomplete /documents'],
  },
  {
    says: 'somebody of no fixed abode, at the CCAS',
    item: enrolled({
      candidate: candidate({ housing: 'domiciled' }),
      documents: [identity, paper('attestation-domiciliation'), jdc, assr2],
    }),
  },
  {
    says: 'somebody born in 1998 on an unknown day',
    item: enrolled({
      candidate: at('1998-00-00', { birthPlace: { commune: 'KABOUL', country: 'AFG' } }),
      documents: [identity, home],
    }),
    warns: ['partial-birthdate-warn /candidate/birthDate'],
  },
  {
    says: 'a Spanish student after 317 days in France',
    item: enrolled({
      candidate: foreign('ESP'),
      documents: [
        paper('identite', { variant: 'cni', expiresOn: '2031-01-01' }),
        home,
        paper('justificatif-residence', { variant: 'quittances' }),
      ],
    }),
  },
  {
    says: 'a Spanish student after 100 days in France',
    item: enrolled({
      candidate: foreign('ESP', { residentSince: '2026-08-15' }),
      documents: [identity, home, paper('justificatif-residence', { variant: 'quittances' })],
    }),
    refused: ['residence-under-185-days /candidate/residentSince'],
  },
  {
    says: 'a Moroccan with a residence permit',
    item: enrolled({
      candidate: foreign('MAR'),
      documents: [permit, home, paper('justificatif-residence', { variant: 'titre-sejour' })],
    }),
  },
  {
    says: 'a Moroccan whose residence permit ran out last month',
    item: enrolled({
      candidate: foreign('MAR'),
      documents: [
        paper('identite', { variant: 'titre-sejour', expiresOn: '2026-10-20' }),
        home,
        paper('justificatif-residence', { variant: 'bulletins-paie' }),
      ],
    }),
    refused: ['id-expired-too-long /documents/0/expiresOn'],
  },
  {
    says: 'an identity card expired for three years',
    item: enrolled({
      documents: [paper('identite', { variant: 'cni', expiresOn: '2023-10-20' }), home, jdc, assr2],
    }),
    warns: ['id-expired-warn /documents/0/expiresOn'],
  },
  {
    says: 'an electricity bill of seven months',
    item: enrolled({
      documents: [
        identity,
        paper('domicile', { variant: 'facture-energie', issuedOn: '2026-04-20' }),
        jdc,
        assr2,
      ],
    }),
    refused: ['proof-of-address-too-old /documents/1/issuedOn'],
  },
  {
    says: 'a tax notice of two years ago',
    item: enrolled({
      documents: [
        identity,
        paper('domicile', { variant: 'avis-imposition', issuedOn: '2024-08-20' }),
        jdc,
        assr2,
      ],
    }),
  },
  {
    says: 'an e-photo of seven months',
    item: enrolled({ ePhoto: { ...photo, takenOn: '2026-04-20' } }),
    refused: ['ephoto-expired /ePhoto/takenOn'],
  },
  {
    says: 'an e-photo code of 21 characters',
    item: enrolled({ ePhoto: { ...photo, code: '9LMF22MBEG5THDUX7WCDT' } }),
    warns: ['ephoto-length-warn /ePhoto/code'],
  },
  {
    says: 'a photo sent by post',
    item: enrolled({
      ePhoto: undefined,
      documents: [identity, home, jdc, assr2, paper('formulaire-photo-signature')],
    }),
  },
  { says: 'no photo at all', item: enrolled({ ePhoto: undefined }), refused: ['ephoto-missing /ePhoto'] },
  {
    says: 'neither e-mail nor telephone under an online mandate',
    item: enrolled({ candidate: candidate({ email: undefined, phone: undefined }) }),
    refused: ['contact-missing /candidate/email'],
  },
  {
    says: 'a paper mandate in Martinique at enrolment',
    item: enrolled({
      mandate: paperMandate,
      candidate: candidate({
        address: {
          line1: '3 RUE ERNEST DEPROGE',
          postalCode: '97200',
          city: 'FORT-DE-FRANCE',
          country: 'FRA',
          mailbox: 'MORELTEST',
        },
      }),
    }),
    warns: ['mandate-not-allowed-region /mandate/kind'],
  },
  {
    says: 'a school not approved for motorcycles',
    item: enrolled({ training: { category: 'A2', mode: 'traditional' } }),
    establishments: [{ kind: 'school', number: school, categories: ['B'] }],
    refused: ['approval-category-not-covered /training/category'],
  },
  {
    says: 'an adult under guardianship with the judgment',
    item: enrolled({
      candidate: candidate({ protected: true }),
      guardian: mother({ role: 'guardian' }),
      documents: [identity, home, jdc, assr2, guardianId, paper('jugement-tutelle')],
    }),
  },
  {
    says: 'someone over twenty-one without ASSR',
    item: enrolled({ candidate: at('2005-11-23'), documents: [identity, home, jdc] }),
  },
  {
    says: 'someone of twenty without ASSR',
    item: enrolled({ candidate: at('2005-11-24'), documents: [identity, home, jdc] }),
    refused: ['assr-required /documents'],
  },
]

const holder = (more: JsonObject = {}): JsonObject =>
  candidate({
    birthDate: '1992-12-01',
    neph: '101169301234',
    licenceCategories: ['B'],
    licenceDates: { B: '2011-07-04' },
    ...more,
  })
const licence = paper('permis-actuel')
const added = (more: JsonObject): JsonObject =>
  driver('inscription-ajout-categorie', {
    candidate: holder(),
    training: { category: 'BE', mode: 'traditional' },
    documents: [identity, home, licence],
    ...more,
  })
const additions: ExpertCase[] = [
  { says: 'BE for somebody with B', item: added({}) },
  {
    says: 'BE without the copy of the licence',
    item: added({ documents: [identity, home] }),
    refused: ['present-licence-required /documents'],
  },
  {
    says: 'BE for somebody without B',
    item: added({ candidate: holder({ licenceCategories: ['A2'], licenceDates: undefined }) }),
    refused: ['prior-category-missing /candidate/licenceCategories'],
  },
  {
    says: 'C with the medical opinion',
    item: added({
      training: { category: 'C', mode: 'traditional' },
      documents: [identity, home, licence, medical],
    }),
  },
  {
    says: 'C without the medical opinion',
    item: added({ training: { category: 'C', mode: 'traditional' } }),
    refused: ['medical-required /documents'],
  },
  {
    says: 'C with a medical opinion of three years on the old form',
    item: added({
      training: { category: 'C', mode: 'traditional' },
      documents: [
        identity,
        home,
        licence,
        paper('avis-medical', { variant: '14880*01', issuedOn: '2023-10-20' }),
      ],
    }),
    refused: ['medical-expired /documents/3/issuedOn', 'medical-form-outdated /documents/3/variant'],
  },
  {
    says: 'CE for somebody without C',
    item: added({
      training: { category: 'CE', mode: 'traditional' },
      documents: [identity, home, licence, medical],
    }),
    refused: ['prior-category-missing /candidate/licenceCategories'],
  },
  {
    says: 'B, which is held already',
    item: added({ training: carB }),
    refused: ['category-already-held /training/category'],
  },
]

const back = (more: JsonObject, ...papers: JsonObject[]): JsonObject =>
  driver('inscription-retour-permis', {
    candidate: holder({ licenceCategories: undefined, licenceDates: undefined }),
    training: carB,
    withdrawal: {
      kind: 'invalidation',
      notifiedOn: '2026-03-20',
      surrenderedOn: '2026-04-01',
      until: '2026-10-01',
    },
    documents: [identity, home, ...papers],
    ...more,
  })
const tests = paper('tests-psychotechniques')
const returns: ExpertCase[] = [
  {
    says: 'a return after an invalidation, the letter 48 SI being lost',
    item: back({}, medical, tests, paper('recepisse-remise-permis')),
    warns: ['letter-48si-required /documents'],
  },
  {
    says: 'a return after an invalidation without the receipt ref. 44',
    item: back({}, medical, tests),
    refused: ['surrender-receipt-required /documents'],
  },
  {
    says: 'a return after an annulment with the judgment',
    item: back(
      { withdrawal: { kind: 'annulation', notifiedOn: '2026-01-20', until: '2026-10-01' } },
      medical,
      tests,
      paper('decision-judiciaire'),
    ),
  },
  {
    says: 'a return without psychotechnical tests',
    item: back({}, medical, paper('recepisse-remise-permis')),
    warns: ['letter-48si-required /documents', 'psychotechnical-tests-required /documents'],
  },
  {
    says: 'a return without a medical opinion',
    item: back({}, tests, paper('recepisse-remise-permis')),
    refused: ['medical-required /documents'],
  },
]

const cepc = paper('cepc', { issuedOn: '2026-11-14' })
const newPhoto: JsonObject = { code: '3XSVTBWXYPW7KZ2CG4FWJ5', takenOn: '2026-11-13' }
const passed = (more: JsonObject): JsonObject =>
  driver('titre-reussite-examen', {
    candidate: candidate({ neph: '240369304567' }),
    training: carB,
    exam: { passedOn: '2026-11-12', centre: 'LYON' },
    ePhoto: newPhoto,
    documents: [identity, home, cepc, jdc, assr2],
    ...more,
  })
const attested = (category: string, more: JsonObject, ...papers: JsonObject[]): JsonObject =>
  driver('titre-attestation-formation', {
    candidate: holder(),
    training: { category, mode: 'traditional' },
    ePhoto: newPhoto,
    documents: [identity, home, paper('attestation-formation', { issuedOn: '2026-11-14' }), ...papers],
    ...more,
  })
const moped = (...papers: JsonObject[]): JsonObject => ({
  candidate: at('2012-06-01'),
  guardian: mother(),
  training: { category: 'AM', mode: 'traditional', option: 'moped' },
  documents: [...minorPapers, paper('attestation-formation', { issuedOn: '2026-11-14' }), ...papers],
})

const titles: ExpertCase[] = [
  { says: 'B passed at twenty', item: passed({}) },
  {
    says: 'B passed on the seventeenth birthday',
    item: passed({
      candidate: at('2009-11-12', { neph: '240369304567' }),
      guardian: mother(),
      documents: [...minorPapers, cepc, jdc, assr2],
    }),
  },
  {
    says: 'B passed the day before the seventeenth birthday',
    item: passed({
      candidate: at('2009-11-13', { neph: '240369304567' }),
      guardian: mother(),
      documents: [...minorPapers, cepc, jdc, assr2],
    }),
    refused: ['age-below-licence-min /candidate/birthDate'],
  },
  {
    says: 'a title without the exam certificate',
    item: passed({ documents: [identity, home, jdc, assr2] }),
    refused: ['cepc-required /documents'],
  },
  { says: 'a title without the exam', item: passed({ exam: undefined }), refused: ['field-missing /exam'] },
  {
    says: 'a title without NEPH',
    item: passed({ candidate: candidate() }),
    refused: ['neph-missing-for-title /candidate/neph'],
  },
  {
    says: 'a NEPH that lost its first nought',
    item: passed({ candidate: candidate({ neph: '40369304567' }) }),
    warns: ['neph-not-12-warn /candidate/neph'],
  },
  {
    says: 'somebody born in 1987 without ASSR',
    item: passed({
      candidate: at('1987-12-31', { neph: '240369304567' }),
      documents: [identity, home, cepc],
    }),
  },
  {
    says: 'somebody born in 1988 without ASSR',
    item: passed({
      candidate: at('1988-01-01', { neph: '240369304567' }),
      documents: [identity, home, cepc],
    }),
    refused: ['assr-required /documents'],
  },
  {
    says: 'a paper mandate in Corsica',
    item: passed({
      mandate: paperMandate,
      candidate: candidate({
        neph: '240369304567',
        address: {
          line1: '1 COURS NAPOLEON',
          postalCode: '20000',
          city: 'AJACCIO',
          country: 'FRA',
          mailbox: 'MORELTEST',
        },
      }),
    }),
    refused: ['mandate-not-allowed-region /mandate/kind'],
  },
  {
    says: 'an online mandate in Corsica',
    item: passed({
      candidate: candidate({
        neph: '240369304567',
        address: {
          line1: '1 COURS NAPOLEON',
          postalCode: '20000',
          city: 'AJACCIO',
          country: 'FRA',
          mailbox: 'MORELTEST',
        },
      }),
    }),
  },
  {
    says: 'a paper mandate in Guadeloupe',
    item: passed({
      mandate: paperMandate,
      candidate: candidate({
        neph: '240369304567',
        address: {
          line1: '1 RUE FREBAULT',
          postalCode: '97110',
          city: 'POINTE-A-PITRE',
          country: 'FRA',
          mailbox: 'MORELTEST',
        },
      }),
    }),
  },
  {
    says: 'C passed at twenty with a professional diploma',
    item: passed({
      candidate: at('2006-01-18', {
        neph: '240369304567',
        licenceCategories: ['B'],
        licenceDates: { B: '2024-02-20' },
      }),
      training: { category: 'C', mode: 'traditional', professional: true },
      documents: [
        identity,
        home,
        cepc,
        licence,
        medical,
        jdc,
        paper('justificatif-formation-professionnelle'),
      ],
    }),
  },
  {
    says: 'C passed at twenty without one',
    item: passed({
      candidate: at('2006-01-18', { neph: '240369304567', licenceCategories: ['B'] }),
      training: { category: 'C', mode: 'traditional' },
      documents: [identity, home, cepc, licence, medical],
    }),
    refused: [
      'age-below-licence-min /candidate/birthDate',
      'professional-training-proof-required /documents',
    ],
  },
  {
    says: 'D passed at twenty-three with professional training',
    item: passed({
      candidate: at('2003-01-18', {
        neph: '240369304567',
        licenceCategories: ['B'],
        licenceDates: { B: '2022-02-20' },
      }),
      training: { category: 'D', mode: 'traditional', professional: true },
      documents: [identity, home, cepc, licence, medical, paper('justificatif-formation-professionnelle')],
    }),
  },
  {
    says: 'D passed at twenty-three without it',
    item: passed({
      candidate: at('2003-01-18', {
        neph: '240369304567',
        licenceCategories: ['B'],
        licenceDates: { B: '2022-02-20' },
      }),
      training: { category: 'D', mode: 'traditional' },
      documents: [identity, home, cepc, licence, medical],
    }),
    warns: [
      'age-below-licence-usual /candidate/birthDate',
      'professional-training-proof-required /documents',
    ],
  },
  { says: 'a moped licence at fourteen with ASSR 1', item: attested('AM', moped(paper('assr1'))) },
  {
    says: 'a moped licence at fourteen on a sworn declaration',
    item: attested('AM', moped(paper('assr1', { variant: 'declaration-sur-honneur' }))),
    refused: ['assr-declaration-not-allowed-for-am /documents/6/variant'],
  },
  {
    says: 'a moped licence at fourteen without ASSR',
    item: attested('AM', moped()),
    refused: ['assr-required /documents'],
  },
  {
    says: 'from A2 to A after two years',
    item: attested(
      'A',
      {
        candidate: holder({
          licenceCategories: ['A2', 'B'],
          licenceDates: { A2: '2024-11-23', B: '2011-07-04' },
        }),
      },
      licence,
    ),
  },
  {
    says: 'from A2 to A a day before two years',
    item: attested(
      'A',
      {
        candidate: holder({
          licenceCategories: ['A2', 'B'],
          licenceDates: { A2: '2024-11-24', B: '2011-07-04' },
        }),
      },
      licence,
    ),
    refused: ['a2-under-two-years /candidate/licenceDates/A2'],
  },
  { says: 'B96 for somebody with B', item: attested('B96', {}, licence) },
  {
    says: 'the code 78 lifted after two months',
    item: attested('78-levee', { candidate: holder({ licenceDates: { B: '2026-09-20' } }) }, licence),
    refused: ['b78-under-three-months /candidate/licenceDates/B'],
  },
  {
    says: 'B by a training attestation',
    item: attested('B', { candidate: candidate({ neph: '240369304567' }) }, jdc, assr2),
    refused: ['category-by-exam /training/category'],
  },
]

const transferred = (originalMandate: string): JsonObject =>
  driver('transfert', {
    ePhoto: undefined,
    candidate: candidate({ neph: '240369304567' }),
    transfer: { requestNumber: 'TEST-2026-118822', fromSchool: 'E2003300450', originalMandate },
    documents: [identity],
  })
const transfers: ExpertCase[] = [
  { says: 'a transfer of a request under online mandate', item: transferred('online') },
  {
    says: 'a transfer of a request under paper mandate',
    item: transferred('paper'),
    refused: ['transfer-impossible-paper-mandate /transfer/originalMandate'],
  },
]

export const driverRequests: readonly ExpertCase[] = [
  ...first,
  ...additions,
  ...returns,
  ...titles,
  ...transfers,
]
