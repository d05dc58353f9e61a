import { Type } from 'typebox'
import { channelName, laneName, orNull } from './shared.ts'

const saying = Type.Object({ fr: Type.String(), en: Type.String() })

const askedPaper = Type.Object(
  {
    code: Type.String({ description: 'The code of the finding when it is missing' }),
    severity: Type.Enum(['error', 'warning', 'info']),
    certain: Type.Boolean({
      description: 'False: the item leaves open whether it is asked, so it is asked with a warning',
    }),
    alternatives: Type.Array(
      Type.Array(Type.Object({ kind: Type.String(), variant: Type.Optional(Type.String()), label: saying })),
      { description: 'Papers of one inner list go together; one whole inner list will do' },
    ),
    of: Type.Optional(Type.Enum(['holder', 'coHolder', 'lessee', 'seller', 'guardian', 'host'])),
    satisfied: Type.Boolean({ description: 'The papers that the item declares answer it' }),
    why: saying,
    source: Type.String(),
    confirmed: Type.Boolean({ description: 'False: no official text confirms it; it only warns' }),
  },
  { description: 'One paper, or one choice of papers, that the request needs' },
)

export const requirementsSchema = Type.Object(
  {
    procedure: Type.String(),
    channel: orNull(channelName),
    lane: orNull(laneName),
    reason: saying,
    requirements: Type.Array(askedPaper),
    unknown: Type.Array(Type.String(), {
      description: 'JSON Pointers of empty fields of which a value would change this answer',
    }),
  },
  { description: 'Which papers a request needs, as far as its item is known' },
)

export const partialItemBody = Type.Object(
  {},
  {
    additionalProperties: true,
    description:
      'An item as far as it is filled in; nothing is required, unknown fields and empty texts are passed over',
  },
)
