import fc from 'fast-check'

/** What a document says of one operation, as far as a fuzzer needs it. */
interface Operation {
  method: string
  path: string
  parameters: { in: string; name: string; schema: object }[]
  bodies: { type: string; schema: object }[]
  responses: string[]
}

interface Documented {
  paths: Record<string, Record<string, OperationObject>>
  components: { schemas: Record<string, SchemaObject> }
}

interface OperationObject {
  parameters?: { in: string; name: string; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, object>
}

interface SchemaObject {
  $ref?: string
  type?: string
  enum?: unknown[]
  const?: unknown
  oneOf?: SchemaObject[]
  anyOf?: SchemaObject[]
  properties?: Record<string, SchemaObject>
  required?: string[]
  items?: SchemaObject
  minimum?: number
  maximum?: number
  maxLength?: number
  examples?: unknown[]
}

export interface FuzzRequest {
  operation: Operation
  method: string
  url: string
  headers: Record<string, string>
  payload: string | undefined
}

/** Values that a gateway may know: ids of its own, of others, keys. */
export interface Pools {
  keys: string[]
  ids: string[]
  names: string[]
}

export function operationsOf({ paths }: Documented): Operation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      bodies: Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => ({ type, schema })),
      responses: Object.keys(responses),
    })),
  )
}

/** Requests over a whole document: most nearly right, some wrong in one place, some nonsense. */
export function requestsOver(document: Documented, pools: Pools): fc.Arbitrary<FuzzRequest> {
  // What takes items in has the most to go wrong: it comes up more often.
  const operations = operationsOf(document).flatMap((one) =>
    one.responses.includes('507') ? Array.from({ length: 5 }, () => one) : one,
  )
  return fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      method: mostly(
        fc.constant(operation.method),
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
      ),
      url: urls(operation, pools),
      headers: headers(operation, pools),
      payload:
        operation.bodies.length === 0
          ? mostly(fc.constant(undefined), fc.string())
          : bodies(operation, document),
    }),
  )
}

const mostly = <A, B>(usual: fc.Arbitrary<A>, strange: fc.Arbitrary<B>): fc.Arbitrary<A | B> =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: strange })

const odd = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '0', '-1', 'null', '../..', '\u0000', "' OR 1=1 --", '9'.repeat(30)),
)

function urls({ path, parameters }: Operation, { ids, names }: Pools): fc.Arbitrary<string> {
  const parts = path
    .split('/')
    .map((part) =>
      part.startsWith('{') ? mostly(fc.constantFrom(...ids, ...names), odd).map(encode) : fc.constant(part),
    )
  const pairs = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema }) => mostly(values(schema), odd).map((value) => `${name}=${encode(String(value))}`))
  const stray = odd.map((text) => `stray=${encode(text)}`)
  const some: fc.Arbitrary<string[]> = fc.subarray(pairs).chain((chosen) => fc.tuple(...chosen))
  const query = mostly(
    some,
    stray.map((one) => [one]),
  )
  const broken = fc.constantFrom('%', '%zz', '%E0%A4', '//', ';', '#')
  return fc
    .tuple(fc.tuple(...parts), query, mostly(fc.constant(''), broken))
    .map(
      ([segments, given, tail]) =>
        `${segments.join('/')}${given.length > 0 ? `?${given.join('&')}` : ''}${tail}`,
    )
}

