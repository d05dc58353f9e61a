import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv'
import type { Finding } from '../domain/finding.ts'
import { type JsonObject, type Procedure, procedures } from '../domain/item.ts'
import { itemAjvOptions, itemFormats } from '../domain/schema/formats.ts'
import { itemSchemas } from '../domain/schema/items.ts'
import { procedureOf, shapeFindings } from '../domain/shapeFindings.ts'

const ajv = new Ajv({ ...itemAjvOptions, formats: { ...itemFormats }, inlineRefs: false })
const compiled = new Map<Procedure, ValidateFunction>()

function validatorOf(procedure: Procedure): ValidateFunction {
  const known = compiled.get(procedure)
  if (known) return known
  const { properties, ...schema } = itemSchemas[procedure]
  const blocks = Object.entries(properties).map(([name, block]) => [name, sharedBlock(name, block)])
  const validate = ajv.compile({ ...schema, properties: Object.fromEntries(blocks) })
  compiled.set(procedure, validate)
  return validate
}

/**
 * Procedures have nearly all their blocks in common, and compiling is slow (0.2 s a procedure when each is compiled whole):
 * equal blocks are compiled once and referred to.
 */
function sharedBlock(name: string, block: AnySchemaObject): AnySchemaObject {
  if (!('properties' in block) && !('oneOf' in block) && !('items' in block)) return block
  const text = JSON.stringify(block)
  const known = blockIds.get(text)
  if (known) return { $ref: known }
  const id = `${name}-${blockIds.size}`
  blockIds.set(text, id)
  ajv.addSchema(block, id)
  return { $ref: id }
}

const blockIds = new Map<string, string>()

/** Compiles all procedures, which takes most of a second: a worker does it before its first item. */
export function compileShapes(): void {
  for (const procedure of procedures) validatorOf(procedure)
}

export type Shape = { procedure: Procedure; findings: null } | { procedure: null; findings: Finding[] }

/** Checks an item against the schema of its procedure: every fault of shape at once, `findingsMax` at most. */
export function checkShape(item: JsonObject, findingsMax: number): Shape {
  const procedure = procedureOf(item)
  if (typeof procedure !== 'string') return { procedure: null, findings: [procedure] }
  const validate = validatorOf(procedure)
  if (validate(item)) return { procedure, findings: null }
  // A line full of unknown names has thousands of errors: they are cut before anyone words them.
  const errors = (validate.errors ?? []).slice(0, findingsMax * 2)
  return { procedure: null, findings: shapeFindings(errors).slice(0, findingsMax) }
}
