import { type TProperties, Type } from 'typebox'
import { countryPattern, stateCodePattern, textPattern } from './patterns.ts'

/** A block of an item: nothing beyond its fields, no default; which fields are needed differs by role and procedure. */
export function block<Properties extends TProperties>(
  properties: Properties,
  required: readonly string[] = [],
) {
  return Type.Object(Type.Partial(Type.Object(properties)).properties, {
    additionalProperties: false,
    ...(required.length > 0 ? { required: [...required] } : {}),
  })
}

export const text = (lengthMax: number) =>
  Type.String({ minLength: 1, maxLength: lengthMax, pattern: textPattern })
/** What a value type of rules/ checks more closely: the schema only bounds it. */
export const value = () => text(64)
export const date = () => Type.String({ format: 'date' })
export const dateTime = () => Type.String({ format: 'date-time' })
export const country = () => Type.String({ pattern: countryPattern })
export const stateCode = () => Type.String({ pattern: stateCodePattern })
export const whole = (maximum: number, minimum = 0) => Type.Integer({ minimum, maximum })
export const decimal = (maximum: number) => Type.Number({ minimum: 0, maximum })
export const flag = () => Type.Boolean()
export const oneOf = (values: readonly string[]) => Type.Enum([...values])