/** Half a surrogate pair cannot be encoded: it becomes the replacement sign. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed())

function headers({ bodies: offered }: Operation, { keys }: Pools): fc.Arbitrary<Record<string, string>> {
  const visible = fc.stringMatching(/^[ -~]{0,40}$/)
  const authorization = mostly(
    fc.constantFrom(...keys).map((key) => `Bearer ${key}`),
    visible,
  )
  const own = offered.map(({ type }) => type)
  const type = mostly(
    own.length === 0 ? fc.constant('application/json') : fc.constantFrom(...own),
    fc.oneof(
      visible,
      fc.constantFrom(
        'text/plain',
        'application/json; charset=latin1',
        'APPLICATION/JSON',
        'application/json;',
      ),
    ),
  )
  const sometimes = {
    accept: mostly(
      fc.constantFrom('*/*', 'application/json', 'text/csv', 'application/x-ndjson'),
      fc.constantFrom('image/png', ';;', 'a/b;q=x'),
    ),
    prefer: mostly(
      fc.constant('wait=0'),
      visible.filter((text) => !/wait/i.test(text)),
    ),
    'if-none-match': mostly(fc.constantFrom('*', 'W/"x"', '"x", W/"y"'), visible),
    'idempotency-key': mostly(fc.oneof(fc.constantFrom('one', 'two'), fc.uuid()), visible),
    'content-encoding': fc.constantFrom('identity', 'gzip'),
    'last-event-id': visible,
  }
  return fc
    .tuple(authorization, type, fc.subarray(Object.keys(sometimes)), fc.record(sometimes))
    .map(([bearer, contentType, names, all]) => ({
      authorization: bearer,
      ...(offered.length > 0 ? { 'content-type': contentType } : {}),
      ...Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))),
    }))
}

function bodies({ bodies: offered }: Operation, document: Documented): fc.Arbitrary<string | undefined> {
  const good = fc.constantFrom(...offered).chain(({ type, schema }) => {
    const one = values(schema, document).chain(damaged)
    if (type !== 'application/x-ndjson') return one.map((value) => JSON.stringify(value))
    return fc
      .array(
        mostly(
          one.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        { maxLength: 5 },
      )
      .map((lines) => lines.join('\n'))
  })
  const cut = fc.tuple(good, fc.nat(200)).map(([text, at]) => text?.slice(0, at))
  const nonsense = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom(undefined, '', '[]', 'null', '{"items":{}}', '{"__proto__":{"a":1}}'),
  )
  return mostly(good, fc.oneof(cut, nonsense))
}

/** Leaves most values as they are; in some, one member goes, comes, or becomes something else. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  const places = membersOf(value)
  if (places.length === 0) return fc.constant(value)
  return mostly(
    fc.constant(value),
    fc
      .tuple(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('set', 'drop', 'add'))
      .map(([place, other, how]) => {
        const copy: unknown = structuredClone(value)
        change(copy, place, other, how)
        return copy
      }),
  )
}

function membersOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => [
    [...path, name],
    ...membersOf(member, [...path, name]),
  ])
}

function change(root: unknown, path: string[], other: unknown, how: 'set' | 'drop' | 'add'): void {
  const last = path.at(-1) ?? ''
  let holder = root as Record<string, unknown>
  for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, unknown>
  if (how === 'set') holder[last] = other
  else if (how === 'add') holder[`${last}x`] = other
  else delete holder[last]
}

/** Values of a schema; what it leaves open is anything. */
function values(given: object, document?: Documented, depth = 0): fc.Arbitrary<unknown> {
  const schema: SchemaObject = given
  if (schema.$ref)
    return values(document?.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, document, depth)
  if (schema.examples) return fc.constantFrom(...schema.examples).chain(fresh)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return fc.constantFrom(...choices).chain((one) => values(one, document, depth))
  switch (schema.type) {
    case 'object':
      return objects(schema, document, depth)
    case 'array':
      return fc.array(values(schema.items ?? {}, document, depth + 1), { maxLength: 3 })
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1_000, 1_000) })
    case 'boolean':
      return fc.boolean()
    case 'string':
      return fc.string({ maxLength: Math.min(schema.maxLength ?? 30, 30) })
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** An example under a reference that may be new, known or strange. */
const fresh = (example: unknown): fc.Arbitrary<unknown> =>
  fc
    .oneof(
      fc.integer({ max: 500, min: 0 }).map((count) => `FUZZ-${count}`),
      fc.string(),
    )
    .map((reference) => Object.assign({}, example, { reference }))

function objects(
  { properties = {}, required = [] }: SchemaObject,
  document: Documented | undefined,
  depth: number,
): fc.Arbitrary<object> {
  const all = Object.entries(properties).map(
    ([name, schema]) => [name, values(schema, document, depth + 1)] as const,
  )
  return fc.record(Object.fromEntries(all), { requiredKeys: required })
}
