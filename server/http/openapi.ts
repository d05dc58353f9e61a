import swagger, { type SwaggerTransformObject } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { components } from './components.ts'

const info = {
  title: 'Liasse',
  version: '1.0.0',
  summary: 'Bulk filing of vehicle registrations and driving-licence enrolments with the French State',
  description:
    'Hand over a batch, hear at once what is wrong line by line, and follow every dossier until the plate or the NEPH is there. ' +
    'Accepted means durable; filed means filed once. Errors are RFC 9457 problems. Enums may grow.',
  license: { name: 'MIT', identifier: 'MIT' },
}

const tags = [
  { name: 'Batches', description: 'What is handed over in one go: 1 to 100,000 items' },
  { name: 'Dossiers', description: 'Accepted items: one request to the State each' },
  { name: 'Events', description: 'Everything that happened, in order and without a gap' },
  { name: 'Lanes', description: 'Queues with their own pace and health' },
  { name: 'Reference', description: 'Procedures, and what can be found wrong' },
  { name: 'Operator', description: 'Tenants, keys, lanes, and what only a person may decide' },
  { name: 'Health', description: 'For load balancers and watchers' },
]

/** The OpenAPI document grows with the routes; register this before them. */
export async function documentRoutes(app: FastifyInstance): Promise<void> {
  for (const name of Object.keys(components)) app.addSchema({ $id: name, title: name, type: 'object' })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      tags,
      servers: [{ url: '/', description: 'This gateway' }],
      security: [{ key: [] }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A key of a tenant: lia_live_… or lia_test_…' },
          operatorKey: { type: 'http', scheme: 'bearer', description: 'The key of the operator' },
        },
      },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `def-${index}`) },
    transform: ({ schema, url }) => ({ schema: describeBody(url, schema), url }),
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new Error('the document is not OpenAPI 3')
      const { openapiObject } = document
      const schemas = resolved(components)
      return parseDocument({ ...openapiObject, components: { ...openapiObject.components, schemas } })
    },
  })
}

/** The document as a page to browse, and as JSON. */
export async function showDocument(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', deepLinking: true, defaultModelsExpandDepth: 0 },
  })
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(app.swagger()),
  )
}

interface Streamed {
  name: string
  types: readonly string[]
  isRequired: boolean
}

/** Streamed bodies are checked item by item, so the route knows no schema of them; the document does. */
function describeBody(url: string, schema: object | undefined): object {
  const operator = url.startsWith('/v1/admin') ? { security: [{ operatorKey: [] }] } : {}
  if (schema === undefined || !('x-body' in schema)) return { ...schema, ...operator }
  const { 'x-body': streamed, ...rest } = schema
  const { name, types } = parseStreamed(streamed)
  const content = types.map((type) => [
    type,
    { schema: { $ref: type === 'application/x-ndjson' ? 'Item#' : `${name}#` } },
  ])
  return { ...rest, ...operator, body: { content: Object.fromEntries(content) } }
}

const parseStreamed = (value: unknown): Streamed => value as Streamed
/** The plug-in's types want every corner of a document; ours is read by a linter in the tests. */
const parseDocument = (document: object) => document as ReturnType<SwaggerTransformObject>

/** Names of components become references inside the document. */
function resolved<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key: string, member: unknown) =>
    key === '$ref' && typeof member === 'string' && member.endsWith('#')
      ? `#/components/schemas/${member.slice(0, -1)}`
      : member,
  )
}
