import Fastify, { type FastifyInstance } from 'fastify'
import { requireKey, requireOperator } from './auth.ts'
import type { AppParts } from './appParts.ts'
import { takeSmallBodies } from './bodies.ts'
import './caller.ts'
import { makeChanges } from './changes.ts'
import { answerBrokenRequest, sendProblem } from './errors.ts'
import { makeKeyRing } from './keyRing.ts'
import { makeAnswerCounter } from './metrics.ts'
import { answerUnrouted, rememberRoutes } from './notFound.ts'
import { describeRoutes, showDocument } from './openapi.ts'
import { Problem } from './problem.ts'
import { makeLaneReadings, type RouteOptions } from './routeOptions.ts'
import { adminFilingRoutes } from './routes/adminFilings.ts'
import { adminTenantRoutes } from './routes/adminTenants.ts'
import { batchIntakeRoutes } from './routes/batchIntake.ts'
import { batchRoutes } from './routes/batches.ts'
import { documentIntakeRoutes } from './routes/documentIntake.ts'
import { documentRoutes } from './routes/documents.ts'
import { dossierIntakeRoutes } from './routes/dossierIntake.ts'
import { dossierMoveRoutes } from './routes/dossierMoves.ts'
import { dossierRoutes } from './routes/dossiers.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { laneRoutes } from './routes/lanes.ts'
import { referenceRoutes } from './routes/reference.ts'
import { requirementRoutes } from './routes/requirements.ts'
import { referencePageRoutes } from './routes/referencePage.ts'
import { makeValidatorCompiler, refuseStrayQueries } from './validators.ts'

/** Slow senders are cut off: headers within seconds, a whole body within ten minutes, nothing at all for two. */
const timeouts = {
  headersTimeout: 15_000,
  requestTimeout: 600_000,
  connectionTimeout: 120_000,
  keepAliveTimeout: 72_000,
} as const

/** The gateway's HTTP side. Routes that need a key stand inside the scope that checks it. */
export async function makeApp(parts: AppParts): Promise<FastifyInstance> {
  const { requestTimeout, connectionTimeout, keepAliveTimeout, headersTimeout } = timeouts
  const app = Fastify({
    http: { headersTimeout },
    requestTimeout,
    connectionTimeout,
    keepAliveTimeout,
    logger: false,
    genReqId: () => parts.ids('req'),
    requestIdHeader: false,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply, parts.log),
    clientErrorHandler: answerBrokenRequest(parts.ids),
  })
  const options = withShared(parts)
  prepare(app, options)
  await describeRoutes(app)

  await app.register(healthRoutes, options)
  await app.register(showDocument)
  await app.register(referencePageRoutes, options)
  await app.register(
    async (v1) => {
      requireKey(v1, options.keys)
      refuseStrayQueries(v1)
      await v1.register(batchIntakeRoutes, options)
      await v1.register(batchRoutes, options)
      await v1.register(dossierIntakeRoutes, options)
      await v1.register(dossierRoutes, options)
      await v1.register(dossierMoveRoutes, options)
      await v1.register(documentIntakeRoutes, options)
      await v1.register(documentRoutes, options)
      await v1.register(eventRoutes, options)
      await v1.register(laneRoutes, options)
      await v1.register(referenceRoutes, options)
      await v1.register(requirementRoutes, options)
    },
    { prefix: '/v1' },
  )
  await app.register(
    async (admin) => {
      refuseStrayQueries(admin)
      admin.addHook('onRequest', requireOperator(parts.config.operatorKey, parts.store))
      await admin.register(adminTenantRoutes, options)
      await admin.register(adminFilingRoutes, options)
    },
    { prefix: '/v1/admin' },
  )
  await app.ready()
  return app
}

function withShared(parts: AppParts): RouteOptions {
  const { store, clock, config } = parts
  return {
    ...parts,
    changes: makeChanges(parts),
    keys: makeKeyRing({ store, clock, mode: config.mode }),
    laneReadings: makeLaneReadings(store, clock),
    answered: makeAnswerCounter(),
  }
}

/** What holds for every request, whatever its route. */
function prepare(app: FastifyInstance, { readJson, log, draining, answered }: RouteOptions): void {
  app.setValidatorCompiler(makeValidatorCompiler())
  // Answers are written as they are: a schema that left a field out would drop it in silence.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.decorateRequest('caller')
  app.decorateRequest('bodyHash', '')
  takeSmallBodies(app, readJson)
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-request-id': request.id,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    if (draining.aborted && request.url.startsWith('/v1')) {
      throw new Problem('unavailable', 'The gateway is about to stop.', { headers: { connection: 'close' } })
    }
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity') {
      throw new Problem('media-type-unsupported', 'Send the body without Content-Encoding.')
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    answered.count(route, request.method, reply.statusCode)
    const { statusCode: status, elapsedTime } = reply
    const ms = Math.round(elapsedTime)
    log.info({ requestId: request.id, method: request.method, route, status, ms }, 'answered')
  })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, log))
  const routes = rememberRoutes(app)
  app.setNotFoundHandler((request, reply) => answerUnrouted(routes, request, reply))
}
