import { type TSchema, Type } from 'typebox'
import { channels, lanes } from '../../domain/lane.ts'

/** A component of the OpenAPI document, named where a route answers with it. */
export const component = (name: string): TSchema => Type.Unsafe({ $ref: `${name}#` })

export const text = (maxLength: number): ReturnType<typeof Type.String> =>
  Type.String({ minLength: 1, maxLength })
export const instant = Type.String({ format: 'date-time' })
export const day = Type.String({ format: 'date' })
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A sentence for people, in both languages. */
export const sentence = (description: string) =>
  Type.Object({ fr: Type.String(), en: Type.String() }, { description })

export const laneName = Type.Enum([...lanes])
export const channelName = Type.Enum([...channels])

const saying = Type.Object({ fr: Type.String(), en: Type.String() })

export const findingSchema = Type.Object(
  {
    code: Type.String(),
    severity: Type.Enum(['error', 'warning', 'info']),
    pointer: Type.String({ description: "JSON Pointer relative to the item; '' is the item itself" }),
    row: Type.Optional(Type.Integer({ minimum: 1 })),
    fr: Type.String(),
    en: Type.String(),
    remedy: saying,
    actor: Type.Enum(['client', 'school', 'candidate', 'state', 'gateway']),
    dossier: Type.Optional(Type.String({ description: 'The id of another dossier that it is about' })),
  },
  { description: 'One thing wrong or doubtful in an item' },
)

export const deadlineSchema = Type.Object(
  { code: Type.String(), on: day, fr: Type.String(), en: Type.String() },
  { description: 'A day by which something has to be done' },
)

export const problemSchema = (codes: readonly string[]): TSchema =>
  Type.Object(
    {
      type: Type.String(),
      title: Type.String(),
      status: Type.Integer(),
      code: Type.String({ description: `One of: ${codes.join(', ')}. More may come.` }),
      detail: Type.Optional(Type.String()),
      requestId: Type.String(),
      retryable: Type.Boolean({ description: 'The same request may succeed later' }),
      findings: Type.Optional(Type.Array(component('Finding'))),
    },
    { description: 'RFC 9457' },
  )

export const page = (item: string): TSchema =>
  Type.Object({ data: Type.Array(component(item)), next: orNull(Type.String()) })

/** `limit` and `after` of every list. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: '100 unless told' })),
  after: Type.Optional(
    Type.String({ minLength: 1, maxLength: 500, description: 'The cursor `next` of the page before' }),
  ),
}

export const idParams = Type.Object({ id: Type.String() })
