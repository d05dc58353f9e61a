import type { Finding } from './finding.ts'
import type { Json, JsonObject, Procedure } from './item.ts'
import { blockIn, listIn } from './jsonParts.ts'
import { engineFreeEnergies, isFarmMachine, isTowed, isMotorcycle } from './schema/codes.ts'
import { type AlsoPossible, missingField } from './shapeFindings.ts'

/**
 * Fields that are asked only beside certain others, and pairs of which one has to be there: what a JSON Schema could say
 * only with noise. Fields asked for always stand in schema/items.ts; what depends on the day is a rule.
 */
export interface ConditionalField {
  procedures: readonly Procedure[]
  /** Absent: the item itself. A missing block is told by the schema and not field by field. */
  block?: string
  field: string
  when: { fr: string; en: string }
  /** Another field that does as well. */
  or?: AlsoPossible
  asks: (item: JsonObject) => boolean
}

const newToFrance: readonly Procedure[] = ['vn', 'import-vn', 'import-vo']
const handedOver: readonly Procedure[] = [
  'changement-titulaire',
  'changement-locataire',
  'declaration-achat',
  'declaration-cession',
]

const vehicleOf = (item: JsonObject): JsonObject => blockIn(item.vehicle) ?? {}
const isMotorised = (item: JsonObject): boolean => !isTowed(vehicleOf(item).category, vehicleOf(item).genre)
const burnsFuel = (item: JsonObject): boolean => {
  const { energy } = vehicleOf(item)
  return isMotorised(item) && typeof energy === 'string' && !engineFreeEnergies.has(energy)
}
/** CO2 in g/km is measured on light vehicles; a collector's vehicle is older than its measuring. */
const emits = (item: JsonObject): boolean => {
  const { category, genre } = vehicleOf(item)
  return isMotorised(item) && !isFarmMachine(category, genre) && !isHeavy(category) && !isCollectors(item)
}
const isModern = (item: JsonObject): boolean => isMotorised(item) && !isCollectors(item)
const isLoud = (item: JsonObject): boolean => burnsFuel(item) && !isCollectors(item)
/** The codes of J.2 exist for cars, goods vehicles, coaches and trailers only. */
const hasEuropeanBody = (item: JsonObject): boolean => {
  const { category } = vehicleOf(item)
  return (typeof category !== 'string' || /^[MNO]/.test(category)) && !isCollectors(item)
}
const isHeavy = (category: unknown): boolean => typeof category === 'string' && /^[MN][23]/.test(category)
const isCollectors = (item: JsonObject): boolean =>
  listIn(vehicleOf(item).mentions).some(
    (mention) => (typeof mention === 'string' ? mention : blockIn(mention)?.code) === 'collection',
  )

const rubric = (
  field: string,
  when: ConditionalField['when'],
  asks: ConditionalField['asks'],
): ConditionalField => ({ procedures: newToFrance, block: 'vehicle', field, when, asks })

const motorised = { fr: 'véhicule à moteur', en: 'a vehicle with an engine' }
const fuelled = {
  fr: 'moteur thermique (P.3 autre que EL, H2, AC)',
  en: 'a combustion engine (P.3 other than EL, H2, AC)',
}
const modern = {
  fr: 'véhicule à moteur, hors collection',
  en: 'a vehicle with an engine, collector’s vehicles apart',
}
const loud = {
  fr: 'moteur thermique, hors collection',
  en: 'a combustion engine, collector’s vehicles apart',
}
const registeredAbroad = { fr: 'véhicule déjà immatriculé à l’étranger', en: 'already registered abroad' }

const isRegisteredAbroad = (item: JsonObject): boolean => {
  const origin = blockIn(item.origin)
  return (
    isThere(origin?.foreignPlate) ||
    isThere(origin?.foreignTitleDate) ||
    isThere(vehicleOf(item).firstRegistrationDate)
  )
}

