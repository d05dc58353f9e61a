import type { Cell } from '../reading/cell.ts'
import { parseBirthDate, parseDate, parseTime } from '../values/dates.ts'
import {
  parseAddressLine,
  parseDepartment,
  parseIdentifier,
  parsePhone,
  parsePostalCode,
  parseText,
} from '../values/identifiers.ts'
import {
  parseBirthCommune,
  parseBirthName,
  parseFirstNames,
  parseFullName,
  parseSex,
} from '../values/names.ts'
import { parseDecimal, parseInteger } from '../values/numbers.ts'
import type { Parsed, ParseContext } from '../values/value.ts'
import {
  parseCategories,
  parseCode,
  parseCodes,
  parseCountry,
  parseEnergy,
  parseFlag,
  parseTraining,
  parseWord,
} from '../values/vocabulary.ts'

export type Parser = (cell: Cell, context: ParseContext) => Parsed

const many = (names: string, parser: Parser): Record<string, Parser> =>
  Object.fromEntries(names.split(' ').map((name) => [name, parser]))

const address: Record<string, Parser> = {
  line1: parseAddressLine,
  ...many('line2 locality careOf building floor mailbox city', parseText),
  postalCode: parsePostalCode,
  inseeCode: parseIdentifier,
  country: parseCountry,
}

const under = (block: string, fields: Record<string, Parser>): Record<string, Parser> =>
  Object.fromEntries(Object.entries(fields).map(([name, parser]) => [`${block}/${name}`, parser]))

const party: Record<string, Parser> = {
  kind: parseWord,
  birthName: parseBirthName,
  usageName: parseText,
  firstNames: parseFirstNames,
  // A column for each: `Thi Mai` is one name there.
  'firstNames/*': parseText,
  sex: parseSex,
  birthDate: parseBirthDate,
  'birthPlace/commune': parseBirthCommune,
  'birthPlace/inseeCode': parseIdentifier,
  'birthPlace/department': parseDepartment,
  'birthPlace/country': parseCountry,
  ...under('address', address),
  email: parseText,
  phone: parsePhone,
  drivingLicence: parseFlag,
  licenceCategories: parseCategories,
  name: parseText,
  legalForm: parseWord,
  ...many('siren siret rna', parseIdentifier),
  // Not fields of the API: a whole name in one cell.
  '': parseFullName,
}

/** A list of codes in one cell, or columns for each mention's parts. */
const mentions = (name: string): Record<string, Parser> => ({
  [name]: parseCodes,
  [`${name}/*/code`]: parseCode,
  [`${name}/*/until`]: parseDate,
  [`${name}/*/number`]: parseIdentifier,
})

const vehicle: Record<string, Parser> = {
  ...many('vin plate formulaNumber cnit typeVariantVersion typeApproval environmentalClass', parseIdentifier),
  ...many('make commercialName category genre bodyEuropean body receptionType', parseText),
  ...many('titleDate firstRegistrationDate', parseDate),
  ...many(
    'massTechnicalMax massMax massTrainMax massInService massUnladen engineCapacity fiscalPower',
    parseInteger,
  ),
  ...many('seats standingPlaces soundLevel soundSpeed co2 mileage', parseInteger),
  ...many('power powerToMass', parseDecimal),
  energy: parseEnergy,
  ...mentions('mentions'),
}

export const partyRoles = ['holder', 'lessee', 'seller', 'buyer', 'candidate', 'guardian'] as const

const document: Record<string, Parser> = {
  ...many('kind variant of', parseCode),
  ...many('documentId number', parseIdentifier),
  ...many('issuedOn expiresOn', parseDate),
}

