import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { batchOptionsFields } from '../../domain/schema/batchEnvelope.ts'
import { batchPace } from '../../usecases/lanesView.ts'
import { cancelBatch, retryBatch } from '../../usecases/moveBatch.ts'
import type { BatchView } from '../../usecases/ports.ts'
import { batchJson } from '../../usecases/views.ts'
import { etagOf, readConditionally } from '../conditional.ts'
import { answers } from '../documentation.ts'
import { once } from '../idempotency.ts'
import { negotiate } from '../mediaTypes.ts'
import { notFound } from '../problem.ts'
import { resultStream, resultTypes } from '../resultStream.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { readPage } from '../pages.ts'
import { idParams, page, pageQuery, text } from '../schemas/shared.ts'

/** Batches as they are read and moved. */
export const batchRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, config, changes, clock, draining, laneReadings } = options
  const { waitSecondsMax } = config.limits

  async function shown(view: BatchView): Promise<object> {
    const { pacePerMinute, etaSeconds } = batchPace(view, await laneReadings(), config.lanes)
    return batchJson(view, { pacePerMinute, etaSeconds: etaSeconds ?? undefined })
  }

  app.get(
    '/batches',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'listBatches',
        tags: ['Batches'],
        summary: 'Batches, newest first',
        querystring: Type.Object(
          { ...pageQuery, reference: batchOptionsFields.reference },
          { additionalProperties: false },
        ),
        response: answers({ 200: ['A page', page('Batch')] }, [400]),
      },
    },
    async (request) => {
      const { data, next } = await readPage(request.query, (query) =>
        store.batches(request.caller.tenant, query),
      )
      return { data: await Promise.all(data.map(shown)), next }
    },
  )

  app.get(
    '/batches/:id',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'getBatch',
        tags: ['Batches'],
        summary: 'A batch, its counts and its pace',
        description:
          'With If-None-Match and `Prefer: wait=30` it answers as soon as the batch has changed, else 304.',
        params: idParams,
        response: answers({ 200: ['The batch', 'Batch'], 304: ['Not changed'] }, [404]),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const view = await readConditionally<BatchView>({
        request,
        reply,
        clock,
        draining,
        waitSecondsMax,
        follow: () => changes.follow((touched) => touched.batches.has(id)),
        read: () => store.batch(request.caller.tenant, id),
        etag: ({ version }) => etagOf(id, version),
      })
      return view === null ? reply.code(304).send() : shown(view)
    },
  )

  app.get(
    '/batches/:id/results',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'readResults',
        tags: ['Batches'],
        summary: 'What became of every line, in input order',
        params: idParams,
        querystring: Type.Object(
          { only: Type.Optional(Type.Enum(['rejected', 'final', 'open'])) },
          { additionalProperties: false },
        ),
        response: answers({ 200: ['One line each', 'ResultLine', resultTypes] }, [404, 406]),
      },
    },
    async (request, reply) => {
      const type = negotiate(request, resultTypes)
      const pages = await store.results(request.caller.tenant, request.params.id, request.query.only)
      if (pages === null) throw notFound()
      return reply.type(`${type}; charset=utf-8`).header('vary', 'accept').send(resultStream(type, pages))
    },
  )

  app.post(
    '/batches/:id/cancel',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'cancelBatch',
        tags: ['Batches'],
        summary: 'Cancel what has not been filed',
        params: idParams,
        response: answers({ 200: ['How many', 'BatchCancelled'] }, [404, 409, 422]),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const body = await cancelBatch(store)(request.caller.tenant, request.params.id)
        if (body === null) throw notFound()
        return { status: 200, body }
      }),
  )

  app.post(
    '/batches/:id/retry',
    {
      config: { scope: 'submit' },
      preValidation: async (request) => {
        request.body ??= {}
      },
      schema: {
        operationId: 'retryBatch',
        tags: ['Batches'],
        summary: 'Put failed dossiers back',
        params: idParams,
        body: Type.Object(
          { codes: Type.Optional(Type.Array(text(100), { minItems: 1, maxItems: 100 })) },
          { additionalProperties: false, description: 'Only those that failed for one of these codes' },
        ),
        response: answers(
          { 200: ['How many', Type.Object({ retried: Type.Integer() })] },
          [400, 404, 409, 415, 422],
        ),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const body = await retryBatch(store)(request.caller.tenant, request.params.id, request.body.codes)
        if (body === null) throw notFound()
        return { status: 200, body }
      }),
  )
}
