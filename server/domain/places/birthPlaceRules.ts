import { procedures } from '../item.ts'
import type { PartyView } from '../itemView.ts'
import { at, type Rule } from '../rule.ts'
import { hasFrenchPost } from '../rules/countries.ts'
import {
  birthCommuneUnknown,
  birthDepartmentAbroad,
  birthDepartmentOther,
  inseeCodeOtherCommune,
  inseeCodeUnknown,
  isInseeCode,
} from '../rules/place.ts'
import { officialList } from './addressRules.ts'
import { comparableName } from './communeName.ts'
import { eachParty } from './eachParty.ts'
import type { Gazetteer } from './gazetteer.ts'

/** Places of birth against the official list, as the map was on the day of birth. They only warn: the civil register is right. */

const official = { procedures, source: officialList, confirmed: true } as const

const isBornInFrance = ({ birthPlace }: PartyView): boolean =>
  birthPlace?.country !== undefined && hasFrenchPost(birthPlace.country)

/** Paris and its surroundings were the departments 75 and 78 alone until then (law of 10 July 1964). */
const seineDivided = '1968-01-01'
/** Most communes that have gone without leaving a name went before. */
const mergersKnownFrom = '1976-01-01'
/** Until Algeria was independent 91 to 94 were departments there. */
const algeriaUntil = '1962-07-05'

function wasIn(department: string, name: string, birthDate: string, places: Gazetteer): boolean {
  const found = places.isIn(department, name)
  if (found === 'today') return true
  const isSeine = department === '75' || department === '78'
  return found === 'formerly' && (!isSeine || birthDate < seineDivided)
}

export const birthPlaceRules: readonly Rule[] = [
  {
    ...official,
    entry: birthDepartmentOther,
    check: eachParty((party, pointer, { places }) => {
      const { birthPlace, birthDate = '' } = party
      if (places === undefined || birthPlace === undefined || !isBornInFrance(party)) return null
      const { department, commune, inseeCode } = birthPlace
      if (department === undefined || department === '99') return null
      const written = commune === undefined ? undefined : comparableName(commune)
      const name = written ?? (inseeCode === undefined ? undefined : places.nameOf(inseeCode))
      if (name === undefined || wasIn(department, name, birthDate, places)) return null
      const departments = places.departmentsOf(name)
      return departments.length === 0
        ? null
        : at(`${pointer}/birthPlace/department`, { departments: departments.join(', ') })
    }),
  },
  {
    ...official,
    entry: birthCommuneUnknown,
    check: eachParty((party, pointer, { places }) => {
      const { birthPlace, birthDate = '' } = party
      if (places === undefined || birthPlace?.commune === undefined || !isBornInFrance(party)) return null
      const { commune, department = '', inseeCode } = birthPlace
      if (birthDate < mergersKnownFrom || inseeCode !== undefined) return null
      const name = comparableName(commune)
      if (places.isIn(department, name) !== 'never' || places.departmentsOf(name).length > 0) return null
      return at(`${pointer}/birthPlace/commune`)
    }),
  },
  {
    ...official,
    entry: inseeCodeUnknown,
    check: eachParty((party, pointer, { places }) => {
      const inseeCode = party.birthPlace?.inseeCode
      if (inseeCode === undefined || places === undefined || !isBornInFrance(party)) return null
      return isInseeCode(inseeCode) && places.nameOf(inseeCode) === undefined
        ? at(`${pointer}/birthPlace/inseeCode`)
        : null
    }),
  },
  {
    ...official,
    entry: inseeCodeOtherCommune,
    check: eachParty((party, pointer, { places }) => {
      const { inseeCode, commune } = party.birthPlace ?? {}
      if (inseeCode === undefined || commune === undefined || !isBornInFrance(party)) return null
      const name = places?.nameOf(inseeCode)
      if (name === undefined || places?.isNamed(inseeCode, comparableName(commune)) === true) return null
      return at(`${pointer}/birthPlace/inseeCode`, { commune: name })
    }),
  },
  {
    entry: birthDepartmentAbroad,
    procedures,
    source: 'Code officiel géographique (INSEE) : 99 désigne l’étranger',
    confirmed: true,
    check: eachParty(({ birthPlace, birthDate = '' }, pointer) => {
      const { department, country } = birthPlace ?? {}
      if (department === undefined || country === undefined || birthDate < algeriaUntil) return null
      return hasFrenchPost(country) === (department === '99') ? at(`${pointer}/birthPlace/department`) : null
    }),
  },
]
