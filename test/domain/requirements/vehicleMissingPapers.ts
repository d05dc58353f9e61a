import type { Severity } from '../../../server/domain/finding.ts'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'

/** One paper taken from a whole request, and the finding it leaves at /documents. */
export interface MissingPaper {
  code: string
  procedure: Procedure
  /** The kind left out of the papers. */
  without: string
  /** What the item says besides, and the papers that go with it. */
  change?: JsonObject
  more?: readonly JsonObject[]
  severity: Severity
  on?: string
}

const leaseOf = (lessee: JsonObject): JsonObject => ({ lease: { kind: 'ld', months: 36 }, lessee })
const organisation = (legalForm?: string): JsonObject => ({
  kind: 'organisation',
  name: 'ORGANISME DU TEST',
  siren: '999300015',
  ...(legalForm === undefined ? {} : { legalForm }),
  birthName: null,
  drivingLicence: null,
})
const minor: JsonObject = {
  holder: { birthDate: '2010-03-01' },
  guardian: { kind: 'person', role: 'mother', birthName: 'GARNIERTEST', firstNames: ['Anne'] },
}
const ofMinor: JsonObject[] = [
  { kind: 'attestation-hebergement', issuedOn: '2026-11-15' },
  { kind: 'identite-hebergeant' },
  { kind: 'domicile-hebergeant', variant: 'facture-energie', issuedOn: '2026-10-05' },
  { kind: 'identite-representant-legal' },
  { kind: 'justificatif-autorite-parentale', variant: 'livret-de-famille' },
]
const guarded: JsonObject = {
  guardian: { kind: 'person', role: 'guardian', birthName: 'TUTEURTEST', firstNames: ['Luc'] },
}
const ofGuarded: JsonObject[] = [{ kind: 'identite-representant-legal' }, { kind: 'jugement-tutelle' }]
const swiss: JsonObject = {
  origin: { country: 'CHE', regime: 'third-country' },
  fiscal: { kind: 'certificat-846a', status: 'held' },
}
const theft: JsonObject = { duplicate: { reason: 'theft' } }
const old: JsonObject = { vehicle: { firstRegistrationDate: '2019-01-01' } }
const transit: JsonObject = {
  origin: { country: 'CHE', regime: 'transit' },
  fiscal: { kind: 'certificat-846b' },
}
const energyChange: JsonObject = { modification: { changes: ['energy'], mentionsAdded: null } }

