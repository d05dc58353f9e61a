import type { Severity } from '../../../server/domain/finding.ts'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import {
  assr2,
  attestation,
  cepc,
  guardianId,
  home,
  hosting,
  identity,
  jdc,
  licence,
  medical,
  ofMinor,
  professionalTraining,
} from './declared.ts'

/** A row of document-kinds or of the decision table of drivers: what is asked, and in which case. */
export interface DriverRow {
  row: string
  procedure: Procedure
  /** A merge patch over the worked example; its papers are all there but the one that the row is about. */
  change: JsonObject
  code: string
  /** Absent: an error. */
  severity?: Severity
  /** Absent: /documents. */
  pointer?: string
  /** The paper that answers it. */
  answer: JsonObject[]
}

const lessDigits: JsonObject = { birthDate: '2004-09-21', housing: null, careOf: null }
const adult = (more: JsonObject = {}): JsonObject => ({
  candidate: { ...lessDigits, ...more },
  guardian: null,
  training: { mode: 'traditional' },
})
const at19 = adult({ birthDate: '2007-03-18' })
const at30 = adult({ birthDate: '1996-03-18' })
const brazilian = adult({ birthDate: '1996-03-18', nationality: 'BRA', residentSince: '2024-01-01' })
const mother: JsonObject = {
  kind: 'person',
  role: 'mother',
  birthName: 'MASSONTEST',
  firstNames: ['Sandrine'],
}

export const identityRows: DriverRow[] = [
  {
    row: 'ePhoto, or formulaire-photo-signature by post',
    procedure: 'inscription-premiere',
    change: { ePhoto: null },
    code: 'ephoto-missing',
    pointer: '/ePhoto',
    answer: [{ kind: 'formulaire-photo-signature' }],
  },
  {
    row: 'identite: every candidate',
    procedure: 'inscription-premiere',
    change: { ...at30, documents: [home] },
    code: 'identity-required',
    answer: [identity],
  },
  {
    row: 'identite: of a title too',
    procedure: 'titre-reussite-examen',
    change: { documents: [home, assr2, cepc] },
    code: 'identity-required',
    answer: [identity],
  },
  {
    row: 'identite: of a transfer, not confirmed',
    procedure: 'transfert',
    change: { documents: [] },
    code: 'identity-required',
    severity: 'warning',
    answer: [identity],
  },
  {
    row: 'identite: that of the guardian is not the candidate’s',
    procedure: 'inscription-premiere',
    change: { ...at30, documents: [home, { ...identity, of: 'guardian' }] },
    code: 'identity-required',
    answer: [identity],
  },
  {
    row: 'domicile: an adult in their own name',
    procedure: 'inscription-premiere',
    change: { ...at30, documents: [identity] },
    code: 'proof-of-address-required',
    answer: [home],
  },
  {
    row: 'domicile: housing own is not answered by a host',
    procedure: 'inscription-premiere',
    change: { ...adult({ birthDate: '1996-03-18', housing: 'own' }), documents: [identity, ...hosting] },
    code: 'proof-of-address-required',
    answer: [home],
  },
  {
    row: 'hosting triple: any paper of the host means hosted',
    procedure: 'inscription-premiere',
    change: { ...at30, documents: [identity, home, { kind: 'identite-hebergeant' }] },
    code: 'hosting-set-incomplete',
    answer: hosting,
  },
  {
    row: 'hosting triple: housing hosted',
    procedure: 'inscription-premiere',
    change: { ...adult({ birthDate: '1996-03-18', housing: 'hosted' }), documents: [identity, home] },
    code: 'hosting-set-incomplete',
    answer: hosting,
  },
  {
    row: 'hosting triple: every minor',
    procedure: 'inscription-premiere',
    change: { documents: [identity, home, guardianId, jdc, assr2] },
    code: 'hosting-set-incomplete',
    answer: hosting,
  },
  {
    row: 'hosting triple: perhaps a minor, the month of birth being unknown',
    procedure: 'titre-reussite-examen',
    change: {
      candidate: { birthDate: '2008-00-00' },
      documents: [identity, home, guardianId, assr2, cepc],
    },
    code: 'hosting-set-incomplete',
    severity: 'warning',
    answer: hosting,
  },
  {
    row: 'attestation-domiciliation: of no fixed abode',
    procedure: 'inscription-premiere',
    change: { ...adult({ birthDate: '1996-03-18', housing: 'domiciled' }), documents: [identity, home] },
    code: 'domiciliation-required',
    answer: [{ kind: 'attestation-domiciliation' }],
  },
  {
    row: 'attestation-gestionnaire: hotel, caravan, boat',
    procedure: 'inscription-premiere',
    change: { ...adult({ birthDate: '1996-03-18', housing: 'other' }), documents: [identity] },
    code: 'proof-of-address-required',
    answer: [{ kind: 'attestation-gestionnaire' }],
  },
  {
    row: 'identite-representant-legal: a minor',
    procedure: 'inscription-premiere',
    change: { documents: [identity, ...hosting, jdc, assr2] },
    code: 'guardian-id-required',
    answer: [guardianId],
  },
  {
    row: 'identite-representant-legal: a protected adult',
    procedure: 'inscription-premiere',
    change: {
      ...adult({ birthDate: '1996-03-18', protected: true }),
      guardian: mother,
      documents: [identity, home, { kind: 'jugement-tutelle' }],
    },
    code: 'guardian-id-required',
    answer: [{ ...guardianId, of: 'guardian' }],
  },
  {
    row: 'identite-representant-legal: perhaps a minor',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthDate: '2008-00-00' }, documents: [identity, ...hosting, assr2, cepc] },
    code: 'guardian-id-required',
    severity: 'warning',
    answer: [guardianId],
  },
  {
    row: 'identite-representant-legal: an institution, of which no text says the paper',
    procedure: 'inscription-premiere',
    change: {
      guardian: {
        kind: 'organisation',
        role: 'institution',
        name: 'ASE DU TEST',
        birthName: null,
        usageName: null,
        firstNames: null,
      },
      documents: [identity, ...hosting, jdc, assr2],
    },
    code: 'guardian-id-required',
    severity: 'warning',
    answer: [guardianId],
  },
  {
    row: 'justificatif-autorite-parentale: the guardian bears another name',
    procedure: 'inscription-premiere',
    change: { guardian: { usageName: null }, documents: [...ofMinor, jdc, assr2] },
    code: 'parental-authority-proof-required',
    severity: 'warning',
    answer: [{ kind: 'justificatif-autorite-parentale', variant: 'livret-de-famille' }],
  },
  {
    row: 'jugement-tutelle: a protected adult',
    procedure: 'titre-reussite-examen',
    change: {
      candidate: { protected: true },
      guardian: mother,
      documents: [identity, home, guardianId, assr2, cepc],
    },
    code: 'guardianship-judgment-required',
    answer: [{ kind: 'jugement-tutelle' }],
  },
  {
    row: 'justificatif-residence: foreigners',
    procedure: 'inscription-premiere',
    change: { ...brazilian, documents: [{ kind: 'identite', variant: 'passeport' }, home] },
    code: 'residence-proof-required',
    answer: [{ kind: 'justificatif-residence', variant: 'bulletins-paie' }],
  },
]

