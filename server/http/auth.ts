import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { Store } from '../usecases/ports.ts'
import { openOperatorTenant, operatorTenant } from '../usecases/keys.ts'
import type { KeyRing } from './keyRing.ts'
import { sameSecret } from './keyText.ts'
import { Problem } from './problem.ts'

const challenge = { 'www-authenticate': 'Bearer realm="liasse"' }

/** Every route of this scope needs a key; a route that does not say which scope it asks for is a fault of ours, at start. */
export function requireKey(scope: FastifyInstance, keys: KeyRing): void {
  scope.addHook('onRoute', (route) => {
    if (route.config?.scope === undefined)
      throw new Error(`${route.url} does not say which scope it asks for`)
  })
  scope.addHook('onRequest', async (request) => {
    request.caller = await keys.callerOf(bearerOf(request, 'key-missing'))
    const asked = request.routeOptions.config.scope
    if (asked !== 'any' && (asked === undefined || !request.caller.scopes.includes(asked))) {
      throw new Problem('scope-missing', `This key lacks the scope ${asked ?? 'none'}.`)
    }
  })
}

/** The operator's key is compared whole and in constant time before anything looks at its form. */
export function requireOperator(
  operatorKey: string | null,
  store: Pick<Store, 'administer'>,
): onRequestAsyncHookHandler {
  let opened: Promise<void> | null = null
  return async (request) => {
    const isRight = sameSecret(bearerOf(request, 'operator-key-invalid'), operatorKey ?? '')
    if (operatorKey === null || !isRight) {
      throw new Problem('operator-key-invalid', 'Only the operator key opens this.', { headers: challenge })
    }
    request.caller = { tenant: operatorTenant, keyId: '', scopes: [] }
    if (request.headers['idempotency-key'] !== undefined) {
      opened ??= openOperatorTenant(store)().catch((error: unknown) => {
        opened = null
        throw error
      })
      await opened
    }
  }
}

function bearerOf(request: FastifyRequest, otherwise: 'key-missing' | 'operator-key-invalid'): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (token === undefined) {
    throw new Problem(otherwise, 'Send the key as Authorization: Bearer <key>.', { headers: challenge })
  }
  return token
}
