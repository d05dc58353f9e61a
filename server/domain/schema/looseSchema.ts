import type { Json, JsonObject, Procedure } from '../item.ts'
import { itemSchemas } from './items.ts'

/** A node of the item schemas, as far as they are read without a compiler: the keywords that blocks.ts writes. */
export interface SchemaNode {
  type?: string | readonly string[]
  enum?: readonly Json[]
  const?: Json
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  properties?: Readonly<Record<string, SchemaNode>>
  required?: readonly string[]
  items?: SchemaNode
  /** Parties: a person or an organisation. */
  oneOf?: readonly SchemaNode[]
}

export const schemaNodeOf = (procedure: Procedure): SchemaNode => parseNode(itemSchemas[procedure])

/** Typebox schemas are JSON Schemas; only what the interface names is read. */
function parseNode(schema: object): SchemaNode {
  return schema as SchemaNode
}

/** The kinds of a party. */
export const kindsOf = ({ oneOf = [] }: SchemaNode): string[] =>
  oneOf.flatMap(({ properties }) => {
    const kind = properties?.['kind']?.const
    return typeof kind === 'string' ? [kind] : []
  })

/** The form of a party by its `kind`; without one, the fields of either. */
export function branchOf({ oneOf = [] }: SchemaNode, value: JsonObject): SchemaNode {
  const chosen = oneOf.find(({ properties }) => properties?.['kind']?.const === value.kind)
  if (chosen) return chosen
  const both: Record<string, SchemaNode> = {}
  for (const { properties = {} } of oneOf) Object.assign(both, properties)
  both.kind = { type: 'string', enum: kindsOf({ oneOf }) }
  return { type: 'object', properties: both }
}
