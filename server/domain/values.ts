import { documentKind } from './documentKinds.ts'
import { type Finding, raise } from './finding.ts'
import { type Json, type JsonObject, type Procedure, vehicleProcedures } from './item.ts'
import { blockIn, listIn } from './jsonParts.ts'
import { checkPresence } from './presence.ts'
import { documentKindElsewhere, documentKindUnknown, documentVariantUnknown } from './referenceFindings.ts'
import { birthDateWarning, parseBirthDate } from './rules/birthDate.ts'
import { parseRna, parseSiren, parseSiret, siretOtherSiren, siretWarning } from './rules/company.ts'
import { emailWarning, parseEmail, parseName, parsePhone, phoneWarning } from './rules/contact.ts'
import { hasFrenchPost, isBirthCountry, isCountry, isNationality } from './rules/countries.ts'
import { emailDomainWarning } from './rules/emailDomain.ts'
import { ephotoWarning, parseEphotoCode } from './rules/ephoto.ts'
import { agrementWarning, parseAgrement } from './rules/establishmentNumber.ts'
import { parseRestriction, restrictionWarning } from './rules/licence.ts'
import { nephWarning, parseNeph } from './rules/neph.ts'
import {
  addressLineWarning,
  countryUnknown,
  departmentWarning,
  parseDepartment,
  parseFrenchPostalCode,
  parseInseeCode,
} from './rules/place.ts'
import { parsePlate } from './rules/plate.ts'
import { cessionCodeWarning, parseCnit, parseFormulaNumber, typeApprovalWarning } from './rules/title.ts'
import { parseVin } from './rules/vin.ts'

/**
 * Every fault of a single value (numbers, codes, names, dates of birth, countries, kinds of papers) and every field that is
 * missing beside another (presence.ts). It reads only what has
 * the right type, so an item of bad shape may be checked too: all faults come at once.
 */
export function checkValues(item: JsonObject, procedure: Procedure): Finding[] {
  const findings = checkPresence(item, procedure)
  checkVehicle(findings, item.vehicle, '/vehicle')
  checkVehicle(findings, blockIn(item.modification)?.after, '/modification/after')
  checkParty(findings, item.holder, '/holder')
  checkParty(findings, item.lessee, '/lessee')
  checkParty(findings, item.seller, '/seller')
  checkParty(findings, item.buyer, '/buyer')
  checkParty(findings, item.guardian, '/guardian')
  listIn(item.coHolders).forEach((party, index) => checkParty(findings, party, `/coHolders/${index}`))
  checkCandidate(findings, item)
  checkDeal(findings, item)
  const family = ofVehicles.has(procedure) ? 'vehicles' : 'drivers'
  listIn(item.documents).forEach((paper, index) => checkDocument(findings, paper, index, family))
  return findings
}

const ofVehicles: ReadonlySet<string> = new Set(vehicleProcedures)

function checkVehicle(findings: Finding[], value: Json | undefined, pointer: string): void {
  const vehicle = blockIn(value)
  if (!vehicle) return
  const { vin, plate, formulaNumber, cnit, typeApproval, firstRegistrationDate } = vehicle
  const since = typeof firstRegistrationDate === 'string' ? firstRegistrationDate : undefined
  if (typeof vin === 'string') note(findings, parseVin(vin, since), pointer, 'vin')
  if (typeof plate === 'string') note(findings, parsePlate(plate), pointer, 'plate')
  if (typeof formulaNumber === 'string')
    note(findings, parseFormulaNumber(formulaNumber), pointer, 'formulaNumber')
  if (typeof cnit === 'string') note(findings, parseCnit(cnit), pointer, 'cnit')
  if (typeof typeApproval === 'string')
    note(findings, typeApprovalWarning(typeApproval), pointer, 'typeApproval')
}

