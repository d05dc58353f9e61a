import { Type } from 'typebox'
import { countKeys } from '../../domain/batch.ts'
import { dossierStates } from '../../domain/dossier.ts'
import { batchOptionsFields } from '../../domain/schema/batchEnvelope.ts'
import { component, instant, orNull, sentence } from './shared.ts'

const counts = Type.Object(Object.fromEntries(countKeys.map((key) => [key, Type.Integer({ minimum: 0 })])), {
  description: 'Every row is counted once; the sum is `total`',
})

const head = {
  id: Type.String(),
  reference: Type.Optional(Type.String()),
  state: Type.Enum(['processing', 'completed', 'cancelled']),
  total: Type.Integer(),
  counts,
}

export const acceptedBatchSchema = Type.Object({
  ...head,
  rejected: Type.Array(
    Type.Object({
      row: Type.Integer(),
      reference: orNull(Type.String()),
      findings: Type.Array(component('Finding')),
    }),
    { description: 'The first 100; the results show all' },
  ),
  existing: Type.Array(Type.Object({ row: Type.Integer(), reference: Type.String(), id: Type.String() }), {
    description: 'The first 100',
  }),
})

export const batchSchema = Type.Object({
  ...head,
  outcome: Type.Optional(Type.Enum(['allCompleted', 'mixed', 'noneCompleted'])),
  priority: Type.Enum(['normal', 'urgent']),
  pacePerMinute: Type.Integer({ description: 'How many of its waiting dossiers may leave in a minute' }),
  etaSeconds: Type.Optional(
    Type.Integer({
      description: 'Until the last is filed; absent when a lane stands still or nothing waits',
    }),
  ),
  createdAt: instant,
  completedAt: Type.Optional(instant),
})

export const outcomeSchema = Type.Object(
  {
    plate: Type.Optional(Type.String()),
    formulaNumber: Type.Optional(Type.String()),
    cpiUntil: Type.Optional(Type.String()),
    taxes: Type.Optional(Type.Record(Type.String(), Type.Integer(), { description: 'Euro cents' })),
    receiptNumber: Type.Optional(Type.String()),
    cessionCode: Type.Optional(Type.String()),
    neph: Type.Optional(Type.String()),
    attestationIssuedOn: Type.Optional(Type.String()),
    titleNumber: Type.Optional(Type.String()),
    trackingNumber: Type.Optional(Type.String()),
  },
  { description: 'What the State gave; which members, the procedure says' },
)

export const refusalSchema = Type.Object({
  code: Type.String(),
  stateCode: Type.String(),
  stateMessage: Type.String({ description: "The State's own sentence, untouched" }),
  pointer: Type.Optional(Type.String({ description: 'Where in what was filed, in the words of the State' })),
  fr: Type.String({
    description: 'What it means; the words of the State for a code that nobody has heard of',
  }),
  en: Type.String(),
  remedy: Type.Object({ fr: Type.String(), en: Type.String() }),
  actor: Type.Enum(['client', 'school', 'candidate', 'state', 'gateway']),
  retryable: Type.Boolean({ description: 'The same request may be taken later, nothing in it being wrong' }),
})

export const resultLineSchema = Type.Object({
  row: Type.Integer(),
  reference: orNull(Type.String()),
  id: Type.Optional(Type.String()),
  existing: Type.Optional(Type.Boolean()),
  state: Type.Enum(['rejected', ...dossierStates]),
  findings: Type.Array(component('Finding')),
  filing: Type.Optional(Type.Object({ number: Type.String(), status: Type.String() })),
  outcome: Type.Optional(component('Outcome')),
  refusal: Type.Optional(component('Refusal')),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export const batchEnvelopeSchema = Type.Object(
  { ...batchOptionsFields, items: Type.Array(component('Item'), { maxItems: 10_000 }) },
  { additionalProperties: false },
)

export const validationReportSchema = Type.Object({
  valid: Type.Integer(),
  invalid: Type.Integer(),
  items: Type.Array(
    Type.Object({
      row: Type.Integer(),
      reference: orNull(Type.String()),
      valid: Type.Boolean(),
      findings: Type.Array(component('Finding')),
      channel: orNull(Type.String()),
      lane: orNull(Type.String()),
      reason: Type.Optional(sentence('Why this channel and lane')),
      deadlines: Type.Array(component('Deadline')),
      taxes: Type.Optional(component('TaxEstimate')),
    }),
  ),
})

export const batchCancelSchema = Type.Object({
  cancelled: Type.Integer(),
  requested: Type.Integer({ description: 'Being filed: cancelled if the State turns out not to have them' }),
  tooLate: Type.Array(Type.Object({ id: Type.String(), state: Type.String() })),
})
