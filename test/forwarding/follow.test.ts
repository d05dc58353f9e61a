import { describe, expect, test } from 'vitest'
import { defaultUpstream } from '../../server/config.ts'
import { makeFollow } from '../../server/forwarding/follow.ts'
import type { FollowUp, StatusesAnswer, StatusRecord, Upstream } from '../../server/usecases/ports.ts'
import { fakeClock } from '../support/fakeClock.ts'

const noEvidence: StatusesAnswer = {
  as: 'noEvidence',
  evidence: { kind: 'not-the-contract' },
  closes: false,
  retryAfterMs: null,
}
const aFollowUp = (number: string): FollowUp => ({
  id: `dos_${number}`,
  lane: 'siv-domestic',
  procedure: 'vn',
  filingNumber: number,
  state: 'filed',
  status: 'received',
})

/** Follows what is due call by call against a State whose answer for `poisoned` cannot be read. */
function following(poisoned: string, claims: string[][]) {
  const recorded: StatusRecord[] = []
  const clock = fakeClock()
  const statuses: Upstream['statuses'] = (numbers) =>
    Promise.resolve(
      numbers.includes(poisoned)
        ? noEvidence
        : {
            as: 'read',
            missing: [],
            filings: numbers.map((filingNumber) => ({
              filingNumber,
              reference: `dos_${filingNumber}`,
              status: 'in-review',
              receivedAt: '2026-11-23T10:00:00Z',
            })),
          },
    )
  const refuse = () => Promise.reject(new Error('not asked for'))
  const { step } = makeFollow({
    store: {
      dueFollowUps: () => Promise.resolve((claims.shift() ?? []).map(aFollowUp)),
      takeSlots: () => Promise.resolve([0]),
    },
    upstream: {
      statuses,
      file: refuse,
      lookUp: refuse,
      paper: refuse,
      health: refuse,
      putDocument: refuse,
      close: () => Promise.resolve(),
    },
    clock,
    random: () => 0,
    config: { upstream: defaultUpstream },
    recorder: { push: (record) => void recorded.push(record), size: () => 0, flush: () => Promise.resolve() },
    report: () => {},
  })
  return {
    numbers: () =>
      recorded.map(({ filing }) => filing?.filingNumber ?? '').toSorted((a, b) => a.localeCompare(b)),
    turns: async (count: number) => {
      for (let turn = 0; turn < count; turn += 1) await step()
    },
  }
}

describe('a filing whose status can never be read', () => {
  test('does not spoil the answers of those it was asked about with', async () => {
    const run = following('B', [['A', 'B', 'C', 'D', 'E', 'F']])

    await run.turns(30)

    expect(run.numbers()).toEqual(['A', 'C', 'D', 'E', 'F'])
  })

  test('does not keep those that fall due later from being asked about', async () => {
    const run = following('B', [
      ['A', 'B'],
      ['C', 'D'],
    ])

    await run.turns(30)

    expect(run.numbers()).toEqual(['A', 'C', 'D'])
  })
})
