import { type CatalogueEntry, type Finding, raise } from './finding.ts'
import { type JsonObject, type Procedure, procedures } from './item.ts'
import { labelledFields, labelOf } from './schema/labels.ts'
import { expectedForms, type ExpectedForm } from './schema/patterns.ts'
import { joinPointer, segmentsOf } from './schema/pointer.ts'
import * as entries from './shapeEntries.ts'

export * from './shapeEntries.ts'

/** What ajv tells of one fault; an ajv `ErrorObject` is one. */
export interface ShapeError {
  keyword: string
  instancePath: string
  params: Readonly<Record<string, unknown>>
}

type Reading = (error: ShapeError) => Finding

const readings: Readonly<Record<string, Reading>> = {
  required: ({ instancePath, params }) =>
    missingField(joinPointer(instancePath, nameIn(params.missingProperty))),
  additionalProperties: ({ instancePath, params }) =>
    unknownField(joinPointer(instancePath, nameIn(params.additionalProperty))),
  discriminator: ({ instancePath, params }) => {
    const pointer = joinPointer(instancePath, nameIn(params.tag))
    if (params.tagValue === undefined) return missingField(pointer)
    return typeof params.tagValue === 'string'
      ? labelled(entries.fieldValue, pointer, oneOfWords(['person', 'organisation']))
      : labelled(entries.fieldType, pointer, types.string)
  },
  type: ({ instancePath, params }) => labelled(entries.fieldType, instancePath, expectedType(params.type)),
  format: ({ instancePath, params }) => labelled(entries.fieldFormat, instancePath, formNamed(params.format)),
  pattern: ({ instancePath, params }) =>
    labelled(entries.fieldFormat, instancePath, formNamed(params.pattern)),
  enum: ({ instancePath, params }) =>
    labelled(entries.fieldValue, instancePath, oneOfWords(params.allowedValues)),
  const: ({ instancePath, params }) =>
    labelled(entries.fieldValue, instancePath, oneOfWords([params.allowedValue])),
  minimum: ({ instancePath, params }) => labelled(entries.fieldValue, instancePath, atLeast(params.limit)),
  maximum: ({ instancePath, params }) => labelled(entries.fieldValue, instancePath, atMost(params.limit)),
  minLength: sized('caractère', 'character', 'moins'),
  maxLength: sized('caractère', 'character', 'plus'),
  minItems: sized('élément', 'element', 'moins'),
  maxItems: sized('élément', 'element', 'plus'),
  maxProperties: sized('champ', 'field', 'plus'),
}

/** One fault of shape in people's words, or null for what only repeats another fault (`if` beside its `then`). */
export function shapeFinding(error: ShapeError): Finding | null {
  if (error.keyword === 'if') return null
  const reading = readings[error.keyword]
  return reading ? reading(error) : labelled(entries.fieldValue, error.instancePath, anotherValue)
}

/** All faults of an item, in ajv's order, none twice. */
export function shapeFindings(errors: readonly ShapeError[]): Finding[] {
  const found = new Map<string, Finding>()
  for (const error of errors) {
    const finding = shapeFinding(error)
    if (finding) found.set(`${finding.code} ${finding.pointer}`, finding)
  }
  return [...found.values()]
}

/** The procedure that an item asks for, which chooses the schema it is checked by. */
export function procedureOf(item: JsonObject): Procedure | Finding {
  const name = item.procedure
  if (name === undefined || name === null) return missingField('/procedure')
  if (typeof name !== 'string') return labelled(entries.fieldType, '/procedure', types.string)
  return isProcedure(name) ? name : labelled(entries.fieldValue, '/procedure', oneOfWords(procedures))
}

const names: ReadonlySet<string> = new Set(procedures)
const isProcedure = (name: string): name is Procedure => names.has(name)

/** A field that would do as well, and in which case. */
export interface AlsoPossible {
  field: string
  fr: string
  en: string
}

/** @param pointer where the field should stand: `/holder/birthName` */
export function missingField(pointer: string, or?: AlsoPossible): Finding {
  const segments = segmentsOf(pointer)
  const label = labelOf(segments)
  const field = segments.at(-1) ?? ''
  return inBothLanguages(
    entries.fieldMissing,
    pointer,
    { field, label: label.fr, or: or ? `, ou « ${or.field} » ${or.fr}` : '' },
    { field, Label: capital(label.en), or: or ? `, or "${or.field}" ${or.en}` : '' },
  )
}

