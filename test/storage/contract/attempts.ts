import { describe, expect } from 'vitest'
import {
  aFiledDossier,
  aFiling,
  aStateFiling,
  anUncertainDossier,
  beginNext,
  eventTypes,
  recordVerdict,
  reserve,
  stateOf,
} from '../../support/storeHarness.ts'
import type { AttemptRecord, StateFiling } from '../../../server/usecases/ports.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const notTaken = (
  given: { retryAfterMs?: number; spendsTry?: boolean; triesMax?: number } = {},
): AttemptRecord['verdict'] => ({
  as: 'notTaken',
  code: 'slow-down',
  retryAfterMs: 0,
  spendsTry: true,
  triesMax: 5,
  ...given,
})
const refusal = { as: 'refused', code: 'refused-by-state', stateCode: 'X1', stateMessage: 'Refus.' } as const

export function attemptContract(open: OpenStore): void {
  describe('attempts', () => {
    withStore(
      open,
      'a filing whose status is final walks to its end in one commit, one event a move',
      async (harness) => {
        const dossier = await aFiledDossier(harness, { status: 'accepted', outcome: { plate: 'AA-123-AA' } })

        expect(await harness.store.dossier(harness.tenant, dossier.id)).toMatchObject({
          state: 'completed',
          outcome: { plate: 'AA-123-AA' },
          filing: { number: `S-${dossier.id.slice(-6)}`, status: 'accepted' },
          attempts: 1,
        })
        expect(await eventTypes(harness)).toEqual([
          'batch.accepted',
          'dossier.filing',
          'dossier.filed',
          'dossier.completed',
          'batch.completed',
        ])
      },
    )

    withStore(
      open,
      'a record that fails undoes those before it in the same call, which can then be made again',
      async (harness) => {
        const { store, tenant } = harness
        const first = await aFiling(harness)
        const second = await aFiling(harness, { reference: 'REF-2' })
        const record = (
          { id, fence }: { id: string; fence: number },
          filing: Partial<StateFiling>,
        ): AttemptRecord => ({
          id,
          fence,
          elapsedMs: 10,
          evidence: { kind: 'test' },
          verdict: { as: 'filed', filing: aStateFiling(id, filing), followAfterMs: null },
        })
        const broken = record(second, { request: { kinds: [1n as unknown as string], message: '' } })

        const failed = await store.recordAttempts([record(first, { status: 'accepted' }), broken]).then(
          () => 'recorded',
          () => 'failed',
        )
        const between = await stateOf(harness, first.id)
        const again = await store.recordAttempts([record(first, { status: 'accepted' })])

        expect([failed, between, again]).toEqual(['failed', 'filing', ['recorded']])
        expect(await store.dossier(tenant, first.id)).toMatchObject({ state: 'completed', attempts: 1 })
        expect((await eventTypes(harness)).filter((type) => type === 'dossier.completed')).toHaveLength(1)
      },
    )

    withStore(
      open,
      'what was not taken comes back after its delay, and only spent tries count',
      async (harness) => {
        const { store, clock, tenant } = harness
        const first = await aFiling(harness)
        await recordVerdict(harness, first, notTaken({ retryAfterMs: 5_000, spendsTry: false }))
        const early = [await store.promoteDue(10), (await reserve(harness)).length]
        await clock.pass(5_000)
        await store.promoteDue(10)

        const [again] = await reserve(harness)

        expect(early).toEqual([0, 0])
        expect(again).toMatchObject({ id: first.id, fence: 2, tries: 0, doubtful: false })
        expect((await store.dossier(tenant, first.id))?.state).toBe('queued')
      },
    )

    withStore(open, 'spent tries end in failed, and a retry of a person begins again', async (harness) => {
      const { store, tenant } = harness
      const first = await aFiling(harness)
      await recordVerdict(harness, first, notTaken({ triesMax: 2 }))
      await recordVerdict(harness, await beginNext(harness), notTaken({ triesMax: 2 }))
      const failed = await store.dossier(tenant, first.id)
      const batch = await store.batch(tenant, failed?.batch ?? '')

      const [answer] = await store.requestMoves([{ id: first.id, tenant, as: 'retry' }])

      expect(failed).toMatchObject({ state: 'failed', reason: 'tries-spent' })
      expect(batch).toMatchObject({ state: 'completed', outcome: 'noneCompleted' })
      expect(answer).toEqual({ as: 'done', state: 'queued' })
      expect((await store.batch(tenant, batch?.id ?? ''))?.state).toBe('processing')
      expect(await eventTypes(harness)).toContain('batch.reopened')
    })

    withStore(open, 'a refusal is final when no attempt before it is in doubt', async (harness) => {
      const dossier = await aFiling(harness)

      await recordVerdict(harness, dossier, refusal)

      expect(await harness.store.dossier(harness.tenant, dossier.id)).toMatchObject({
        state: 'refused',
        refusal: { code: 'refused-by-state', stateCode: 'X1', stateMessage: 'Refus.' },
      })
    })

    withStore(
      open,
      'a refusal after a doubt is not believed: the dossier is uncertain and the refusal kept',
      async (harness) => {
        const dossier = await anUncertainDossier(harness)
        // A State that cannot be asked, with a duplicate guard: one resend without proof of absence.
        await harness.store.recordLookUps([
          {
            id: dossier.id,
            fence: 1,
            beganAgoMs: 0,
            nextLookUpMs: null,
            verdict: { as: 'absenceProved', triesMax: 9, retryAfterMs: 0 },
          },
        ])
        const again = await beginNext(harness)

        await recordVerdict(harness, again, refusal)

        expect(again.doubtful).toBe(true)
        expect(await harness.store.dueUncertain(1, 1_000)).toMatchObject([
          { id: dossier.id, refusal: { stateCode: 'X1', stateMessage: 'Refus.' }, resent: true },
        ])
      },
    )

    withStore(
      open,
      'what was not taken after a doubt is uncertain again, and was no resend',
      async (harness) => {
        const dossier = await anUncertainDossier(harness)
        await harness.store.recordLookUps([
          {
            id: dossier.id,
            fence: 1,
            beganAgoMs: 0,
            nextLookUpMs: null,
            verdict: { as: 'absenceProved', triesMax: 9, retryAfterMs: 0 },
          },
        ])

        await recordVerdict(harness, await beginNext(harness), notTaken())

        expect(await harness.store.dueUncertain(1, 1_000)).toMatchObject([{ id: dossier.id, resent: false }])
      },
    )

    withStore(open, 'a fault of a document holds the dossier, then it goes again', async (harness) => {
      const { store, clock, tenant } = harness
      const dossier = await aFiling(harness)
      await recordVerdict(harness, dossier, {
        as: 'documentFault',
        stateCode: 'document-unreadable',
        stateMessage: 'Illisible.',
        holdMs: 1_000,
      })
      const held = await store.dossier(tenant, dossier.id)
      await clock.pass(1_000)

      await store.promoteDue(10)

      expect(held).toMatchObject({ state: 'held', reason: 'document-unreadable' })
      expect(await reserve(harness)).toMatchObject([{ id: dossier.id, fence: 2 }])
    })

    withStore(
      open,
      'a record with an old fence is stale and moves nothing, its evidence is kept',
      async (harness) => {
        const dossier = await aFiling(harness)
        await recordVerdict(harness, dossier, notTaken())
        await beginNext(harness)

        const answer = await recordVerdict(harness, dossier, refusal)

        expect(answer).toBe('stale')
        expect(await stateOf(harness, dossier.id)).toBe('filing')
        const timeline = (await harness.store.timeline(harness.tenant, dossier.id)) ?? []
        expect(
          timeline.find(({ type, data }) => type === 'attempt' && data.number === 1)?.data,
        ).toMatchObject({
          verdict: 'notTaken',
          lateEvidence: { stateCode: 'X1' },
        })
      },
    )

    withStore(open, 'a late answer that it was taken is adopted while uncertain', async (harness) => {
      const dossier = await anUncertainDossier(harness)

      const answer = await recordVerdict(harness, dossier, {
        as: 'filed',
        filing: aStateFiling(dossier.id),
        followAfterMs: 1_000,
      })

      expect(answer).toBe('stale')
      expect(await stateOf(harness, dossier.id)).toBe('filed')
      expect(await harness.store.dueUncertain(1, 1)).toEqual([])
    })

    withStore(
      open,
      'a late answer that it was taken keeps a queued dossier from being sent again',
      async (harness) => {
        const dossier = await aFiling(harness)
        await recordVerdict(harness, dossier, notTaken())
        const [reserved] = await reserve(harness)

        await recordVerdict(harness, dossier, {
          as: 'filed',
          filing: aStateFiling(dossier.id),
          followAfterMs: 1_000,
        })

        const [lost] = await harness.store.beginAttempts([
          { id: dossier.id, owner: 'tester', fence: reserved?.fence ?? 0 },
        ])
        expect(lost).toEqual({ as: 'lost' })
        expect(await stateOf(harness, dossier.id)).toBe('filed')
        const lane = (await harness.store.laneViews()).find((each) => each.lane === 'siv-domestic')
        expect(lane?.resendsStopped).toBe(true)
        expect((await harness.store.incidents({ limit: 10 })).data).toMatchObject([
          { kind: 'filing-late', dossier: dossier.id },
        ])
      },
    )

    withStore(
      open,
      'a late answer that it was taken, while it is being sent again, forbids a third sending',
      async (harness) => {
        const dossier = await anUncertainDossier(harness)
        for (const verdict of [
          { as: 'absent' },
          { as: 'absenceProved', triesMax: 9, retryAfterMs: 0 },
        ] as const)
          await harness.store.recordLookUps([
            { id: dossier.id, fence: 1, beganAgoMs: 0, nextLookUpMs: 0, verdict },
          ])
        const again = await beginNext(harness)
        await recordVerdict(harness, dossier, {
          as: 'filed',
          filing: aStateFiling(dossier.id),
          followAfterMs: 1_000,
        })

        await recordVerdict(harness, again, notTaken())

        expect(await stateOf(harness, dossier.id)).toBe('uncertain')
        expect((await harness.store.incidents({ limit: 10 })).data).toMatchObject([{ kind: 'filing-late' }])
      },
    )

    withStore(
      open,
      'a document that is refused again and again is sent ever more rarely',
      async (harness) => {
        const { store, clock } = harness
        const dossier = await aFiling(harness)
        await recordVerdict(harness, dossier, {
          as: 'documentFault',
          stateCode: 'document-unreadable',
          stateMessage: 'Illisible.',
          holdMs: 1_000,
        })
        await clock.pass(1_000)
        await store.promoteDue(10)

        const [again] = await reserve(harness)

        expect(again).toMatchObject({ id: dossier.id, tries: 1 })
      },
    )

    withStore(
      open,
      'a second number for a filed dossier is an incident, both kept, and resends stop',
      async (harness) => {
        const dossier = await aFiledDossier(harness)

        await recordVerdict(harness, dossier, {
          as: 'filed',
          filing: aStateFiling(dossier.id, { filingNumber: 'S-OTHER' }),
          followAfterMs: 1,
        })

        const [incident] = (await harness.store.incidents({ limit: 10 })).data
        expect(incident).toMatchObject({
          kind: 'filed-twice',
          data: { numbers: [`S-${dossier.id.slice(-6)}`, 'S-OTHER'] },
        })
      },
    )

    withStore(open, 'an unverified 409 keeps its number for the look-up', async (harness) => {
      const dossier = await aFiling(harness)

      await recordVerdict(harness, dossier, { as: 'unknown', lookUpAfterMs: 0, duplicateOf: 'S-9' })

      expect(await harness.store.dueUncertain(1, 1)).toMatchObject([{ duplicateOf: 'S-9' }])
    })
  })
}
