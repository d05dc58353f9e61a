import { Type } from 'typebox'
import { textPattern } from './patterns.ts'

/** Room for what the SDK appends to a name of 64 (`name/12`). */
export const batchReferenceLengthMax = 100

/** What a batch says of itself beside its items: members of a JSON body, or the query of a stream. */
export const batchOptionsFields = {
  reference: Type.Optional(
    Type.String({ minLength: 1, maxLength: batchReferenceLengthMax, pattern: textPattern }),
  ),
  mode: Type.Optional(Type.Enum(['submit', 'validate'])),
  onInvalid: Type.Optional(Type.Enum(['continue', 'refuse'])),
  priority: Type.Optional(Type.Enum(['normal', 'urgent'])),
}
