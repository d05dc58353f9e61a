import { describe, expect, test } from 'vitest'
import { RetryBudget, parseRetryAfter, retryDelayMs } from '../../sdk/retryTiming.ts'

const shape = { baseMs: 100, capMs: 1_000, retryAfterMsMax: 60_000 }

describe('retryDelayMs', () => {
  test.each([
    [0, 0.5, 50],
    [1, 0.5, 100],
    [2, 0.5, 200],
    [9, 0.5, 500],
    [9, 0, 0],
    [1_000, 0.999, 999],
  ])(
    'before retry %i takes a random share (%f) of a capped, doubling back-off: %i ms',
    (retry, random, ms) => {
      expect(retryDelayMs(retry, null, random, shape)).toBe(ms)
    },
  )

  test('is never earlier than the gateway asks', () => {
    expect(retryDelayMs(0, 2_000, 0, shape)).toBe(2_000)
    expect(retryDelayMs(0, 2_000, 0.5, shape)).toBe(2_050)
  })

  test('gives up when the gateway asks for too much patience', () => {
    expect(retryDelayMs(0, 60_001, 0.5, shape)).toBeNull()
  })
})

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-09-01T10:00:00Z')

  test.each([
    ['0', 0],
    ['7', 7_000],
    [' 1.5 ', 1_500],
    ['Tue, 01 Sep 2026 10:00:30 GMT', 30_000],
    ['Tue, 01 Sep 2026 09:00:00 GMT', 0],
    ['', null],
    [null, null],
    ['-3', null],
    ['soon', null],
    ['2026', 2_026_000],
    ['12/10/2026', null],
  ])('reads %j as %j ms', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms)
  })
})

describe('RetryBudget', () => {
  const spendAll = (budget: RetryBudget, nowMs: number): number => {
    let spent = 0
    while (spent < 1_000 && budget.spend(nowMs)) spent += 1
    return spent
  }

  test('grants ten retries to begin with', () => {
    expect(spendAll(new RetryBudget(0), 0)).toBe(10)
  })

  test('grants a tenth of the requests on top', () => {
    const budget = new RetryBudget(0)

    for (let request = 0; request < 101; request += 1) budget.earn()

    expect(spendAll(budget, 0)).toBe(20)
  })

  test('saves up fifty at most', () => {
    const budget = new RetryBudget(0)

    for (let request = 0; request < 10_000; request += 1) budget.earn()

    expect(spendAll(budget, 0)).toBe(50)
  })

  test('comes back with time, up to ten', () => {
    const budget = new RetryBudget(0)
    spendAll(budget, 0)

    expect(spendAll(budget, 6_000)).toBe(1)
    expect(spendAll(budget, 6_000_000)).toBe(10)
  })
})
