import { isYoungerThan } from '../guardian.ts'
import type { Asked } from './requirement.ts'

/** Ages by their bounds: of a birth date with unknown day or month only a span of ages is known. */

/** Below an age on a day. An unknown birth date is no age: the schema asks for it. */
export function isBelow(age: number, birthDate: string | undefined, on: string): Asked {
  if (birthDate === undefined) return false
  if (isYoungerThan(age, birthDate, on)) return true
  return birthDate.endsWith('-00') && isYoungerThan(age, latestOf(birthDate), on) ? 'doubt' : false
}

/** From one age on, and below another. */
export function isBetween(from: number, below: number, birthDate: string | undefined, on: string): Asked {
  return birthDate === undefined
    ? false
    : both(not(isBelow(from, birthDate, on)), isBelow(below, birthDate, on))
}

/** Born as late as the date allows; a 31st that does not exist compares well all the same. */
const latestOf = (birthDate: string): string =>
  birthDate.endsWith('-00-00') ? `${birthDate.slice(0, 4)}-12-31` : `${birthDate.slice(0, 7)}-31`

export const not = (asked: Asked): Asked => (asked === 'doubt' ? asked : !asked)
export function both(one: Asked, other: Asked): Asked {
  if (one === false || other === false) return false
  return one === 'doubt' ? one : other
}
