import { describe, expect, test } from 'vitest'
import { defaultRetry, defaultUpstream } from '../../server/config.ts'
import { fileDossier, judgeAnswer } from '../../server/usecases/fileDossier.ts'
import { canonicalJson } from '../../server/intake/canonicalJson.ts'
import { toFilingRequest } from '../../server/usecases/filingRequest.ts'
import type { FilingAnswer, ReservedDossier, Upstream } from '../../server/usecases/ports.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { aStateFiling, ourId, settleMs } from './judging.ts'

const evidence = { kind: 'answer', status: 422 }
const refused: FilingAnswer = {
  as: 'refused',
  stateCode: 'siv-stolen',
  stateMessage: 'Véhicule volé.',
  evidence,
}
const busy: FilingAnswer = {
  as: 'busy',
  code: 'slow-down',
  retryAfterMs: 7_000,
  closes: false,
  spendsTry: true,
  evidence,
}
const nowWall = Date.parse('2026-11-23T10:00:00Z')
interface Given {
  doubtful?: boolean
  isCanary?: boolean
  acceptedAt?: number
  content?: object
  papers?: ReservedDossier['papers']
}
const judge = (
  answer: FilingAnswer,
  { doubtful = false, isCanary = false, acceptedAt = 0, content = {}, papers }: Given = {},
) => {
  const body = Buffer.from(JSON.stringify(content))
  return judgeAnswer({ procedure: 'vn', tries: 0, fence: 1, acceptedAt, body, doubtful, papers }, answer, {
    followEveryMs: 60_000,
    settleMs,
    retry: defaultRetry,
    nowWall,
    chance: 0,
    isCanary,
  })
}

const item = {
  reference: 'SBX-SLOW-1',
  procedure: 'vn',
  establishment: 'H-1',
  channel: 'auto',
  submitBefore: '2026-12-01T00:00:00Z',
  notBefore: '2026-11-01T00:00:00Z',
  metadata: { order: '4' },
  vehicle: { vin: 'VF1TEST0000000001', seats: 5 },
  sale: { date: '2026-11-20' },
  documents: [{ kind: 'identity', of: 'holder', issuedOn: '2020-01-01', documentId: 'doc_1', extra: 1 }],
}
const aReserved: ReservedDossier = {
  id: ourId,
  tenant: 'ten_1',
  lane: 'siv-domestic',
  channel: 'siv',
  procedure: 'vn',
  establishment: 'H-1',
  reference: 'SBX-SLOW-1',
  body: Buffer.from(canonicalJson(item)),
  fence: 1,
  tries: 0,
  doubtful: false,
  acceptedAt: 0,
}

