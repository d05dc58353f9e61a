import type { Json, JsonObject, Procedure } from '../../../server/domain/item.ts'
import { driverProcedures, vehicleProcedures } from '../../../server/domain/item.ts'
import { daysAgo } from './people.ts'

/** One thing made wrong in a request that was right, and the one finding that belongs to it. */
export interface Mutation {
  says: string
  procedures: readonly Procedure[]
  /** The item with the fault, or null when this item has nothing to spoil. */
  spoil: (item: JsonObject) => JsonObject | null
  code: string
  pointer: string
}

const isBlock = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Sets what the pointer names, which has to be there; undefined takes it away. */
const put =
  (pointer: string, value: Json | undefined) =>
  (item: JsonObject): JsonObject | null => {
    const copy = structuredClone(item)
    const path = pointer.split('/').slice(1)
    const last = path.pop() ?? ''
    let block: Json | undefined = copy
    for (const name of path) block = isBlock(block) ? block[name] : undefined
    if (!isBlock(block)) return null
    if (value === undefined) {
      if (block[last] === undefined) return null
      delete block[last]
    } else block[last] = value
    return copy
  }

const withoutPaper =
  (...kinds: string[]) =>
  (item: JsonObject): JsonObject | null => {
    const papers = Array.isArray(item['documents']) ? item['documents'].filter(isBlock) : []
    const left = papers.filter(({ kind }) => !kinds.includes(textOf(kind)))
    return left.length === papers.length ? null : { ...item, documents: left }
  }

const paper =
  (kind: string, change: JsonObject) =>
  (item: JsonObject): JsonObject | null => {
    const papers = Array.isArray(item['documents']) ? item['documents'].filter(isBlock) : []
    if (!papers.some((one) => one['kind'] === kind)) return null
    return { ...item, documents: papers.map((one) => (one['kind'] === kind ? { ...one, ...change } : one)) }
  }

const onlyIf =
  (asks: (item: JsonObject) => boolean, spoil: Mutation['spoil']): Mutation['spoil'] =>
  (item) =>
    asks(item) ? spoil(item) : null

const vehicleOf = (item: JsonObject): JsonObject => (isBlock(item['vehicle']) ? item['vehicle'] : {})
const burns = (item: JsonObject): boolean => typeof vehicleOf(item)['engineCapacity'] === 'number'
const isCar = (item: JsonObject): boolean => vehicleOf(item)['category'] === 'M1'
const hasPerson = (item: JsonObject): boolean =>
  isBlock(item['holder']) && item['holder']['kind'] === 'person'
const isDriven = (item: JsonObject): boolean => hasPerson(item) && vehicleOf(item)['category'] !== 'O2'
const categoryIs =
  (category: string) =>
  (item: JsonObject): boolean =>
    isBlock(item['training']) && item['training']['category'] === category
const isMinor = (item: JsonObject): boolean => isBlock(item['guardian'])

const technical: Procedure[] = ['vn', 'import-vn', 'import-vo']
const held: Procedure[] = ['vn', 'import-vn', 'import-vo', 'changement-titulaire', 'ww']
const enrolments: Procedure[] = [
  'inscription-premiere',
  'inscription-ajout-categorie',
  'inscription-retour-permis',
]
const withPhoto = driverProcedures.filter((procedure) => procedure !== 'transfert')

