import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../server/upstream/exchange.ts'
import { sortFiling } from '../../server/upstream/sort.ts'
import { sortLookUp, sortStatus, sortStatuses } from '../../server/upstream/sortReads.ts'
import { anId, aTaken } from './stateServer.ts'

const nowWall = Date.parse('2026-11-23T10:00:00Z')
const expected = { reference: anId, echoesReference: true, nowWall }
const notEchoing = { ...expected, echoesReference: false }

function answered(
  status: number,
  body: unknown,
  more: { type?: string; retryAfter?: string } = {},
): Exchange {
  const content = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return {
    as: 'answered',
    status,
    headers: { contentType: more.type ?? 'application/json', retryAfter: more.retryAfter },
    bytes: Buffer.from(content),
    elapsedMs: 1,
  }
}
const problem = { type: 'application/problem+json' }
const busyWith = (code: string, status = 503): Exchange => answered(status, { reference: anId, code })

describe('an answer to a filing', () => {
  const table: [string, Exchange, object][] = [
    [
      '201 with our reference is accepted',
      answered(201, aTaken()),
      { as: 'accepted', filing: { filingNumber: 'SIV-1' } },
    ],
    [
      '201 with a field nobody has heard of is accepted',
      answered(201, { ...JSON.parse(aTaken()), novelty: [1] }),
      { as: 'accepted' },
    ],
    [
      '201 with another reference is unknown',
      answered(201, aTaken('dos_x')),
      { as: 'unknown', evidence: { kind: 'crossed' } },
    ],
    [
      '201 that names nobody is unknown',
      answered(201, { ...JSON.parse(aTaken()), reference: undefined }),
      { as: 'unknown' },
    ],
    [
      '201 without an instant of receipt is unknown',
      answered(201, { ...JSON.parse(aTaken()), receivedAt: 'soon' }),
      { as: 'unknown' },
    ],
    ['201 as a problem document is unknown', answered(201, aTaken(), problem), { as: 'unknown' }],
    [
      '409 of a duplicate is to be verified',
      answered(409, { reference: anId, code: 'duplicate-reference', filingNumber: 'SIV-9' }),
      { as: 'duplicate', filingNumber: 'SIV-9' },
    ],
    [
      '409 of another kind is unknown',
      answered(409, { reference: anId, code: 'conflict' }),
      { as: 'unknown' },
    ],
    [
      "422 with our reference is a refusal in the State's words",
      answered(422, {
        reference: anId,
        code: 'siv-stolen',
        message: 'Véhicule volé.',
        pointer: '/vehicle/vin',
      }),
      { as: 'refused', stateCode: 'siv-stolen', stateMessage: 'Véhicule volé.', pointer: '/vehicle/vin' },
    ],
    [
      '422 with another reference is unknown',
      answered(422, { reference: 'dos_x', code: 'siv-stolen', message: 'Non.' }),
      { as: 'unknown' },
    ],
    [
      '422 without a sentence is unknown',
      answered(422, { reference: anId, code: 'siv-stolen' }),
      { as: 'unknown' },
    ],
    [
      '422 as a problem document is unknown',
      answered(422, { reference: anId, code: 'x', message: 'y' }, problem),
      { as: 'unknown' },
    ],
    [
      '429 slow-down costs no try',
      busyWith('slow-down', 429),
      { as: 'busy', code: 'slow-down', spendsTry: false, closes: false },
    ],
    ['503 busy spends a try', busyWith('busy'), { as: 'busy', code: 'busy', spendsTry: true }],
    [
      '503 category-closed costs no try',
      busyWith('category-closed'),
      { as: 'busy', code: 'category-closed', spendsTry: false },
    ],
    ['429 without a code is unknown', answered(429, { reference: anId }), { as: 'unknown' }],
    ['503 with a code of Object is unknown', busyWith('constructor'), { as: 'unknown' }],
    [
      '429 of another dossier is unknown',
      answered(429, { reference: 'dos_x', code: 'slow-down' }),
      { as: 'unknown' },
    ],
    ['503 that names nobody is unknown', answered(503, { code: 'busy' }), { as: 'unknown' }],
    ['500 with a busy code is unknown', busyWith('busy', 500), { as: 'unknown' }],
    ...[401, 403, 404, 405, 415].map((status): [string, Exchange, object] => [
      `${status} as a problem document closes the lane`,
      answered(status, { title: 'no' }, problem),
      { as: 'busy', code: `http-${status}`, closes: true, spendsTry: false },
    ]),
    ['401 as plain JSON is unknown', answered(401, { reference: anId, code: 'no' }), { as: 'unknown' }],
    ['401 as HTML is unknown', answered(401, '<html>', { type: 'text/html' }), { as: 'unknown' }],
    ['401 for another dossier is unknown', answered(401, { reference: 'dos_x' }, problem), { as: 'unknown' }],
    ['400 is unknown', answered(400, { reference: anId, code: 'bad' }), { as: 'unknown' }],
    ['418 as a problem document is unknown', answered(418, {}, problem), { as: 'unknown' }],
    [
      'nothing that left is busy',
      { as: 'notSent', kind: 'not-connected' },
      { as: 'busy', code: 'not-sent', spendsTry: false },
    ],
    [
      'a broken exchange is unknown',
      { as: 'broken', kind: 'reset', bytes: 0, elapsedMs: 3 },
      { as: 'unknown', evidence: { kind: 'reset' } },
    ],
  ]
  for (const [name, exchange, wanted] of table) {
    test(name, () => {
      expect(sortFiling(exchange, expected)).toMatchObject(wanted)
    })
  }

  test('of a State that echoes nothing is believed without a reference, and says so', () => {
    const taken = answered(201, { ...JSON.parse(aTaken()), reference: undefined })
    const refused = answered(422, { code: 'siv-stolen', message: 'Non.' })

    expect(sortFiling(taken, notEchoing)).toMatchObject({ as: 'accepted', filing: { reference: anId } })
    expect(sortFiling(refused, notEchoing)).toMatchObject({ as: 'refused', evidence: { kind: 'unnamed' } })
  })

  test('never holds a body in its evidence', () => {
    const answer = sortFiling(
      answered(500, { reference: anId, code: 'Jean TEST 75001', message: 'secret' }),
      expected,
    )

    expect(JSON.stringify(answer)).not.toMatch(/Jean|secret/)
  })

  test('says how long to wait as far as it can be believed', () => {
    const waits = (retryAfter: string): unknown => {
      const answer = sortFiling(
        answered(429, { reference: anId, code: 'slow-down' }, { retryAfter }),
        expected,
      )
      return answer.as === 'busy' && answer.retryAfterMs
    }

    expect(waits('120')).toBe(120_000)
    expect(waits('0')).toBe(1_000)
    expect(waits('86400')).toBe(6 * 3_600_000)
    expect(waits('Mon, 23 Nov 2026 10:00:30 GMT')).toBe(30_000)
    expect(waits('Mon, 23 Nov 2026 09:00:00 GMT')).toBe(1_000)
    expect(waits('Mon, 23 Nov 1926 09:00:00 GMT')).toBeNull()
    expect(waits('999999999999')).toBeNull()
    for (const absurd of ['-5', 'soon', '1.5', '', '2026-11-23T10:00:30Z', 'Infinity'])
      expect(waits(absurd)).toBeNull()
  })

  test('is never taken for another dossier, whatever byte of it is changed, cut or added', () => {
    const bytes = Buffer.from(aTaken())
    const mutate = (at: number, byte: number, how: string): Buffer => {
      if (how === 'cut') return bytes.subarray(0, at)
      const rest = bytes.subarray(how === 'insert' ? at : at + 1)
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), rest])
    }
    const anyPlace = fc.nat(bytes.length - 1)
    const anyByte = fc.integer({ min: 0, max: 255 })
    const anyWay = fc.constantFrom('change', 'cut', 'insert')
    fc.assert(
      fc.property(anyPlace, anyByte, anyWay, (at, byte, how) => {
        const got = sortFiling(answered(201, mutate(at, byte, how)), expected)

        if (got.as === 'accepted') expect(got.filing.reference).toBe(anId)
        else expect(got.as).toBe('unknown')
      }),
      { numRuns: 2_000, seed: 7 },
    )
  })
})

