import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { createKey, createTenant, listKeys, listTenants, revokeKey } from '../../usecases/keys.ts'
import type { KeyRecord } from '../../usecases/ports.ts'
import { answers, ofOperator } from '../documentation.ts'
import { once } from '../idempotency.ts'
import { mintKey } from '../keyText.ts'
import { notFound, Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { keyBody, keySchema, madeKeySchema, tenantBody, tenantSchema } from '../schemas/admin.ts'
import { idParams } from '../schemas/shared.ts'

const tags = ['Operator']

/** Tenants and their keys. */
export const adminTenantRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, ids, config, drawText, keys } = options

  app.post(
    '/tenants',
    {
      schema: {
        operationId: 'createTenant',
        tags,
        summary: 'Make a tenant',
        body: tenantBody,
        response: answers({ 201: ['Made', tenantSchema] }, [409, 413, 415, 422], ofOperator),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const { name, establishments } = request.body
        const tenant = await createTenant(store, ids)(name, establishments)
        return { status: 201, body: tenant, headers: { location: `/v1/admin/tenants/${tenant.id}` } }
      }),
  )

  app.get(
    '/tenants',
    {
      schema: {
        operationId: 'listTenants',
        tags,
        summary: 'Every tenant',
        response: answers(
          { 200: ['All', Type.Object({ data: Type.Array(tenantSchema), next: Type.Null() })] },
          [],
          ofOperator,
        ),
      },
    },
    async () => ({ data: await listTenants(store)(), next: null }),
  )

  app.post(
    '/tenants/:id/keys',
    {
      schema: {
        operationId: 'createKey',
        tags,
        summary: 'Make a key, shown once',
        description: 'Not remembered under an Idempotency-Key: the text of a key is kept nowhere.',
        params: idParams,
        body: keyBody,
        response: answers({ 201: ['Made', madeKeySchema] }, [400, 404, 413, 415, 422], ofOperator),
      },
    },
    async (request, reply) => {
      const { scopes, mode } = request.body
      if (mode !== config.mode) {
        throw new Problem('mode-mismatch', `This gateway serves the ${config.mode} world only.`)
      }
      const mint = (world: 'live' | 'test') => mintKey(world, drawText)
      const made = await createKey(store, mint)(request.params.id, scopes, mode)
      if (made === null) throw notFound()
      return reply
        .code(201)
        .header('location', `/v1/admin/tenants/${request.params.id}/keys/${made.id}`)
        .send(made)
    },
  )

  app.get(
    '/tenants/:id/keys',
    {
      schema: {
        operationId: 'listKeys',
        tags,
        summary: 'The keys of a tenant, without their texts',
        params: idParams,
        response: answers(
          { 200: ['All', Type.Object({ data: Type.Array(keySchema), next: Type.Null() })] },
          [404],
          ofOperator,
        ),
      },
    },
    async (request) => {
      const records = await listKeys(store)(request.params.id)
      if (records === null) throw notFound()
      return { data: records.map(keyJson), next: null }
    },
  )

  app.delete(
    '/tenants/:id/keys/:keyId',
    {
      schema: {
        operationId: 'revokeKey',
        tags,
        summary: 'Revoke a key, at once',
        params: Type.Object({ id: Type.String(), keyId: Type.String() }),
        response: answers({ 204: ['Revoked'] }, [404], ofOperator),
      },
    },
    async (request, reply) => {
      const isKnown = await revokeKey(store)(request.params.id, request.params.keyId)
      keys.forget(request.params.keyId)
      if (!isKnown) throw notFound()
      return reply.code(204).send()
    },
  )
}

const keyJson = ({ id, scopes, mode, createdAt, revokedAt }: KeyRecord): object => ({
  id,
  scopes,
  mode,
  createdAt,
  revokedAt,
})
