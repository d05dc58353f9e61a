import { describe, expect } from 'vitest'
import type { LookUpRecord } from '../../../server/usecases/ports.ts'
import {
  aStateFiling,
  anUncertainDossier,
  beginNext,
  recordVerdict,
  reserve,
  stateOf,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const hourMs = 3_600_000

const lookUp = (
  { store }: StoreHarness,
  { id, fence }: { id: string; fence: number },
  verdict: LookUpRecord['verdict'],
  given: Partial<LookUpRecord> = {},
) => store.recordLookUps([{ id, fence, beganAgoMs: 0, nextLookUpMs: null, verdict, ...given }])

const proved = { as: 'absenceProved', triesMax: 9, retryAfterMs: 0 } as const

/** One absence seen, then the proof: what F3 asks for. */
async function proveAbsence(
  harness: StoreHarness,
  dossier: { id: string; fence: number },
  triesMax = 9,
): Promise<void> {
  await lookUp(harness, dossier, { as: 'absent' }, { nextLookUpMs: 0 })
  await lookUp(harness, dossier, { ...proved, triesMax })
}

export function lookUpContract(open: OpenStore): void {
  describe('look-ups', () => {
    withStore(
      open,
      'an uncertain dossier is due when its time has come, to one asker at a time, in its lane',
      async (harness) => {
        const { store, clock } = harness
        const dossier = await anUncertainDossier(harness)
        const first = await store.dueUncertain(10, 1_000, 'siv-domestic')
        const second = await store.dueUncertain(10, 1_000)
        const otherLane = await store.dueUncertain(10, 1_000, 'siv-import')
        await clock.pass(1_001)

        const afterLease = await store.dueUncertain(10, 1_000)

        expect(first).toMatchObject([
          { id: dossier.id, fence: 1, absencesAgoMs: [], resent: false, wish: null },
        ])
        expect([second, otherLane]).toEqual([[], []])
        expect(afterLease).toMatchObject([{ id: dossier.id, quietForMs: 1_001 }])
      },
    )

    withStore(open, 'a filing that is found is adopted', async (harness) => {
      const dossier = await anUncertainDossier(harness)

      await lookUp(harness, dossier, {
        as: 'found',
        filing: aStateFiling(dossier.id),
        followAfterMs: 1,
        others: [],
        late: false,
      })

      expect(await stateOf(harness, dossier.id)).toBe('filed')
      expect(await harness.store.dueFollowUps(1, 1)).toEqual([])
      await harness.clock.pass(1)
      expect(await harness.store.dueFollowUps(1, 1)).toMatchObject([{ id: dossier.id }])
    })

    withStore(
      open,
      'absences are remembered with their age, but none that began before it was quiet',
      async (harness) => {
        const dossier = await anUncertainDossier(harness)
        await harness.clock.pass(10_000)
        await lookUp(harness, dossier, { as: 'absent' }, { beganAgoMs: 10_001, nextLookUpMs: 0 })
        await lookUp(harness, dossier, { as: 'absent' }, { beganAgoMs: 2_000, nextLookUpMs: 0 })
        await harness.clock.pass(500)

        const [due] = await harness.store.dueUncertain(1, 1)

        expect(due).toMatchObject({ absencesAgoMs: [2_500], lookUps: 2 })
      },
    )

    withStore(
      open,
      'proved absence sends it again, no longer in doubt, and a filing then plans the double checks',
      async (harness) => {
        const { store, clock } = harness
        const dossier = await anUncertainDossier(harness)
        await proveAbsence(harness, dossier)
        const again = await beginNext(harness)
        await recordVerdict(harness, again, {
          as: 'filed',
          filing: aStateFiling(dossier.id),
          followAfterMs: null,
        })
        const at: number[] = []
        const started = clock.mono()

        for (let n = 0; n < 4; n++) {
          for (let waited = 0; waited < 200 && at.length === n; waited++) {
            const [due] = await store.dueUncertain(1, 1)
            if (due) {
              at.push(clock.mono() - started)
              expect(due).toMatchObject({ purpose: 'doubleCheck', resent: true })
              await lookUp(harness, again, { as: 'single' })
            } else await clock.pass(hourMs)
          }
        }

        expect(again).toMatchObject({ fence: 2, tries: 1, doubtful: false })
        expect(at.map((ms) => Math.floor(ms / hourMs))).toEqual([1, 24, 168])
      },
      { settleMs: hourMs },
    )

    withStore(
      open,
      'two filings at a double check are an incident and stop the resends of the lane',
      async (harness) => {
        const dossier = await anUncertainDossier(harness)
        await proveAbsence(harness, dossier)
        const again = await beginNext(harness)
        const filing = aStateFiling(dossier.id)
        await recordVerdict(harness, again, { as: 'filed', filing, followAfterMs: null })
        await harness.clock.pass(600_000)

        await lookUp(harness, again, {
          as: 'found',
          filing,
          followAfterMs: null,
          others: ['S-SECOND'],
          late: false,
        })

        expect((await harness.store.incidents({ limit: 5 })).data).toMatchObject([
          { kind: 'filed-twice', data: { numbers: [filing.filingNumber, 'S-SECOND'] } },
        ])
        expect(
          (await harness.store.laneViews()).find(({ lane }) => lane === 'siv-domestic')?.resendsStopped,
        ).toBe(true)
      },
    )

    withStore(open, 'proved absence makes a kept refusal final', async (harness) => {
      const dossier = await anUncertainDossier(harness, { stateCode: 'X2', stateMessage: 'Refus.' })

      await proveAbsence(harness, dossier)

      expect(await harness.store.dossier(harness.tenant, dossier.id)).toMatchObject({
        state: 'refused',
        refusal: { stateCode: 'X2' },
      })
    })

    withStore(open, 'proved absence grants a wish; found, the wish was too late', async (harness) => {
      const { store, tenant } = harness
      const [gone, found] = [await anUncertainDossier(harness), await anUncertainDossier(harness)]
      const wishes = await store.requestMoves(
        [gone, found].map(({ id }) => ({ id, tenant, as: 'cancel' as const })),
      )

      await proveAbsence(harness, gone)
      await lookUp(harness, found, {
        as: 'found',
        filing: aStateFiling(found.id),
        followAfterMs: 1,
        others: [],
        late: false,
      })

      expect(wishes).toEqual([{ as: 'wish' }, { as: 'wish' }])
      expect([await stateOf(harness, gone.id), await stateOf(harness, found.id)]).toEqual([
        'cancelled',
        'filed',
      ])
      const events = await store.events(tenant, { after: 0, limit: 100 })
      expect(
        events.filter(({ type }) => type === 'dossier.cancelTooLate').map(({ dossier }) => dossier),
      ).toEqual([found.id])
    })

    withStore(open, 'proved absence with spent tries fails, and a retry queues it again', async (harness) => {
      const dossier = await anUncertainDossier(harness)
      await proveAbsence(harness, dossier, 1)
      const failed = await stateOf(harness, dossier.id)

      await harness.store.requestMoves([{ id: dossier.id, tenant: null, as: 'retry' }])

      expect([failed, await stateOf(harness, dossier.id)]).toEqual(['failed', 'queued'])
    })

    withStore(open, 'no evidence moves nothing and is asked again later', async (harness) => {
      const dossier = await anUncertainDossier(harness)

      await lookUp(
        harness,
        dossier,
        { as: 'noEvidence', evidence: { kind: 'timeout' } },
        { nextLookUpMs: 5_000 },
      )

      expect(await harness.store.dueUncertain(1, 1)).toEqual([])
      await harness.clock.pass(5_000)
      expect(await harness.store.dueUncertain(1, 1)).toHaveLength(1)
    })

    withStore(
      open,
      'a filing found by a look-up that comes too late keeps the dossier from being sent again',
      async (harness) => {
        const dossier = await anUncertainDossier(harness)
        await proveAbsence(harness, dossier)

        const answer = await lookUp(harness, dossier, {
          as: 'found',
          filing: aStateFiling(dossier.id),
          followAfterMs: 1,
          others: [],
          late: false,
        })

        expect(answer).toEqual(['stale'])
        expect(await stateOf(harness, dossier.id)).toBe('filed')
        expect(await reserve(harness)).toEqual([])
        expect((await harness.store.incidents({ limit: 5 })).data).toMatchObject([{ kind: 'filing-late' }])
      },
    )

    withStore(open, 'an absence told too late by an older look-up changes nothing', async (harness) => {
      const dossier = await anUncertainDossier(harness)
      await proveAbsence(harness, dossier)

      const answer = await lookUp(harness, dossier, { as: 'absent' })

      expect(answer).toEqual(['stale'])
      expect(await reserve(harness)).toHaveLength(1)
    })

    withStore(
      open,
      'absence is not proved by a look-up when settling has begun again since it was asked for',
      async (harness) => {
        const dossier = await anUncertainDossier(harness)
        await lookUp(harness, dossier, { as: 'absent' }, { nextLookUpMs: 0 })
        // The answer of the attempt, which everybody had given up, ends it only now.
        await recordVerdict(harness, dossier, { as: 'unknown', lookUpAfterMs: 0 })

        await lookUp(harness, dossier, { ...proved, asked: true })

        expect(await stateOf(harness, dossier.id)).toBe('uncertain')
        expect(await harness.store.dueUncertain(1, 1)).toMatchObject([{ absencesAgoMs: [] }])
      },
    )

    withStore(
      open,
      'nothing is sent again in a lane whose resends were stopped, but what an operator released',
      async (harness) => {
        const { store } = harness
        const [waiting, released] = [await anUncertainDossier(harness), await anUncertainDossier(harness)]
        await proveAbsence(harness, waiting)
        const [reserved] = await reserve(harness)
        const { health } = await store.laneHealth('siv-domestic', -1, {})
        await store.laneHealth('siv-domestic', health.version, { resendsStopped: true })

        const begun = await store.beginAttempts([{ id: waiting.id, owner: 'tester', fence: 2 }])
        await store.giveBack([{ id: waiting.id, owner: 'tester' }])
        await store.requestMoves([{ id: released.id, tenant: null, as: 'resolve', to: 'absent' }])

        expect(reserved?.id).toBe(waiting.id)
        expect(begun).toEqual([{ as: 'lost' }])
        expect(await reserve(harness)).toMatchObject([{ id: released.id }])
        expect(await store.dossier(harness.tenant, waiting.id)).toMatchObject({
          state: 'queued',
          reason: 'resends-stopped',
        })
      },
    )

    withStore(open, 'a refusal after a resend is checked as a filing is', async (harness) => {
      const { store, clock } = harness
      const dossier = await anUncertainDossier(harness)
      await proveAbsence(harness, dossier)
      const again = await beginNext(harness)
      await recordVerdict(harness, again, {
        as: 'refused',
        code: 'refused-by-state',
        stateCode: 'X1',
        stateMessage: 'Refus.',
      })
      await clock.pass(600_000)
      const due = await store.dueUncertain(1, 1)

      await lookUp(harness, again, {
        as: 'found',
        filing: aStateFiling(dossier.id),
        followAfterMs: 1,
        others: [],
        late: true,
      })

      expect(due).toMatchObject([{ id: dossier.id, purpose: 'doubleCheck', isFiled: false }])
      expect(await store.dossier(harness.tenant, dossier.id)).toMatchObject({
        state: 'refused',
        contested: true,
      })
    })
  })
}
