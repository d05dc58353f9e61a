import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { laneView } from '../../usecases/lanesView.ts'
import { answers } from '../documentation.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { component } from '../schemas/shared.ts'

/** The queues, their health and their pace. */
export const laneRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { laneReadings, config }) => {
  app.get(
    '/lanes',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listLanes',
        tags: ['Lanes'],
        summary: 'Every lane, its state and its pace',
        response: answers({
          200: ['All of them', Type.Object({ data: Type.Array(component('Lane')), next: Type.Null() })],
        }),
      },
    },
    async () => {
      const readings = await laneReadings()
      return { data: readings.map((reading) => laneView(reading, config.lanes[reading.lane])), next: null }
    },
  )
}
