import { describe, expect, test } from 'vitest'
import { makeRecorder, type Recorder } from '../../server/forwarding/recorder.ts'
import { silentLog } from '../../server/usecases/log.ts'
import { StoreError } from '../../server/usecases/ports.ts'
import { fakeClock, type FakeClock } from '../support/fakeClock.ts'

function aRecorder(write: (batch: number[]) => Promise<void>): {
  recorder: Recorder<number>
  clock: FakeClock
} {
  const clock = fakeClock()
  return { recorder: makeRecorder({ name: 'test', write, clock, log: silentLog }), clock }
}

/** In small steps, so that whoever wakes can go to sleep again in time. */
async function inSteps(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) await clock.pass(10)
}

describe('a recorder', () => {
  test('writes together what came while it was writing, in order and once', async () => {
    const batches: number[][] = []
    const { recorder } = aRecorder(async (batch) => {
      await Promise.resolve()
      batches.push(batch)
    })

    for (const item of [1, 2, 3, 4]) recorder.push(item)
    await recorder.flush(1_000)

    expect(batches.flat()).toEqual([1, 2, 3, 4])
    expect(batches.length).toBeLessThan(4)
    expect(recorder.size()).toBe(0)
  })

  test('keeps everything while the store is full', async () => {
    let isFull = true
    const written: number[] = []
    const { recorder, clock } = aRecorder((batch) => {
      if (isFull) return Promise.reject(new StoreError('full', 'no room'))
      written.push(...batch)
      return Promise.resolve()
    })
    for (const item of [1, 2, 3]) recorder.push(item)
    await inSteps(clock, 60_000)
    const sizeWhileFull = recorder.size()

    isFull = false
    await inSteps(clock, 10_000)

    expect(sizeWhileFull).toBe(3)
    expect(written).toEqual([1, 2, 3])
  })

  test('gives up one record that only ever fails, and no other', async () => {
    const written: number[] = []
    const { recorder, clock } = aRecorder((batch) => {
      if (batch.includes(2)) return Promise.reject(new RangeError('never'))
      written.push(...batch)
      return Promise.resolve()
    })
    for (const item of [0, 1, 2, 3]) recorder.push(item)

    await inSteps(clock, 120_000)

    expect(written).toEqual([0, 1, 3])
    expect(recorder.size()).toBe(0)
  })
})
