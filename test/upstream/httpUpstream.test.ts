import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { FilingAnswer, Upstream } from '../../server/usecases/ports.ts'
import {
  aFiling,
  anId,
  anUpstream,
  aState,
  aTaken,
  type RawAnswer,
  rawAnswer,
  type StateServer,
} from './stateServer.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function aPair(
  answer: (socket: Socket, request: string, count: number) => void,
  options: Parameters<typeof anUpstream>[1] = {},
): Promise<{ state: StateServer; upstream: Upstream }> {
  const state = await aState(answer)
  const upstream = anUpstream(state.url, options)
  open.push(
    () => upstream.close(),
    () => state.close(),
  )
  return { state, upstream }
}

const answering = (answer: RawAnswer) => (socket: Socket) => void socket.write(rawAnswer(answer))

describe('a filing', () => {
  test('is sent once, with its reference, its token and nothing of our own in it', async () => {
    const { state, upstream } = await aPair(answering({ body: aTaken() }))

    const answer = await upstream.file(aFiling({ sandboxReference: 'SBX-REFUSE-1' }))

    expect(answer).toMatchObject({ as: 'accepted', filing: { filingNumber: 'SIV-1', reference: anId } })
    const [head = '', body = ''] = state.requests[0]!.split('\r\n\r\n')
    expect(head).toMatch(/^POST \/v1\/filings HTTP\/1.1/)
    expect(head.toLowerCase()).toContain(`filing-reference: ${anId}`)
    expect(head.toLowerCase()).toContain('authorization: bearer a-token-of-the-tests')
    expect(head.toLowerCase()).not.toContain('sandbox-reference')
    expect(JSON.parse(body)).toEqual({
      reference: anId,
      procedure: 'vn',
      channel: 'siv',
      establishment: 'H-1',
      data: { vehicle: { vin: 'VF1TEST0000000001' } },
      documents: [],
    })
  })

  test('names its magic reference in test mode', async () => {
    const { state, upstream } = await aPair(answering({ body: aTaken() }), { mode: 'test' })

    await upstream.file(aFiling({ sandboxReference: 'SBX-REFUSE-1' }))

    expect(state.requests[0]).toMatch(/sandbox-reference: SBX-REFUSE-1/i)
  })

  test('keeps its connection after an answer that was understood', async () => {
    const { state, upstream } = await aPair(answering({ body: aTaken() }))

    await upstream.file(aFiling())
    await upstream.file(aFiling())

    expect(state.connections()).toBe(1)
  })

  test('loses its connection after an answer meant for somebody else', async () => {
    const { state, upstream } = await aPair(answering({ body: aTaken('dos_another') }))

    const first = await upstream.file(aFiling())
    await upstream.file(aFiling())

    expect(first).toMatchObject({ as: 'unknown', evidence: { kind: 'crossed' } })
    expect(state.connections()).toBe(2)
  })

  test('does not leave when its window has closed', async () => {
    const { state, upstream } = await aPair(answering({ body: aTaken() }))

    const answer = await upstream.file(aFiling({ mayStillSend: () => false }))

    expect(answer).toMatchObject({ as: 'busy', code: 'window-missed', spendsTry: false, closes: false })
    expect(state.requests).toHaveLength(0)
  })

  test('is asked whether it may leave only when its connection is there', async () => {
    const { state, upstream } = await aPair(answering({ body: aTaken() }))
    const connectionsWhenAsked: number[] = []

    await upstream.file(
      aFiling({
        mayStillSend: () => {
          connectionsWhenAsked.push(state.requests.length)
          return true
        },
      }),
    )

    expect(connectionsWhenAsked).toEqual([0])
    expect(state.connections()).toBe(1)
  })

  test('is surely not sent when nobody listens', async () => {
    const state = await aState(() => {})
    await state.close()
    const upstream = anUpstream(state.url)
    open.push(() => upstream.close())

    const answer = await upstream.file(aFiling())

    expect(answer).toMatchObject({ as: 'busy', code: 'not-sent', spendsTry: false, closes: false })
  })

  test('is surely not sent when the name does not resolve', async () => {
    const upstream = anUpstream('http://nobody.invalid:1')
    open.push(() => upstream.close())

    const answer = await upstream.file(aFiling())

    expect(answer).toMatchObject({ as: 'busy', code: 'not-sent' })
  })

  test('is surely not sent when TLS fails before the request', async () => {
    const state = await aState(() => {})
    const upstream = anUpstream(state.url.replace('http:', 'https:'))
    open.push(
      () => upstream.close(),
      () => state.close(),
    )

    setTimeout(() => void state.close(), 100)
    const answer = await upstream.file(aFiling())

    expect(answer).toMatchObject({ as: 'busy', code: 'not-sent' })
    expect(state.requests).toHaveLength(0)
  })

  test('that never got a connection is surely not sent when it is withdrawn', async () => {
    const { state, upstream } = await aPair(() => {})
    const withdrawn = new AbortController()

    const first = upstream.file(aFiling())
    const second = upstream.file(aFiling({ signal: withdrawn.signal }))
    withdrawn.abort()

    expect(await second).toMatchObject({ as: 'busy', code: 'not-sent', evidence: { kind: 'withdrawn' } })
    expect((await first).as).toBe('unknown')
    expect(state.requests).toHaveLength(1)
  })
})

