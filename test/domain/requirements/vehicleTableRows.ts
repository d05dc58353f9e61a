import type { JsonObject, Procedure } from '../../../server/domain/item.ts'

/** The table "operation x supporting document" of the trade, cell by cell. */

export const columns = {
  D01: ['demande-immatriculation', 'declaration-achat'],
  D02: ['mandat'],
  D03: ['identite', 'extrait-kbis', 'avis-insee', 'statuts', 'pv-nomination'],
  D04: ['domicile'],
  D05: ['permis-actuel'],
  D07: ['facture', 'declaration-cession'],
  D08: ['certificat-immatriculation-barre', 'certificat-immatriculation'],
  D09: ['recepisse-declaration-achat'],
  D10: ['certificat-situation-administrative'],
  D11: ['controle-technique'],
  D12: ['certificat-conformite', 'preuve-demande-reception'],
  D13: ['certificat-immatriculation-etranger'],
  fiscal: ['quitus-fiscal', 'certificat-846a', 'certificat-846b', 'preuve-demande-fiscale'],
  D18: ['declaration-perte-vol', 'declaration-perte-vol:recepisse-police'],
  D19: ['attestation-adaptation-reversible', 'justificatif-transformation'],
  D20: ['contrat-location'],
  D21: ['acte-etat-civil', 'attestation-notaire'],
  D22: ['extrait-kbis+justificatif-activite'],
} as const
export type Column = keyof typeof columns

const request = 'demande-immatriculation'
const home =
  'domicile|attestation-hebergement+identite-hebergeant+domicile-hebergeant|attestation-domiciliation'
const sold = 'facture|declaration-cession'
const conformity =
  'certificat-conformite|attestation-identification|rapport-reception|certificat-reconnaissance'
const quitus = 'quitus-fiscal|dispense-quitus'
const customs = 'certificat-846a|note-exoneration-fiscale|visa-fiscal'
const foreignTitle = 'certificat-immatriculation-etranger'
const person = { D01: request, D02: 'mandat', D03: 'identite', D04: home, D05: 'permis-actuel' }

export interface Row {
  operation: string
  procedure: Procedure
  change?: JsonObject
  /** What each column asks; a column that is not named asks nothing. */
  asks: Partial<Record<Column, string>>
}

const fromSwitzerland: JsonObject = {
  origin: { country: 'CHE', regime: 'third-country' },
  fiscal: { kind: 'certificat-846a' },
}
const trailer: JsonObject = {
  fiscal: null,
  vehicle: { category: 'O1', genre: 'RESP', energy: null, co2: null, engineCapacity: null },
}

