import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LookUpAnswer } from '../../server/usecases/ports.ts'
import { judgeLookUp } from '../../server/usecases/resolveUncertain.ts'
import { aSituation, aStateFiling, anUncertain, settleMs } from './judging.ts'

const absent: LookUpAnswer = { as: 'absent' }
const found = (...filings: Parameters<typeof aStateFiling>[0][]): LookUpAnswer => ({
  as: 'found',
  filings: filings.map((filing) => aStateFiling(filing)),
})
const noEvidence: LookUpAnswer = {
  as: 'noEvidence',
  evidence: { kind: 'not-json', status: 200 },
  closes: false,
  retryAfterMs: null,
}

describe('absence', () => {
  test('is no evidence before settling is over, and is asked about again right then', () => {
    const { record } = judgeLookUp(
      anUncertain({ quietForMs: settleMs - 300, lookUps: 9 }),
      absent,
      aSituation(),
    )

    expect(record.verdict).toEqual({ as: 'noEvidence', evidence: { kind: 'absent-too-early' } })
    expect(record.nextLookUpMs).toBe(305)
  })

  test('counts once past settling, and is asked about again half a settling later', () => {
    const { record } = judgeLookUp(anUncertain({ quietForMs: settleMs }), absent, aSituation())

    expect(record.verdict).toEqual({ as: 'absent' })
    expect(record.nextLookUpMs).toBe(settleMs / 2 + 5)
  })

  test('is not proved by two look-ups that are too near', () => {
    const dossier = anUncertain({ quietForMs: settleMs * 2, absencesAgoMs: [settleMs / 2 - 100] })

    const { record } = judgeLookUp(dossier, absent, aSituation())

    expect(record.verdict.as).toBe('noEvidence')
    expect(record.nextLookUpMs).toBe(105)
  })

  test('is proved by two look-ups past settling, half a settling apart', () => {
    const dossier = anUncertain({ quietForMs: settleMs * 2, absencesAgoMs: [settleMs / 2] })

    const { record, stopsResends } = judgeLookUp(dossier, absent, aSituation())

    expect(record).toMatchObject({ verdict: { as: 'absenceProved' }, nextLookUpMs: null })
    expect(stopsResends).toBe(false)
  })

  test('is measured at the begin of the look-up, not at the claim', () => {
    const dossier = anUncertain({ quietForMs: settleMs - 300 })

    const { record } = judgeLookUp(dossier, absent, aSituation({ sinceClaimMs: 300, beganAgoMs: 5_000 }))

    expect(record).toMatchObject({ verdict: { as: 'absent' }, beganAgoMs: 5_000 })
  })

  test('is never concluded in a lane whose resends wait for an operator', () => {
    const dossier = anUncertain({ quietForMs: settleMs * 9, absencesAgoMs: [settleMs * 5] })

    const { record } = judgeLookUp(dossier, absent, aSituation({ resendsStopped: true }))

    expect(record.verdict).toEqual({ as: 'noEvidence', evidence: { kind: 'resends-stopped' } })
  })

  test('is never proved without two absences past settling, whatever else is answered', () => {
    const anyAnswer = fc.constantFrom(absent, noEvidence, found({ reference: 'dos_x' }))
    const anyDossier = fc.record({ quietForMs: fc.nat(settleMs * 3), ago: fc.option(fc.nat(settleMs * 2)) })
    fc.assert(
      fc.property(anyAnswer, anyDossier, (answer, { quietForMs, ago }) => {
        const dossier = anUncertain({ quietForMs, absencesAgoMs: ago === null ? [] : [ago] })

        const { record } = judgeLookUp(dossier, answer, aSituation())

        const isProof = answer === absent && quietForMs >= settleMs && ago !== null && ago >= settleMs / 2
        expect(record.verdict.as === 'absenceProved').toBe(isProof)
      }),
      { numRuns: 500, seed: 17 },
    )
  })
})