export const schoolRows: DriverRow[] = [
  {
    row: 'jdc: French, 17 to 24, first inscription',
    procedure: 'inscription-premiere',
    change: { ...at19, documents: [identity, home, assr2] },
    code: 'jdc-required',
    answer: [jdc],
  },
  {
    row: 'jdc: on the seventeenth birthday',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2009-11-23' }, documents: [...ofMinor, assr2] },
    code: 'jdc-required',
    answer: [jdc],
  },
  {
    row: 'jdc: perhaps still 24, the month of birth being unknown',
    procedure: 'inscription-premiere',
    change: { ...adult({ birthDate: '2001-00-00' }), documents: [identity, home] },
    code: 'jdc-required',
    severity: 'warning',
    answer: [jdc],
  },
  {
    row: 'assr: below 21 and first category',
    procedure: 'inscription-premiere',
    change: { ...at19, documents: [identity, home, jdc] },
    code: 'assr-required',
    answer: [{ kind: 'assr2', variant: 'declaration-sur-honneur' }],
  },
  {
    row: 'assr: the ASSR 1 is not enough for B',
    procedure: 'inscription-premiere',
    change: { ...at19, documents: [identity, home, jdc, { kind: 'assr1' }] },
    code: 'assr-required',
    answer: [{ kind: 'asr' }],
  },
  {
    row: 'assr: perhaps below 21',
    procedure: 'inscription-premiere',
    change: { ...adult({ birthDate: '2005-00-00' }), documents: [identity, home, jdc] },
    code: 'assr-required',
    severity: 'warning',
    answer: [assr2],
  },
  {
    row: 'assr: first title, born from 1988 on',
    procedure: 'titre-reussite-examen',
    change: { candidate: { birthDate: '1988-01-01' }, documents: [identity, home, cepc] },
    code: 'assr-required',
    answer: [assr2],
  },
  {
    row: 'assr: AM always, at any age',
    procedure: 'titre-attestation-formation',
    change: {
      candidate: { birthDate: '1970-01-01', neph: null, licenceCategories: [], licenceDates: null },
      training: { category: 'AM' },
      documents: [identity, home, attestation],
    },
    code: 'assr-required',
    answer: [{ kind: 'assr1' }],
  },
  {
    row: 'certificat-scolarite-conduite: mode accompanied',
    procedure: 'inscription-premiere',
    change: { ...at19, training: { mode: 'accompanied' }, documents: [identity, home, jdc, assr2] },
    code: 'school-certificate-required',
    answer: [{ kind: 'certificat-scolarite-conduite' }],
  },
]

