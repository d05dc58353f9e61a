import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound, Problem } from './problem.ts'

interface RememberedRoute {
  pattern: RegExp
  methods: Set<string>
}

/** The addresses that exist and what may be done there, to tell a wrong method from a wrong address. */
export function rememberRoutes(app: FastifyInstance): Map<string, RememberedRoute> {
  const routes = new Map<string, RememberedRoute>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = routes.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() }
    for (const one of [method].flat()) known.methods.add(one)
    routes.set(url, known)
  })
  return routes
}

/** @throws Problem method-not-allowed or not-found */
export function answerUnrouted(
  routes: ReadonlyMap<string, RememberedRoute>,
  request: FastifyRequest,
  _reply: FastifyReply,
): never {
  const [path = ''] = request.url.split('?')
  const allowed = [...routes.values()]
    .filter(({ pattern }) => pattern.test(path))
    .flatMap(({ methods }) => [...methods])
  if (allowed.length === 0 || allowed.includes(request.method)) throw notFound()
  const allow = [...new Set(allowed)].toSorted().join(', ')
  throw new Problem('method-not-allowed', `Allowed here: ${allow}.`, { headers: { allow } })
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  )
