import { type TSchema, Type } from 'typebox'
import { type Procedure, procedures } from '../domain/item.ts'
import { exampleItems } from '../domain/schema/examples.ts'
import { itemSchemas } from '../domain/schema/items.ts'

/** `import-vo` -> `ImportVo`. */
const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/**
 * One schema a procedure, each with a worked example, and `Item` for any of them. Blocks that several procedures share (a holder,
 * a sale) stand once, under their own names.
 */
export function itemComponents(): Record<string, TSchema> {
  const blocks = new Map<string, { name: string; schema: TSchema }>()
  const items = procedures.map((procedure) => [
    `Item${pascal(procedure)}`,
    { ...withBlocks(procedure, blocks), examples: [exampleItems[procedure]] },
  ])
  const item = {
    oneOf: procedures.map((procedure) => ({ $ref: `Item${pascal(procedure)}#` })),
    discriminator: {
      propertyName: 'procedure',
      mapping: Object.fromEntries(
        procedures.map((procedure) => [procedure, `#/components/schemas/Item${pascal(procedure)}`]),
      ),
    },
  }
  const shared = [...blocks.values()].map(({ name, schema }) => [name, schema])
  return { Item: Type.Unsafe(item), ...Object.fromEntries(items), ...Object.fromEntries(shared) }
}

function withBlocks(procedure: Procedure, blocks: Map<string, { name: string; schema: TSchema }>): object {
  const { properties, ...rest } = itemSchemas[procedure]
  const members = Object.entries(properties).map(([field, schema]) => [
    field,
    blockFor(field, schema, blocks),
  ])
  return { ...rest, properties: Object.fromEntries(members) }
}

const isSmall = (schema: object): boolean => JSON.stringify(schema).length < 200

/** Equal blocks share a component; a second form of the same field is numbered. */
function blockFor(
  field: string,
  schema: TSchema,
  blocks: Map<string, { name: string; schema: TSchema }>,
): object {
  if (isSmall(schema)) return schema
  const key = JSON.stringify(schema)
  const known = blocks.get(key)
  if (known) return { $ref: `${known.name}#` }
  const taken = new Set([...blocks.values()].map(({ name }) => name))
  let name = pascal(field)
  for (let form = 2; taken.has(name); form += 1) name = `${pascal(field)}${form}`
  blocks.set(key, { name, schema: withoutDiscriminator(schema) })
  return { $ref: `${name}#` }
}

/** OpenAPI's discriminator chooses among named schemas only; the `const` of each inline one says the same. */
const withoutDiscriminator = (schema: TSchema): TSchema =>
  JSON.parse(JSON.stringify(schema), (key: string, member: unknown) =>
    key === 'discriminator' ? undefined : member,
  )
