import { type TSchema, Type } from 'typebox'
import { itemComponents } from './itemComponents.ts'
import { problemCatalogue } from './problem.ts'
import { incidentSchema } from './schemas/admin.ts'
import * as batch from './schemas/batch.ts'
import { documentSchema } from './schemas/document.ts'
import * as dossier from './schemas/dossier.ts'
import { requirementsSchema } from './schemas/requirements.ts'
import { findingKindSchema, procedureSchema } from './schemas/reference.ts'
import { taxEstimateSchema } from './schemas/taxes.ts'
import { deadlineSchema, findingSchema, problemSchema } from './schemas/shared.ts'

/** Everything that the OpenAPI document names. */
export const components: Readonly<Record<string, TSchema>> = {
  AcceptedBatch: batch.acceptedBatchSchema,
  Batch: batch.batchSchema,
  BatchCancelled: batch.batchCancelSchema,
  BatchEnvelope: batch.batchEnvelopeSchema,
  Deadline: deadlineSchema,
  Document: documentSchema,
  Dossier: dossier.dossierSchema,
  Event: dossier.eventSchema,
  Finding: findingSchema,
  FindingKind: findingKindSchema,
  Incident: incidentSchema,
  Lane: dossier.laneSchema,
  Outcome: batch.outcomeSchema,
  Problem: problemSchema(Object.keys(problemCatalogue)),
  Procedure: procedureSchema,
  Refusal: batch.refusalSchema,
  Requirements: requirementsSchema,
  ResultLine: batch.resultLineSchema,
  TaxEstimate: taxEstimateSchema,
  TenantDossier: Type.Object({ ...dossier.dossierSchema.properties, tenant: Type.String() }),
  TimelineEntry: dossier.timelineEntrySchema,
  ValidationReport: batch.validationReportSchema,
  ...itemComponents(),
}
