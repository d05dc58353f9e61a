import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { papersOf } from '../judge/papers.ts'
import { attestation, home, identity } from '../requirements/declared.ts'
import type { Twin } from './twins.ts'

const papers = (procedure: Procedure, ...[changes, more]: ParametersAfterFirst): JsonObject => ({
  documents: papersOf(procedure, changes, more),
})
type ParametersAfterFirst = [
  changes?: Readonly<Record<string, JsonObject | null>>,
  more?: readonly JsonObject[],
]

/** One paper of the worked example with two dates or variants: too old, and just not. */
const aged = (
  procedure: Procedure,
  kind: string,
  change: JsonObject,
  near: JsonObject,
): Omit<Twin, 'code'> => ({
  procedure,
  change: papers(procedure, { [kind]: change }),
  near: papers(procedure, { [kind]: near }),
})

const title = 'titre-reussite-examen'
const moped: JsonObject = {
  training: { category: 'AM', option: 'moped' },
  candidate: { neph: null, licenceCategories: [], licenceDates: null },
}
const onPaper = (kbisOf: string): JsonObject => ({
  channel: 'ants',
  ...papers('declaration-achat', {}, [
    { kind: 'extrait-kbis', issuedOn: kbisOf },
    { kind: 'justificatif-activite' },
  ]),
})

const coHolder: JsonObject = {
  coHolders: [
    {
      kind: 'person',
      birthName: 'ROUXTEST',
      firstNames: ['Anne'],
      sex: 'F',
      birthDate: '1981-01-30',
      birthPlace: { country: 'ITA' },
    },
  ],
}

