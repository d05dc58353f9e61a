import { procedures } from '../item.ts'
import type { AddressView } from '../itemView.ts'
import { at, type Rule } from '../rule.ts'
import { hasFrenchPost } from '../rules/countries.ts'
import {
  cityOtherPostalCode,
  inseeCodeOtherCommune,
  inseeCodeUnknown,
  isInseeCode,
  postalCodeUnknown,
} from '../rules/place.ts'
import { comparableName, isCedex } from './communeName.ts'
import { eachAddress } from './eachParty.ts'

/** French addresses against the official list. No list is complete (CEDEX, hamlets, what changed this year): they only warn. */

export const officialList = 'Code officiel géographique (INSEE) et base des codes postaux (La Poste)'
const official = { procedures, source: officialList, confirmed: true } as const

const isFrench = ({ country }: AddressView): boolean => country !== undefined && hasFrenchPost(country)

/** A postal code may have forty communes: some are enough to see where it is. */
const namesMax = 5

const told = (names: readonly string[]): string =>
  names.length <= namesMax ? names.join(', ') : `${names.slice(0, namesMax).join(', ')}…`

export const addressRules: readonly Rule[] = [
  {
    ...official,
    entry: postalCodeUnknown,
    check: eachAddress((address, pointer, { places }) => {
      const { postalCode, city = '' } = address
      if (postalCode === undefined || places?.hasPostalCode(postalCode) !== false) return null
      if (!isFrench(address) || isCedex(city) || !/^[0-9]{5}$/.test(postalCode)) return null
      return at(`${pointer}/postalCode`)
    }),
  },
  {
    ...official,
    entry: cityOtherPostalCode,
    check: eachAddress((address, pointer, { places }) => {
      const { postalCode, city } = address
      if (places === undefined || postalCode === undefined || city === undefined) return null
      if (places.isUnder(postalCode, comparableName(city)) || !isFrench(address)) return null
      if (!places.hasPostalCode(postalCode) || isCedex(city)) return null
      return at(`${pointer}/city`, { communes: told(places.namesUnder(postalCode)) })
    }),
  },
  {
    ...official,
    entry: inseeCodeUnknown,
    check: eachAddress((address, pointer, { places }) => {
      const { inseeCode } = address
      if (inseeCode === undefined || places === undefined || !isFrench(address)) return null
      return isInseeCode(inseeCode) && places.nameOf(inseeCode) === undefined
        ? at(`${pointer}/inseeCode`)
        : null
    }),
  },
  {
    ...official,
    entry: inseeCodeOtherCommune,
    check: eachAddress((address, pointer, { places }) => {
      const { inseeCode, city } = address
      if (inseeCode === undefined || city === undefined || isCedex(city) || !isFrench(address)) return null
      const commune = places?.nameOf(inseeCode)
      if (commune === undefined || places?.isNamed(inseeCode, comparableName(city)) === true) return null
      return at(`${pointer}/inseeCode`, { commune })
    }),
  },
]
