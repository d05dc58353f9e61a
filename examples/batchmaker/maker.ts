import { addDays, yearsBefore } from './days.ts'
import { type Chance, makeChance } from './random.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json | undefined
}

/** What a file is made with: seeded chance, the day it is made for, and numbers that come only once. */
export interface Maker {
  chance: Chance
  /** The day of the file, YYYY-MM-DD. */
  on: string
  daysAgo(least: number, most: number): string
  yearsAgo(least: number, most: number): string
  /** Counts up from 1 under each name. */
  serial(name: string): number
}

export function makeMaker(seed: number, on: string): Maker {
  const chance = makeChance(seed)
  const serials = new Map<string, number>()
  const daysAgo = (least: number, most: number): string => addDays(on, -chance.whole(least, most))
  return {
    chance,
    on,
    daysAgo,
    yearsAgo: (least, most) => yearsBefore(daysAgo(1, 364), chance.whole(least, most - 1)),
    serial: (name) => {
      const next = (serials.get(name) ?? 0) + 1
      serials.set(name, next)
      return next
    },
  }
}
