import type { driverProcedures, JsonObject } from '../../item.ts'
import { adultCandidate, adultPapers, lyon, school, signed } from './invented.ts'

type DriverProcedure = (typeof driverProcedures)[number]

const carLicence: JsonObject = { category: 'B', mode: 'traditional', gearbox: 'manual' }
const medicalOpinion: JsonObject = { kind: 'avis-medical', issuedOn: '2026-10-20' }

const minorCandidate: JsonObject = {
  kind: 'person',
  birthName: 'BERTHELOTTEST',
  firstNames: ['Noé'],
  sex: 'M',
  birthDate: '2009-04-03',
  birthPlace: { commune: 'VILLEURBANNE', department: '69', country: 'FRA' },
  address: { ...lyon, careOf: 'CHEZ MME BERTHELOTTEST' },
  email: 'noe.berthelottest@example.org',
  phone: '+33639980321',
  nationality: 'FRA',
  housing: 'hosted',
}

const minorPapers: JsonObject[] = [
  { kind: 'identite', variant: 'cni', expiresOn: '2031-05-02' },
  { kind: 'attestation-hebergement', issuedOn: '2026-11-15' },
  { kind: 'identite-hebergeant' },
  { kind: 'domicile-hebergeant', variant: 'facture-energie', issuedOn: '2026-10-05' },
  { kind: 'identite-representant-legal' },
  { kind: 'jdc', variant: 'certificat-participation' },
  { kind: 'assr2' },
]

const olderCandidate: JsonObject = {
  ...adultCandidate,
  birthName: 'ROBERTTEST',
  firstNames: ['Karim'],
  sex: 'M',
  birthDate: '1992-12-01',
  email: 'karim.roberttest@example.org',
  phone: '+33639980331',
  neph: '101169301234',
  licenceCategories: ['B'],
  licenceIssuedOn: '2011-07-04',
  licenceDates: { B: '2011-07-04' },
}

const identityAndAddress: JsonObject[] = [
  { kind: 'identite', variant: 'passeport-biometrique', expiresOn: '2030-01-18' },
  { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-09-30' },
]

export const driverExamples: Record<DriverProcedure, JsonObject> = {
  'inscription-premiere': {
    reference: 'EX-IP-1',
    procedure: 'inscription-premiere',
    establishment: school,
    candidate: minorCandidate,
    guardian: {
      kind: 'person',
      role: 'mother',
      birthName: 'MASSONTEST',
      usageName: 'BERTHELOTTEST',
      firstNames: ['Sandrine'],
      email: 'sandrine.berthelottest@example.org',
      phone: '+33639980322',
    },
    training: { category: 'B', mode: 'aac', gearbox: 'manual' },
    ePhoto: { code: 'TEST22EPHOTOCODE000001', takenOn: '2026-11-10' },
    mandate: signed,
    documents: minorPapers,
  },
  'inscription-ajout-categorie': {
    reference: 'EX-IA-1',
    procedure: 'inscription-ajout-categorie',
    establishment: school,
    candidate: olderCandidate,
    training: { category: 'C', mode: 'traditional' },
    ePhoto: { code: 'TEST22EPHOTOCODE000002', takenOn: '2026-11-10' },
    mandate: signed,
    documents: [...identityAndAddress, { kind: 'permis-actuel' }, medicalOpinion],
  },
  'inscription-retour-permis': {
    reference: 'EX-IR-1',
    procedure: 'inscription-retour-permis',
    establishment: school,
    candidate: olderCandidate,
    training: carLicence,
    withdrawal: {
      kind: 'invalidation',
      notifiedOn: '2026-04-02',
      surrenderedOn: '2026-04-10',
      until: '2026-10-10',
    },
    ePhoto: { code: 'TEST22EPHOTOCODE000003', takenOn: '2026-11-10' },
    mandate: signed,
    documents: [
      ...identityAndAddress,
      medicalOpinion,
      { kind: 'tests-psychotechniques', issuedOn: '2026-10-18' },
      { kind: 'recepisse-remise-permis', issuedOn: '2026-04-10' },
      { kind: 'lettre-48si', issuedOn: '2026-04-02' },
    ],
  },
  'titre-reussite-examen': {
    reference: 'EX-TR-1',
    procedure: 'titre-reussite-examen',
    establishment: school,
    candidate: { ...adultCandidate, neph: '240969304567' },
    training: carLicence,
    exam: { passedOn: '2026-11-12', centre: 'LYON' },
    ePhoto: { code: 'TEST22EPHOTOCODE000004', takenOn: '2026-11-13' },
    documents: [...adultPapers, { kind: 'cepc', issuedOn: '2026-11-14' }, { kind: 'assr2' }],
  },
  'titre-attestation-formation': {
    reference: 'EX-TA-1',
    procedure: 'titre-attestation-formation',
    establishment: school,
    candidate: {
      ...olderCandidate,
      licenceCategories: ['A2', 'B'],
      licenceDates: { A2: '2023-06-20', B: '2011-07-04' },
    },
    training: { category: 'A', mode: 'traditional' },
    ePhoto: { code: 'TEST22EPHOTOCODE000005', takenOn: '2026-11-13' },
    documents: [
      ...identityAndAddress,
      { kind: 'permis-actuel' },
      { kind: 'attestation-formation', issuedOn: '2026-11-14' },
    ],
  },
  transfert: {
    reference: 'EX-TF-1',
    procedure: 'transfert',
    establishment: school,
    candidate: { ...adultCandidate, neph: '240969304567' },
    transfer: { requestNumber: 'TEST-2026-118822', fromSchool: 'E2003300450', originalMandate: 'online' },
    documents: [{ kind: 'identite', variant: 'cni', expiresOn: '2031-05-02' }],
  },
}
