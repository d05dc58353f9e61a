import { type TObject, Type } from 'typebox'
import { birthDatePattern } from './patterns.ts'
import { block, country, flag, oneOf, text, value } from './blocks.ts'
import { heldCategories } from './codes.ts'

export const address = (): TObject =>
  block(
    {
      line1: text(100),
      line2: text(100),
      locality: text(100),
      careOf: text(100),
      building: text(60),
      floor: text(30),
      mailbox: text(30),
      postalCode: text(16),
      city: text(60),
      inseeCode: value(),
      country: country(),
    },
    ['line1', 'postalCode', 'city', 'country'],
  )

export const personFields = {
  kind: Type.Literal('person'),
  birthName: text(100),
  usageName: text(100),
  firstNames: Type.Array(text(60), { minItems: 1, maxItems: 15 }),
  sex: oneOf(['F', 'M']),
  birthDate: Type.String({ pattern: birthDatePattern }),
  birthPlace: block({ commune: text(60), inseeCode: value(), department: value(), country: country() }, [
    'country',
  ]),
  address: address(),
  email: text(254),
  phone: text(30),
  drivingLicence: flag(),
  licenceCategories: Type.Array(oneOf(heldCategories), { maxItems: 20 }),
}

const organisationFields = {
  kind: Type.Literal('organisation'),
  name: text(120),
  legalForm: oneOf([
    'company',
    'sole-trader',
    'association',
    'public-body',
    'works-council',
    'co-ownership',
    'other',
  ]),
  siren: value(),
  siret: value(),
  rna: value(),
  address: address(),
  email: text(254),
  phone: text(30),
}

const named = ['birthName', 'firstNames']
const civil = [...named, 'sex', 'birthDate', 'birthPlace']

/** What each role asks of a person; of an organisation a name or a SIRET is asked of all (presence.ts). */
const personNeeds = {
  holder: [...civil, 'address'],
  lessee: [...civil, 'address'],
  coHolder: civil,
  seller: named,
  buyer: named,
  guardian: named,
} as const
export type PartyRole = keyof typeof personNeeds

const guardianRole = { role: oneOf(['father', 'mother', 'guardian', 'institution']) }

/** A person or an organisation, told apart by `kind`. */
export function party(role: PartyRole) {
  const more = role === 'guardian' ? guardianRole : {}
  const moreNeeded = Object.keys(more)
  const branches = [
    block({ ...personFields, ...more }, ['kind', ...personNeeds[role], ...moreNeeded]),
    block({ ...organisationFields, ...more }, ['kind', ...moreNeeded]),
  ] as const
  return Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    discriminator: { propertyName: 'kind' },
    oneOf: branches,
  })
}
