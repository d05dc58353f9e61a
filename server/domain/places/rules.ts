import type { Rule } from '../rule.ts'
import { addressRules } from './addressRules.ts'
import { birthPlaceRules } from './birthPlaceRules.ts'

/** The rules on places, of vehicles and licences alike. */
export const placeRules: readonly Rule[] = [...addressRules, ...birthPlaceRules]
