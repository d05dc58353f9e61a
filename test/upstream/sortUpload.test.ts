import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { Exchange } from '../../server/upstream/exchange.ts'
import { sortUpload } from '../../server/upstream/sortUpload.ts'
import type { UploadAnswer, Upstream } from '../../server/usecases/ports.ts'
import { aFiling, anUpstream, aState, aTaken, rawAnswer, type StateServer } from './stateServer.ts'

const nowWall = Date.parse('2026-11-23T10:00:00Z')
const bytes = Buffer.from('%PDF-1.7 test')
const sha256 = createHash('sha256').update(bytes).digest('hex')

const answered = (
  status: number,
  body: unknown,
  { type = 'application/json', retryAfter }: { type?: string; retryAfter?: string } = {},
): Exchange => ({
  as: 'answered',
  status,
  headers: { contentType: type, retryAfter },
  bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  elapsedMs: 1,
})
const problem = 'application/problem+json'
const html = { type: 'text/html' }

describe('an answer to an upload', () => {
  const table: [string, Exchange, object][] = [
    ['201 is taken', answered(201, { sha256, size: 13 }), { as: 'taken' }],
    ['200 is taken: it was there', answered(200, { sha256, size: 13 }), { as: 'taken' }],
    ['201 without a body is taken', answered(201, '', { type: '' }), { as: 'taken' }],
    ['200 that is a page is unknown', answered(200, '<html>', html), { as: 'unknown' }],
    ['201 about another paper is unknown', answered(201, { sha256: 'f'.repeat(64) }), { as: 'unknown' }],
    ['204 is unknown', answered(204, ''), { as: 'unknown' }],
    [
      '422 is refused, perhaps by mistake',
      answered(422, { code: 'document-illegible', message: 'Illisible.' }),
      { as: 'refused', stateCode: 'document-illegible', stateMessage: 'Illisible.', mayBeMistaken: true },
    ],
    ['422 without a sentence is unknown', answered(422, { code: 'document-illegible' }), { as: 'unknown' }],
    [
      '413 is refused for good, in the words of the problem',
      answered(413, { code: 'too-large', detail: 'Trop lourd.' }, { type: problem }),
      { as: 'refused', stateCode: 'too-large', stateMessage: 'Trop lourd.', mayBeMistaken: false },
    ],
    [
      '413 of a front that knows no JSON is refused for good',
      answered(413, '<html>', html),
      { as: 'refused', stateCode: 'http-413', stateMessage: '', mayBeMistaken: false },
    ],
    [
      '415 is refused for good',
      answered(415, { code: 'unsupported-media-type' }, { type: problem }),
      { as: 'refused', stateCode: 'unsupported-media-type', mayBeMistaken: false },
    ],
    [
      '429 waits as long as the State asks',
      answered(429, { code: 'slow-down' }, { retryAfter: '7' }),
      { as: 'busy', code: 'slow-down', retryAfterMs: 7_000 },
    ],
    ['503 of a front waits too', answered(503, '<html>', html), { as: 'busy', retryAfterMs: null }],
    ['401 refuses us', answered(401, { code: 'unauthorized' }, { type: problem }), { as: 'closed' }],
    ['404 as a problem: there are no uploads', answered(404, {}, { type: problem }), { as: 'closed' }],
    ['404 of a front is unknown', answered(404, '<html>', html), { as: 'unknown' }],
    ['500 is unknown', answered(500, {}), { as: 'unknown' }],
    ['a connection that never was', { as: 'notSent', kind: 'not-connected' }, { as: 'unknown' }],
    ['a reset', { as: 'broken', kind: 'reset', bytes: 0, elapsedMs: 3 }, { as: 'unknown' }],
  ]
  test.each(table)('%s', (_name, exchange, wanted) => {
    expect(sortUpload(exchange, sha256, nowWall)).toMatchObject(wanted)
  })
})

describe('over the wire', () => {
  const open: { state: StateServer; upstream: Upstream }[] = []
  afterEach(async () => {
    for (const { state, upstream } of open.splice(0)) await Promise.all([upstream.close(), state.close()])
  })
  const aPair = async (answer: Parameters<typeof aState>[0]): Promise<(typeof open)[number]> => {
    const state = await aState(answer)
    const pair = { state, upstream: anUpstream(state.url, { connections: 1 }) }
    open.push(pair)
    return pair
  }
  const upload = ({ upstream }: (typeof open)[number]): Promise<UploadAnswer> =>
    upstream.putDocument({ sha256, mediaType: 'application/pdf', bytes })

  test('the bytes go out once, under their digest and their type', async () => {
    const pair = await aPair((socket) => socket.write(rawAnswer({ body: JSON.stringify({ sha256 }) })))

    const answer = await upload(pair)

    expect(answer).toEqual({ as: 'taken' })
    expect(pair.state.requests).toHaveLength(1)
    expect(pair.state.requests[0]).toMatch(new RegExp(`^PUT /v1/documents/${sha256} HTTP/1.1\r\n`))
    expect(pair.state.requests[0]).toContain('content-type: application/pdf')
    expect(pair.state.requests[0]).toMatch(/\r\n\r\n%PDF-1.7 test$/)
  })

  test('an upload that hangs takes no connection of a filing, and ends', async () => {
    const pair = await aPair((socket, request) => {
      if (request.startsWith('POST')) socket.write(rawAnswer({ body: aTaken() }))
    })

    const hanging = upload(pair)
    const filed = await pair.upstream.file(aFiling())

    expect(filed.as).toBe('accepted')
    expect(await hanging).toMatchObject({ as: 'unknown', evidence: { kind: 'deadline' } })
  })
})
