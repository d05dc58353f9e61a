import { Type } from 'typebox'
import { documentKinds } from '../../domain/documentKinds.ts'
import { filedTypes } from '../../domain/documents/profile.ts'
import { channelName, component, instant } from './shared.ts'

const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const kind = Type.Enum(
  documentKinds.map((one) => one.kind),
  { description: 'What it is for: chooses the profile by which it is judged, and what it is looked at for' },
)

/** Both at will; without a channel it has to pass on each of them. */
const purposeFields = {
  kind: Type.Optional(kind),
  channel: Type.Optional(channelName),
}

export const purposeQuery = Type.Object(purposeFields, { additionalProperties: false })

export const contentQuery = Type.Object(
  {
    ...purposeFields,
    version: Type.Optional(
      Type.Enum(['original', 'filed'], {
        description: '`original` (default): the bytes as received; `filed`: as they are filed',
      }),
    ),
  },
  { additionalProperties: false },
)

export const digestQuery = Type.Object(
  { sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the bytes as received, hex' }) },
  { additionalProperties: false },
)

export const joinBody = Type.Object(
  {
    parts: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
      minItems: 2,
      maxItems: 10,
      uniqueItems: true,
      description: 'Ids of usable documents, in the order of their pages',
    }),
    ...purposeFields,
  },
  { additionalProperties: false },
)

export const documentSchema = Type.Object(
  {
    id: Type.String(),
    sha256: Type.Unsafe({ ...sha256, description: 'Of the bytes as received' }),
    status: Type.Enum(['checking', 'usable', 'refused']),
    findings: Type.Array(component('Finding'), {
      description: 'Errors refuse it; warnings and infos tell what was mended and what is worth a look',
    }),
    filed: Type.Optional(
      Type.Object(
        {
          sha256,
          mediaType: Type.Enum([...filedTypes]),
          size: Type.Integer(),
          pages: Type.Integer({ description: '1 for an image' }),
        },
        { description: 'What the State gets: its own bytes when they are clean' },
      ),
    ),
    mediaType: Type.Optional(Type.String({ description: 'Recognised by content, whatever was declared' })),
    size: Type.Integer(),
    createdAt: instant,
  },
  { description: 'A file of a paper, judged by the profile of its channel and kind' },
)