describe('an answer to a look-up', () => {
  const filing = JSON.parse(aTaken()) as Record<string, unknown>
  const table: [string, Exchange, object][] = [
    ['200 with our filing is found', answered(200, { filings: [filing] }), { as: 'found' }],
    [
      '200 with two is found, both told',
      answered(200, { filings: [filing, { ...filing, filingNumber: 'SIV-2' }] }),
      { as: 'found', filings: [{}, { filingNumber: 'SIV-2' }] },
    ],
    [
      '200 with an empty list is no evidence',
      answered(200, { filings: [] }),
      { as: 'noEvidence', evidence: { kind: 'empty-list' } },
    ],
    [
      "200 with somebody else's filing is no evidence",
      answered(200, { filings: [{ ...filing, reference: 'dos_x' }] }),
      { as: 'noEvidence', evidence: { kind: 'crossed' } },
    ],
    [
      '404 with our reference is absent',
      answered(404, { reference: anId, code: 'not-found' }),
      { as: 'absent' },
    ],
    [
      '404 with another reference is no evidence',
      answered(404, { reference: 'dos_x', code: 'not-found' }),
      { as: 'noEvidence' },
    ],
    ['404 that names nobody is no evidence', answered(404, { code: 'not-found' }), { as: 'noEvidence' }],
    [
      '404 of a proxy is no evidence',
      answered(404, '<html>', { type: 'text/html' }),
      { as: 'noEvidence', closes: false },
    ],
    [
      '404 as a problem document is no evidence and closes',
      answered(404, { reference: anId, code: 'not-found' }, problem),
      { as: 'noEvidence', closes: true },
    ],
    ['500 is no evidence', answered(500, { reference: anId, code: 'not-found' }), { as: 'noEvidence' }],
    [
      'silence is no evidence',
      { as: 'broken', kind: 'deadline', bytes: 0, elapsedMs: 9 },
      { as: 'noEvidence', evidence: { kind: 'deadline' } },
    ],
    [
      '503 says how long to wait',
      answered(503, {}, { retryAfter: '7' }),
      { as: 'noEvidence', retryAfterMs: 7_000 },
    ],
  ]
  for (const [name, exchange, wanted] of table) {
    test(name, () => {
      expect(sortLookUp(exchange, expected)).toMatchObject(wanted)
    })
  }

  test('404 of a State that echoes nothing is absent', () => {
    expect(sortLookUp(answered(404, { code: 'not-found' }), notEchoing)).toEqual({ as: 'absent' })
  })
})

