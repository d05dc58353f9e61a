import type { JsonObject } from '../../../server/domain/item.ts'

/** Invented people, papers and vehicles of the experts' requests, as of 23 November 2026. */

export const lyon: JsonObject = {
  line1: '14 RUE DES TANNEURS',
  postalCode: '69007',
  city: 'LYON',
  country: 'FRA',
}
export const person = (more: JsonObject = {}): JsonObject => ({
  kind: 'person',
  birthName: 'MARCHANDTEST',
  firstNames: ['Julie'],
  sex: 'F',
  birthDate: '1988-04-12',
  birthPlace: { commune: 'RENNES', department: '35', country: 'FRA' },
  address: lyon,
  email: 'julie.marchandtest@example.com',
  drivingLicence: true,
  licenceCategories: ['B'],
  ...more,
})
export const company = (more: JsonObject = {}): JsonObject => ({
  kind: 'organisation',
  name: 'TRANSPORTS DU TEST',
  legalForm: 'company',
  siren: '999300015',
  siret: '99930001500016',
  address: lyon,
  email: 'contact@transports.example.com',
  ...more,
})
export const mandate: JsonObject = { kind: 'paper', signedOn: '2026-11-19' }

export const paper = (kind: string, more: JsonObject = {}): JsonObject => ({ kind, ...more })
export const request = (variant = '13750'): JsonObject =>
  paper('demande-immatriculation', { variant, issuedOn: '2026-11-19' })
export const personPapers: JsonObject[] = [
  paper('mandat'),
  paper('identite', { variant: 'cni', expiresOn: '2031-05-02' }),
  paper('domicile', { variant: 'facture-energie', issuedOn: '2026-10-05' }),
  paper('permis-actuel'),
]
export const companyPapers: JsonObject[] = [
  paper('mandat'),
  paper('extrait-kbis', { issuedOn: '2026-03-02' }),
]
export const lesseePapers: JsonObject[] = [
  paper('contrat-location'),
  paper('identite', { variant: 'cni', expiresOn: '2031-05-02', of: 'lessee' }),
  paper('domicile', { variant: 'facture-eau', issuedOn: '2026-10-05', of: 'lessee' }),
  paper('permis-actuel', { of: 'lessee' }),
]

/** A new petrol car of today, as its certificate of conformity describes it. */
export const car = (more: JsonObject = {}): JsonObject => ({
  vin: 'VF1TEST0000009101',
  make: 'RENAULT',
  commercialName: 'CLIO',
  typeVariantVersion: 'RJA-H52A-01',
  category: 'M1',
  genre: 'VP',
  body: 'CI',
  bodyEuropean: 'AB',
  typeApproval: 'e2*2018/858*00021*03',
  massTechnicalMax: 1626,
  massMax: 1626,
  massTrainMax: 2526,
  massInService: 1197,
  massUnladen: 1122,
  engineCapacity: 999,
  power: 67,
  energy: 'ES',
  fiscalPower: 5,
  seats: 5,
  soundLevel: 72,
  soundSpeed: 3750,
  co2: 118,
  environmentalClass: '715/2007*2023/443EURO6',
  ...more,
})
export const motorcycle = (more: JsonObject = {}): JsonObject => ({
  vin: 'JYATEST0000009201',
  make: 'YAMAHA',
  commercialName: 'MT-07',
  typeVariantVersion: 'RM33-A-02',
  category: 'L3e-A3',
  genre: 'MTT2',
  body: 'SOLO',
  typeApproval: 'SANS',
  massTechnicalMax: 357,
  massMax: 357,
  massTrainMax: 0,
  massInService: 184,
  massUnladen: 170,
  engineCapacity: 689,
  power: 54,
  powerToMass: 0.29,
  energy: 'ES',
  fiscalPower: 7,
  seats: 2,
  soundLevel: 91,
  soundSpeed: 4375,
  co2: 98,
  environmentalClass: '168/2013EURO5',
  firstRegistrationDate: '2022-05-10',
  mileage: 14_200,
  ...more,
})
export const trailer = (more: JsonObject = {}): JsonObject => ({
  vin: 'WHKTEST0000009301',
  make: 'HOBBY',
  commercialName: 'DE LUXE 490',
  typeVariantVersion: 'A14-490',
  category: 'O2',
  genre: 'RESP',
  body: 'CARAVANE',
  bodyEuropean: 'SE',
  typeApproval: 'e1*2007/46*0301*12',
  massTechnicalMax: 1500,
  massMax: 1500,
  massTrainMax: 0,
  massInService: 1290,
  massUnladen: 1250,
  ...more,
})
/** As the State already knows it: only what names it. */
export const known = (more: JsonObject = {}): JsonObject => ({
  vin: 'WF0TEST0000009401',
  plate: 'ZB-202-CD',
  formulaNumber: '2024TS09401',
  firstRegistrationDate: '2024-02-04',
  genre: 'VP',
  ...more,
})

export const candidate = (more: JsonObject = {}): JsonObject => ({
  kind: 'person',
  birthName: 'MORELTEST',
  firstNames: ['Clémence', 'Anaïs'],
  sex: 'F',
  birthDate: '2006-03-18',
  birthPlace: { commune: 'LYON', department: '69', country: 'FRA' },
  address: { ...lyon, mailbox: 'MORELTEST' },
  email: 'clemence.moreltest@example.org',
  phone: '+33639980011',
  nationality: 'FRA',
  ...more,
})
export const mother = (more: JsonObject = {}): JsonObject => ({
  kind: 'person',
  role: 'mother',
  birthName: 'MORELTEST',
  firstNames: ['Sylvie'],
  birthDate: '1979-05-06',
  email: 'sylvie.moreltest@example.org',
  ...more,
})
export const identity = paper('identite', { variant: 'cni', expiresOn: '2031-05-02' })
export const home = paper('domicile', { variant: 'facture-energie', issuedOn: '2026-10-05' })
export const hosting: JsonObject[] = [
  paper('attestation-hebergement', { issuedOn: '2026-11-15' }),
  paper('identite-hebergeant'),
  paper('domicile-hebergeant', { variant: 'facture-energie', issuedOn: '2026-10-05' }),
]
export const guardianId = paper('identite-representant-legal')
export const jdc = paper('jdc', { variant: 'certificat-participation' })
export const assr2 = paper('assr2')
export const photo: JsonObject = { code: '9LMF22MBEG5THDUX7WCDT1', takenOn: '2026-11-10' }
export const medical = paper('avis-medical', { variant: '14880*02', issuedOn: '2026-10-20' })
