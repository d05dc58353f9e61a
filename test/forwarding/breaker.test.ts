import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Breaker,
  gateOf,
  observe,
  openBreaker,
  type Outcome,
  outcomeOf,
  restoreBreaker,
  sendCanary,
  shareOf,
} from '../../server/forwarding/breaker.ts'

const probes = { baseMs: 1_000, capMs: 300_000 }
const moment = (now: number, isCanary = false, chance = 0.5) => ({ now, chance, isCanary, probes })
const well: Outcome = { as: 'well' }
const failed: Outcome = { as: 'failed', reason: 'reset' }
const closes: Outcome = { as: 'closes', reason: 'http-401' }

const after = (breaker: Breaker, outcomes: Outcome[], now = 0): Breaker =>
  outcomes.reduce((state, outcome) => observe(state, outcome, moment(now)), breaker)
const times = (count: number, outcome: Outcome): Outcome[] => Array.from({ length: count }, () => outcome)

describe('a lane', () => {
  test('stays open while the State now and then fails', () => {
    const breaker = after(
      openBreaker(0),
      Array.from({ length: 200 }, (_, at) => (at % 3 === 0 ? failed : well)),
    )

    expect(gateOf(breaker, 0)).toEqual({ as: 'open', share: 1 })
  })

  test('closes after failures in a row and says why', () => {
    const breaker = after(openBreaker(0), times(8, failed))

    expect(breaker).toMatchObject({ mode: 'closed', reason: 'reset' })
    expect(gateOf(breaker, 0).as).toBe('wait')
  })

  test('closes when most of the latest attempts failed, though some went well', () => {
    const mixed = Array.from({ length: 60 }, (_, at) => (at % 7 === 0 ? well : failed))

    expect(after(openBreaker(0), mixed).mode).toBe('closed')
  })

  test('closes at once when the State refuses us', () => {
    expect(after(openBreaker(0), [well, closes])).toMatchObject({ mode: 'closed', reason: 'http-401' })
  })

  test('learns nothing from what never left', () => {
    expect(after(openBreaker(0), times(50, { as: 'nothing' })).mode).toBe('open')
  })
})

describe('a closed lane', () => {
  const closed = after(openBreaker(0), [closes])

  test('sends one canary at a time', () => {
    const due = { ...closed, probe: { ...closed.probe, nextAt: 0 } }

    expect(gateOf(due, 10).as).toBe('canary')
    expect(gateOf(sendCanary(due), 10).as).toBe('wait')
  })

  test('is not reopened by an attempt that left before it closed', () => {
    expect(observe(closed, well, moment(5)).mode).toBe('closed')
  })

  test('waits longer after every canary that fails, never beyond the cap', () => {
    let breaker = closed
    const waits: number[] = []
    for (let count = 0; count < 20; count += 1) {
      breaker = observe(sendCanary(breaker), failed, { ...moment(0, true), chance: 0.999 })
      waits.push(breaker.probe.nextAt)
    }

    expect([...waits].sort((a, b) => a - b)).toEqual(waits)
    expect(waits[0]).toBeGreaterThan(1_000)
    expect(waits.at(-1)).toBeLessThanOrEqual(300_000)
  })

  test('waits at least as long as the State asks', () => {
    const asked: Outcome = { as: 'slowDown', reason: 'busy', retryAfterMs: 90_000 }

    expect(observe(sendCanary(closed), asked, moment(0, true)).probe.nextAt).toBe(90_000)
  })

  test('reopens at a small share that doubles every minute up to the whole', () => {
    const reopened = observe(sendCanary(closed), well, moment(0, true))

    const shares = [0, 60_000, 120_000, 180_000, 999_000].map((now) => shareOf(reopened, now))

    expect(reopened.mode).toBe('slow')
    expect(shares).toEqual([0.125, 0.25, 0.5, 1, 1])
    expect(observe(reopened, well, moment(180_000)).mode).toBe('open')
  })
})

describe('a State that asks for patience', () => {
  test('gets a pause of the whole lane and a lower rate afterwards', () => {
    const breaker = after(openBreaker(0), [{ as: 'slowDown', reason: 'slow-down', retryAfterMs: 5_000 }])

    expect(gateOf(breaker, 0)).toEqual({ as: 'wait', ms: 5_000 })
    expect(gateOf(breaker, 5_000)).toEqual({ as: 'open', share: 0.7 })
  })

  test('is heard once however many answers of one burst say so', () => {
    const breaker = after(
      openBreaker(0),
      times(10, { as: 'slowDown', reason: 'slow-down', retryAfterMs: null }),
    )

    expect(shareOf(breaker, 1_000)).toBeCloseTo(0.7)
  })
})

test('a lane found closed or slow after a restart goes on from there', () => {
  expect(gateOf(restoreBreaker({ state: 'closed', reason: 'x', ramp: 1 }, 50), 50).as).toBe('canary')
  expect(shareOf(restoreBreaker({ state: 'slow', reason: 'x', ramp: 0.25 }, 0), 60_000)).toBe(0.5)
  expect(restoreBreaker({ state: 'open', reason: null, ramp: 1 }, 0).mode).toBe('open')
})

test('no run of outcomes lets more than the whole pace, or nothing for ever, through', () => {
  const anyOutcome = fc.constantFrom<Outcome>(
    well,
    failed,
    closes,
    { as: 'nothing' },
    {
      as: 'slowDown',
      reason: 'busy',
      retryAfterMs: 3_000,
    },
  )
  const anyRun = fc.array(fc.tuple(anyOutcome, fc.nat(5_000)), { maxLength: 100 })
  fc.assert(
    fc.property(anyRun, (run) => {
      let now = 0
      let breaker = openBreaker(0)
      for (const [outcome, passed] of run) {
        now += passed
        const isCanary = gateOf(breaker, now).as === 'canary'
        breaker = observe(isCanary ? sendCanary(breaker) : breaker, outcome, moment(now, isCanary))
        expect(shareOf(breaker, now)).toBeGreaterThan(0)
        expect(shareOf(breaker, now)).toBeLessThanOrEqual(1)
      }
      expect(gateOf(breaker, now + 400_000).as).not.toBe('wait')
    }),
    { numRuns: 500, seed: 13 },
  )
})

test('outcomes are read from answers as the protocol sorts them', () => {
  const evidence = { kind: 'answer' }
  const busy = { as: 'busy', retryAfterMs: null, closes: false, spendsTry: false, evidence } as const

  expect(outcomeOf({ as: 'unknown', evidence: { kind: 'deadline' } })).toEqual({
    as: 'failed',
    reason: 'deadline',
  })
  expect(outcomeOf({ as: 'unknown', evidence: { kind: 'withdrawn' } })).toEqual({ as: 'nothing' })
  expect(outcomeOf({ as: 'refused', stateCode: 'x', stateMessage: 'y', evidence })).toEqual(well)
  expect(outcomeOf({ ...busy, code: 'http-403', closes: true }).as).toBe('closes')
  expect(outcomeOf({ ...busy, code: 'category-closed' }).as).toBe('closes')
  expect(outcomeOf({ ...busy, code: 'slow-down' }).as).toBe('slowDown')
  expect(outcomeOf({ ...busy, code: 'not-sent', evidence: { kind: 'not-connected' } }).as).toBe('failed')
  expect(outcomeOf({ ...busy, code: 'window-missed', evidence: { kind: 'window-missed' } }).as).toBe(
    'nothing',
  )
})