const cut = (bytes: Buffer, end: number): Buffer => bytes.subarray(0, end)
const whole = rawAnswer({ body: aTaken() })

const vices: [string, (socket: Socket) => void, string][] = [
  ['silence', () => {}, 'deadline'],
  ['a reset before any answer', (socket) => void socket.resetAndDestroy(), 'reset'],
  ['a connection closed without a word', (socket) => void socket.end(), 'reset'],
  [
    'a reset in the middle of the head',
    (socket) => void socket.write(cut(whole, 20), () => socket.resetAndDestroy()),
    'reset',
  ],
  [
    'a reset in the middle of the body',
    (socket) => void socket.write(cut(whole, whole.length - 10), () => socket.resetAndDestroy()),
    'reset',
  ],
  ['a body that drips for ever', drip, 'deadline'],
  ['a body that never ends', flood, 'too-large'],
  [
    'a head that never ends',
    (socket) => void socket.write(`HTTP/1.1 201 x\r\nx-a: ${'a'.repeat(100_000)}`),
    'reset',
  ],
  ['something that is not HTTP', (socket) => void socket.write('SSH-2.0-OpenSSH\r\n\r\n'), 'not-http'],
  [
    'an HTML page with status 200',
    answering({ status: 200, type: 'text/html', body: '<html>erreur</html>' }),
    'not-json',
  ],
  ['an HTML page with status 201', answering({ type: 'text/html', body: '<html>ok</html>' }), 'not-json'],
  ['an HTML page called JSON', answering({ body: '<html>ok</html>' }), 'not-json'],
  ['an empty body', answering({ body: '' }), 'empty'],
  ['an empty object', answering({ body: '{}' }), 'unnamed'],
  ['truncated JSON', answering({ body: aTaken().slice(0, -5) }), 'not-json'],
  [
    'a twice-keyed answer',
    answering({ body: aTaken().replace('{', '{"filingNumber":"SIV-2",') }),
    'duplicate-key',
  ],
  [
    'Latin-1 bytes',
    answering({ body: Buffer.from(aTaken().replace('SIV-1', 'SIV-é'), 'latin1') }),
    'not-utf8',
  ],
  [
    'a declared charset that is not UTF-8',
    answering({ type: 'application/json; charset=iso-8859-1', body: aTaken() }),
    'not-json',
  ],
  ['a byte order mark', answering({ body: `\uFEFF${aTaken()}` }), 'not-json'],
  [
    'a compressed answer nobody asked for',
    answering({ headers: { 'content-encoding': 'gzip' }, body: aTaken() }),
    'encoded',
  ],
  ['a 200 that should be a 201', answering({ status: 200, body: aTaken() }), 'answer'],
  ['a 202', answering({ status: 202, body: aTaken() }), 'answer'],
  ['a redirect', answering({ status: 302, headers: { location: '/v1/elsewhere' }, body: '' }), 'empty'],
  ['a 500', answering({ status: 500, type: 'text/plain', body: 'boom' }), 'not-json'],
  ['a 502 of a proxy', answering({ status: 502, type: 'text/html', body: '<html>' }), 'not-json'],
  [
    'a 503 of a proxy',
    answering({ status: 503, type: 'text/html', headers: { 'retry-after': '5' }, body: '<html>' }),
    'not-json',
  ],
  [
    'a 201 without a filing number',
    answering({ body: JSON.stringify({ reference: anId, status: 'received' }) }),
    'not-the-contract',
  ],
  [
    'an outcome of the wrong shape',
    answering({ body: aTaken().replace('}', ',"outcome":{"plate":12}}') }),
    'not-the-contract',
  ],
]

function drip(socket: Socket): void {
  socket.write('HTTP/1.1 201 x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n')
  const timer = setInterval(() => socket.write(' '), 20)
  socket.on('close', () => clearInterval(timer))
}

