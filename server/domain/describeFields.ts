import type { Procedure } from './item.ts'
import { conditionalFieldsOf } from './presence.ts'
import { itemSchemas } from './schema/items.ts'
import { labelOf } from './schema/labels.ts'

interface Words {
  fr: string
  en: string
}

/** A field that has to be there; `when` says in words in which case, null = always. */
export interface AskedField {
  /** JSON Pointer into the item. */
  pointer: string
  label: Words
  when: Words | null
}

/** What the schema asks for always, block by block, then what is asked beside certain other fields. */
export function askedFields(procedure: Procedure): AskedField[] {
  const conditional = conditionalFieldsOf(procedure).map(({ pointer, when }) => asked(pointer, when))
  return [...inSchema(itemSchemas[procedure], ''), ...conditional]
}

const asked = (pointer: string, when: Words | null): AskedField => ({
  pointer,
  label: labelOf(pointer.slice(1).split('/')),
  when,
})

function inSchema(schema: unknown, pointer: string): AskedField[] {
  if (!isSchema(schema)) return []
  const own = (schema.required ?? []).flatMap((name) => {
    const place = `${pointer}/${name}`
    return [asked(place, null), ...inSchema(schema.properties?.[name], place)]
  })
  return [...own, ...(schema.oneOf ? inBranches(schema.oneOf, pointer) : [])]
}

const kindsInWords: Readonly<Record<string, Words>> = {
  person: { fr: 'personne physique', en: 'a natural person' },
  organisation: { fr: 'organisme', en: 'an organisation' },
}

/** Parties are told apart by `kind`, which each branch asks for. */
function inBranches(branches: readonly unknown[], pointer: string): AskedField[] {
  const kind = `${pointer}/kind`
  return [
    asked(kind, null),
    ...branches.flatMap((branch) =>
      inSchema(branch, pointer)
        .filter((field) => field.pointer !== kind)
        .map((field) => ({ ...field, when: field.when ?? kindsInWords[kindOf(branch)] ?? null })),
    ),
  ]
}

const kindOf = (branch: unknown): string => {
  const kind = isSchema(branch) ? branch.properties?.['kind'] : undefined
  return (isSchema(kind) ? kind.const : undefined) ?? ''
}

interface Schema {
  required?: readonly string[]
  properties?: Readonly<Record<string, unknown>>
  oneOf?: readonly unknown[]
  const?: string
}
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null
