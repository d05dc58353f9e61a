import type { Json, JsonObject } from './item.ts'

export interface Normalised {
  item: JsonObject
  /** Something was trimmed, respelled or left out: `item` is a copy, and what was received is kept as evidence. */
  changed: boolean
}

/**
 * One spelling for what can be spelled in several ways: texts trimmed, plates, VIN and codes in capitals without spaces,
 * `null` members left out. Never throws; wrong types and unknown fields stay as they are, for the shape check to name.
 */
export function normaliseItem(raw: JsonObject): Normalised {
  const item = normaliseObject(raw, '')
  return { item, changed: item !== raw }
}

/** Copies only what changes: most items arrive well spelled, and this runs for every one of them. */
function normaliseObject(raw: JsonObject, parent: string): JsonObject {
  let copy: JsonObject | null = null
  for (const name in raw) {
    const value = raw[name]
    // `__proto__` cannot be assigned, and no schema lets it through.
    if (name === '__proto__') continue
    if (value === null) {
      copy ??= { ...raw }
      delete copy[name]
      continue
    }
    const normalised = normaliseValue(value, parent, name)
    if (normalised !== value) {
      copy ??= { ...raw }
      copy[name] = normalised
    }
  }
  return copy ?? raw
}

function normaliseValue(value: Json | undefined, parent: string, name: string): Json | undefined {
  if (typeof value === 'string') return spell(value, parent, name)
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? normaliseList(value, name) : normaliseObject(value, name)
}

function normaliseList(raw: Json[], name: string): Json[] {
  let copy: Json[] | null = null
  for (let index = 0; index < raw.length; index++) {
    const value = raw[index]
    const normalised = normaliseValue(value, name, name)
    if (normalised !== value && normalised !== undefined) {
      copy ??= [...raw]
      copy[index] = normalised
    }
  }
  return copy ?? raw
}

function spell(text: string, parent: string, name: string): string {
  // The client's own notes are echoed as they came.
  if (parent === 'metadata') return text
  const trimmed = isBare(text) ? text : text.trim()
  const respell = respellingOf(parent, name)
  return respell === undefined ? trimmed : respell(trimmed)
}

/** Begins and ends with visible ASCII: nothing to trim, and cheaper to see than `trim` is to call. */
function isBare(text: string): boolean {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first > 32 && first < 127 && last > 32 && last < 127
}

type Respell = (text: string) => string

const respaced = /[^0-9A-Z*/._]/
const unspaced: Respell = (text) => (respaced.test(text) ? text.replaceAll(/\s+/g, '').toUpperCase() : text)
const joined: Respell = (text) => (respaced.test(text) ? text.replaceAll(/[\s.-]+/g, '').toUpperCase() : text)
const upper: Respell = (text) => text.toUpperCase()

/** Digits are run together (`69 002`); foreign codes keep their space. */
const postalCode: Respell = (text) => (/^[\d\s]+$/.test(text) ? unspaced(text) : text.toUpperCase())

/** The small letters of J (`L3e-A1`, `T1a`) are part of the code. */
const vehicleCategory: Respell = (text) =>
  unspaced(text)
    .replace(/^(L[1-7])E/, '$1e')
    .replace(/^([CRST]\d(?:\.\d)?)([AB])$/, (_, head: string, letter: string) => head + letter.toLowerCase())

/** SIV and WW plates get their hyphens; the older forms lose spaces and hyphens. */
const plate: Respell = (text) => {
  const bare = joined(text)
  if (/^[A-Z]{2}\d{3}[A-Z]{2}$/.test(bare)) return `${bare.slice(0, 2)}-${bare.slice(2, 5)}-${bare.slice(5)}`
  return /^W\d{3}[A-Z]{2}$/.test(bare) ? `W-${bare.slice(1, 4)}-${bare.slice(4)}` : bare
}

/** Fields of one spelling, by name; every other text is only trimmed. */
const respellings = new Map<string, Respell>([
  ['vin', unspaced],
  ['plate', plate],
  ['formulaNumber', unspaced],
  ['cnit', unspaced],
  ['genre', unspaced],
  ['body', unspaced],
  ['bodyEuropean', unspaced],
  ['energy', unspaced],
  ['receptionType', unspaced],
  ['cessionCode', unspaced],
  ['result', upper],
  ['sex', upper],
  ['country', upper],
  ['nationality', upper],
  ['licenceCountry', upper],
  ['department', upper],
  ['inseeCode', unspaced],
  ['postalCode', postalCode],
  ['siren', joined],
  ['siret', joined],
  ['rna', joined],
  ['neph', unspaced],
  ['fromSchool', joined],
  ['licenceCategories', unspaced],
  ['restrictions', unspaced],
])

/** `category` and `code` mean different things in different blocks. */
function respellingOf(parent: string, name: string): Respell | undefined {
  if (name === 'category') return parent === 'training' ? trainingCategory : vehicleCategory
  if (name === 'code') return parent === 'ePhoto' ? joined : undefined
  return respellings.get(name)
}

/** `78-levee` is an enum of ours among the State's codes. */
const trainingCategory: Respell = (text) => (text === '78-levee' ? text : unspaced(text))