function unknownField(pointer: string): Finding {
  const name = segmentsOf(pointer).at(-1) ?? ''
  const field = shortened(name)
  const near = nearest(name)
  return inBothLanguages(
    entries.fieldUnknown,
    pointer,
    { field, guess: near ? ` (« ${near} » ?)` : '' },
    { field, guess: near ? ` ("${near}"?)` : '' },
  )
}

/** An unknown name is the client's own text: shown only as far as it can be the name of a field. */
const shortened = (field: string): string => (field.length > 40 ? `${field.slice(0, 40)}…` : field)

function labelled(entry: CatalogueEntry, pointer: string, expected: ExpectedForm): Finding {
  const label = pointer === '' ? whole : labelOf(segmentsOf(pointer))
  return inBothLanguages(
    entry,
    pointer,
    { Label: capital(label.fr), expected: expected.fr },
    { Label: capital(label.en), expected: expected.en },
  )
}

type Params = Readonly<Record<string, string>>

/** Labels and expectations are sentences' parts of their own in each language. */
function inBothLanguages(entry: CatalogueEntry, pointer: string, french: Params, english: Params): Finding {
  const { en, remedy } = raise(entry, pointer, english)
  const finding = raise(entry, pointer, french)
  return { ...finding, en, remedy: { fr: finding.remedy.fr, en: remedy.en } }
}

const whole: ExpectedForm = { fr: 'l’élément', en: 'the item' }
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const nameIn = (param: unknown): string => (typeof param === 'string' ? param : '')

const types = {
  string: { fr: 'un texte', en: 'a text' },
  integer: { fr: 'un nombre entier', en: 'a whole number' },
  number: { fr: 'un nombre', en: 'a number' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  object: { fr: 'un objet', en: 'an object' },
  array: { fr: 'une liste', en: 'a list' },
} satisfies Record<string, ExpectedForm>

const anotherValue: ExpectedForm = {
  fr: 'une valeur prévue par le schéma',
  en: 'a value that the schema allows',
}

function expectedType(type: unknown): ExpectedForm {
  const known: ExpectedForm[] = Object.entries(types)
    .filter(([name]) => (Array.isArray(type) ? type.includes(name) : type === name))
    .map(([, form]) => form)
  if (known.length === 0) return anotherValue
  return { fr: known.map(({ fr }) => fr).join(' ou '), en: known.map(({ en }) => en).join(' or ') }
}

const formNamed = (name: unknown): ExpectedForm => expectedForms[nameIn(name)] ?? anotherValue

function oneOfWords(values: unknown): ExpectedForm {
  const words = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  if (words.length === 1) return { fr: `« ${words[0]} »`, en: `"${words[0]}"` }
  const list = words.join(', ')
  return { fr: `l’une de ces valeurs : ${list}`, en: `one of these values: ${list}` }
}

const atLeast = (limit: unknown): ExpectedForm => ({
  fr: `${String(limit)} ou plus`,
  en: `${String(limit)} or more`,
})
const atMost = (limit: unknown): ExpectedForm => ({
  fr: `${String(limit)} ou moins`,
  en: `${String(limit)} or less`,
})

function sized(fr: string, en: string, bound: 'moins' | 'plus'): Reading {
  return ({ instancePath, params }) => {
    const limit = Number(params.limit)
    const plural = limit > 1 ? 's' : ''
    return labelled(entries.fieldLength, instancePath, {
      fr: `au ${bound} ${limit} ${fr}${plural}`,
      en: `at ${bound === 'moins' ? 'least' : 'most'} ${limit} ${en}${plural}`,
    })
  }
}

/**
 * The known field that begins alike and is one or two letters away, case apart: `birthname`, `firstName`. Only near lengths
 * are compared: a line may hold thousands of unknown names.
 */
function nearest(field: string): string | null {
  if (field.length > 40) return null
  const wanted = field.toLowerCase()
  let best: string | null = null
  let bestDistance = wanted.length > 4 ? 2 : 1
  for (const known of labelledFields) {
    if (known === field || known.charAt(0).toLowerCase() !== wanted.charAt(0)) continue
    const distance = editDistance(wanted, known.toLowerCase(), bestDistance)
    if (distance <= bestDistance && (best === null || distance < bestDistance)) {
      best = known
      bestDistance = distance
    }
  }
  return best
}

/** Insertions, deletions and changes from one text to the other; anything above `max` may be told as `max + 1`. */
function editDistance(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + change,
        ),
      )
    }
    previous = current
  }
  return previous[other.length] ?? max + 1
}
