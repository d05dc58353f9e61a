import { type TSchema, Type } from 'typebox'
import { itemComponents } from './itemComponents.ts'
import { problemCatalogue } from './problem.ts'
import { incidentSchema } from './schemas/admin.ts'
import * as batch from './schemas/batch.ts'
import * as dossier from './schemas/dossier.ts'
import { taxEstimateSchema } from './schemas/taxes.ts'
import { deadlineSchema, findingSchema, problemSchema } from './schemas/shared.ts'

const saying = Type.Object({ fr: Type.String(), en: Type.String() })

const findingKind = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'warning', 'info']),
  actor: Type.Enum(['client', 'school', 'candidate', 'state', 'gateway']),
  fr: Type.String({ description: 'Words in braces are filled in' }),
  en: Type.String(),
  remedy: saying,
})

const procedure = Type.Object(
  {
    name: Type.String(),
    channel: Type.Optional(Type.Unknown()),
    lane: Type.Optional(Type.Unknown()),
    schema: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema of an item' }),
  },
  { additionalProperties: true },
)

/** Everything that the OpenAPI document names. */
export const components: Readonly<Record<string, TSchema>> = {
  AcceptedBatch: batch.acceptedBatchSchema,
  Batch: batch.batchSchema,
  BatchCancelled: batch.batchCancelSchema,
  BatchEnvelope: batch.batchEnvelopeSchema,
  Deadline: deadlineSchema,
  Dossier: dossier.dossierSchema,
  Event: dossier.eventSchema,
  Finding: findingSchema,
  FindingKind: findingKind,
  Incident: incidentSchema,
  Lane: dossier.laneSchema,
  Outcome: batch.outcomeSchema,
  Problem: problemSchema(Object.keys(problemCatalogue)),
  Procedure: procedure,
  Refusal: batch.refusalSchema,
  ResultLine: batch.resultLineSchema,
  TaxEstimate: taxEstimateSchema,
  TenantDossier: Type.Object({ ...dossier.dossierSchema.properties, tenant: Type.String() }),
  TimelineEntry: dossier.timelineEntrySchema,
  ValidationReport: batch.validationReportSchema,
  ...itemComponents(),
}
