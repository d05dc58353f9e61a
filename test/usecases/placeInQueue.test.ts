import { expect, test } from 'vitest'
import { placeView } from '../../server/usecases/placeInQueue.ts'
import type { LaneReading } from '../../server/usecases/ports.ts'

const configured = { perSecond: 20, perMinute: 600, concurrencyMax: 32 }
const reading: LaneReading = {
  lane: 'siv-domestic',
  version: 1,
  state: 'open',
  since: '2026-11-23T09:00:00Z',
  reason: null,
  perSecond: null,
  perMinute: null,
  concurrencyMax: null,
  ramp: 1,
  resendsStopped: false,
  waiting: 5_700,
  oldestWaitingSeconds: 60,
}

test('a dossier leaves once every tenant has had as many turns as stand before it', () => {
  const place = { position: 95, isExact: true, tenants: 3 }

  expect(placeView(place, reading, configured)).toEqual({ position: 95, etaSeconds: 30 })
})

test('no more goes before it than waits in the lane', () => {
  const place = { position: 4_000, isExact: true, tenants: 3 }

  expect(placeView(place, reading, configured)).toEqual({ position: 4_000, etaSeconds: 600 })
})

test('further back than was counted, the whole lane goes before it', () => {
  const place = { position: 10_000, isExact: false, tenants: 1 }

  expect(placeView(place, { ...reading, waiting: 19_000 }, configured)).toEqual({
    position: 10_000,
    etaSeconds: 2_000,
  })
})

test('what waits for something else has no place, and goes behind the lane at the latest', () => {
  expect(placeView(null, reading, configured)).toEqual({ etaSeconds: 600 })
})

test('nothing is promised while nothing leaves the lane', () => {
  const place = { position: 2, isExact: true, tenants: 1 }

  expect(placeView(place, { ...reading, state: 'paused' }, configured)).toEqual({ position: 2 })
})

test('its own place counts even when what waits in the lane was read before it came', () => {
  const place = { position: 10, isExact: true, tenants: 1 }

  expect(placeView(place, { ...reading, waiting: 0 }, configured)).toEqual({ position: 10, etaSeconds: 2 })
})
