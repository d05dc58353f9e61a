import { expect, test } from 'vitest'
import { holdOf } from '../../../server/domain/hold.ts'
import type { JsonObject } from '../../../server/domain/item.ts'
import { codes, judged, patched, tenant, today } from './judged.ts'

const held = (change: JsonObject) =>
  holdOf(patched('inscription-premiere', change), { on: today, establishments: tenant, mode: 'test' })

test('holds a fresh e-photo until 72 hours after the end of its day in Paris, without any finding', () => {
  const change = { ePhoto: { takenOn: '2026-11-22' } }

  expect(held(change)).toEqual({ reason: 'ephoto-too-fresh', until: '2026-11-25T23:00:00.000Z' })
  expect(codes(judged('inscription-premiere', change))).toEqual([])
})

test('lets an e-photo go on the fourth day', () => {
  expect(held({ ePhoto: { takenOn: '2026-11-20' } })).not.toBeNull()
  expect(held({ ePhoto: { takenOn: '2026-11-19' } })).toBeNull()
})

test('holds an item until the instant the client wishes', () => {
  expect(held({ notBefore: '2026-12-01T09:00:00+01:00' })).toEqual({
    reason: 'not-before',
    until: '2026-12-01T08:00:00.000Z',
  })
})

test('forgets a wish of yesterday', () => {
  expect(held({ notBefore: '2026-11-22T09:00:00Z' })).toBeNull()
})

test('of two holds the later one counts', () => {
  const photo = { ePhoto: { takenOn: '2026-11-22' } }

  expect(held({ ...photo, notBefore: '2026-11-24T09:00:00Z' })?.reason).toBe('ephoto-too-fresh')
  expect(held({ ...photo, notBefore: '2026-12-24T09:00:00Z' })?.reason).toBe('not-before')
})