const heavy = ['C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE']

export const trainingRows: DriverRow[] = [
  ...heavy.map((category): DriverRow => ({
    row: `avis-medical: category ${category}`,
    procedure: 'inscription-ajout-categorie',
    change: {
      candidate: { licenceCategories: ['B', 'C1', 'C', 'D1', 'D'].filter((held) => held !== category) },
      training: { category },
      documents: [identity, home, licence],
    },
    code: 'medical-required',
    answer: [medical],
  })),
  {
    row: 'avis-medical: at the title, not confirmed',
    procedure: 'titre-reussite-examen',
    change: {
      candidate: { birthDate: '1992-12-01', licenceCategories: ['B'] },
      training: { category: 'C' },
      documents: [identity, home, licence, cepc],
    },
    code: 'medical-required',
    severity: 'warning',
    answer: [medical],
  },
  ...['BE', 'C1', 'C', 'D', 'A'].map((category): DriverRow => ({
    row: `permis-actuel: category ${category}`,
    procedure: 'inscription-ajout-categorie',
    change: {
      candidate: { licenceCategories: ['A2', 'B'] },
      training: { category },
      documents: [identity, home, medical],
    },
    code: 'present-licence-required',
    answer: [licence],
  })),
  {
    row: 'permis-actuel: every added category at title',
    procedure: 'titre-reussite-examen',
    change: {
      candidate: { licenceCategories: ['B'] },
      training: { category: 'A2' },
      documents: [identity, home, cepc],
    },
    code: 'present-licence-required',
    answer: [licence],
  },
  {
    row: 'justificatif-formation-professionnelle: C at 19 with professional training',
    procedure: 'inscription-ajout-categorie',
    change: {
      candidate: { birthDate: '2007-03-18' },
      training: { category: 'C', professional: true },
      documents: [identity, home, licence, medical],
    },
    code: 'professional-training-proof-required',
    answer: [professionalTraining],
  },
  {
    row: 'justificatif-formation-professionnelle: C at 19 who may wait for the age',
    procedure: 'inscription-ajout-categorie',
    change: {
      candidate: { birthDate: '2007-03-18' },
      training: { category: 'C' },
      documents: [identity, home, licence, medical],
    },
    code: 'professional-training-proof-required',
    severity: 'warning',
    answer: [professionalTraining],
  },
  {
    row: 'justificatif-formation-professionnelle: D at 22 with professional training',
    procedure: 'inscription-ajout-categorie',
    change: {
      candidate: { birthDate: '2004-03-18' },
      training: { category: 'D', professional: true },
      documents: [identity, home, licence, medical],
    },
    code: 'professional-training-proof-required',
    answer: [professionalTraining],
  },
  {
    row: 'justificatif-formation-professionnelle: the title C at 19',
    procedure: 'titre-reussite-examen',
    change: {
      candidate: { birthDate: '2007-03-18', licenceCategories: ['B'] },
      training: { category: 'C', professional: true },
      documents: [identity, home, licence, medical, cepc],
    },
    code: 'professional-training-proof-required',
    answer: [professionalTraining],
  },
  {
    row: 'justificatif-formation-professionnelle: the title D at 22, the age of 24 being uncertain',
    procedure: 'titre-reussite-examen',
    change: {
      candidate: { birthDate: '2004-03-18', licenceCategories: ['B'] },
      training: { category: 'D' },
      documents: [identity, home, licence, medical, cepc],
    },
    code: 'professional-training-proof-required',
    severity: 'warning',
    answer: [professionalTraining],
  },
  {
    row: 'cepc: titre-reussite-examen',
    procedure: 'titre-reussite-examen',
    change: { documents: [identity, home, assr2] },
    code: 'cepc-required',
    answer: [cepc],
  },
  {
    row: 'attestation-formation: titre-attestation-formation',
    procedure: 'titre-attestation-formation',
    change: { documents: [identity, home, licence] },
    code: 'training-attestation-required',
    answer: [attestation],
  },
]