describe('a filing that is found', () => {
  test('is adopted when everything agrees', () => {
    const { record, incidents } = judgeLookUp(anUncertain(), found({}), aSituation())

    expect(record.verdict).toMatchObject({
      as: 'found',
      filing: { filingNumber: 'SIV-1' },
      others: [],
      late: false,
    })
    expect(incidents).toEqual([])
  })

  for (const [why, wrong] of [
    ['of another reference', { reference: 'dos_x' }],
    ['of another procedure', { procedure: 'ww' }],
    ['of another establishment', { establishment: 'H-2' }],
    ['of no named establishment', { establishment: undefined }],
    ['received long before our first intent', { receivedAt: '2026-11-22T10:00:00Z' }],
  ] as const) {
    test(`is not adopted when it is ${why}`, () => {
      const { record, incidents } = judgeLookUp(anUncertain(), found(wrong), aSituation())

      expect(record.verdict).toEqual({ as: 'noEvidence', evidence: { kind: 'foreign-filing' } })
      expect(incidents).toMatchObject([{ kind: 'foreign-filing', data: { numbers: ['SIV-1'] } }])
    })
  }

  test('twice is adopted once, told with both numbers, and stops resends', () => {
    const both = found(
      { filingNumber: 'SIV-2', receivedAt: '2026-11-23T10:03:00Z' },
      { filingNumber: 'SIV-1' },
    )

    const resolution = judgeLookUp(anUncertain(), both, aSituation())

    expect(resolution.record.verdict).toMatchObject({ filing: { filingNumber: 'SIV-1' }, others: ['SIV-2'] })
    expect(resolution.incidents).toMatchObject([{ kind: 'filed-twice' }])
    expect(resolution.stopsResends).toBe(true)
  })

  test('later than settling allows is adopted, told, and stops resends', () => {
    const resolution = judgeLookUp(anUncertain({ absencesAgoMs: [4_000] }), found({}), aSituation())

    expect(resolution.record.verdict).toMatchObject({ as: 'found', late: true })
    expect(resolution.incidents).toMatchObject([{ kind: 'filing-late' }])
    expect(resolution.stopsResends).toBe(true)
  })

  test('that was there before the resend that it answered with a 409 is late: absence had been proved', () => {
    const dossier = anUncertain({ resent: true, duplicateOf: 'SIV-1' })

    const resolution = judgeLookUp(dossier, found({}), aSituation())

    expect(resolution.record.verdict).toMatchObject({ as: 'found', late: true })
    expect(resolution.incidents).toMatchObject([{ kind: 'filing-late' }])
    expect(resolution.stopsResends).toBe(true)
  })

  test('is not late when the 409 named another number: the resend itself may have been taken', () => {
    const dossier = anUncertain({ resent: true, duplicateOf: 'SIV-9' })

    const resolution = judgeLookUp(dossier, found({}), aSituation())

    expect(resolution.record.verdict).toMatchObject({ as: 'found', late: false })
    expect(resolution.stopsResends).toBe(false)
  })

  test('of a dossier that was refused after a resend is told and stops resends', () => {
    const dossier = anUncertain({ purpose: 'doubleCheck', resent: true, isFiled: false })

    const resolution = judgeLookUp(dossier, found({}), aSituation())

    expect(resolution.incidents).toMatchObject([{ kind: 'filing-late' }])
    expect(resolution.stopsResends).toBe(true)
  })

  test('nowhere, of a dossier that was refused after a resend, is as it should be', () => {
    const dossier = anUncertain({ purpose: 'doubleCheck', resent: true, isFiled: false })

    const resolution = judgeLookUp(dossier, absent, aSituation())

    expect(resolution.record.verdict).toEqual({ as: 'single' })
    expect(resolution.incidents).toEqual([])
  })

  test('alone after a resend is what it should be', () => {
    const resolution = judgeLookUp(
      anUncertain({ purpose: 'doubleCheck', resent: true }),
      found({}),
      aSituation(),
    )

    expect(resolution.record).toMatchObject({ verdict: { as: 'single' }, nextLookUpMs: null })
  })

  test('no more after a resend is told and changes nothing', () => {
    const resolution = judgeLookUp(anUncertain({ purpose: 'doubleCheck' }), absent, aSituation())

    expect(resolution.record.verdict.as).toBe('noEvidence')
    expect(resolution.incidents).toMatchObject([{ kind: 'filing-vanished' }])
  })
})

describe('a State that cannot be asked', () => {
  const unasked = (wanted: Parameters<typeof anUncertain>[0], duplicateGuard: boolean) =>
    judgeLookUp(anUncertain(wanted), null, {
      ...aSituation(),
      upstream: { ...aSituation().upstream, lookUp: false, duplicateGuard },
    }).record

  test('and guards against duplicates is sent the same again once, past settling', () => {
    expect(unasked({ quietForMs: settleMs }, true).verdict.as).toBe('absenceProved')
    expect(unasked({ quietForMs: settleMs - 1 }, true).verdict.as).toBe('noEvidence')
    expect(unasked({ quietForMs: settleMs, resent: true }, true).verdict.as).toBe('noEvidence')
  })

  test('is not sent again what a client has cancelled or whose time is over', () => {
    for (const wish of ['cancel', 'expire'] as const)
      expect(unasked({ quietForMs: settleMs, wish }, true).verdict.as).toBe('noEvidence')
  })

  test('and guards against nothing waits for an operator', () => {
    expect(unasked({ quietForMs: settleMs * 100 }, false).verdict).toEqual({
      as: 'noEvidence',
      evidence: { kind: 'for-an-operator' },
    })
  })
})
