import { Ajv, type ValidateFunction } from 'ajv'
import type { Finding } from '../domain/finding.ts'
import type { JsonObject, Procedure } from '../domain/item.ts'
import { itemAjvOptions, itemFormats } from '../domain/schema/formats.ts'
import { itemSchemas } from '../domain/schema/items.ts'
import { procedureOf, shapeFindings } from '../domain/shapeFindings.ts'

const ajv = new Ajv({ ...itemAjvOptions, formats: { ...itemFormats } })
const compiled = new Map<Procedure, ValidateFunction>()

function validatorOf(procedure: Procedure): ValidateFunction {
  const known = compiled.get(procedure)
  if (known) return known
  const validate = ajv.compile(itemSchemas[procedure])
  compiled.set(procedure, validate)
  return validate
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
