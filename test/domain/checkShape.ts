import { Ajv, type ValidateFunction } from 'ajv'
import type { Finding } from '../../server/domain/finding.ts'
import type { JsonObject, Procedure } from '../../server/domain/item.ts'
import { itemAjvOptions, itemFormats } from '../../server/domain/schema/formats.ts'
import { itemSchemas } from '../../server/domain/schema/items.ts'
import { procedureOf, shapeFindings } from '../../server/domain/shapeFindings.ts'

const ajv = new Ajv({ ...itemAjvOptions, code: { optimize: false } })
for (const [name, check] of Object.entries(itemFormats)) ajv.addFormat(name, check)

const compiled = new Map<Procedure, ValidateFunction>()

/** What the schema of the item's own procedure says of it, in people's words. */
export function checkShape(item: JsonObject): Finding[] {
  const procedure = procedureOf(item)
  if (typeof procedure !== 'string') return [procedure]
  const validate = compiled.get(procedure) ?? ajv.compile(itemSchemas[procedure])
  compiled.set(procedure, validate)
  return validate(item) ? [] : shapeFindings(validate.errors ?? [])
}

/** Code and place of findings, as short as they can be compared. */
export const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, pointer }) => `${code} ${pointer}`)

/** A copy of an item with one field set (undefined removes it); the pointer's blocks have to be there. */
export function changed(item: JsonObject, pointer: string, value: unknown): JsonObject {
  const copy = structuredClone(item)
  const segments = pointer.slice(1).split('/')
  const last = segments.pop() ?? ''
  let place: Record<string, unknown> = copy
  for (const segment of segments) place = place[segment] as Record<string, unknown>
  if (value === undefined) delete place[last]
  else place[last] = value
  return copy
}
