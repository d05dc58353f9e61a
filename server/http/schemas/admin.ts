import { Type } from 'typebox'
import { instant, orNull, text } from './shared.ts'

export const establishmentSchema = Type.Object(
  {
    kind: Type.Enum(['habilitation', 'school']),
    number: text(40),
    siret: Type.Optional(Type.String({ pattern: '^[0-9]{14}$' })),
    permits: Type.Optional(
      Type.Array(Type.Enum(['pivo', 'diva', 'lessor']), { maxItems: 3, uniqueItems: true }),
    ),
    categories: Type.Optional(
      Type.Array(text(20), { maxItems: 40, uniqueItems: true, description: 'Absent = all' }),
    ),
  },
  { additionalProperties: false },
)

export const tenantBody = Type.Object(
  { name: text(200), establishments: Type.Array(establishmentSchema, { maxItems: 1_000 }) },
  { additionalProperties: false },
)

export const tenantSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  establishments: Type.Array(establishmentSchema),
  createdAt: instant,
})

const scopes = Type.Array(Type.Enum(['submit', 'read', 'webhooks']), {
  minItems: 1,
  maxItems: 3,
  uniqueItems: true,
})
const mode = Type.Enum(['live', 'test'])

export const keyBody = Type.Object({ scopes, mode }, { additionalProperties: false })

export const keySchema = Type.Object({
  id: Type.String(),
  scopes,
  mode,
  createdAt: instant,
  revokedAt: orNull(instant),
})

export const madeKeySchema = Type.Object({
  id: Type.String(),
  key: Type.String({ description: 'Shown once' }),
})

const pace = (maximum: number) => Type.Optional(orNull(Type.Integer({ minimum: 1, maximum })))

export const laneBody = Type.Object(
  {
    paused: Type.Optional(Type.Boolean()),
    perMinute: pace(600_000),
    perSecond: pace(10_000),
    concurrencyMax: pace(1_000),
    resendsStopped: Type.Optional(
      Type.Boolean({
        description: 'An incident (a double or late filing) stops automatic resends; false allows them again',
      }),
    ),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    description: 'null takes a setting back to the configuration',
  },
)

export const resolveBody = Type.Object(
  { as: Type.Enum(['filed', 'absent']), filingNumber: Type.Optional(text(100)) },
  { additionalProperties: false },
)

export const rectifyBody = Type.Object(
  { as: Type.Enum(['completed', 'refused', 'expired']), note: text(1_000) },
  { additionalProperties: false },
)

export const incidentSchema = Type.Object({
  id: Type.String(),
  at: instant,
  kind: Type.String(),
  lane: orNull(Type.String()),
  dossier: orNull(Type.String()),
  data: Type.Record(Type.String(), Type.Unknown()),
})
