import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { aFiling, anUncertainDossier, recordVerdict, reserve } from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const tenDaysMs = 10 * 24 * 3_600_000

export function timeContract(open: OpenStore): void {
  describe('time', () => {
    withStore(
      open,
      'a wall clock that jumps ten days changes no back-off, no lease and no settling',
      async (harness) => {
        const { store, clock } = harness
        const dossier = await aFiling(harness)
        await recordVerdict(harness, dossier, {
          as: 'notTaken',
          code: 'busy',
          retryAfterMs: 1_000,
          spendsTry: true,
          triesMax: 9,
        })
        const uncertain = await anUncertainDossier(harness)

        clock.jumpWall(tenDaysMs)

        expect(await store.promoteDue(10)).toBe(0)
        expect(await store.expireLeases(10)).toBe(0)
        expect(await store.dueUncertain(10, 1)).toMatchObject([{ id: uncertain.id, quietForMs: 0 }])
      },
    )

    withStore(
      open,
      'a restart counts the time nobody watched as nothing: back-offs go on, settling begins again',
      async (harness) => {
        const { clock } = harness
        const backedOff = await aFiling(harness)
        await recordVerdict(harness, backedOff, {
          as: 'notTaken',
          code: 'busy',
          retryAfterMs: 10_000,
          spendsTry: true,
          triesMax: 9,
        })
        const uncertain = await anUncertainDossier(harness)
        await clock.pass(6_000)
        await harness.store.recordLookUps([
          { id: uncertain.id, fence: 1, beganAgoMs: 0, nextLookUpMs: 0, verdict: { as: 'absent' } },
        ])
        await harness.store.close()
        await clock.pass(60_000)

        await harness.open()
        await harness.store.openEpoch('restart')

        expect(await harness.store.dueUncertain(10, 1)).toMatchObject([{ quietForMs: 0, absencesAgoMs: [] }])
        expect(await harness.store.promoteDue(10)).toBe(0)
        await clock.pass(4_000)
        expect(await harness.store.promoteDue(10)).toBe(1)
        expect(await reserve(harness)).toMatchObject([{ id: backedOff.id }])
      },
    )

    withStore(
      open,
      'no window ever holds more slots than its length allows, whoever asks and however often',
      async (harness) => {
        const ask = fc.record({
          passMs: fc.integer({ min: 0, max: 400 }),
          jumpMs: fc.integer({ min: -100_000, max: 100_000 }),
          max: fc.integer({ min: 1, max: 20 }),
        })
        let budget = 0
        await fc.assert(
          fc.asyncProperty(
            fc.array(ask, { maxLength: 25 }),
            fc.integer({ min: 7, max: 200 }),
            async (asks, spacingMs) => {
              budget += 1
              const slots: number[] = []
              for (const { passMs, jumpMs, max } of asks) {
                await harness.clock.pass(passMs)
                harness.clock.jumpWall(jumpMs)
                const given = await harness.store.takeSlots({
                  budget: `b${budget}`,
                  max,
                  spacingMs,
                  aheadMs: 250,
                })
                for (const slot of given) expect(slot).toBeLessThanOrEqual(250)
                slots.push(...given.map((slot) => harness.clock.mono() + slot))
              }
              slots.forEach((slot, at) => {
                const before = slots[at - 1]
                if (before !== undefined) expect(slot - before).toBeGreaterThanOrEqual(spacingMs - 1e-6)
              })
            },
          ),
          { numRuns: 40 },
        )
      },
    )

    withStore(open, 'slots taken before a restart still count after it', async (harness) => {
      const request = { budget: 'lane', max: 3, spacingMs: 1_000, aheadMs: 2_000 }
      const before = await harness.store.takeSlots(request)

      await harness.restart()

      const after = await harness.store.takeSlots({ ...request, aheadMs: 5_000 })
      expect(before).toEqual([0, 1_000, 2_000])
      expect(after).toEqual([3_000, 4_000, 5_000])
    })
  })
}
