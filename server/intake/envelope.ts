import { Ajv } from 'ajv'
import { Type } from 'typebox'
import type { Finding } from '../domain/finding.ts'
import { batchOptionsFields } from '../domain/schema/batchEnvelope.ts'
import { itemAjvOptions } from '../domain/schema/formats.ts'
import { shapeFindings } from '../domain/shapeFindings.ts'
import type { BatchEnvelope } from '../usecases/ports.ts'

const schema = Type.Object(
  { ...batchOptionsFields, items: Type.Array(Type.Unknown()) },
  { additionalProperties: false },
)
const validate = new Ajv({ ...itemAjvOptions }).compile<BatchEnvelope>(schema)

/** The members of a JSON body with an empty list for its items: what they say, or what is wrong with them. */
export function readEnvelope(members: unknown, findingsMax: number): BatchEnvelope | Finding[] {
  if (!validate(members)) return shapeFindings((validate.errors ?? []).slice(0, findingsMax))
  const { reference, mode, onInvalid, priority } = members
  return { reference, mode, onInvalid, priority }
}