/** The rubrics come from annex XIII of the arrêté of 9 Feb 2009. */
export const conditionalFields: readonly ConditionalField[] = [
  rubric('energy', motorised, isMotorised),
  rubric('power', motorised, isMotorised),
  rubric('fiscalPower', motorised, isMotorised),
  rubric('seats', motorised, isMotorised),
  rubric('environmentalClass', modern, isModern),
  rubric(
    'co2',
    {
      fr: 'véhicule à moteur, hors poids lourds (M2, M3, N2, N3), engins agricoles et collection',
      en: 'a vehicle with an engine; not M2, M3, N2, N3, farm machines and collector’s vehicles',
    },
    emits,
  ),
  rubric('engineCapacity', fuelled, burnsFuel),
  rubric('soundLevel', loud, isLoud),
  rubric('soundSpeed', loud, isLoud),
  rubric(
    'bodyEuropean',
    { fr: 'catégories M, N et O, hors collection', en: 'categories M, N and O, collector’s vehicles apart' },
    hasEuropeanBody,
  ),
  rubric('powerToMass', { fr: 'catégories L3e à L5e', en: 'categories L3e to L5e' }, (item) =>
    isMotorcycle(vehicleOf(item).category),
  ),
  {
    procedures: ['import-vn'],
    block: 'vehicle',
    field: 'firstRegistrationDate',
    when: registeredAbroad,
    asks: isRegisteredAbroad,
  },
  {
    procedures: ['import-vn'],
    block: 'origin',
    field: 'foreignPlate',
    when: registeredAbroad,
    asks: isRegisteredAbroad,
  },
  {
    procedures: handedOver,
    block: 'vehicle',
    field: 'formulaNumber',
    when: {
      fr: 'sauf ancien titre (FNI), dont on donne la date',
      en: 'unless an old (FNI) title, of which the date is given',
    },
    or: { field: 'titleDate', fr: 'pour un ancien titre (FNI)', en: 'for an old (FNI) title' },
    asks: (item) => !isThere(vehicleOf(item).titleDate),
  },
  {
    procedures: ['changement-titulaire', 'changement-locataire'],
    field: 'seller',
    when: {
      fr: 'sans récépissé de déclaration d’achat',
      en: 'without the receipt of a purchase declaration',
    },
    or: {
      field: 'sale.daReceipt',
      fr: 'si le vendeur est un professionnel',
      en: 'if the seller is a trader',
    },
    asks: ({ sale }) =>
      isThere(sale) &&
      !isThere(blockIn(sale)?.daReceipt) &&
      !isFromLessor(blockIn(sale)) &&
      !isFromTrade(blockIn(sale)),
  },
  {
    procedures: ['changement-titulaire', 'changement-locataire'],
    block: 'sale',
    field: 'daReceipt',
    when: { fr: 'vendeur professionnel', en: 'the seller is a trader' },
    or: { field: 'seller', fr: 'si l’achat n’a pas été déclaré', en: 'if the purchase was not declared' },
    asks: ({ sale, seller }) => isFromTrade(blockIn(sale)) && !isThere(seller),
  },
  {
    procedures: ['ww'],
    field: 'origin',
    when: { fr: 'WW pour une importation', en: 'a WW for an import' },
    asks: ({ ww }) => isThere(ww) && (blockIn(ww)?.purpose ?? 'import') === 'import',
  },
  {
    procedures: ['import-vo'],
    field: 'conformity',
    when: { fr: 'véhicule venant d’un pays tiers', en: 'a vehicle from a third country' },
    asks: ({ origin }) => blockIn(origin)?.regime === 'third-country',
  },
  {
    procedures: ['modification-technique'],
    field: 'modification',
    when: { fr: 'sans mention sur le véhicule', en: 'without a mention on the vehicle' },
    asks: (item) => listIn(vehicleOf(item).mentions).length === 0,
  },
]

const isFromTrade = (sale: JsonObject | undefined): boolean => sale?.sellerKind === 'trade'
/** When a lease ends, the lessor stays the owner: nobody sells. */
const isFromLessor = (sale: JsonObject | undefined): boolean => sale?.kind === 'lease-end'

/** Every conditional field of an item that is asked and not there; reads only what has the right type. */
export function checkPresence(item: JsonObject, procedure: Procedure): Finding[] {
  const findings: Finding[] = []
  for (const { block, field, or, asks } of fieldsOf.get(procedure) ?? []) {
    const holder = block === undefined ? item : blockIn(item[block])
    if (holder === undefined || isThere(holder[field]) || !asks(item)) continue
    findings.push(missingField(block === undefined ? `/${field}` : `/${block}/${field}`, or))
  }
  for (const role of registeredParties) checkParty(findings, item[role], `/${role}`, true)
  for (const role of otherParties) checkParty(findings, item[role], `/${role}`, false)
  listIn(item.coHolders).forEach((party, index) => checkParty(findings, party, `/coHolders/${index}`, true))
  return findings
}

/** Those whose civil status the State records; of the others a name is enough. */
const registeredParties = ['holder', 'lessee', 'candidate'] as const
const otherParties = ['seller', 'buyer', 'guardian'] as const

/** An organisation has a name or a SIRET; someone born in France a commune and a department, or their INSEE code. */
function checkParty(
  findings: Finding[],
  value: Json | undefined,
  pointer: string,
  isRegistered: boolean,
): void {
  const party = blockIn(value)
  if (!party) return
  if (party.kind === 'organisation') {
    if (!isThere(party.name) && !isThere(party.siret)) findings.push(missingField(`${pointer}/name`, orSiret))
    return
  }
  const place = isRegistered ? blockIn(party.birthPlace) : undefined
  if (place?.country !== 'FRA' || isThere(place.inseeCode)) return
  if (!isThere(place.commune)) findings.push(missingField(`${pointer}/birthPlace/commune`, orInseeCode))
  if (!isThere(place.department)) findings.push(missingField(`${pointer}/birthPlace/department`, orInseeCode))
}

const orSiret: AlsoPossible = { field: 'siret', fr: 'à défaut', en: 'failing that' }
const orInseeCode: AlsoPossible = { field: 'inseeCode', fr: 'à défaut', en: 'failing that' }

const fieldsOf = new Map<Procedure, ConditionalField[]>()
for (const field of conditionalFields) {
  for (const procedure of field.procedures)
    fieldsOf.set(procedure, [...(fieldsOf.get(procedure) ?? []), field])
}

/** The same as data, for describing a procedure. */
export const conditionalFieldsOf = (
  procedure: Procedure,
): { pointer: string; when: ConditionalField['when'] }[] =>
  (fieldsOf.get(procedure) ?? []).map(({ block, field, when }) => ({
    pointer: block === undefined ? `/${field}` : `/${block}/${field}`,
    when,
  }))

const isThere = (value: Json | undefined): boolean => value !== undefined && value !== null
