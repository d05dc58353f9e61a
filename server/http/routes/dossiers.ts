import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { dossierStates } from '../../domain/dossier.ts'
import { procedures } from '../../domain/item.ts'
import { placeView } from '../../usecases/placeInQueue.ts'
import type { DossierView } from '../../usecases/ports.ts'
import { searchDossiers } from '../../usecases/searchDossiers.ts'
import { taxesOfDossier } from '../../usecases/taxesOfDossier.ts'
import { dossierJson } from '../../usecases/views.ts'
import { etagOf, readConditionally } from '../conditional.ts'
import { answers } from '../documentation.ts'
import { readPage } from '../pages.ts'
import { notFound } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { searchBody } from '../schemas/dossier.ts'
import { component, idParams, laneName, page, pageQuery, text } from '../schemas/shared.ts'

/** Dossiers as they are read. */
export const dossierRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, documents, config, changes, clock, draining, laneReadings } = options
  const { waitSecondsMax } = config.limits

  async function shown(tenant: string, view: DossierView): Promise<object> {
    const taxEstimate = (await taxesOfDossier(store, tenant, view)) ?? undefined
    if (view.state !== 'queued') return dossierJson(view, { taxEstimate })
    const reading = (await laneReadings()).find((one) => one.lane === view.lane)
    const place = await store.queuePlace(tenant, view.id)
    const queued = reading && placeView(place, reading, config.lanes[view.lane])
    return dossierJson(view, { ...queued, taxEstimate })
  }

  app.get(
    '/dossiers',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'listDossiers',
        tags: ['Dossiers'],
        summary: 'Dossiers, newest first',
        querystring: Type.Object(
          {
            ...pageQuery,
            batch: Type.Optional(text(100)),
            state: Type.Optional(Type.Enum([...dossierStates])),
            lane: Type.Optional(laneName),
            procedure: Type.Optional(Type.Enum([...procedures])),
            reference: Type.Optional(text(64)),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: ['A page', page('Dossier')] }, [400]),
      },
    },
    async (request) => {
      const { data, next } = await readPage(request.query, (query) =>
        store.dossiers(request.caller.tenant, query),
      )
      return { data: data.map((view) => dossierJson(view)), next }
    },
  )

  app.post(
    '/dossiers/search',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'searchDossiers',
        tags: ['Dossiers'],
        summary: 'Find dossiers by VIN, plate, NEPH, reference or name',
        description: 'A POST, so that no such value stands in an address.',
        querystring: Type.Object(pageQuery, { additionalProperties: false }),
        body: searchBody,
        response: answers({ 200: ['A page', page('Dossier')] }, [400, 413, 415]),
      },
    },
    async (request) => {
      const { data, next } = await readPage(request.query, (query) =>
        searchDossiers(store)(request.caller.tenant, { ...request.body, ...query }),
      )
      return { data: data.map((view) => dossierJson(view)), next }
    },
  )

  app.get(
    '/dossiers/:id',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'getDossier',
        tags: ['Dossiers'],
        summary: 'A dossier',
        description:
          'With If-None-Match and `Prefer: wait=30` it answers as soon as the dossier has changed, else 304.',
        params: idParams,
        response: answers({ 200: ['The dossier', 'Dossier'], 304: ['Not changed'] }, [404]),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const view = await readConditionally<DossierView>({
        request,
        reply,
        clock,
        draining,
        waitSecondsMax,
        follow: () => changes.follow((touched) => touched.dossiers.has(id)),
        read: () => store.dossier(request.caller.tenant, id),
        etag: ({ version }) => etagOf(id, version),
      })
      return view === null ? reply.code(304).send() : shown(request.caller.tenant, view)
    },
  )

  app.get(
    '/dossiers/:id/timeline',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'readTimeline',
        tags: ['Dossiers'],
        summary: 'Every event and attempt',
        params: idParams,
        response: answers(
          {
            200: [
              'Oldest first',
              Type.Object({ data: Type.Array(component('TimelineEntry')), next: Type.Null() }),
            ],
          },
          [404],
        ),
      },
    },
    async (request) => {
      const data = await store.timeline(request.caller.tenant, request.params.id)
      if (data === null) throw notFound()
      return { data, next: null }
    },
  )

  app.get(
    '/dossiers/:id/documents/:kind',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'readPaper',
        tags: ['Dossiers'],
        summary: 'A paper that the State issued',
        params: Type.Object({ id: Type.String(), kind: Type.String() }),
        response: answers(
          { 200: ['The bytes', Type.String({ format: 'binary' }), ['application/pdf']] },
          [404],
        ),
      },
    },
    async (request, reply) => {
      const { id, kind } = request.params
      const paper = await store.paperOf(request.caller.tenant, id, kind)
      const bytes = paper && (await documents.get(paper.sha256))
      if (!paper || !bytes) throw notFound()
      return reply
        .type(paper.mediaType)
        .header('etag', `"${paper.sha256}"`)
        .header('content-disposition', `attachment; filename="${kind.replaceAll(/[^\w-]/g, '')}-${id}.pdf"`)
        .header('content-security-policy', 'sandbox')
        .send(Buffer.from(bytes))
    },
  )
}