/** A person or an organisation: the fields of either are checked where they are. */
function checkParty(findings: Finding[], value: Json | undefined, pointer: string): void {
  const party = blockIn(value)
  if (!party) return
  checkCivilStatus(findings, party, pointer)
  checkCompany(findings, party, pointer)
  const { email, phone } = party
  if (party.address !== undefined) checkAddress(findings, party.address, `${pointer}/address`)
  if (typeof email === 'string') {
    const parsed = parseEmail(email)
    note(findings, parsed, pointer, 'email')
    if (typeof parsed === 'string') note(findings, emailWarning(parsed), pointer, 'email')
    note(findings, emailDomainWarning(email), pointer, 'email')
  }
  if (typeof phone === 'string') note(findings, parsePhone(phone), pointer, 'phone')
}

function checkCivilStatus(findings: Finding[], person: JsonObject, pointer: string): void {
  const { birthName, usageName, birthDate } = person
  if (typeof birthName === 'string') note(findings, parseName(birthName), pointer, 'birthName')
  if (typeof usageName === 'string') note(findings, parseName(usageName), pointer, 'usageName')
  listIn(person.firstNames).forEach((name, index) => {
    if (typeof name === 'string') note(findings, parseName(name), pointer, `firstNames/${index}`)
  })
  if (typeof birthDate === 'string' && birthDate.length === 10) {
    const parsed = parseBirthDate(birthDate)
    note(findings, typeof parsed === 'string' ? birthDateWarning(parsed) : parsed, pointer, 'birthDate')
  }
  const place = blockIn(person.birthPlace)
  if (!place) return
  const { department, inseeCode, country } = place
  if (typeof inseeCode === 'string')
    note(findings, parseInseeCode(inseeCode), pointer, 'birthPlace/inseeCode')
  if (isWrong(country, isBirthCountry)) noteCountry(findings, country, `${pointer}/birthPlace/country`)
  if (typeof department === 'string') {
    const parsed = parseDepartment(department, typeof birthDate === 'string' ? birthDate : '')
    note(
      findings,
      typeof parsed === 'string' ? departmentWarning(parsed) : parsed,
      pointer,
      'birthPlace/department',
    )
  }
}

function checkCompany(findings: Finding[], organisation: JsonObject, pointer: string): void {
  const { siren, siret, rna } = organisation
  if (typeof rna === 'string') note(findings, parseRna(rna), pointer, 'rna')
  if (typeof siren === 'string') note(findings, parseSiren(siren), pointer, 'siren')
  if (typeof siret !== 'string') return
  const parsed = parseSiret(siret)
  note(findings, typeof parsed === 'string' ? siretWarning(parsed) : parsed, pointer, 'siret')
  const belongs = typeof siren !== 'string' || typeof parsed !== 'string' || siret.startsWith(siren)
  if (!belongs && typeof parseSiren(siren) === 'string')
    findings.push(raise(siretOtherSiren, `${pointer}/siret`))
}

function checkAddress(findings: Finding[], value: Json | undefined, pointer: string): void {
  const address = blockIn(value)
  if (!address) return
  const { country, postalCode, inseeCode } = address
  for (const line of addressLines) {
    const text = address[line]
    if (typeof text === 'string') note(findings, addressLineWarning(text), pointer, line)
  }
  if (isWrong(country, isCountry)) noteCountry(findings, country, `${pointer}/country`)
  const isFrench = typeof country === 'string' && hasFrenchPost(country)
  if (isFrench && typeof postalCode === 'string')
    note(findings, parseFrenchPostalCode(postalCode), pointer, 'postalCode')
  if (typeof inseeCode === 'string') note(findings, parseInseeCode(inseeCode), pointer, 'inseeCode')
}

const addressLines = ['line1', 'line2', 'locality', 'careOf'] as const