export const rows: Row[] = [
  {
    operation: 'VN bought in France',
    procedure: 'vn',
    asks: {
      ...person,
      D07: `demande-immatriculation:13749|${sold}`,
      D12: `demande-immatriculation:13749|${conformity}`,
    },
  },
  {
    operation: 'VN bought in France on lease',
    procedure: 'vn',
    change: {
      lease: { kind: 'ld', months: 36 },
      lessee: { kind: 'organisation', name: 'A', legalForm: 'company' },
    },
    asks: {
      ...person,
      D03: 'identite, extrait-kbis',
      D05: undefined,
      D07: `demande-immatriculation:13749|${sold}`,
      D12: `demande-immatriculation:13749|${conformity}`,
      D20: 'contrat-location',
    },
  },
  {
    operation: 'VN bought in EU',
    procedure: 'import-vn',
    asks: { ...person, D07: sold, D12: conformity, fiscal: quitus },
  },
  {
    operation: 'VN bought in EU under DIVA',
    procedure: 'import-vn',
    change: { fiscal: { kind: 'diva' } },
    asks: { ...person, D07: sold, D12: conformity },
  },
  {
    operation: 'VN from third country',
    procedure: 'import-vn',
    change: fromSwitzerland,
    asks: { ...person, D07: sold, D12: conformity, fiscal: customs },
  },
  {
    operation: 'VO EU import',
    procedure: 'import-vo',
    asks: { ...person, D07: sold, D11: 'controle-technique', D13: foreignTitle, fiscal: quitus },
  },
  {
    operation: 'VO EU import of which the title lacks data',
    procedure: 'import-vo',
    change: { conformity: { kind: 'identification' } },
    asks: {
      ...person,
      D07: sold,
      D11: 'controle-technique',
      D12: conformity,
      D13: foreignTitle,
      fiscal: quitus,
    },
  },
  {
    operation: 'VO EU import of under four years',
    procedure: 'import-vo',
    change: { vehicle: { firstRegistrationDate: '2023-01-01' } },
    asks: { ...person, D07: sold, D13: foreignTitle, fiscal: quitus },
  },
  {
    operation: 'VO EU import under DIVA and PIVO',
    procedure: 'import-vo',
    change: { fiscal: { kind: 'diva' }, origin: { boughtByFiler: true } },
    asks: { ...person, D07: sold, D11: 'controle-technique', D13: foreignTitle },
  },
  {
    operation: 'VO EU import that was inherited, not sold',
    procedure: 'import-vo',
    change: { sale: { kind: 'inheritance' } },
    asks: {
      ...person,
      D11: 'controle-technique',
      D13: foreignTitle,
      fiscal: quitus,
      D21: 'attestation-notaire|acte-etat-civil',
    },
  },
  {
    operation: 'VO third-country import',
    procedure: 'import-vo',
    change: { ...fromSwitzerland, conformity: { kind: 'rti' } },
    asks: {
      ...person,
      D07: sold,
      D11: 'controle-technique',
      D12: conformity,
      D13: foreignTitle,
      fiscal: customs,
    },
  },
  {
    operation: 'Trailer EU, new',
    procedure: 'import-vn',
    change: trailer,
    asks: { ...person, D05: undefined, D07: sold, D12: conformity },
  },
  {
    operation: 'Trailer EU, used',
    procedure: 'import-vo',
    change: { ...trailer, inspection: null },
    asks: { ...person, D05: undefined, D07: sold, D13: foreignTitle },
  },
  {
    operation: 'Trailer EU over 3.5 tonnes, used',
    procedure: 'import-vo',
    change: { fiscal: null, vehicle: { category: 'O4', genre: 'SREM', massMax: 34_000 } },
    asks: { ...person, D05: undefined, D07: sold, D11: 'controle-technique', D13: foreignTitle },
  },
  {
    operation: 'CT (private seller)',
    procedure: 'changement-titulaire',
    change: { sale: { sellerKind: 'private', daReceipt: null } },
    asks: {
      ...person,
      D07: 'declaration-cession',
      D08: 'certificat-immatriculation-barre',
      D10: 'certificat-situation-administrative',
    },
  },
  {
    operation: 'CT (private seller), over four years',
    procedure: 'changement-titulaire',
    change: {
      sale: { sellerKind: 'private', daReceipt: null },
      vehicle: { firstRegistrationDate: '2020-01-01' },
    },
    asks: {
      ...person,
      D07: 'declaration-cession',
      D08: 'certificat-immatriculation-barre',
      D10: 'certificat-situation-administrative',
      D11: 'controle-technique',
    },
  },
  {
    operation: 'CT (pro seller)',
    procedure: 'changement-titulaire',
    asks: {
      ...person,
      D07: sold,
      D08: 'certificat-immatriculation-barre',
      D09: 'recepisse-declaration-achat',
      D10: 'certificat-situation-administrative',
    },
  },
  {
    operation: 'CT (pro seller), over four years',
    procedure: 'changement-titulaire',
    change: { vehicle: { firstRegistrationDate: '2020-01-01' } },
    asks: {
      ...person,
      D07: sold,
      D08: 'certificat-immatriculation-barre',
      D09: 'recepisse-declaration-achat',
      D10: 'certificat-situation-administrative',
      D11: 'controle-technique',
    },
  },
  {
    operation: 'DA from a private seller, of a car over four years',
    procedure: 'declaration-achat',
    change: { vehicle: { firstRegistrationDate: '2015-01-01' } },
    asks: {
      D01: 'declaration-achat',
      D07: 'declaration-cession',
      D08: 'certificat-immatriculation-barre',
      D10: 'certificat-situation-administrative',
    },
  },
  {
    operation: 'DA from a pro seller',
    procedure: 'declaration-achat',
    change: { sale: { sellerKind: 'trade' } },
    asks: {
      D01: 'declaration-achat',
      D07: sold,
      D08: 'certificat-immatriculation-barre',
      D09: 'recepisse-declaration-achat',
      D10: 'certificat-situation-administrative',
    },
  },
  {
    operation: 'DA on paper',
    procedure: 'declaration-achat',
    change: { channel: 'ants' },
    asks: {
      D01: 'declaration-achat',
      D07: 'declaration-cession',
      D08: 'certificat-immatriculation-barre',
      D10: 'certificat-situation-administrative',
      D22: 'extrait-kbis+justificatif-activite',
    },
  },
  {
    operation: 'DC',
    procedure: 'declaration-cession',
    asks: { D02: 'mandat', D07: 'declaration-cession' },
  },
  {
    operation: 'WW import from the EU, quitus requested',
    procedure: 'ww',
    asks: { ...person, D07: sold, D12: conformity, D13: foreignTitle, fiscal: 'preuve-demande-fiscale' },
  },
  {
    operation: 'WW import from the EU, quitus held',
    procedure: 'ww',
    change: { fiscal: { status: 'held' } },
    asks: { ...person, D07: sold, D12: conformity, D13: foreignTitle, fiscal: quitus },
  },
  {
    operation: 'WW import from a third country, waiting for its RTI',
    procedure: 'ww',
    change: { ...fromSwitzerland, conformity: { kind: 'rti', status: 'requested' } },
    asks: {
      ...person,
      D07: sold,
      D12: 'preuve-demande-reception',
      D13: foreignTitle,
      // The patch leaves fiscal.status at "requested".
      fiscal: 'preuve-demande-fiscale',
    },
  },
  {
    operation: 'WW import from a third country, 846 A held',
    procedure: 'ww',
    change: { ...fromSwitzerland, fiscal: { kind: 'certificat-846a', status: 'held' } },
    asks: { ...person, D07: sold, D12: conformity, D13: foreignTitle, fiscal: customs },
  },
  {
    operation: 'Address',
    procedure: 'changement-adresse',
    asks: { ...person, D05: undefined, D08: 'certificat-immatriculation' },
  },
  {
    operation: 'Address, from overseas',
    procedure: 'changement-adresse',
    change: { holder: { address: { postalCode: '97200', city: 'FORT-DE-FRANCE' } } },
    asks: { ...person, D05: undefined, D08: 'certificat-immatriculation', fiscal: customs },
  },
  {
    operation: 'Duplicate of a lost title',
    procedure: 'duplicata',
    asks: { ...person, D05: undefined, D18: 'declaration-perte-vol' },
  },
  {
    operation: 'Duplicate of a stolen title',
    procedure: 'duplicata',
    change: { duplicate: { reason: 'theft' } },
    asks: {
      ...person,
      D05: undefined,
      D18: 'declaration-perte-vol, declaration-perte-vol:recepisse-police',
    },
  },
  {
    operation: 'Duplicate of a damaged title',
    procedure: 'duplicata',
    change: { duplicate: { reason: 'damage' } },
    asks: { ...person, D05: undefined, D08: 'certificat-immatriculation' },
  },
  {
    operation: 'Duplicate for a car of the age of inspection',
    procedure: 'duplicata',
    change: { vehicle: { firstRegistrationDate: '2019-01-01' } },
    asks: { ...person, D05: undefined, D11: 'controle-technique', D18: 'declaration-perte-vol' },
  },
  {
    operation: 'Tech. change/driving school',
    procedure: 'modification-technique',
    asks: {
      D01: request,
      D02: 'mandat',
      D03: 'extrait-kbis',
      D08: 'certificat-immatriculation',
      D19: 'attestation-adaptation-reversible',
    },
  },
  {
    operation: 'Tech. change of the energy, car of the age of inspection',
    procedure: 'modification-technique',
    change: {
      modification: { changes: ['energy'], mentionsAdded: null },
      vehicle: { firstRegistrationDate: '2019-01-01' },
    },
    asks: {
      D01: request,
      D02: 'mandat',
      D03: 'extrait-kbis',
      D08: 'certificat-immatriculation',
      D11: 'controle-technique',
      D19: 'justificatif-transformation|rapport-reception',
    },
  },
  {
    operation: 'Tech. change of the body outside the EU',
    procedure: 'modification-technique',
    change: {
      modification: { changes: ['body'], mentionsAdded: null },
      origin: { country: 'CHE', regime: 'third-country' },
    },
    asks: {
      D01: request,
      D02: 'mandat',
      D03: 'extrait-kbis',
      D08: 'certificat-immatriculation',
      D19: 'justificatif-transformation|rapport-reception',
      fiscal: customs,
    },
  },
]