function flood(socket: Socket): void {
  socket.write('HTTP/1.1 201 x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n')
  const piece = `10000\r\n${' '.repeat(0x10000)}\r\n`
  const pour = (): void => {
    if (!socket.destroyed) socket.write(piece, () => setImmediate(pour))
  }
  pour()
}

describe('a filing answered with', () => {
  for (const [vice, answer, kind] of vices) {
    test(`${vice} is neither taken for filed nor sent again`, async () => {
      const { state, upstream } = await aPair((socket) => answer(socket))

      const got = await upstream.file(aFiling())
      await new Promise((resolve) => setTimeout(resolve, 30))

      expect(got).toMatchObject({ as: 'unknown', evidence: { kind } })
      expect(state.requests).toHaveLength(1)
    })
  }

  test('a reset on a connection that had worked is unknown and not sent again', async () => {
    const { state, upstream } = await aPair((socket, _request, count) => {
      if (count === 1) socket.write(whole)
      else socket.resetAndDestroy()
    })

    await upstream.file(aFiling())
    const second = await upstream.file(aFiling())
    await new Promise((resolve) => setTimeout(resolve, 50))

    expect(second.as).toBe('unknown')
    expect(state.requests).toHaveLength(2)
    expect(state.connections()).toBe(1)
  })

  test('bytes beyond the first answer never become the answer to the next filing', async () => {
    const { state, upstream } = await aPair((socket, request) => {
      const reference = /"reference":"([^"]+)"/.exec(request)?.[1] ?? ''
      socket.write(rawAnswer({ body: aTaken(reference) }))
      if (state.requests.length === 1) socket.write(rawAnswer({ body: aTaken('dos_b') }))
    })

    await upstream.file(aFiling({ reference: 'dos_a' }))
    const second = await upstream.file(aFiling({ reference: 'dos_b' }))

    expect(second).toMatchObject({ as: 'accepted', filing: { reference: 'dos_b' } })
    expect(state.requests).toHaveLength(2)
  })
})

describe('reading', () => {
  const filing = JSON.parse(aTaken()) as object
  test('a look-up finds every filing of a reference', async () => {
    const { upstream, state } = await aPair(
      answering({ status: 200, body: JSON.stringify({ filings: [filing, filing] }) }),
    )

    const answer = await upstream.lookUp(anId)

    expect(answer).toMatchObject({
      as: 'found',
      filings: [{ filingNumber: 'SIV-1' }, { filingNumber: 'SIV-1' }],
    })
    expect(state.requests[0]).toContain(`GET /v1/filings?reference=${anId} `)
  })

  test('statuses are asked one by one where the State knows no bulk', async () => {
    const { upstream } = await aPair((socket, request) => {
      if (request.startsWith('POST')) return void socket.write(rawAnswer({ status: 404, body: '{}' }))
      const number = /filings\/(\S+)/.exec(request)?.[1] ?? ''
      const known = rawAnswer({ status: 200, body: JSON.stringify({ ...filing, filingNumber: number }) })
      const gone = rawAnswer({ status: 404, body: '{"code":"not-found"}' })
      return void socket.write(number === 'SIV-2' ? gone : known)
    })

    const answer = await upstream.statuses(['SIV-1', 'SIV-2', 'SIV-3'])

    expect(answer).toMatchObject({ as: 'read', missing: ['SIV-2'] })
    expect(answer.as === 'read' && answer.filings.map((each) => each.filingNumber)).toEqual([
      'SIV-1',
      'SIV-3',
    ])
  })

  test('a paper is a PDF with the reference it belongs to', async () => {
    const { upstream } = await aPair(
      answering({
        status: 200,
        type: 'application/pdf',
        headers: { 'filing-reference': anId },
        body: '%PDF-1.7 and so on',
      }),
    )

    const paper = await upstream.paper('SIV-1', 'cpi')

    expect(paper).toMatchObject({ reference: anId, mediaType: 'application/pdf' })
  })

  test('an HTML page is no paper', async () => {
    const { upstream } = await aPair(answering({ status: 200, type: 'application/pdf', body: '<html>' }))

    expect(await upstream.paper('SIV-1', 'cpi')).toBeNull()
  })
})

test('closing ends what still waits', async () => {
  const { upstream } = await aPair(() => {})

  const pending: Promise<FilingAnswer>[] = [upstream.file(aFiling()), upstream.file(aFiling())]
  await new Promise((resolve) => setTimeout(resolve, 50))
  await upstream.close()

  expect((await Promise.all(pending)).map((answer) => answer.as)).toEqual(['unknown', 'busy'])
})
