import { readFileSync } from 'node:fs'
import {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  Liasse,
  NotFoundError,
  RateLimitError,
  ServerError,
  isApiError,
  isDeadlineError,
  isRetryable,
  version,
} from '@liasse/sdk'
import { describe, expect, test } from 'vitest'
import { type Answer, aGateway, anItem, cuts, json, problem, refuses } from './fakeGateway.ts'

const dossier: Answer = (_seen, response) => json(response, 202, { id: 'dos_1', state: 'queued' })
const never: Answer = () => undefined

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => expect.fail('the call was expected to fail'),
    (error: unknown) => error,
  )
}

describe('retrying', () => {
  test('tries a write again under the same key after a 503', async () => {
    const { liasse, next, seen } = await aGateway()
    next(refuses(503, 'overloaded'), dossier)

    const made = await liasse.dossiers.create(anItem(1))

    expect(made.id).toBe('dos_1')
    expect(seen).toHaveLength(2)
    expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
    expect(seen[1]?.headers['idempotency-key']).toBe(seen[0]?.headers['idempotency-key'])
  })

  test('makes another key for another write', async () => {
    const { liasse, next, seen } = await aGateway()
    next(dossier, dossier)

    await liasse.dossiers.create(anItem(1))
    await liasse.dossiers.create(anItem(1))

    expect(seen[1]?.headers['idempotency-key']).not.toBe(seen[0]?.headers['idempotency-key'])
  })

  test('asks again when the answer breaks off while it is read', async () => {
    const { liasse, next } = await aGateway()
    next((_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"id":')
      setTimeout(() => response.destroy(), 20)
    }, dossier)

    expect(await liasse.dossiers.get('dos_1')).toMatchObject({ id: 'dos_1' })
  })

  test('gives up at once when it is told to come back much later, and says when', async () => {
    const { liasse, next, seen } = await aGateway()
    next(refuses(429, 'rate-limited', { headers: { 'retry-after': '3600' } }))

    const failure = await failureOf(liasse.dossiers.get('dos_1'))

    expect(failure).toBeInstanceOf(RateLimitError)
    expect(failure).toMatchObject({ retryAfterMs: 3_600_000 })
    expect(seen).toHaveLength(1)
  })

  test('takes 0 retries as none', async () => {
    const { liasse, next, seen } = await aGateway({ maxRetries: 0 })
    next(refuses(503, 'overloaded'))

    expect(await failureOf(liasse.dossiers.get('dos_1'))).toBeInstanceOf(ServerError)
    expect(seen).toHaveLength(1)
  })

  test('lets one call have fewer retries than the client', async () => {
    const { liasse, next, seen } = await aGateway()
    next(cuts, cuts, cuts)

    expect(await failureOf(liasse.dossiers.get('dos_1', { maxRetries: 1 }))).toBeInstanceOf(ConnectionError)
    expect(seen).toHaveLength(2)
  })

  test('does not retry what would be refused again', async () => {
    const { liasse, next, seen } = await aGateway()
    next(refuses(422, 'item-invalid'))

    expect(await failureOf(liasse.dossiers.create(anItem(1)))).toBeInstanceOf(InvalidRequestError)
    expect(seen).toHaveLength(1)
  })

  test('believes the gateway rather than the status on whether to retry', async () => {
    const { liasse, next, seen } = await aGateway()
    next(refuses(500, 'broken', { members: { retryable: false } }))

    expect(isRetryable(await failureOf(liasse.dossiers.get('dos_1')))).toBe(false)
    expect(seen).toHaveLength(1)
  })

  test('stops multiplying the load of a gateway that stays unwell', async () => {
    const { liasse, always, seen } = await aGateway({ maxRetries: 3 })
    always('GET /v1/dossiers/dos_1', refuses(503, 'overloaded', { headers: { 'retry-after': '0' } }))

    for (let call = 0; call < 20; call += 1) await failureOf(liasse.dossiers.get('dos_1'))

    // 20 first attempts, ten retries to begin with, a tenth of the requests, and perhaps one that came back with time.
    expect(seen.length).toBeLessThanOrEqual(33)
  })
})

describe('giving up', () => {
  test('ends an attempt in which the gateway is silent', async () => {
    const { liasse, next } = await aGateway({ timeoutMs: 50, maxRetries: 0 })
    next(never)

    const failure = await failureOf(liasse.dossiers.get('dos_1'))

    expect(isDeadlineError(failure)).toBe(true)
    expect(failure).toMatchObject({ timeoutMs: 50 })
  })

  test('tries again after a silent attempt', async () => {
    const { liasse, next } = await aGateway({ timeoutMs: 50 })
    next(never, dossier)

    expect(await liasse.dossiers.get('dos_1')).toMatchObject({ id: 'dos_1' })
  })

  test('waits as long as Retry-After says, unless the caller gives up with a reason of its own', async () => {
    const { liasse, next, seen } = await aGateway()
    const stop = new AbortController()
    next((_seen, response) => {
      problem(response, 503, 'overloaded', { headers: { 'retry-after': '60' } })
      setTimeout(() => stop.abort(new Error('enough')), 50)
    })

    const failure = await failureOf(liasse.dossiers.get('dos_1', { signal: stop.signal }))

    expect(failure).toMatchObject({ message: 'enough' })
    expect(seen).toHaveLength(1)
  })
})

