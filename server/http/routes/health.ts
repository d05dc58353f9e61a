import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { answers } from '../documentation.ts'
import { metricsText } from '../metrics.ts'
import { Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'

/** A commit that takes longer than this is no commit that a batch can wait for. */
const commitMsMax = 500
const readyForMs = 1_000

/** For load balancers and watchers; no key needed. The State's health is no matter of ours here: see /v1/lanes. */
export const healthRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, clock, draining } = options
  const schema = (operationId: string, summary: string) => ({
    operationId,
    tags: ['Health'],
    summary,
    security: [],
    response: answers({ 200: ['Well', Type.Object({ status: Type.String() })] }, [405, 503], []),
  })
  let committedAt: number | null = null

  /** One durable write of no meaning: what a batch would have to do as well. */
  async function mayCommit(): Promise<boolean> {
    if (committedAt !== null && clock.mono() - committedAt < readyForMs) return true
    const commit = store.takeSlots({ budget: 'health', max: 1, spacingMs: 1, aheadMs: 1 }).then(
      () => true,
      () => false,
    )
    const isDone = await Promise.race([commit, clock.sleep(commitMsMax).then(() => false)])
    committedAt = isDone ? clock.mono() : null
    return isDone
  }

  app.get(
    '/health/live',
    { exposeHeadRoute: true, schema: schema('isLive', 'The process answers') },
    async () => ({
      status: 'live',
    }),
  )

  app.get(
    '/health/ready',
    { exposeHeadRoute: true, schema: schema('isReady', 'The gateway can commit, and is not about to stop') },
    async () => {
      if (draining.aborted) throw new Problem('unavailable', 'The gateway is about to stop.')
      if (!(await mayCommit())) throw new Problem('unavailable', 'The store cannot commit.')
      return { status: 'ready' }
    },
  )

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'readMetrics',
        tags: ['Health'],
        summary: 'Figures for Prometheus',
        security: [],
        response: answers({ 200: ['Text', Type.String(), ['text/plain']] }, [405, 503], []),
      },
    },
    async (_request, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metricsText(options)),
  )
}