export const missingPapers: MissingPaper[] = [
  {
    code: 'registration-request-required',
    procedure: 'duplicata',
    without: 'demande-immatriculation',
    severity: 'error',
  },
  {
    code: 'registration-request-required',
    procedure: 'changement-adresse',
    without: 'demande-immatriculation',
    severity: 'warning',
  },
  { code: 'mandate-paper-required', procedure: 'import-vo', without: 'mandat', severity: 'error' },
  {
    code: 'mandate-paper-required',
    procedure: 'declaration-cession',
    without: 'mandat',
    severity: 'warning',
  },
  { code: 'identity-required', procedure: 'import-vo', without: 'identite', severity: 'error' },
  { code: 'identity-required', procedure: 'vn', without: 'identite', severity: 'warning' },
  { code: 'proof-of-address-required', procedure: 'import-vo', without: 'domicile', severity: 'error' },
  { code: 'licence-copy-required', procedure: 'import-vo', without: 'permis-actuel', severity: 'error' },
  {
    code: 'crossed-title-required',
    procedure: 'changement-titulaire',
    without: 'certificat-immatriculation-barre',
    severity: 'warning',
  },
  {
    code: 'title-required',
    procedure: 'modification-technique',
    without: 'certificat-immatriculation',
    severity: 'error',
  },
  {
    code: 'title-required',
    procedure: 'fin-demonstration',
    without: 'certificat-immatriculation',
    severity: 'warning',
  },
  {
    code: 'title-required',
    procedure: 'duplicata',
    without: 'certificat-immatriculation',
    change: { duplicate: { reason: 'damage' } },
    more: [{ kind: 'certificat-immatriculation' }],
    severity: 'error',
  },
  {
    code: 'title-of-deceased-required',
    procedure: 'changement-titulaire',
    without: 'certificat-immatriculation-barre',
    change: { sale: { kind: 'inheritance', sellerKind: 'private', daReceipt: null } },
    more: [{ kind: 'attestation-notaire' }],
    severity: 'warning',
  },
  {
    code: 'inheritance-paper-required',
    procedure: 'changement-titulaire',
    without: 'attestation-notaire',
    change: { sale: { kind: 'inheritance', sellerKind: 'private', daReceipt: null } },
    more: [{ kind: 'attestation-notaire' }],
    severity: 'warning',
  },
  {
    code: 'hosting-set-incomplete',
    procedure: 'duplicata',
    without: 'attestation-hebergement',
    change: minor,
    more: ofMinor,
    severity: 'error',
  },
  {
    code: 'holder-guardian-id-required',
    procedure: 'duplicata',
    without: 'identite-representant-legal',
    change: minor,
    more: ofMinor,
    severity: 'error',
  },
  {
    code: 'holder-guardian-id-required',
    procedure: 'duplicata',
    without: 'identite-representant-legal',
    change: guarded,
    more: ofGuarded,
    severity: 'error',
  },
  {
    code: 'holder-guardian-id-required',
    procedure: 'duplicata',
    without: 'identite-representant-legal',
    change: { ...minor, guardian: { kind: 'organisation', role: 'institution', name: 'ASE' } },
    more: ofMinor,
    severity: 'warning',
  },
  {
    code: 'holder-parental-authority-required',
    procedure: 'duplicata',
    without: 'justificatif-autorite-parentale',
    change: minor,
    more: ofMinor,
    severity: 'error',
  },
  {
    code: 'holder-guardianship-judgment-required',
    procedure: 'duplicata',
    without: 'jugement-tutelle',
    change: guarded,
    more: ofGuarded,
    severity: 'error',
  },
  { code: 'kbis-required', procedure: 'modification-technique', without: 'extrait-kbis', severity: 'error' },
  {
    code: 'insee-notice-required',
    procedure: 'vn',
    without: 'avis-insee',
    change: { holder: organisation('public-body') },
    more: [{ kind: 'avis-insee' }],
    severity: 'warning',
  },
  {
    code: 'association-papers-required',
    procedure: 'modification-technique',
    without: 'statuts',
    change: { holder: organisation('association') },
    more: [{ kind: 'statuts' }],
    severity: 'error',
  },
  {
    code: 'appointment-minutes-required',
    procedure: 'modification-technique',
    without: 'pv-nomination',
    change: { holder: organisation('works-council') },
    more: [{ kind: 'pv-nomination' }],
    severity: 'error',
  },
  {
    code: 'organisation-paper-required',
    procedure: 'vn',
    without: 'extrait-kbis',
    change: { holder: organisation() },
    more: [{ kind: 'extrait-kbis', issuedOn: '2026-03-02' }],
    severity: 'warning',
  },
  {
    code: 'co-holder-identity-required',
    procedure: 'import-vo',
    without: 'identite',
    change: {
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
    },
    severity: 'warning',
  },
  {
    code: 'lease-contract-required',
    procedure: 'changement-locataire',
    without: 'contrat-location',
    severity: 'warning',
  },
  {
    code: 'lessee-identity-required',
    procedure: 'changement-locataire',
    without: 'identite',
    severity: 'warning',
  },
  {
    code: 'lessee-proof-of-address-required',
    procedure: 'changement-locataire',
    without: 'domicile',
    severity: 'warning',
  },
  {
    code: 'lessee-licence-copy-required',
    procedure: 'changement-locataire',
    without: 'permis-actuel',
    severity: 'warning',
  },
  {
    code: 'new-vehicle-sale-required',
    procedure: 'vn',
    without: 'demande-immatriculation',
    severity: 'warning',
  },
  {
    code: 'new-vehicle-conformity-required',
    procedure: 'vn',
    without: 'demande-immatriculation',
    severity: 'warning',
  },
  { code: 'proof-of-sale-required', procedure: 'import-vn', without: 'facture', severity: 'error' },
  {
    code: 'proof-of-sale-required',
    procedure: 'import-vo',
    without: 'declaration-cession',
    severity: 'error',
  },
  {
    code: 'sale-declaration-required',
    procedure: 'declaration-achat',
    without: 'declaration-cession',
    severity: 'warning',
  },
  {
    code: 'sale-declaration-required',
    procedure: 'declaration-cession',
    without: 'declaration-cession',
    change: { channel: 'ants' },
    severity: 'error',
  },
  {
    code: 'purchase-declaration-required',
    procedure: 'declaration-achat',
    without: 'declaration-achat',
    severity: 'warning',
  },
  {
    code: 'purchase-receipt-required',
    procedure: 'changement-titulaire',
    without: 'recepisse-declaration-achat',
    severity: 'warning',
  },
  {
    code: 'situation-certificate-required',
    procedure: 'declaration-achat',
    without: 'certificat-situation-administrative',
    severity: 'warning',
  },
  {
    code: 'inspection-report-required',
    procedure: 'import-vo',
    without: 'controle-technique',
    severity: 'error',
  },
  {
    code: 'inspection-report-required',
    procedure: 'changement-titulaire',
    without: 'controle-technique',
    change: old,
    more: [{ kind: 'controle-technique' }],
    severity: 'warning',
  },
  {
    code: 'inspection-if-due',
    procedure: 'duplicata',
    without: 'controle-technique',
    change: old,
    more: [{ kind: 'controle-technique' }],
    severity: 'warning',
  },
  {
    code: 'heavy-inspection-doubtful',
    procedure: 'import-vo',
    without: 'controle-technique',
    change: { fiscal: null, vehicle: { category: 'O4', genre: 'SREM', massMax: 34_000 } },
    severity: 'warning',
  },
  {
    code: 'paper-purchase-trader-required',
    procedure: 'declaration-achat',
    without: 'extrait-kbis',
    change: { channel: 'ants' },
    more: [{ kind: 'extrait-kbis', issuedOn: '2026-03-02' }, { kind: 'justificatif-activite' }],
    severity: 'warning',
  },
  {
    code: 'conformity-paper-required',
    procedure: 'import-vn',
    without: 'certificat-conformite',
    severity: 'error',
  },
  {
    code: 'conformity-paper-required',
    procedure: 'import-vo',
    without: 'rapport-reception',
    change: { ...swiss, conformity: { kind: 'rti' } },
    more: [{ kind: 'rapport-reception', variant: 'rti' }, { kind: 'certificat-846a' }],
    severity: 'error',
  },
  {
    code: 'approval-request-required',
    procedure: 'ww',
    without: 'preuve-demande-reception',
    change: { conformity: { kind: 'rti', status: 'requested' } },
    more: [{ kind: 'preuve-demande-reception' }],
    severity: 'warning',
  },
  {
    code: 'foreign-title-required',
    procedure: 'import-vo',
    without: 'certificat-immatriculation-etranger',
    severity: 'error',
  },
  { code: 'quitus-required', procedure: 'import-vo', without: 'quitus-fiscal', severity: 'error' },
  {
    code: 'quitus-required',
    procedure: 'ww',
    without: 'quitus-fiscal',
    change: { fiscal: { status: 'held' } },
    more: [{ kind: 'quitus-fiscal' }],
    severity: 'warning',
  },
  {
    code: 'customs-certificate-required',
    procedure: 'import-vn',
    without: 'certificat-846a',
    change: swiss,
    more: [{ kind: 'certificat-846a' }],
    severity: 'error',
  },
  {
    code: 'transit-papers-required',
    procedure: 'import-vo',
    without: 'justificatif-usage',
    change: transit,
    more: [{ kind: 'certificat-846b' }, { kind: 'justificatif-usage' }],
    severity: 'error',
  },
  { code: 'fiscal-request-required', procedure: 'ww', without: 'preuve-demande-fiscale', severity: 'error' },
  {
    code: 'loss-declaration-required',
    procedure: 'duplicata',
    without: 'declaration-perte-vol',
    severity: 'error',
  },
  {
    code: 'police-receipt-required',
    procedure: 'duplicata',
    without: 'declaration-perte-vol',
    change: theft,
    more: [{ kind: 'declaration-perte-vol', variant: 'recepisse-police' }],
    severity: 'error',
  },
  {
    code: 'adaptation-attestation-required',
    procedure: 'modification-technique',
    without: 'attestation-adaptation-reversible',
    severity: 'error',
  },
  {
    code: 'transformation-proof-required',
    procedure: 'modification-technique',
    without: 'justificatif-transformation',
    change: energyChange,
    more: [{ kind: 'justificatif-transformation', variant: 'boitier-e85' }],
    severity: 'error',
  },
  {
    code: 'overseas-customs-required',
    procedure: 'changement-adresse',
    without: 'certificat-846a',
    change: { holder: { address: { postalCode: '97200', city: 'FORT-DE-FRANCE' } } },
    more: [{ kind: 'certificat-846a' }],
    severity: 'warning',
  },
  {
    code: 'foreign-body-customs-required',
    procedure: 'modification-technique',
    without: 'note-exoneration-fiscale',
    change: {
      modification: { changes: ['body'], mentionsAdded: null },
      origin: { country: 'CHE', regime: 'third-country' },
    },
    more: [{ kind: 'note-exoneration-fiscale' }, { kind: 'justificatif-transformation' }],
    severity: 'error',
  },
  ...(
    [
      ['kbis-required', 'company', 'extrait-kbis'],
      ['insee-notice-required', 'sole-trader', 'avis-insee'],
      ['association-papers-required', 'association', 'recepisse-association'],
      ['appointment-minutes-required', 'co-ownership', 'pv-nomination'],
      ['organisation-paper-required', 'other', 'statuts'],
    ] as const
  ).map(([code, legalForm, kind]): MissingPaper => ({
    code: `lessee-${code}`,
    procedure: 'vn',
    without: kind,
    change: leaseOf(organisation(legalForm)),
    more: [{ kind, of: 'lessee' }, { kind: 'contrat-location' }],
    severity: 'warning',
  })),
  {
    code: 'lessee-hosting-set-incomplete',
    procedure: 'changement-locataire',
    without: 'identite-hebergeant',
    more: ofMinor.slice(0, 3),
    severity: 'warning',
  },
]
