import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { batchOptionsFields } from '../../domain/schema/batchEnvelope.ts'
import type { BatchAnswer, IncomingBody, ValidationAnswer } from '../../usecases/batchAnswers.ts'
import { passBodies } from '../bodies.ts'
import { answers, asked } from '../documentation.ts'
import { idempotencyClaimOf, keyReused, keyRunning, sendStored } from '../idempotency.ts'
import { cutShort, faultProblem, incomingBody, sendReport } from '../incoming.ts'
import { Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'

const mediaTypes = ['application/json', 'application/x-ndjson'] as const

/** Batches on their way in: the bytes go to the use case unread, whatever their number. */
export const batchIntakeRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { acceptBatch, validateBatch, config } = options
  const { jsonBodyBytesMax, ndjsonBodyBytesMax } = config.limits
  passBodies(app, mediaTypes)
  const formatOf = (mediaType: string | undefined): IncomingBody['format'] =>
    mediaType === 'application/x-ndjson' ? 'ndjson' : 'json'

  app.post(
    '/batches',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'submitBatch',
        tags: ['Batches'],
        summary: 'Hand over a batch',
        description:
          'JSON with its items, or one item a line as NDJSON with the options in the query string. 202 means that everything accepted is on the disk; rejected rows are listed with every fault.',
        querystring: Type.Object(batchOptionsFields, { additionalProperties: false }),
        ...asked('BatchEnvelope', mediaTypes),
        response: answers(
          {
            200: ['With mode `validate`: what would happen', 'ValidationReport'],
            202: ['Accepted', 'AcceptedBatch'],
          },
          [400, 409, 413, 415, 422, 507],
        ),
      },
    },
    async (request, reply) => {
      const format = formatOf(request.mediaType)
      if (format === 'json') refuseOptions(request.query)
      const idempotency = idempotencyClaimOf(request)
      const incoming = incomingBody(request, format === 'json' ? jsonBodyBytesMax : ndjsonBodyBytesMax)
      const caller = { tenant: request.caller.tenant, mode: config.mode }
      try {
        const body = { format, bytes: incoming.bytes }
        return sendBatch(reply, await acceptBatch({ caller, body, options: request.query, idempotency }))
      } finally {
        incoming.discard()
      }
    },
  )

  app.post(
    '/validations',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'validateBatch',
        tags: ['Batches'],
        summary: 'Check a batch and keep nothing',
        querystring: Type.Object(
          {
            ...batchOptionsFields,
            on: Type.Optional(
              Type.String({ format: 'date', description: 'The day to judge by; today in Paris unless told' }),
            ),
          },
          { additionalProperties: false },
        ),
        ...asked('BatchEnvelope', mediaTypes),
        response: answers({ 200: ['What would happen', 'ValidationReport'] }, [400, 413, 415, 422]),
      },
    },
    async (request, reply) => {
      const format = formatOf(request.mediaType)
      const incoming = incomingBody(request, format === 'json' ? jsonBodyBytesMax : ndjsonBodyBytesMax)
      const caller = { tenant: request.caller.tenant, mode: config.mode }
      try {
        const body = { format, bytes: incoming.bytes }
        return sendBatch(reply, await validateBatch({ caller, body, on: request.query.on }))
      } finally {
        incoming.discard()
      }
    },
  )
}

/** Options that stand in two places could contradict each other. */
function refuseOptions(query: object): void {
  const [name] = Object.keys(query)
  if (name !== undefined) {
    throw new Problem('query-invalid', `/${name} stands in the body when the body is JSON.`)
  }
}

function sendBatch(reply: FastifyReply, answer: BatchAnswer | ValidationAnswer): FastifyReply {
  switch (answer.as) {
    case 'sealed':
      if (answer.replayed) void reply.header('idempotency-replayed', 'true')
      return sendStored(reply, answer.answer)
    case 'validated':
      return sendReport(reply, answer)
    case 'refused':
      throw new Problem(
        'batch-refused',
        'The batch holds invalid items and asked to be refused whole; nothing was kept.',
        {
          findings: answer.findings,
        },
      )
    case 'empty':
      throw new Problem('batch-empty', 'A batch holds at least one item.')
    case 'referenceTaken':
      throw new Problem('batch-reference-taken', `The batch ${answer.batch} has this reference.`, {
        extra: { batch: answer.batch },
      })
    case 'keyRunning':
      throw keyRunning()
    case 'keyReused':
      throw keyReused()
    case 'fault':
      throw faultProblem(answer.fault)
    case 'cutShort':
      throw cutShort()
  }
}
