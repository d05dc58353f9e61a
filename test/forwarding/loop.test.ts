import { describe, expect, test } from 'vitest'
import { type Loop, startLoop } from '../../server/forwarding/loop.ts'
import { silentLog } from '../../server/usecases/log.ts'
import { StoreError } from '../../server/usecases/ports.ts'
import { fakeClock, type FakeClock } from '../support/fakeClock.ts'

function aLoop(
  step: (turn: number) => number,
  leastPauseMs = 0,
): { loop: Loop; clock: FakeClock; turns: () => number } {
  const clock = fakeClock()
  let turns = 0
  const turn = async (): Promise<number> => {
    turns += 1
    return step(turns)
  }
  const loop = startLoop(turn, { name: 'test', clock, log: silentLog, leastPauseMs })
  return { loop, clock, turns: () => turns }
}

/** In small steps, so that whoever wakes can go to sleep again in time. */
async function inSteps(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) await clock.pass(10)
}

describe('a loop', () => {
  test('pauses as long as its step says', async () => {
    const { clock, turns } = aLoop(() => 100)

    await inSteps(clock, 1_050)

    expect([10, 11]).toContain(turns())
  })

  test('wakes early, but not more often than it may', async () => {
    const { loop, clock, turns } = aLoop(() => 10_000, 100)
    for (let woken = 0; woken < 50; woken += 1) {
      await inSteps(clock, 10)
      loop.wake()
    }

    await inSteps(clock, 1_000)

    expect(turns()).toBeGreaterThan(2)
    expect(turns()).toBeLessThanOrEqual(7)
  })

  test('outlives its errors', async () => {
    const { clock, turns } = aLoop((turn) => {
      if (turn === 1) throw new StoreError('full', 'no room')
      if (turn === 2) throw new RangeError('a fault of ours')
      return 1_000
    })

    await inSteps(clock, 10_000)

    expect(turns()).toBeGreaterThan(3)
  })

  test('begins no step once stopped', async () => {
    const { loop, clock, turns } = aLoop(() => 100)
    await inSteps(clock, 250)

    await loop.stop()
    const turnsWhenStopped = turns()
    await inSteps(clock, 10_000)

    expect(turns()).toBe(turnsWhenStopped)
  })
})
