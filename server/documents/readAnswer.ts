import { type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { filedTypes } from '../domain/documents/profile.ts'
import type { DocumentFacts } from '../usecases/ports.ts'
import type { Answer } from './child/messages.ts'

const text = (lengthMax: number): TSchema => Type.String({ maxLength: lengthMax })

/** One for each fact, or the compiler asks for it. */
const factSchemas: Record<keyof DocumentFacts, TSchema> = {
  vins: Type.Optional(Type.Array(text(17), { maxItems: 50 })),
  expiresOn: Type.Optional(Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })),
  has2dDoc: Type.Optional(Type.Boolean()),
}

const mediaType = Type.Union([text(100), Type.Null()])

const notes = Type.Array(
  Type.Object({
    code: text(60),
    params: Type.Optional(Type.Record(Type.String(), Type.Union([text(200), Type.Number()]))),
  }),
  { maxItems: 50 },
)

const filed = Type.Object({
  mediaType: Type.Union(filedTypes.map((type) => Type.Literal(type))),
  pages: Type.Integer({ minimum: 1, maximum: 10_000 }),
  isOriginal: Type.Boolean(),
})

const answer = Compile(
  Type.Union([
    Type.Object({ as: Type.Literal('ready') }),
    Type.Object({ as: Type.Literal('seen'), mediaType }),
    Type.Object({
      as: Type.Literal('examined'),
      mediaType,
      notes,
      filed: Type.Union([filed, Type.Null()]),
      facts: Type.Object(factSchemas, { additionalProperties: false }),
    }),
    Type.Object({ as: Type.Literal('joined'), notes, isWritten: Type.Boolean() }),
    Type.Object({ as: Type.Literal('failed'), trace: text(4_000), isDiskFull: Type.Boolean() }),
  ]),
)

/** A child reads what strangers made: nothing that it says is taken unread. Null: no answer of ours. */
export const parseAnswer = (message: unknown): Answer | null =>
  answer.Check(message) ? (message as Answer) : null