/** Every field of an item that a column can hold, by pointer without its slash; `*` is a place in a list, or a kind of paper. */
export const fields: Readonly<Record<string, Parser>> = {
  reference: parseIdentifier,
  establishment: parseIdentifier,
  ...many('procedure channel', parseWord),
  ...many('submitBefore notBefore', parseText),
  'metadata/*': parseText,
  'mandate/kind': parseWord,
  'mandate/signedOn': parseDate,
  'mandate/signature': parseWord,
  ...under('documents/*', document),
  ...under('vehicle', vehicle),
  'origin/country': parseCountry,
  'origin/regime': parseWord,
  'origin/foreignPlate': parseIdentifier,
  'origin/foreignTitleDate': parseDate,
  'origin/boughtByFiler': parseFlag,
  ...many('fiscal/kind fiscal/status conformity/kind conformity/status', parseWord),
  ...many('fiscal/number conformity/reference fiscal/holder/siren fiscal/holder/siret', parseIdentifier),
  'fiscal/requestedOn': parseDate,
  ...many('fiscal/holder/name fiscal/reason', parseText),
  ...Object.assign({}, ...[...partyRoles, 'coHolders/*'].map((role) => under(role, party))),
  'guardian/role': parseWord,
  'candidate/nationality': parseCountry,
  ...many('candidate/neph candidate/licenceNumber', parseIdentifier),
  ...many('candidate/residentSince candidate/licenceIssuedOn candidate/licenceDates/*', parseDate),
  'candidate/licenceCountry': parseCountry,
  'candidate/housing': parseWord,
  'candidate/protected': parseFlag,
  ...many('sale/date sale/deliveredOn', parseDate),
  'sale/time': parseTime,
  ...many('sale/kind sale/sellerKind', parseWord),
  ...many('sale/daReceipt sale/cessionCode sale/earlierDaReceipts/*', parseIdentifier),
  'inspection/date': parseDate,
  'inspection/country': parseCountry,
  'inspection/result': parseWord,
  'inspection/reportNumber': parseIdentifier,
  ...many('lease/kind ww/purpose', parseWord),
  'lease/months': parseInteger,
  'lease/startsOn': parseDate,
  'addressChange/of': parseWord,
  'addressChange/movedOn': parseDate,
  ...under('addressChange/address', address),
  'duplicate/reason': parseWord,
  ...many('duplicate/occurredOn duplicate/declaredOn modification/doneOn', parseDate),
  'duplicate/declaredAt': parseText,
  'modification/changes': parseCodes,
  ...mentions('modification/mentionsAdded'),
  ...mentions('modification/mentionsRemoved'),
  ...under('modification/after', vehicle),
  ...many('demonstration/startedOn demonstration/endedOn', parseDate),
  'demonstration/outcome': parseWord,
  'reissue/of': parseIdentifier,
  'reissue/reason': parseText,
  'training/category': parseTraining,
  ...many('training/mode training/gearbox training/option', parseWord),
  'training/professional': parseFlag,
  'training/restrictions/*': parseIdentifier,
  'exam/passedOn': parseDate,
  'exam/centre': parseText,
  'ePhoto/code': parseIdentifier,
  'ePhoto/takenOn': parseDate,
  'withdrawal/kind': parseWord,
  ...many('withdrawal/notifiedOn withdrawal/surrenderedOn withdrawal/until', parseDate),
  'withdrawal/medicalReason': parseWord,
  ...many('transfer/requestNumber transfer/fromSchool', parseIdentifier),
  'transfer/originalMandate': parseWord,
}

const listed = new Map(
  Object.entries(fields).map(([name, parser]) => [`/${name}`.replace(/\/$/, ''), parser]),
)

/** The parser of a column's field, or null when no item has such a field. `/@main/...` and `/@buyer/...` stand for a party found by procedure. */
export function parserOf(pointer: string): Parser | null {
  const plain = pointer.replace(/^\/@(?:main|buyer)(?=\/|$)/, '/holder')
  return listed.get(plain) ?? listed.get(generic(plain)) ?? null
}

/** List places, paper kinds and free names as `*`. */
export function generic(pointer: string): string {
  return pointer
    .replaceAll(/\/\d+(?=\/|$)/g, '/*')
    .replace(/^\/documents\/[^/]+(?=\/|$)/, '/documents/*')
    .replace(/^\/(metadata|candidate\/licenceDates)\/[^/]+$/, '/$1/*')
}
