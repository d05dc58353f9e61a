import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeSendGuard, type Rates, spacingMs } from '../../server/forwarding/pace.ts'

/** The most sendings that any window of this length held, wherever it begins. */
function fullestWindow(sent: readonly number[], windowMs: number): number {
  let most = 0
  let first = 0
  for (const [at, instant] of sent.entries()) {
    while (instant - (sent[first] ?? 0) >= windowMs) first += 1
    most = Math.max(most, at - first + 1)
  }
  return most
}

const anyRates = fc.record({
  perSecond: fc.integer({ min: 1, max: 40 }),
  perMinute: fc.integer({ min: 1, max: 600 }),
})
/** Timers that are mostly on time, sometimes late by up to two seconds. */
const lateness = fc.array(fc.oneof(fc.constant(0), fc.nat(60), fc.nat(2_000)), {
  minLength: 50,
  maxLength: 400,
})

describe('the guard', () => {
  test('lets no window of a second or a minute hold more than its limit, however late timers fire', () => {
    fc.assert(
      fc.property(anyRates, lateness, (rates, lates) => {
        const guard = makeSendGuard(rates)
        const planned = spacingMs(rates, 1)
        const wished = lates.map((late, at) => at * planned + late).sort((a, b) => a - b)

        const sent = wished.filter((now) => guard.take(now))

        expect(fullestWindow(sent, 1_000)).toBeLessThanOrEqual(rates.perSecond)
        expect(fullestWindow(sent, 60_000)).toBeLessThanOrEqual(rates.perMinute)
      }),
      { numRuns: 300, seed: 3 },
    )
  })

  test('lets as many through as the limit allows, and says when the next may go', () => {
    const guard = makeSendGuard({ perSecond: 2, perMinute: 3 })

    expect([guard.take(0), guard.take(0), guard.take(0)]).toEqual([true, true, false])
    expect(guard.waitMs(400)).toBe(600)
    expect([guard.take(1_000), guard.take(2_000)]).toEqual([true, false])
    expect(guard.waitMs(2_000)).toBe(58_000)
    expect(guard.take(60_000)).toBe(true)
  })

  test('remembers what was sent when an operator changes the limits', () => {
    fc.assert(
      fc.property(anyRates, anyRates, fc.nat(3_000), (before, after, changeAt) => {
        const guard = makeSendGuard(before)
        for (let now = 0; now < changeAt; now += 10) guard.take(now)
        const sent: number[] = []

        guard.adjust(after)
        for (let now = changeAt; now < changeAt + 2_500; now += 5) if (guard.take(now)) sent.push(now)

        expect(fullestWindow(sent, 1_000)).toBeLessThanOrEqual(after.perSecond)
        expect(fullestWindow(sent, 60_000)).toBeLessThanOrEqual(after.perMinute)
      }),
      { numRuns: 200, seed: 5 },
    )
  })

  test('still counts the sendings from before a change', () => {
    const guard = makeSendGuard({ perSecond: 10, perMinute: 100 })
    for (let count = 0; count < 5; count += 1) guard.take(0)

    guard.adjust({ perSecond: 5, perMinute: 100 })

    expect(guard.take(500)).toBe(false)
    expect(guard.take(1_000)).toBe(true)
  })
})

describe('the spacing', () => {
  test('keeps slots that are at most 50 ms late within both limits', () => {
    fc.assert(
      fc.property(
        anyRates,
        fc.array(fc.nat(50), { minLength: 700, maxLength: 700 }),
        (rates: Rates, lates) => {
          const everyMs = spacingMs(rates, 1)

          const sent = lates.map((late, at) => at * everyMs + late).sort((a, b) => a - b)

          expect(fullestWindow(sent, 1_000)).toBeLessThanOrEqual(rates.perSecond)
          expect(fullestWindow(sent, 60_000)).toBeLessThanOrEqual(rates.perMinute)
        },
      ),
      { numRuns: 200, seed: 9 },
    )
  })

  test("uses 95 % of the tighter limit, and the ramp's share of that", () => {
    expect(spacingMs({ perSecond: 20, perMinute: 600 }, 1)).toBeCloseTo(100 / 0.95)
    expect(spacingMs({ perSecond: 5, perMinute: 600 }, 1)).toBeCloseTo(200 / 0.95)
    expect(spacingMs({ perSecond: 5, perMinute: 600 }, 0.5)).toBeCloseTo(400 / 0.95)
  })
})