function checkCandidate(findings: Finding[], item: JsonObject): void {
  const candidate = blockIn(item.candidate)
  if (candidate) {
    checkParty(findings, candidate, '/candidate')
    const { neph, nationality, licenceCountry, phone } = candidate
    if (typeof neph === 'string') {
      const parsed = parseNeph(neph)
      note(findings, typeof parsed === 'string' ? nephWarning(parsed) : parsed, '/candidate', 'neph')
    }
    if (isWrong(nationality, isNationality)) noteCountry(findings, nationality, '/candidate/nationality')
    if (isWrong(licenceCountry, isCountry)) noteCountry(findings, licenceCountry, '/candidate/licenceCountry')
    if (typeof phone === 'string' && typeof parsePhone(phone) === 'string')
      note(findings, phoneWarning(phone), '/candidate', 'phone')
  }
  const code = blockIn(item.ePhoto)?.code
  if (typeof code === 'string') {
    const parsed = parseEphotoCode(code)
    note(findings, typeof parsed === 'string' ? ephotoWarning(parsed) : parsed, '/ePhoto', 'code')
  }
  listIn(blockIn(item.training)?.restrictions).forEach((restriction, index) => {
    if (typeof restriction !== 'string') return
    const parsed = parseRestriction(restriction)
    const told = typeof parsed === 'string' ? restrictionWarning(parsed) : parsed
    note(findings, told, '/training/restrictions', String(index))
  })
  const fromSchool = blockIn(item.transfer)?.fromSchool
  if (typeof fromSchool === 'string') {
    const parsed = parseAgrement(fromSchool)
    note(findings, typeof parsed === 'string' ? agrementWarning(parsed) : parsed, '/transfer', 'fromSchool')
  }
}

/** What goes with the vehicle: where it comes from, who paid the tax, where it was inspected, how it was sold. */
function checkDeal(findings: Finding[], item: JsonObject): void {
  const country = blockIn(item.origin)?.country
  if (isWrong(country, isCountry)) noteCountry(findings, country, '/origin/country')
  const inspectedIn = blockIn(item.inspection)?.country
  if (isWrong(inspectedIn, isCountry)) noteCountry(findings, inspectedIn, '/inspection/country')
  const cessionCode = blockIn(item.sale)?.cessionCode
  if (typeof cessionCode === 'string') note(findings, cessionCodeWarning(cessionCode), '/sale', 'cessionCode')
  const fiscalHolder = blockIn(blockIn(item.fiscal)?.holder)
  if (fiscalHolder) checkCompany(findings, fiscalHolder, '/fiscal/holder')
  checkAddress(findings, blockIn(item.addressChange)?.address, '/addressChange/address')
}

function checkDocument(
  findings: Finding[],
  value: Json,
  index: number,
  family: 'vehicles' | 'drivers',
): void {
  const { kind, variant } = blockIn(value) ?? {}
  if (typeof kind !== 'string') return
  const pointer = `/documents/${index}`
  const known = documentKind(kind)
  if (!known) {
    findings.push(raise(documentKindUnknown, `${pointer}/kind`))
    return
  }
  if (!known.for.includes(family)) findings.push(raise(documentKindElsewhere, `${pointer}/kind`))
  if (typeof variant !== 'string' || known.variants.length === 0 || known.variantsOpen) return
  if (!known.variants.includes(variant))
    findings.push(
      raise(documentVariantUnknown, `${pointer}/variant`, { variants: known.variants.join(', ') }),
    )
}

/** A parsed value is a text; only a finding is kept, with its place. */
function note(findings: Finding[], result: string | Finding | null, pointer: string, name: string): void {
  if (typeof result === 'object' && result !== null)
    findings.push({ ...result, pointer: `${pointer}/${name}` })
}

/** Three capitals that the schema lets through and no country has; any other fault of form is the schema's to tell. */
const isWrong = (code: Json | undefined, isKnown: (code: string) => boolean): code is string =>
  typeof code === 'string' && !isKnown(code) && /^[A-Z]{3}$/.test(code)

const noteCountry = (findings: Finding[], country: string, pointer: string): void => {
  findings.push(raise(countryUnknown, pointer, { country }))
}