describe('an answer about statuses', () => {
  const one = { ...JSON.parse(aTaken()), filingNumber: 'A' } as object
  const two = { ...one, filingNumber: 'B' }

  test('tells those that the State does not know', () => {
    const answer = sortStatuses(answered(200, { filings: [two] }), ['A', 'B'], expected)

    expect(answer).toMatchObject({ as: 'read', missing: ['A'] })
  })

  test('is worth nothing with a filing that was not asked for, or twice the same', () => {
    expect(sortStatuses(answered(200, { filings: [one, two] }), ['A', 'C'], expected).as).toBe('noEvidence')
    expect(sortStatuses(answered(200, { filings: [one, one] }), ['A', 'B'], expected).as).toBe('noEvidence')
    expect(sortStatuses(answered(200, { filings: [] }), ['A', 'B'], expected).as).toBe('noEvidence')
  })

  test("about one number is that number's", () => {
    expect(sortStatus(answered(200, one), 'A', expected).as).toBe('one')
    expect(sortStatus(answered(200, one), 'B', expected).as).toBe('noEvidence')
    expect(sortStatus(answered(404, { code: 'not-found' }), 'A', expected).as).toBe('missing')
    expect(sortStatus(answered(404, '<html>', { type: 'text/html' }), 'A', expected).as).toBe('noEvidence')
  })
})
