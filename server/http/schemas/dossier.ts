import { Type } from 'typebox'
import { dossierStates } from '../../domain/dossier.ts'
import { procedures } from '../../domain/item.ts'
import { channelName, component, instant, laneName, orNull, sentence } from './shared.ts'

const freeObject = Type.Record(Type.String(), Type.Unknown())

export const dossierSchema = Type.Object({
  id: Type.String(),
  reference: Type.String(),
  batch: Type.Optional(Type.String()),
  row: Type.Optional(Type.Integer()),
  procedure: Type.Enum([...procedures]),
  establishment: Type.String(),
  channel: channelName,
  lane: laneName,
  channelReason: Type.Optional(sentence('Why this channel and lane')),
  state: Type.Enum([...dossierStates]),
  reason: Type.Optional(Type.String()),
  createdAt: instant,
  updatedAt: instant,
  attempts: Type.Integer(),
  findings: Type.Array(component('Finding')),
  filing: Type.Optional(
    Type.Object({ number: Type.String(), status: Type.String(), receivedAt: Type.Optional(instant) }),
  ),
  outcome: Type.Optional(component('Outcome')),
  refusal: Type.Optional(component('Refusal')),
  request: Type.Optional(
    Type.Object(
      { kinds: Type.Array(Type.String()), message: Type.String() },
      { description: 'While actionRequired: what the State asks for, or the gateway before filing' },
    ),
  ),
  documents: Type.Array(freeObject),
  papers: Type.Optional(
    Type.Array(Type.String({ description: 'Kinds of papers of the State that can be fetched' })),
  ),
  deadlines: Type.Array(component('Deadline')),
  taxEstimate: Type.Optional(component('TaxEstimate')),
  position: Type.Optional(
    Type.Integer({
      description:
        'While queued: its place in its lane among the dossiers of its tenant, urgent ones first, then the nearest legal day. 10,000 stands for that and more',
    }),
  ),
  etaSeconds: Type.Optional(
    Type.Integer({ description: 'While queued: until it leaves at the pace of its lane, at the latest' }),
  ),
  previous: Type.Optional(Type.String()),
  contested: Type.Optional(Type.Boolean()),
  cancelRequested: Type.Optional(Type.Boolean()),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export const timelineEntrySchema = Type.Object({
  at: instant,
  sequence: orNull(Type.Integer()),
  type: Type.String(),
  data: freeObject,
})

export const eventSchema = Type.Object({
  sequence: Type.Integer({ description: 'Gap-free for each tenant' }),
  id: Type.String(),
  type: Type.String(),
  at: instant,
  batch: Type.Optional(orNull(Type.String())),
  dossier: Type.Optional(orNull(Type.String())),
  data: freeObject,
})

export const laneSchema = Type.Object({
  name: laneName,
  state: Type.Enum(['open', 'slow', 'closed', 'paused']),
  since: instant,
  reason: orNull(Type.String()),
  waiting: Type.Integer(),
  oldestWaitingSeconds: orNull(Type.Integer()),
  pacePerMinute: Type.Integer(),
  etaSeconds: orNull(Type.Integer()),
  resendsStopped: Type.Optional(
    Type.Boolean({ description: 'Operators only: an incident stopped automatic resends' }),
  ),
})

export const searchBody = Type.Object(
  {
    vin: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    plate: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    neph: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    reference: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false, minProperties: 1 },
)

/** `documents` replace those of the same kind and person; `data` is a merge patch over the item (RFC 7396). */
export const completeBody = Type.Object(
  {
    documents: Type.Optional(Type.Array(freeObject, { minItems: 1, maxItems: 50 })),
    data: Type.Optional(freeObject),
  },
  { additionalProperties: false, minProperties: 1 },
)
