import { addDays, addYears } from '../dates.ts'
import type { Json } from '../item.ts'
import { kindsOf, type SchemaNode } from '../schema/looseSchema.ts'
import { birthDatePattern, countryPattern, vehicleCategoryPattern } from '../schema/patterns.ts'

/** Values that a field could still take, enough of each kind to meet every case that a rule tells apart. */
export function trialValues(node: SchemaNode, on: string): readonly Json[] {
  if (node.enum) return node.enum
  if (node.oneOf) return kindsOf(node).map((kind) => ({ kind }))
  const type = Array.isArray(node.type) ? node.type[0] : node.type
  switch (type) {
    case 'boolean':
      return [true, false]
    case 'integer':
    case 'number':
      return numbers.filter((value) => value >= (node.minimum ?? 0) && value <= (node.maximum ?? value))
    case 'array':
      return [[], ...trialValues(node.items ?? {}, on).map((value) => [value])]
    case 'object':
      return [{}]
    case 'string':
      return texts(node, on)
    default:
      return []
  }
}

/** Masses, powers, capacities, months: below and above the bounds of the law. */
const numbers = [0, 3, 45, 700, 2_000, 3_600, 60_000]
const ages = [10, 14, 16, 17, 19, 22, 24, 40]
const yearsAgo = [1, 2, 5, 11, 31]

function texts({ pattern, format, const: only }: SchemaNode, on: string): readonly string[] {
  if (only !== undefined) return []
  if (format === 'date')
    return [addDays(on, -10), addDays(on, -100), ...yearsAgo.map((years) => addYears(on, -years))]
  if (format !== undefined) return []
  if (pattern === birthDatePattern) return ages.map((years) => addDays(addYears(on, -years), -40))
  if (pattern === countryPattern) return ['FRA', 'DEU', 'JPN']
  if (pattern === vehicleCategoryPattern) return ['M1', 'N1', 'O1', 'O4', 'L3e', 'T1', 'R1']
  return ['X']
}