describe('errors', () => {
  test.each([
    [400, InvalidRequestError],
    [401, AuthenticationError],
    [403, AuthenticationError],
    [404, NotFoundError],
    [409, ConflictError],
    [413, InvalidRequestError],
    [422, InvalidRequestError],
    [500, ServerError],
  ])('tells a %i as its own class, with code and request id', async (status, kind) => {
    const { liasse, next } = await aGateway({ maxRetries: 0 })
    next(refuses(status, 'some-code', { members: { findings: [{ code: 'field-missing' }] } }))

    const failure = await failureOf(liasse.dossiers.get('dos_1'))

    expect(failure).toBeInstanceOf(kind)
    expect(isApiError(failure)).toBe(true)
    expect(failure).toMatchObject({
      status,
      code: 'some-code',
      requestId: 'req_1',
      findings: [{ code: 'field-missing' }],
    })
  })

  test("survives a proxy's page of HTML", async () => {
    const { liasse, next } = await aGateway({ maxRetries: 0 })
    next((_seen, response) => response.writeHead(502, { 'x-request-id': 'p1' }).end('<h1>Bad Gateway</h1>'))

    const failure = await failureOf(liasse.dossiers.get('dos_1'))

    expect(failure).toMatchObject({ name: 'ServerError', status: 502, code: 'unknown', requestId: 'p1' })
  })

  test('follows no redirect, which would carry the key elsewhere', async () => {
    const { liasse, next, seen } = await aGateway()
    next((_seen, response) => response.writeHead(307, { location: '/elsewhere' }).end())

    expect(await failureOf(liasse.dossiers.get('dos_1'))).toMatchObject({ status: 307 })
    expect(seen).toHaveLength(1)
  })

  test('never shows the key', async () => {
    const { liasse, next } = await aGateway({ maxRetries: 0 })
    next(cuts)

    const failure = await failureOf(liasse.dossiers.get('dos_1'))

    expect(`${String(failure)} ${JSON.stringify(failure)} ${JSON.stringify(liasse)}`).not.toContain(
      'lia_test_key',
    )
  })
})

describe('the client', () => {
  test('sends its key and its version', async () => {
    const { liasse, next, seen } = await aGateway()
    next(dossier)

    await liasse.dossiers.get('dos_1')

    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer lia_test_key',
      'user-agent': `liasse-sdk/${version}`,
    })
  })

  test('bears the version of its package', () => {
    const manifest: unknown = JSON.parse(readFileSync('sdk/package.json', 'utf8'))

    expect(manifest).toMatchObject({ version })
  })

  test('takes address and key from the environment', async () => {
    const { url, next, seen } = await aGateway()
    next(dossier)
    process.env['LIASSE_URL'] = `${url}/`
    process.env['LIASSE_API_KEY'] = 'lia_test_environment'

    await new Liasse().dossiers.get('dos_1')

    expect(seen[0]).toMatchObject({ path: '/v1/dossiers/dos_1' })
    expect(seen[0]?.headers.authorization).toBe('Bearer lia_test_environment')
    delete process.env['LIASSE_URL']
    delete process.env['LIASSE_API_KEY']
  })

  test.each([
    [{ apiKey: 'k' }, 'baseUrl'],
    [{ baseUrl: 'ftp://x', apiKey: 'k' }, 'baseUrl'],
    [{ baseUrl: 'http://x' }, 'apiKey'],
    [{ baseUrl: 'http://x', apiKey: 'secret\n' }, 'apiKey'],
    [{ baseUrl: 'http://x', apiKey: 'k', maxRetries: -1 }, 'maxRetries'],
    [{ baseUrl: 'http://x', apiKey: 'k', timeoutMs: 0 }, 'timeoutMs'],
  ])('refuses %j', (options, name) => {
    expect(() => new Liasse(options)).toThrow(name)
  })

  test('uses the fetch it is given', async () => {
    const asked: string[] = []
    const liasse = new Liasse({
      baseUrl: 'http://gateway.example/base/',
      apiKey: 'k',
      fetch: async (input) => {
        asked.push(new Request(input).url)
        return Response.json({ data: [] })
      },
    })

    await liasse.lanes.list()

    expect(asked).toEqual(['http://gateway.example/base/v1/lanes'])
  })

  test('keeps an id within its place in the path', async () => {
    const { liasse, seen } = await aGateway()

    await failureOf(liasse.dossiers.get('../admin?x'))
    await failureOf(liasse.dossiers.get('..'))

    expect(seen.map((request) => request.path)).toEqual(['/v1/dossiers/..%2Fadmin%3Fx'])
  })
})