/** What is wrong with papers that are declared. */
export const paperTwins: Twin[] = [
  {
    code: 'document-expired',
    ...aged(
      'changement-titulaire',
      'permis-actuel',
      { expiresOn: '2026-11-22' },
      { expiresOn: '2026-11-23' },
    ),
  },
  {
    code: 'id-expired-warn',
    ...aged(title, 'identite', { expiresOn: '2026-11-22' }, { expiresOn: '2026-11-23' }),
  },
  {
    code: 'id-expired-too-long',
    ...aged(title, 'identite', { expiresOn: '2021-11-22' }, { expiresOn: '2021-11-23' }),
  },
  {
    code: 'document-date-missing',
    procedure: title,
    change: papers(title, { domicile: null }, [{ kind: 'domicile', variant: 'facture-eau' }]),
    near: papers(title, { domicile: null }, [{ kind: 'domicile', variant: 'avis-imposition' }]),
  },
  {
    code: 'medical-expired',
    ...aged(
      'inscription-ajout-categorie',
      'avis-medical',
      { issuedOn: '2024-11-22' },
      { issuedOn: '2024-11-23' },
    ),
  },
  {
    code: 'medical-form-outdated',
    ...aged('inscription-ajout-categorie', 'avis-medical', { variant: '14880*01' }, { variant: '14880*02' }),
  },
  {
    code: 'kbis-too-old',
    ...aged('modification-technique', 'extrait-kbis', { issuedOn: '2024-11-22' }, { issuedOn: '2024-11-23' }),
  },
  {
    code: 'paper-purchase-kbis-too-old',
    procedure: 'declaration-achat',
    change: onPaper('2025-11-22'),
    near: onPaper('2025-11-23'),
    also: ['channel-not-possible'],
  },
  {
    code: 'assr-declaration-not-allowed-for-am',
    procedure: 'titre-attestation-formation',
    change: {
      ...moped,
      documents: [identity, home, attestation, { kind: 'assr1', variant: 'declaration-sur-honneur' }],
    },
    near: { ...moped, documents: [identity, home, attestation, { kind: 'assr1' }] },
  },
  {
    code: 'jdc-not-needed',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2009-11-24' } },
    near: { candidate: { birthDate: '2009-11-23' } },
  },
  {
    code: 'request-form-of-new-vehicle',
    ...aged('import-vo', 'demande-immatriculation', { variant: '13749' }, { variant: '13750' }),
  },
  {
    code: 'document-after-sale',
    ...aged(
      'changement-titulaire',
      'certificat-immatriculation-barre',
      { issuedOn: '2026-11-19' },
      { issuedOn: '2026-11-18' },
    ),
  },
  {
    code: 'situation-certificate-too-old',
    ...aged(
      'changement-titulaire',
      'certificat-situation-administrative',
      { issuedOn: '2026-11-02' },
      { issuedOn: '2026-11-03' },
    ),
  },
  {
    code: 'inspection-report-too-old',
    procedure: 'changement-titulaire',
    change: {
      vehicle: { firstRegistrationDate: '2020-01-01' },
      ...papers('changement-titulaire', {}, [{ kind: 'controle-technique', issuedOn: '2026-05-22' }]),
    },
    near: {
      vehicle: { firstRegistrationDate: '2020-01-01' },
      ...papers('changement-titulaire', {}, [{ kind: 'controle-technique', issuedOn: '2026-05-23' }]),
    },
  },
  {
    code: 'document-date-differs',
    ...aged('import-vo', 'controle-technique', { issuedOn: '2026-10-03' }, { issuedOn: '2026-10-02' }),
  },
  {
    code: 'purchase-receipts-incomplete',
    procedure: 'changement-titulaire',
    change: { sale: { earlierDaReceipts: ['DA-TEST-2400'] } },
    near: {
      sale: { earlierDaReceipts: ['DA-TEST-2400'] },
      ...papers('changement-titulaire', {}, [{ kind: 'recepisse-declaration-achat' }]),
    },
  },
  {
    code: 'document-of-nobody',
    procedure: 'vn',
    change: papers('vn', {}, [{ kind: 'identite', of: 'lessee' }]),
    near: papers('vn', {}, [{ kind: 'identite', of: 'holder' }]),
  },
  {
    code: 'conformity-paper-differs',
    procedure: 'import-vn',
    change: { conformity: { kind: 'rti' } },
    near: {
      conformity: { kind: 'rti' },
      ...papers('import-vn', { 'certificat-conformite': null }, [
        { kind: 'rapport-reception', variant: 'rti' },
      ]),
    },
  },
  {
    code: 'electronic-conformity-too-early',
    procedure: 'import-vn',
    on: '2026-07-04',
    change: earlier('ivi-xml'),
    near: earlier('papier'),
  },
  {
    code: 'fiscal-paper-of-other-regime',
    procedure: 'import-vo',
    change: papers('import-vo', {}, [{ kind: 'certificat-846a' }]),
    near: papers('import-vo', {}, [{ kind: 'dispense-quitus' }]),
  },
  {
    code: 'co-holder-identity-required',
    procedure: 'vn',
    change: coHolder,
    near: { ...coHolder, ...papers('vn', {}, [{ kind: 'identite', of: 'coHolder' }]) },
  },
  {
    code: 'document-file-missing',
    procedure: 'transfert',
    asGiven: true,
    change: { documents: [{ kind: 'identite', variant: 'cni', expiresOn: '2031-05-02' }] },
    near: {},
  },
]

/** The worked example of an imported new car, as it would have been filed in July 2026. */
function earlier(variant: string): JsonObject {
  return {
    sale: { date: '2026-06-20', deliveredOn: '2026-06-24' },
    mandate: { signedOn: '2026-06-25' },
    documents: papersOf('import-vn', {
      'demande-immatriculation': { issuedOn: '2026-06-25' },
      mandat: { issuedOn: '2026-06-25' },
      domicile: { issuedOn: '2026-05-05' },
      facture: { issuedOn: '2026-06-20' },
      'quitus-fiscal': { issuedOn: '2026-06-26' },
      'certificat-conformite': { variant },
    }),
  }
}