export const mutations: readonly Mutation[] = [
  {
    says: 'a VIN with the letter O',
    procedures: vehicleProcedures,
    spoil: (item) => put('/vehicle/vin', `${textOf(vehicleOf(item)['vin']).slice(0, 16)}O`)(item),
    code: 'vin-alphabet',
    pointer: '/vehicle/vin',
  },
  {
    says: 'a plate of the series SS',
    procedures: ['changement-titulaire', 'declaration-achat', 'duplicata'],
    spoil: put('/vehicle/plate', 'SS-123-AB'),
    code: 'plate-forbidden',
    pointer: '/vehicle/plate',
  },
  {
    says: 'a mass in service above the maximum',
    procedures: technical,
    spoil: (item) => put('/vehicle/massInService', Number(vehicleOf(item)['massMax']) + 1)(item),
    code: 'mass-in-service-over-maximum',
    pointer: '/vehicle/massInService',
  },
  {
    says: 'CO2 of an electric car',
    procedures: technical,
    spoil: onlyIf((item) => vehicleOf(item)['energy'] === 'EL', put('/vehicle/co2', 90)),
    code: 'co2-of-electric',
    pointer: '/vehicle/co2',
  },
  {
    says: 'ten seats in a car',
    procedures: technical,
    spoil: onlyIf(isCar, put('/vehicle/seats', 10)),
    code: 'seats-out-of-range',
    pointer: '/vehicle/seats',
  },
  {
    says: 'a genre of the other category',
    procedures: technical,
    spoil: onlyIf(isCar, put('/vehicle/genre', 'CTTE')),
    code: 'genre-category-mismatch',
    pointer: '/vehicle/genre',
  },
  {
    says: 'a missing engine capacity',
    procedures: technical,
    spoil: onlyIf(burns, put('/vehicle/engineCapacity', undefined)),
    code: 'field-missing',
    pointer: '/vehicle/engineCapacity',
  },
  {
    says: 'an unknown energy',
    procedures: technical,
    spoil: onlyIf(burns, put('/vehicle/energy', 'ZZ')),
    code: 'field-value',
    pointer: '/vehicle/energy',
  },
  {
    says: 'a holder who does not drive',
    procedures: held,
    spoil: onlyIf(isDriven, put('/holder/drivingLicence', false)),
    code: 'holder-licence-missing',
    pointer: '/holder/drivingLicence',
  },
  {
    says: 'a holder without a birth date',
    procedures: held,
    spoil: onlyIf(hasPerson, put('/holder/birthDate', undefined)),
    code: 'field-missing',
    pointer: '/holder/birthDate',
  },
  {
    says: 'a SIRET with a wrong digit',
    procedures: held,
    spoil: onlyIf((item) => !hasPerson(item), put('/holder/siret', '99920007400015')),
    code: 'siret-luhn',
    pointer: '/holder/siret',
  },
  {
    says: 'a sale tomorrow',
    procedures: ['changement-titulaire', 'declaration-achat', 'declaration-cession'],
    spoil: put('/sale/date', daysAgo(-1)),
    code: 'sale-in-future',
    pointer: '/sale/date',
  },
  {
    says: 'an unknown field',
    procedures: [...vehicleProcedures, ...driverProcedures],
    spoil: put('/couleur', 'ROUGE'),
    code: 'field-unknown',
    pointer: '/couleur',
  },
  {
    says: 'an establishment of somebody else',
    procedures: [...vehicleProcedures, ...driverProcedures],
    spoil: put('/establishment', '12345'),
    code: 'establishment-unknown',
    pointer: '/establishment',
  },
  {
    says: 'a WW without the proof of the fiscal request',
    procedures: ['ww'],
    spoil: withoutPaper('preuve-demande-fiscale'),
    code: 'fiscal-request-required',
    pointer: '/documents',
  },
  {
    says: 'an import without its fiscal proof',
    procedures: ['import-vn'],
    spoil: put('/fiscal', undefined),
    code: 'fiscal-missing',
    pointer: '/fiscal',
  },
  {
    says: 'an import without the foreign title',
    procedures: ['import-vo'],
    spoil: withoutPaper('certificat-immatriculation-etranger'),
    code: 'foreign-title-required',
    pointer: '/documents',
  },
  {
    says: 'a duplicate without the declaration of loss',
    procedures: ['duplicata'],
    spoil: withoutPaper('declaration-perte-vol'),
    code: 'loss-declaration-required',
    pointer: '/documents',
  },
  {
    says: 'a technical change without its attestation',
    procedures: ['modification-technique'],
    spoil: withoutPaper('attestation-adaptation-reversible'),
    code: 'adaptation-attestation-required',
    pointer: '/documents',
  },
  {
    says: 'an inspection seven months old',
    procedures: ['import-vo', 'changement-titulaire'],
    spoil: onlyIf(
      (item) =>
        isBlock(item['inspection']) && textOf(vehicleOf(item)['firstRegistrationDate']) < '2022-11-01',
      put('/inspection/date', daysAgo(214)),
    ),
    code: 'ct-too-old',
    pointer: '/inspection/date',
  },
  {
    says: 'a NEPH spoilt by a spreadsheet',
    procedures: ['inscription-ajout-categorie', 'titre-reussite-examen', 'titre-attestation-formation'],
    spoil: put('/candidate/neph', '1,01E+11'),
    code: 'neph-mangled',
    pointer: '/candidate/neph',
  },
  {
    says: 'a title without a NEPH',
    procedures: ['titre-reussite-examen'],
    spoil: put('/candidate/neph', undefined),
    code: 'neph-missing-for-title',
    pointer: '/candidate/neph',
  },
  {
    says: 'a candidate of fifteen for B in the traditional mode',
    procedures: ['inscription-premiere'],
    spoil: onlyIf(isMinor, (item) =>
      put(
        '/training/mode',
        'traditional',
      )({
        ...item,
        candidate: {
          ...(isBlock(item['candidate']) ? item['candidate'] : {}),
          birthDate: daysAgo(365 * 15 + 30),
        },
      }),
    ),
    code: 'age-below-filing-min',
    pointer: '/candidate/birthDate',
  },
  {
    says: 'a minor without guardian',
    procedures: ['inscription-premiere'],
    spoil: onlyIf(isMinor, put('/guardian', undefined)),
    code: 'guardian-required',
    pointer: '/guardian',
  },
  {
    says: 'a hosted candidate without the attestation',
    procedures: ['inscription-premiere'],
    spoil: withoutPaper('attestation-hebergement'),
    code: 'hosting-set-incomplete',
    pointer: '/documents',
  },
  {
    says: 'a JDC that is missing',
    procedures: ['inscription-premiere'],
    spoil: onlyIf((item) => !isMinor(item), withoutPaper('jdc')),
    code: 'jdc-required',
    pointer: '/documents',
  },
  {
    says: 'a medical opinion that is missing',
    procedures: ['inscription-ajout-categorie', 'inscription-retour-permis'],
    spoil: withoutPaper('avis-medical'),
    code: 'medical-required',
    pointer: '/documents',
  },
  {
    says: 'an identity document that is missing',
    procedures: driverProcedures.filter((one) => one !== 'transfert'),
    spoil: withoutPaper('identite'),
    code: 'identity-required',
    pointer: '/documents',
  },
  {
    says: 'an e-photo code of twenty characters',
    procedures: withPhoto,
    spoil: put('/ePhoto/code', 'TEST22EPHOTOCODE0000'),
    code: 'ephoto-format',
    pointer: '/ePhoto/code',
  },
  {
    says: 'an e-photo seven months old',
    procedures: enrolments,
    spoil: put('/ePhoto/takenOn', daysAgo(214)),
    code: 'ephoto-expired',
    pointer: '/ePhoto/takenOn',
  },
  {
    says: 'accompanied learning for a lorry',
    procedures: ['inscription-ajout-categorie'],
    spoil: onlyIf(categoryIs('C'), put('/training/mode', 'aac')),
    code: 'aac-only-for-b',
    pointer: '/training/mode',
  },
  {
    says: 'a transfer of a request under paper mandate',
    procedures: ['transfert'],
    spoil: put('/transfer/originalMandate', 'paper'),
    code: 'transfer-impossible-paper-mandate',
    pointer: '/transfer/originalMandate',
  },
  {
    says: 'a proof of address seven months old',
    procedures: enrolments,
    spoil: paper('domicile', { issuedOn: daysAgo(214) }),
    code: 'proof-of-address-too-old',
    pointer: '/documents/*/issuedOn',
  },
  {
    says: 'a kind of paper that does not exist',
    procedures: driverProcedures,
    spoil: (item) => ({
      ...item,
      documents: [...(Array.isArray(item['documents']) ? item['documents'] : []), { kind: 'selfie' }],
    }),
    code: 'document-kind-unknown',
    pointer: '/documents/*/kind',
  },
]