const tests: JsonObject = { kind: 'tests-psychotechniques', issuedOn: '2026-10-18' }
const receipt: JsonObject = { kind: 'recepisse-remise-permis', issuedOn: '2026-04-10' }
const letter: JsonObject = { kind: 'lettre-48si', issuedOn: '2026-04-02' }
const decision: JsonObject = { kind: 'decision-judiciaire' }

export const returnRows: DriverRow[] = [
  {
    row: 'avis-medical: retour-permis',
    procedure: 'inscription-retour-permis',
    change: { documents: [identity, home, tests, receipt, letter] },
    code: 'medical-required',
    answer: [medical],
  },
  {
    row: 'tests-psychotechniques: retour-permis, checked by the doctor',
    procedure: 'inscription-retour-permis',
    change: { documents: [identity, home, medical, receipt, letter] },
    code: 'psychotechnical-tests-required',
    severity: 'warning',
    answer: [tests],
  },
  {
    row: 'recepisse-remise-permis: after invalidation (ref. 44)',
    procedure: 'inscription-retour-permis',
    change: { documents: [identity, home, medical, tests, letter] },
    code: 'surrender-receipt-required',
    answer: [receipt],
  },
  {
    row: 'lettre-48si: after invalidation',
    procedure: 'inscription-retour-permis',
    change: { documents: [identity, home, medical, tests, receipt] },
    code: 'letter-48si-required',
    severity: 'warning',
    answer: [letter],
  },
  {
    row: 'decision-judiciaire: after annulation (ref. 7)',
    procedure: 'inscription-retour-permis',
    change: { withdrawal: { kind: 'annulation' }, documents: [identity, home, medical, tests] },
    code: 'court-decision-required',
    answer: [decision],
  },
]

export const driverRows: DriverRow[] = [...identityRows, ...schoolRows, ...trainingRows, ...returnRows]

/** Where a row does not ask, though another case of it would. */
export const driverExemptions: [row: string, procedure: Procedure, change: JsonObject][] = [
  [
    'no jdc below 17',
    'inscription-premiere',
    { candidate: { birthDate: '2010-11-24' }, documents: [...ofMinor, assr2] },
  ],
  [
    'no jdc from 25 on',
    'inscription-premiere',
    { ...adult({ birthDate: '2001-11-23' }), documents: [identity, home] },
  ],
  [
    'no jdc of a foreigner, whose residence permit shows the residence',
    'inscription-premiere',
    {
      ...adult({ birthDate: '2003-03-18', nationality: 'BRA', residentSince: '2024-01-01' }),
      documents: [{ kind: 'identite', variant: 'titre-sejour', expiresOn: '2028-01-01' }, home],
    },
  ],
  [
    'no jdc for an added category',
    'inscription-ajout-categorie',
    {
      candidate: { birthDate: '2003-03-18', licenceCategories: ['B'] },
      training: { category: 'A2' },
      documents: [identity, home],
    },
  ],
  [
    'no assr from 21 on',
    'inscription-premiere',
    { ...adult({ birthDate: '2005-11-23' }), documents: [identity, home, jdc] },
  ],
  [
    'no assr of a title for somebody born in 1987',
    'titre-reussite-examen',
    { candidate: { birthDate: '1987-12-31' }, documents: [identity, home, cepc] },
  ],
  [
    'no assr of a title for a holder of AM',
    'titre-reussite-examen',
    { candidate: { licenceCategories: ['AM'] }, documents: [identity, home, cepc, licence] },
  ],
  [
    'no proof of parental authority when the mother’s name of use is the child’s',
    'inscription-premiere',
    { documents: [...ofMinor, jdc, assr2] },
  ],
  [
    'no proof of professional training from 21 on for C',
    'inscription-ajout-categorie',
    { candidate: { birthDate: '2005-11-23' }, documents: [identity, home, licence, medical] },
  ],
  [
    'no licence for A2 beside B at inscription',
    'inscription-ajout-categorie',
    { training: { category: 'A2' }, documents: [identity, home] },
  ],
  [
    'hosted adults give no own proof of address',
    'inscription-premiere',
    { ...at30, documents: [identity, ...hosting] },
  ],
  [
    'no census attestation is ever asked, nor anything of a mandate',
    'inscription-premiere',
    { ...at30, mandate: { kind: 'online', signedOn: '2026-11-20' }, documents: [identity, home] },
  ],
]
