import type { Finding } from '../finding.ts'
import type { Json, JsonObject, Procedure } from '../item.ts'
import { normaliseItem } from '../normalise.ts'
import { birthDateInvalid } from '../rules/birthDate.ts'
import { countryUnknown } from '../rules/place.ts'
import { type ShapeError, shapeFindings } from '../shapeFindings.ts'
import { checkValues } from '../values.ts'
import { itemFormats } from './formats.ts'
import { branchOf, schemaNodeOf, type SchemaNode } from './looseSchema.ts'
import { joinPointer } from './pointer.ts'

/** An item of a screen that is still being filled in: nothing has to be there, but what is there has to be readable. */

export interface PartialItem {
  /** What could be read; unknown fields, empty texts and faulty members are left out. */
  item: JsonObject
  /** Members of the wrong type or form, birth dates that no calendar has, codes of no country. */
  findings: Finding[]
}

export function readPartialItem(procedure: Procedure, raw: JsonObject): PartialItem {
  const errors: ShapeError[] = []
  const { item } = normaliseItem(raw)
  const read = { ...readObject(schemaNodeOf(procedure), item, { pointer: '', errors }), procedure }
  const meaningless = checkValues(read, procedure).filter(({ code }) => deciding.has(code))
  return { item: read, findings: [...shapeFindings(errors), ...meaningless] }
}

/** Of the form alone, these would pass: the papers asked follow from ages and nationalities that nobody has. */
const deciding: ReadonlySet<string> = new Set([birthDateInvalid.code, countryUnknown.code])

interface Place {
  pointer: string
  errors: ShapeError[]
}

/** Undefined: nothing that can be used; what is wrong stands in the errors. */
function read(schema: SchemaNode, value: Json, place: Place): Json | undefined {
  if (value === '') return undefined
  const error = errorOf(schema, value)
  if (error !== null) {
    place.errors.push({ ...error, instancePath: place.pointer })
    return undefined
  }
  if (Array.isArray(value)) return readList(schema.items ?? {}, value, place)
  // The client's own notes (metadata) have no fields of ours.
  const isBlock = typeof value === 'object' && value !== null && (schema.properties ?? schema.oneOf)
  return isBlock ? readObject(schema, value, place) : value
}

function readObject(schema: SchemaNode, value: JsonObject, { pointer, errors }: Place): JsonObject {
  const { properties = {} } = schema.oneOf ? branchOf(schema, value) : schema
  const known: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    const node = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (node === undefined || member === undefined) continue
    const good = read(node, member, { pointer: joinPointer(pointer, name), errors })
    if (good !== undefined) known[name] = good
  }
  return known
}

const readList = (items: SchemaNode, list: readonly Json[], { pointer, errors }: Place): Json[] =>
  list.flatMap((element, index): Json[] => {
    const good = read(items, element, { pointer: `${pointer}/${index}`, errors })
    return good === undefined ? [] : [good]
  })

type Fault = Omit<ShapeError, 'instancePath'>

function errorOf(schema: SchemaNode, value: Json): Fault | null {
  const { type, enum: allowed, const: only } = schema
  if (type !== undefined && !hasType(type, value)) return { keyword: 'type', params: { type } }
  if (allowed && !allowed.includes(value)) return { keyword: 'enum', params: { allowedValues: allowed } }
  if (only !== undefined && only !== value) return { keyword: 'const', params: { allowedValue: only } }
  if (typeof value === 'string') return textError(schema, value)
  if (typeof value === 'number') return numberError(schema, value)
  return Array.isArray(value) ? limit('maxItems', schema.maxItems, (max) => value.length > max) : null
}

function hasType(type: string | readonly string[], value: Json): boolean {
  if (typeof type !== 'string') return type.some((one) => hasType(one, value))
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

const textError = ({ maxLength, pattern, format }: SchemaNode, text: string): Fault | null =>
  limit('maxLength', maxLength, (max) => Array.from(text).length > max) ??
  (pattern !== undefined && !compiled(pattern).test(text)
    ? { keyword: 'pattern', params: { pattern } }
    : null) ??
  (format !== undefined && !fits(format, text) ? { keyword: 'format', params: { format } } : null)

const numberError = ({ minimum, maximum }: SchemaNode, value: number): Fault | null =>
  limit('minimum', minimum, (min) => value < min) ?? limit('maximum', maximum, (max) => value > max)

const limit = (
  keyword: string,
  bound: number | undefined,
  isBeyond: (bound: number) => boolean,
): Fault | null => (bound !== undefined && isBeyond(bound) ? { keyword, params: { limit: bound } } : null)

const fits = (format: string, text: string): boolean =>
  format === 'date' || format === 'date-time' ? itemFormats[format](text) : true

/** The schemas hold a dozen patterns. */
const patterns = new Map<string, RegExp>()
function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern)
  if (known) return known
  const made = new RegExp(pattern, 'u')
  patterns.set(pattern, made)
  return made
}
