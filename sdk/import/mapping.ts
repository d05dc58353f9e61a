import { generic, parserOf } from './columns/fields.ts'
import { titleWords } from './columns/titles.ts'
import type { Words } from './finding.ts'
import { ImportError } from './importError.ts'
import type { Json } from './values/value.ts'
import { plainWords } from './values/words.ts'

/**
 * What the importer cannot know of a file: which field a column holds, values that no column holds, words for values, columns to leave out.
 *
 * @example
 * { "columns": { "Mon titre": "/holder/birthName", "Site": "/metadata/site" }, "constants": { "/procedure": "vn" },
 *   "values": { "/vehicle/energy": { "Gasoil": "GO" } }, "ignore": ["Couleur"] }
 */
export interface ImportMapping {
  columns?: Record<string, string>
  constants?: Record<string, Json>
  values?: Record<string, Record<string, Json>>
  ignore?: string[]
}

/** A mapping made ready: titles and words in the spelling in which they compare. */
export interface Mapping {
  columns: ReadonlyMap<string, string>
  constants: ReadonlyMap<string, Json>
  values: ReadonlyMap<string, ReadonlyMap<string, Json>>
  ignored: ReadonlySet<string>
}

/** Checks a mapping, such as one read from a JSON file. @throws ImportError that names each place at fault, as a JSON Pointer */
export function readMapping(value: unknown): Mapping {
  const faults: Fault[] = []
  const members = objectAt(value, '', faults)
  for (const name of Object.keys(members)) {
    if (!['columns', 'constants', 'values', 'ignore'].includes(name))
      faults.push(at(`/${name}`, 'membre inconnu', 'unknown member'))
  }
  const mapping: Mapping = {
    columns: columnsOf(members['columns'], faults),
    constants: constantsOf(members['constants'], faults),
    values: valuesOf(members['values'], faults),
    ignored: ignoredOf(members['ignore'], faults),
  }
  if (faults.length > 0) throw mappingError(faults)
  return mapping
}

interface Fault extends Words {
  place: string
}

const at = (place: string, fr: string, en: string): Fault => ({ place, fr, en })
const under = (block: string, name: string): string =>
  `/${block}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

function mappingError(faults: readonly Fault[]): ImportError {
  const list = (language: 'fr' | 'en'): string =>
    faults.map((one) => `${one.place === '' ? '/' : one.place} : ${one[language]}`).join(' ; ')
  return new ImportError('mapping-invalid', {
    fr: `Le fichier de correspondance est à corriger : ${list('fr')}.`,
    en: `The mapping file has to be corrected: ${list('en')}.`,
  })
}

function objectAt(value: unknown, place: string, faults: Fault[]): Record<string, unknown> {
  if (value === undefined) return {}
  if (isObject(value)) return value
  faults.push(at(place, 'on attend un objet { ... }', 'an object { ... } is expected'))
  return {}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function columnsOf(value: unknown, faults: Fault[]): Map<string, string> {
  const columns = new Map<string, string>()
  for (const [title, pointer] of Object.entries(objectAt(value, '/columns', faults))) {
    if (!isField(pointer)) faults.push(at(under('columns', title), noField.fr, noField.en))
    else columns.set(titleWords(title), pointer)
  }
  return columns
}

const noField: Words = {
  fr: "ce n'est pas un champ d'un dossier (exemple : /holder/birthName, /metadata/site)",
  en: 'this is no field of an item (for example /holder/birthName, /metadata/site)',
}

/** A bare paper (`/documents/cni` is none, `/documents/identite` is one) is a target too. */
const isField = (pointer: unknown): pointer is string =>
  typeof pointer === 'string' &&
  !pointer.includes('@') &&
  (parserOf(pointer) !== null || /^\/documents\/[a-z][a-z0-9-]*(?::\w+)?$/.test(pointer))

function constantsOf(value: unknown, faults: Fault[]): Map<string, Json> {
  const constants = new Map<string, Json>()
  for (const [pointer, constant] of Object.entries(objectAt(value, '/constants', faults))) {
    if (!isField(pointer)) faults.push(at(under('constants', pointer), noField.fr, noField.en))
    else if (!isJson(constant))
      faults.push(at(under('constants', pointer), 'valeur inutilisable', 'unusable value'))
    else constants.set(pointer, constant)
  }
  return constants
}

const isJson = (value: unknown): value is Json =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every(isJson)) ||
  isObject(value)

function valuesOf(value: unknown, faults: Fault[]): Map<string, Map<string, Json>> {
  const values = new Map<string, Map<string, Json>>()
  for (const [pointer, words] of Object.entries(objectAt(value, '/values', faults))) {
    if (!isField(pointer)) faults.push(at(under('values', pointer), noField.fr, noField.en))
    const entries = Object.entries(objectAt(words, under('values', pointer), faults))
    const usable = entries.flatMap(([word, to]) => (isJson(to) ? [[plainWords(word), to] as const] : []))
    values.set(generic(pointer), new Map(usable))
  }
  return values
}

function ignoredOf(value: unknown, faults: Fault[]): Set<string> {
  if (value === undefined) return new Set()
  const isList = Array.isArray(value) && value.every((title) => typeof title === 'string')
  if (!isList)
    faults.push(
      at('/ignore', 'on attend une liste de titres de colonnes', 'a list of column titles is expected'),
    )
  return new Set(isList ? value.map((title) => titleWords(String(title))) : [])
}
