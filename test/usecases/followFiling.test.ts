import { describe, expect, test } from 'vitest'
import { judgeStatuses } from '../../server/usecases/followFiling.ts'
import { planFollow } from '../../server/usecases/followPlan.ts'
import type { FollowUp } from '../../server/usecases/ports.ts'
import { aStateFiling, ourId } from './judging.ts'

const nowWall = Date.parse('2026-11-23T10:00:00Z')
const timing = { followEveryMs: 60_000, echoesReference: true, nowWall, chance: 0.5 }
const due: FollowUp = {
  id: ourId,
  lane: 'siv-domestic',
  procedure: 'vn',
  filingNumber: 'SIV-1',
  state: 'filed',
  status: 'received',
}

describe('an answer about filings that are followed', () => {
  test('is recorded for each that it tells', () => {
    const filing = aStateFiling({ status: 'in-review' })

    const { records } = judgeStatuses([due], { as: 'read', filings: [filing], missing: [] }, timing)

    expect(records).toEqual([{ id: ourId, filing, followAfterMs: 60_000 }])
  })

  test('moves nothing for a number that is gone', () => {
    const { records } = judgeStatuses([due], { as: 'read', filings: [], missing: ['SIV-1'] }, timing)

    expect(records).toEqual([{ id: ourId, filing: null, followAfterMs: 600_000 }])
  })

  test('is not believed under another reference', () => {
    const filing = aStateFiling({ reference: 'dos_x', status: 'refused' })

    const { records, incidents } = judgeStatuses(
      [due],
      { as: 'read', filings: [filing], missing: [] },
      timing,
    )

    expect(records).toEqual([])
    expect(incidents).toMatchObject([{ kind: 'status-crossed', dossier: ourId }])
  })
})

describe('a filing', () => {
  const plan = (procedure: string, status: string, outcome = {}, updatedAt = '2026-11-22T10:00:00Z') =>
    planFollow(procedure, aStateFiling({ status, outcome, updatedAt }), timing)

  test('is followed until it is decided', () => {
    expect(plan('vn', 'awaiting-candidate')).toBe(60_000)
    expect(plan('vn', 'a-word-nobody-knows')).toBe(60_000)
    expect(plan('ww', 'accepted')).toBeNull()
    expect(plan('vn', 'refused')).toBeNull()
    expect(plan('vn', 'expired')).toBeNull()
  })

  test('is followed on for 30 days while a later field is missing', () => {
    expect(plan('vn', 'accepted')).toBe(300_000)
    expect(plan('vn', 'accepted', { formulaNumber: '2026AA00001' })).toBeNull()
    expect(plan('vn', 'accepted', {}, '2026-10-01T10:00:00Z')).toBeNull()
  })
})
