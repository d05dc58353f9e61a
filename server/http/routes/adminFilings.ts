import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { dossierStates } from '../../domain/dossier.ts'
import { isLane } from '../../domain/lane.ts'
import { laneView } from '../../usecases/lanesView.ts'
import type { MoveAnswer } from '../../usecases/ports.ts'
import { resolveByOperator } from '../../usecases/resolveByOperator.ts'
import { setLane } from '../../usecases/setLane.ts'
import { dossierJson } from '../../usecases/views.ts'
import { answers, ofOperator } from '../documentation.ts'
import { type Answer, once } from '../idempotency.ts'
import { readPage } from '../pages.ts'
import { notFound, Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { laneBody, rectifyBody, resolveBody } from '../schemas/admin.ts'
import { component, idParams, laneName, page, pageQuery } from '../schemas/shared.ts'

const tags = ['Operator']
const stateAnswer = Type.Object({ id: Type.String(), state: Type.String() })

/** What only a person may decide: lanes, uncertain dossiers, contradictory ends. */
export const adminFilingRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, upstream, config, clock } = options
  const nowText = (): string => new Date(clock.wall()).toISOString()

  app.patch(
    '/lanes/:lane',
    {
      schema: {
        operationId: 'setLane',
        tags,
        summary: 'Pause a lane, or set its pace',
        params: Type.Object({ lane: Type.String() }),
        body: laneBody,
        response: answers({ 200: ['As it is now', 'Lane'] }, [404, 409, 413, 415, 422], ofOperator),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const { lane } = request.params
        if (!isLane(lane)) throw notFound()
        const reading = await setLane(store, nowText)(lane, request.body)
        if (reading === null) throw new Problem('changed-meanwhile', 'The lane kept changing. Try again.')
        const { resendsStopped } = reading
        return { status: 200, body: { ...laneView(reading, config.lanes[lane]), resendsStopped } }
      }),
  )

  app.get(
    '/dossiers',
    {
      schema: {
        operationId: 'listDossiersOfAll',
        tags,
        summary: 'Dossiers of every tenant, such as the uncertain ones',
        querystring: Type.Object(
          {
            ...pageQuery,
            state: Type.Optional(Type.Enum([...dossierStates])),
            lane: Type.Optional(laneName),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: ['A page', page('TenantDossier')] }, [400], ofOperator),
      },
    },
    async (request) => {
      const { data, next } = await readPage(request.query, (query) => store.dossiersOfAll(query))
      return { data: data.map((view) => ({ ...dossierJson(view), tenant: view.tenant })), next }
    },
  )

  app.post(
    '/dossiers/:id/resolve',
    {
      schema: {
        operationId: 'resolveDossier',
        tags,
        summary: 'Say whether the State has an uncertain dossier',
        params: idParams,
        body: resolveBody,
        response: answers({ 200: ['Moved', stateAnswer] }, [404, 409, 413, 415, 422], ofOperator),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const { as, filingNumber } = request.body
        const { id } = request.params
        if (as === 'filed' && filingNumber === undefined) {
          throw new Problem('body-invalid', 'A dossier that the State has needs its filingNumber.')
        }
        const number = as === 'filed' ? filingNumber : undefined
        const moved = await resolveByOperator({ store, upstream, nowText })(id, as, number)
        if (moved.as === 'foreignNumber') {
          throw new Problem('move-not-possible', 'The State has another dossier under this number.')
        }
        return stateBody(moved, id)
      }),
  )

  app.post(
    '/dossiers/:id/rectify',
    {
      schema: {
        operationId: 'rectifyDossier',
        tags,
        summary: 'Set right a final state that the State contradicted',
        params: idParams,
        body: rectifyBody,
        response: answers({ 200: ['Moved', stateAnswer] }, [404, 409, 413, 415, 422], ofOperator),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const { as: to, note } = request.body
        const { id } = request.params
        const [moved] = await store.requestMoves([{ id, tenant: null, as: 'rectify', to, note }])
        return stateBody(moved ?? { as: 'unknown' }, id)
      }),
  )

  app.get(
    '/incidents',
    {
      schema: {
        operationId: 'listIncidents',
        tags,
        summary: 'What the gateway found strange about the State, newest first',
        querystring: Type.Object(pageQuery, { additionalProperties: false }),
        response: answers(
          {
            200: [
              'A page',
              Type.Object({
                data: Type.Array(component('Incident')),
                next: Type.Union([Type.String(), Type.Null()]),
              }),
            ],
          },
          [400],
          ofOperator,
        ),
      },
    },
    (request) => readPage(request.query, (query) => store.incidents(query)),
  )
}

function stateBody(moved: MoveAnswer, id: string): Answer {
  if (moved.as === 'done') return { status: 200, body: { id, state: moved.state } }
  if (moved.as === 'unknown') throw notFound()
  const sentence = moved.as === 'tooLate' ? `The dossier is ${moved.state}.` : 'The dossier is on its way.'
  throw new Problem('move-not-possible', sentence)
}
