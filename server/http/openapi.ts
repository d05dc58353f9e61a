import swagger, { type SwaggerTransform, type SwaggerTransformObject } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
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
  { name: 'Documents', description: 'Files of papers: checked, repaired or refused with a remedy' },
  { name: 'Events', description: 'Everything that happened, in order and without a gap' },
  { name: 'Lanes', description: 'Queues with their own pace and health' },
  { name: 'Reference', description: 'Procedures, and what can be found wrong' },
  { name: 'Operator', description: 'Tenants, keys, lanes, and what only a person may decide' },
  { name: 'Health', description: 'For load balancers and watchers' },
]

/** The OpenAPI document grows with the routes; register this before them. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
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
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json.$id === 'string' ? json.$id : `def-${index}`,
    },
    transform: (described) => ({ schema: describe(described), url: described.url }),
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
  /** Null: bytes that no schema describes. */
  name: string | null
  types: readonly string[]
  isRequired: boolean
}

type Described = Parameters<SwaggerTransform>[0]

/** What the document says beyond the route's own schema: who may ask, headers, and bodies that are streamed past the validator. */
function describe({ url, schema, route }: Described): object {
  const operator = url.startsWith('/v1/admin') ? { security: [{ operatorKey: [] }] } : {}
  const headers = headersOf(String(route.method), url, schema)
  if (!('x-body' in schema)) return { ...schema, ...operator, ...headers }
  const { 'x-body': streamed, ...rest } = schema
  const { name, types } = parseStreamed(streamed)
  const content = types.map((type) => [type, { schema: bodySchema(name, type) }])
  return { ...rest, ...operator, ...headers, body: { content: Object.fromEntries(content) } }
}

function bodySchema(name: string | null, type: string): object {
  if (name === null) return { type: 'string', format: 'binary' }
  return { $ref: type === 'application/x-ndjson' ? 'Item#' : `${name}#` }
}

/** Writes that are worth remembering take an Idempotency-Key; reads that can wait take their conditions. */
function headersOf(method: string, url: string, { response }: FastifySchema): object {
  const isWait = typeof response === 'object' && response !== null && '304' in response
  if (isWait) {
    return headersObject({
      'If-None-Match': text('The ETag of the answer before'),
      Prefer: text('`wait=30` waits until the ETag changes, else 304'),
    })
  }
  const isRead = method === 'GET' || unremembered.some((end) => url.endsWith(end))
  const more = moreHeaders[url] ?? {}
  const key = {
    'Idempotency-Key': text('1 to 255 visible ASCII signs; the same answer again for the same request'),
  }
  return isRead ? {} : headersObject({ ...key, ...more })
}

const text = (description: string): object => ({ type: 'string', description })

const moreHeaders: Readonly<Record<string, object>> = {
  '/v1/dossiers': { Prefer: text('`wait=30` waits for the end of the dossier') },
  '/v1/documents': {
    Prefer: text('`wait=30` waits for the verdict'),
    'Content-Digest': text('`sha-256=:base64:` (RFC 9530), or sha-512: what does not match is not kept'),
  },
}

const unremembered = ['/search', '/validations', '/keys', '/:keyId']
const headersObject = (properties: object): object => ({ headers: { type: 'object', properties } })

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
