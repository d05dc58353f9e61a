import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { parisDay } from '../../domain/dates.ts'
import type { JsonObject } from '../../domain/item.ts'
import { completeDossier, type DossierCompleted } from '../../usecases/completeDossier.ts'
import { cancelDossier, type DossierMoved, retryDossier } from '../../usecases/moveDossier.ts'
import { dossierJson } from '../../usecases/views.ts'
import { answers } from '../documentation.ts'
import { type Answer, once } from '../idempotency.ts'
import { notFound, Problem, type ProblemCode } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { completeBody } from '../schemas/dossier.ts'
import { idParams } from '../schemas/shared.ts'

/** What a client may ask of a dossier that is on its way. */
export const dossierMoveRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, config, checkItem, clock } = options
  const complete = completeDossier({
    store,
    checkItem,
    mode: config.mode,
    policy: config.policy,
    duplicates: config.duplicates,
    today: () => parisDay(clock.wall()),
  })

  app.post(
    '/dossiers/:id/cancel',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'cancelDossier',
        tags: ['Dossiers'],
        summary: 'Cancel before it is filed',
        params: idParams,
        response: answers(
          {
            200: ['Cancelled', 'Dossier'],
            202: [
              'Being filed: cancelled if the State turns out not to have it',
              Type.Object({ cancelRequested: Type.Boolean() }),
            ],
          },
          [404, 409, 422],
        ),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const moved = await cancelDossier(store)(request.caller.tenant, request.params.id)
        return movedAnswer(moved, request.params.id, 'too-late', 'can no longer be cancelled')
      }),
  )

  app.post(
    '/dossiers/:id/retry',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'retryDossier',
        tags: ['Dossiers'],
        summary: 'Put a failed dossier back',
        params: idParams,
        response: answers({ 200: ['In its lane again', 'Dossier'] }, [404, 409, 422]),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const moved = await retryDossier(store)(request.caller.tenant, request.params.id)
        return movedAnswer(moved, request.params.id, 'not-retryable', 'has not failed')
      }),
  )

  app.post(
    '/dossiers/:id/complete',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'completeDossier',
        tags: ['Dossiers'],
        summary: 'Answer what a dossier asks of you',
        description:
          '`documents` replace those of the same kind and person; `data` is a merge patch over the item. The whole is judged again.',
        params: idParams,
        body: completeBody,
        response: answers({ 202: ['Accepted', 'Dossier'] }, [400, 404, 409, 413, 415, 422]),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        // The strict reader made it, so it is JSON through and through; the schema only knows objects.
        const completion: { documents?: JsonObject[]; data?: JsonObject } = JSON.parse(
          JSON.stringify(request.body),
        )
        const completed = await complete(request.caller.tenant, request.params.id, completion)
        return completedAnswer(completed, request.params.id)
      }),
  )
}

function movedAnswer(
  moved: DossierMoved,
  id: string,
  code: ProblemCode,
  sentence: string,
  status = 200,
): Answer {
  switch (moved.as) {
    case 'moved':
      return { status, body: dossierJson(moved.dossier), headers: status === 202 ? location(id) : {} }
    case 'requested':
      return { status: 202, body: { cancelRequested: true }, headers: location(id) }
    case 'tooLate':
      throw new Problem(code, `The dossier is ${moved.state} and ${sentence}.`, {
        extra: { state: moved.state },
      })
    case 'unknown':
      throw notFound()
  }
}

function completedAnswer(completed: DossierCompleted, id: string): Answer {
  switch (completed.as) {
    case 'rejected':
      throw new Problem('item-rejected', 'Completed like this the item is not valid; nothing was changed.', {
        findings: completed.findings,
      })
    case 'notAwaited':
      throw new Problem('not-awaited', `The dossier is ${completed.state} and asks nothing of you.`, {
        extra: { state: completed.state },
      })
    case 'complement':
      throw new Problem(
        'complement-not-possible',
        'The State has this dossier and asks for more; this release cannot send complements. Answer on the portal of the State.',
      )
    default:
      return movedAnswer(completed, id, 'not-awaited', 'asks nothing of you', 202)
  }
}

const location = (id: string): Record<string, string> => ({ location: `/v1/dossiers/${id}` })