describe('an attempt', () => {
  test('that was accepted is filed and followed', () => {
    expect(judge({ as: 'accepted', filing: aStateFiling() })).toMatchObject({
      as: 'filed',
      followAfterMs: 48_000,
    })
  })

  test('that was refused is refused in the words of the State', () => {
    expect(judge(refused)).toEqual({
      as: 'refused',
      code: 'refused-by-state',
      stateCode: 'siv-stolen',
      stateMessage: 'Véhicule volé.',
    })
  })

  test.each(['siv-vin-check-unavailable', 'SIV_OTC_UNAVAILABLE'])(
    'that was refused with %s is sent again and spends no try',
    (stateCode) => {
      expect(judge({ ...refused, stateCode })).toMatchObject({
        as: 'notTaken',
        code: stateCode,
        spendsTry: false,
      })
    },
  )

  test('that was refused for a service out of order after a doubt is looked up, and the refusal is not kept', () => {
    const answer = judge({ ...refused, stateCode: 'siv-otc-unavailable' }, { doubtful: true })

    expect(answer).toMatchObject({ as: 'unknown' })
    expect(answer).not.toHaveProperty('refusal')
  })

  const hoursAgo = (hours: number): number => nowWall - hours * 3_600_000
  test.each([
    ['came in 71 hours ago', { acceptedAt: hoursAgo(71) }, 'notTaken'],
    ['came in 73 hours ago', { acceptedAt: hoursAgo(73) }, 'refused'],
    ['was taken the day before', { content: { ePhoto: { takenOn: '2026-11-22' } } }, 'notTaken'],
    [
      'was taken long ago, though it came in just now',
      { acceptedAt: nowWall, content: { ePhoto: { takenOn: '2026-11-01' } } },
      'refused',
    ],
  ])('whose unknown e-photo %s', (_what, given, as) => {
    expect(judge({ ...refused, stateCode: 'ephoto-unknown' }, given)).toMatchObject({ as })
  })

  test('refused after a doubt stays uncertain, the refusal kept', () => {
    expect(judge(refused, { doubtful: true })).toMatchObject({
      as: 'unknown',
      refusal: { stateCode: 'siv-stolen', stateMessage: 'Véhicule volé.' },
    })
  })

  test('refused by a State that names nobody stays uncertain', () => {
    expect(judge({ ...refused, evidence: { kind: 'unnamed' } }).as).toBe('unknown')
  })

  test('refused for a document is held, not refused, and uncertain after a doubt', () => {
    const document = { ...refused, stateCode: 'document-unreadable' }

    expect(judge(document)).toMatchObject({ as: 'documentFault', stateCode: 'document-unreadable' })
    expect(judge(document, { doubtful: true })).toEqual({ as: 'unknown', lookUpAfterMs: 250 })
  })

  test('refused for a document that was uploaded is sent again three times in all, and held for long then', () => {
    const papers = [{ at: 0, sha256: 'aa', mediaType: 'application/pdf' as const, size: 2, pages: 1 }]

    expect(judge({ ...refused, stateCode: 'document-missing' }, { papers })).toMatchObject({
      as: 'documentFault',
      holdMs: defaultRetry.capMs,
      again: { faultsMax: 3, retryAfterMs: defaultRetry.baseMs },
    })
  })

  test('refused for a document by a State that names nobody stays uncertain', () => {
    const document = { ...refused, stateCode: 'document-unreadable' }

    expect(judge({ ...document, evidence: { kind: 'unnamed' } }).as).toBe('unknown')
  })

  test('that was not taken waits as long as the State asks', () => {
    expect(judge(busy)).toMatchObject({ as: 'notTaken', retryAfterMs: 7_000, spendsTry: true, triesMax: 50 })
  })

  test('that probed a closed lane spends none of the tries', () => {
    expect(judge(busy, { isCanary: true })).toMatchObject({ as: 'notTaken', spendsTry: false })
  })

  test('that missed its window soon goes again', () => {
    expect(judge({ ...busy, code: 'window-missed', retryAfterMs: null })).toMatchObject({ retryAfterMs: 500 })
  })

  test('answered with a duplicate is looked up at once, never adopted from that answer', () => {
    expect(judge({ as: 'duplicate', filingNumber: 'SIV-7', evidence })).toEqual({
      as: 'unknown',
      lookUpAfterMs: 0,
      duplicateOf: 'SIV-7',
    })
  })
})

describe('an operator is told', () => {
  const told = async (
    answer: FilingAnswer,
    more: { fence?: number; isCanary?: boolean } = {},
  ): Promise<string[]> => {
    const upstream = { file: () => Promise.resolve(answer) } as unknown as Upstream
    const config = { upstream: defaultUpstream, retry: defaultRetry, mode: 'live' } as const
    const clock = fakeClock()
    const dossier = { ...aReserved, fence: more.fence ?? 1 }
    const filed = await fileDossier({ upstream, clock, random: () => 0, config }, dossier, {
      gate: () => true,
      isCanary: more.isCanary ?? false,
    })
    return filed.incidents.map(({ kind }) => kind)
  }
  const duplicate: FilingAnswer = { as: 'duplicate', filingNumber: 'SIV-7', evidence }
  const closing: FilingAnswer = { ...busy, code: 'http-401', closes: true }

  test('of a duplicate on a first attempt, not of one after a resend', async () => {
    expect(await told(duplicate)).toEqual(['duplicate-on-first-attempt'])
    expect(await told(duplicate, { fence: 2 })).toEqual([])
  })

  test('when the State refuses us as a caller, and not by every canary again', async () => {
    expect(await told(closing)).toEqual(['state-refuses-us'])
    expect(await told(closing, { isCanary: true })).toEqual([])
    expect(await told(busy)).toEqual([])
  })
})

describe('what is sent', () => {
  test('is the item without what is ours, nothing added, nothing dropped', () => {
    const { data, documents, ...beside } = toFilingRequest(aReserved, 'live', () => true)

    expect(Buffer.from(data).toString()).toBe(canonicalJson({ vehicle: item.vehicle, sale: item.sale }))
    expect(documents).toEqual([{ kind: 'identity', of: 'holder', issuedOn: '2020-01-01' }])
    expect(beside).toMatchObject({ reference: ourId, procedure: 'vn', channel: 'siv', establishment: 'H-1' })
    expect(beside.sandboxReference).toBeUndefined()
  })

  test('passes a magic reference on in test mode only', () => {
    expect(toFilingRequest(aReserved, 'test', () => true).sandboxReference).toBe('SBX-SLOW-1')
    expect(
      toFilingRequest({ ...aReserved, reference: 'A-1' }, 'test', () => true).sandboxReference,
    ).toBeUndefined()
  })
})
