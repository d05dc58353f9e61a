import type { Json, JsonObject } from '../values/value.ts'
import { isBlock } from './assemble.ts'

const parties = ['holder', 'lessee', 'seller', 'buyer', 'candidate', 'guardian'] as const
const organisationFields = ['name', 'siren', 'siret', 'rna', 'legalForm']
const frenchDepartment = /^(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-8]|98[46-8])$/

type OnDefault = (pointer: string) => void

/**
 * What follows from what is there: a party with a company's fields is an organisation, a French department lies in France, an address
 * with a French postal code and no country is taken for one in France. The last is a guess, and told through `onDefault`.
 */
export function completed(item: JsonObject, onDefault: OnDefault): JsonObject {
  for (const role of parties) completeParty(item[role], role, onDefault)
  const coHolders = item['coHolders']
  if (Array.isArray(coHolders)) {
    const present = coHolders.filter(isBlock)
    for (const party of present) completeParty(party, 'coHolders', onDefault)
    item['coHolders'] = present
  }
  const change = blockOf(item['addressChange'])
  if (change) completeAddress(change['address'], 'addressChange', onDefault)
  return item
}

function completeParty(value: Json | undefined, role: string, onDefault: OnDefault): void {
  const party = blockOf(value)
  if (!party) return
  if (party['kind'] === undefined) {
    const isOrganisation =
      organisationFields.some((name) => party[name] !== undefined) && party['birthName'] === undefined
    party['kind'] = isOrganisation ? 'organisation' : 'person'
  }
  const place = blockOf(party['birthPlace'])
  if (place && place['country'] === undefined && isText(place['department'], frenchDepartment)) {
    place['country'] = 'FRA'
  }
  completeAddress(party['address'], role, onDefault)
}

function completeAddress(value: Json | undefined, role: string, onDefault: OnDefault): void {
  const address = blockOf(value)
  if (!address || address['country'] !== undefined || !isText(address['postalCode'], /^\d{5}$/)) return
  address['country'] = 'FRA'
  onDefault(`/${role}/address/country`)
}

const isText = (value: Json | undefined, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value)

const blockOf = (value: Json | undefined): JsonObject | null =>
  isBlock(value) && !Array.isArray(value) ? value : null
