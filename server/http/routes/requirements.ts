import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { type JsonObject, procedures } from '../../domain/item.ts'
import { answerRequirements } from '../../domain/requirements/answerRequirements.ts'
import { readPartialItem } from '../../domain/schema/partialItem.ts'
import { judgeContextOf } from '../../usecases/judgeContext.ts'
import { answers } from '../documentation.ts'
import { notFound, Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { partialItemBody } from '../schemas/requirements.ts'

/** Which papers a request needs, for a screen that is still being filled in. Nothing is kept. */
export const requirementRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, clock, config } = options
  app.post(
    '/procedures/:name/requirements',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'askRequirements',
        tags: ['Reference'],
        summary: 'Which papers this request needs',
        params: Type.Object({ name: Type.String() }),
        querystring: Type.Object(
          {
            on: Type.Optional(
              Type.String({ format: 'date', description: 'The day to judge by; today in Paris unless told' }),
            ),
          },
          { additionalProperties: false },
        ),
        body: partialItemBody,
        response: answers(
          { 200: ['As far as the item is known', 'Requirements'] },
          [400, 404, 413, 415, 422],
        ),
      },
    },
    async (request) => {
      const name = procedures.find((one) => one === request.params.name)
      if (name === undefined) throw notFound()
      // The strict reader made it, so it is JSON through and through; the schema only knows an object.
      const raw: JsonObject = JSON.parse(JSON.stringify(request.body))
      const { item, findings } = readPartialItem(name, raw)
      if (findings.length > 0)
        throw new Problem('item-rejected', 'What is filled in already cannot be read.', { findings })
      const caller = { tenant: request.caller.tenant, mode: config.mode }
      const context = await judgeContextOf({ store, clock, policy: config.policy }, caller, request.query.on)
      return answerRequirements(name, item, context)
    },
  )
}
