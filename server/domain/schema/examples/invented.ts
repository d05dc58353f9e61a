import type { JsonObject } from '../../item.ts'

/** Nobody here exists: names, addresses and numbers are invented, and every VIN says TEST. */

export const habilitation = '99001'
export const school = 'E2406900120'

export const lyon: JsonObject = {
  line1: '12 RUE DE LA REPUBLIQUE',
  postalCode: '69002',
  city: 'LYON',
  country: 'FRA',
}

export const nantes: JsonObject = {
  line1: '3 QUAI DE LA FOSSE',
  building: 'BATIMENT B',
  postalCode: '44000',
  city: 'NANTES',
  country: 'FRA',
}

export const buyer: JsonObject = {
  kind: 'person',
  birthName: 'GARNIERTEST',
  firstNames: ['Hélène', 'Marie'],
  sex: 'F',
  birthDate: '1987-06-14',
  birthPlace: { commune: 'NANTES', department: '44', country: 'FRA' },
  address: nantes,
  email: 'helene.garniertest@example.com',
  phone: '+33639980201',
  drivingLicence: true,
  licenceCategories: ['B'],
}

export const formerOwner: JsonObject = {
  kind: 'person',
  birthName: 'LEFEVRETEST',
  firstNames: ['Marc'],
  sex: 'M',
  birthDate: '1971-02-08',
  birthPlace: { commune: 'ANGERS', department: '49', country: 'FRA' },
}

export const lessor: JsonObject = {
  kind: 'organisation',
  name: 'LOCATION DU TEST',
  legalForm: 'company',
  siren: '999300015',
  siret: '99930001500016',
  address: lyon,
  email: 'immatriculations@location.example.com',
}

export const drivingSchool: JsonObject = {
  kind: 'organisation',
  name: 'ECOLE DE CONDUITE DU TEST',
  legalForm: 'company',
  siren: '999400021',
  siret: '99940002100013',
  address: lyon,
  email: 'contact@ecole.example.com',
}

/** The rubrics of a new petrol car, as its certificate of conformity gives them. */
export const carRubrics: JsonObject = {
  make: 'RENAULT',
  commercialName: 'CLIO',
  typeVariantVersion: 'RJA-H52A-01',
  category: 'M1',
  genre: 'VP',
  bodyEuropean: 'AB',
  body: 'CI',
  typeApproval: 'e2*2018/858*00021*03',
  receptionType: 'CE',
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
}

export const signed: JsonObject = { kind: 'paper', signedOn: '2026-11-19', signature: 'handwritten' }

export const request = (variant: string): JsonObject => ({
  kind: 'demande-immatriculation',
  variant,
  issuedOn: '2026-11-19',
})

/** Identity, address and licence of a private person, with the request and the mandate. */
export const personPapers = (variant: string): JsonObject[] => [
  request(variant),
  { kind: 'mandat', issuedOn: '2026-11-19' },
  { kind: 'identite', variant: 'cni', expiresOn: '2031-05-02' },
  { kind: 'domicile', variant: 'facture-energie', issuedOn: '2026-10-05' },
  { kind: 'permis-actuel' },
]

/** The same of a company. */
export const companyPapers = (variant: string): JsonObject[] => [
  request(variant),
  { kind: 'mandat', issuedOn: '2026-11-19' },
  { kind: 'extrait-kbis', issuedOn: '2026-03-02' },
]

export const adultCandidate: JsonObject = {
  kind: 'person',
  birthName: 'FONTAINETEST',
  firstNames: ['Inès', 'Léa'],
  sex: 'F',
  birthDate: '2004-09-21',
  birthPlace: { commune: 'LYON', department: '69', country: 'FRA' },
  address: { ...lyon, floor: '3', mailbox: 'FONTAINETEST' },
  email: 'ines.fontainetest@example.org',
  phone: '+33639980311',
  nationality: 'FRA',
}

/** Identity, address and JDC of a French adult below 25. */
export const adultPapers: JsonObject[] = [
  { kind: 'identite', variant: 'cni', expiresOn: '2031-05-02' },
  { kind: 'domicile', variant: 'facture-telephone', issuedOn: '2026-10-12' },
  { kind: 'jdc', variant: 'certificat-participation' },
]
