import { describe, expect } from 'vitest'
import {
  aFiledDossier,
  aFiling,
  aStateFiling,
  aStoredDossier,
  anAcceptedRow,
  anUncertainDossier,
  beginNext,
  deposit,
  linesOf,
  recordVerdict,
  stateOf,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

export function moveContract(open: OpenStore): void {
  describe('moves people ask for', () => {
    withStore(
      open,
      'a queued dossier is cancelled at once, and asking again says the same',
      async (harness) => {
        const { store, tenant } = harness
        const id = await aStoredDossier(harness)

        const answers = [
          ...(await store.requestMoves([{ id, tenant, as: 'cancel' }])),
          ...(await store.requestMoves([{ id, tenant, as: 'cancel' }])),
        ]

        expect(answers).toEqual([
          { as: 'done', state: 'cancelled' },
          { as: 'done', state: 'cancelled' },
        ])
        const view = await store.dossier(tenant, id)
        expect(await store.batch(tenant, view?.batch ?? '')).toMatchObject({
          state: 'cancelled',
          outcome: null,
        })
      },
    )

    withStore(
      open,
      'while filing a cancel is a wish, granted when the attempt surely was not taken',
      async (harness) => {
        const { store, tenant } = harness
        const dossier = await aFiling(harness)
        const [answer] = await store.requestMoves([{ id: dossier.id, tenant, as: 'cancel' }])
        const asked = await store.dossier(tenant, dossier.id)

        await recordVerdict(harness, dossier, {
          as: 'notTaken',
          code: 'busy',
          retryAfterMs: 0,
          spendsTry: true,
          triesMax: 9,
        })

        expect(answer).toEqual({ as: 'wish' })
        expect(asked?.cancelRequested).toBe(true)
        expect(await stateOf(harness, dossier.id)).toBe('cancelled')
      },
    )

    withStore(
      open,
      'what waits to be sent again without proof of absence is not cancelled: it may have been taken',
      async (harness) => {
        const { store, tenant } = harness
        const dossier = await anUncertainDossier(harness)
        await store.recordLookUps([
          {
            id: dossier.id,
            fence: 1,
            beganAgoMs: 0,
            nextLookUpMs: null,
            verdict: { as: 'absenceProved', triesMax: 9, retryAfterMs: 0 },
          },
        ])

        const [answer] = await store.requestMoves([{ id: dossier.id, tenant, as: 'cancel' }])

        expect(answer).toEqual({ as: 'wish' })
        expect(await stateOf(harness, dossier.id)).toBe('uncertain')
      },
    )

    withStore(
      open,
      'what is uncertain when its time is over does not expire: a wish is left',
      async (harness) => {
        const { store, clock } = harness
        const submitBefore = new Date(clock.wall() + 3_600_000).toISOString()
        const dossier = await aFiling(harness, { submitBefore })
        await recordVerdict(harness, dossier, { as: 'unknown', lookUpAfterMs: 0 })
        await clock.pass(3_600_001)

        await store.expireDue(10)

        expect(await stateOf(harness, dossier.id)).toBe('uncertain')
        expect(await store.dueUncertain(1, 1)).toMatchObject([{ wish: 'expire' }])
      },
    )

    withStore(
      open,
      'what waits to be sent again without proof of absence does not expire: it may have been taken',
      async (harness) => {
        const { store, clock } = harness
        const submitBefore = new Date(clock.wall() + 3_600_000).toISOString()
        const dossier = await aFiling(harness, { submitBefore })
        await recordVerdict(harness, dossier, { as: 'unknown', lookUpAfterMs: 0 })
        await store.recordLookUps([
          {
            id: dossier.id,
            fence: 1,
            beganAgoMs: 0,
            nextLookUpMs: null,
            verdict: { as: 'absenceProved', triesMax: 9, retryAfterMs: 0 },
          },
        ])
        await clock.pass(3_600_001)

        await store.expireDue(10)

        expect(await stateOf(harness, dossier.id)).toBe('uncertain')
        expect(await store.dueUncertain(1, 1)).toMatchObject([{ wish: 'expire' }])
      },
    )

    withStore(open, 'only an end that the State told can be set right', async (harness) => {
      const { store, tenant } = harness
      const { id: uncertain } = await anUncertainDossier(harness)
      const cancelled = await aStoredDossier(harness)
      await store.requestMoves([{ id: cancelled, tenant, as: 'cancel' }])
      const rectify = { tenant: null, as: 'rectify', to: 'completed', note: 'x' } as const

      const answers = await store.requestMoves([cancelled, uncertain].map((id) => ({ id, ...rectify })))

      expect(answers).toEqual([
        { as: 'tooLate', state: 'cancelled' },
        { as: 'tooLate', state: 'uncertain' },
      ])
    })

    withStore(
      open,
      'what failed and may have been taken is found out first, whether it is tried again or cancelled',
      async (harness) => {
        const { store, tenant } = harness
        const both = [await anUncertainDossier(harness), await anUncertainDossier(harness)]
        const verdict = { as: 'absenceProved', triesMax: 1, retryAfterMs: 0 } as const
        await store.recordLookUps(
          both.map(({ id }) => ({ id, fence: 1, beganAgoMs: 0, nextLookUpMs: null, verdict })),
        )
        const [first = '', second = ''] = both.map(({ id }) => id)
        const failed = [await stateOf(harness, first), await stateOf(harness, second)]

        const answers = await store.requestMoves([
          { id: first, tenant, as: 'retry' },
          { id: second, tenant, as: 'cancel' },
        ])

        expect(failed).toEqual(['failed', 'failed'])
        expect(answers).toEqual([{ as: 'done', state: 'uncertain' }, { as: 'wish' }])
        expect([await stateOf(harness, first), await stateOf(harness, second)]).toEqual([
          'uncertain',
          'uncertain',
        ])
      },
    )

    withStore(open, 'once the State has it, a cancel is too late', async (harness) => {
      const { id } = await aFiledDossier(harness)

      const [answer] = await harness.store.requestMoves([{ id, tenant: harness.tenant, as: 'cancel' }])

      expect(answer).toEqual({ as: 'tooLate', state: 'filed' })
    })

    withStore(open, 'a dossier of somebody else is unknown', async (harness) => {
      const id = await aStoredDossier(harness)
      const other = await harness.makeTenant()

      const answers = await harness.store.requestMoves([{ id, tenant: other, as: 'cancel' }])

      expect(answers).toEqual([{ as: 'unknown' }])
      expect(await stateOf(harness, id)).toBe('queued')
    })

    withStore(open, 'a retry can be bound to the reason of the failure', async (harness) => {
      const { store, tenant } = harness
      const dossier = await aFiling(harness)
      await recordVerdict(harness, dossier, {
        as: 'notTaken',
        code: 'busy',
        retryAfterMs: 0,
        spendsTry: true,
        triesMax: 1,
      })

      const other = await store.requestMoves([
        { id: dossier.id, tenant, as: 'retry', codes: ['something-else'] },
      ])
      const meant = await store.requestMoves([
        { id: dossier.id, tenant, as: 'retry', codes: ['tries-spent'] },
      ])

      expect([other, meant]).toEqual([
        [{ as: 'tooLate', state: 'failed' }],
        [{ as: 'done', state: 'queued' }],
      ])
    })

    withStore(
      open,
      'submitBefore expires what was not filed, and is a wish for what may have been',
      async (harness) => {
        const { store, tenant, clock } = harness
        const submitBefore = new Date(clock.wall() + 3_600_000).toISOString()
        const { batch } = await deposit(
          harness,
          [1, 2, 3].map((row) => anAcceptedRow(row, { submitBefore })),
        )
        const ids = (await linesOf(harness, batch)).map(({ id }) => id ?? '')
        const filed = await beginNext(harness)
        await recordVerdict(harness, filed, { as: 'filed', filing: aStateFiling(filed.id), followAfterMs: 1 })
        const filing = await beginNext(harness)
        clock.jumpWall(3_600_001)

        const done = [await store.expireDue(10), await store.expireDue(10)]

        expect(done).toEqual([2, 0])
        expect(await Promise.all(ids.map((id) => stateOf(harness, id)))).toEqual([
          'filed',
          'filing',
          'expired',
        ])
        await recordVerdict(harness, filing, {
          as: 'notTaken',
          code: 'busy',
          retryAfterMs: 0,
          spendsTry: true,
          triesMax: 9,
        })
        expect((await store.dossier(tenant, filing.id))?.state).toBe('expired')
      },
    )

    withStore(open, 'an operator resolves an uncertain dossier either way', async (harness) => {
      const { store } = harness
      const [taken, absent] = [await anUncertainDossier(harness), await anUncertainDossier(harness)]

      const answers = await store.requestMoves([
        { id: taken.id, tenant: null, as: 'resolve', to: 'filed', filing: aStateFiling(taken.id) },
        { id: absent.id, tenant: null, as: 'resolve', to: 'absent' },
      ])

      expect(answers).toEqual([
        { as: 'done', state: 'filed' },
        { as: 'done', state: 'queued' },
      ])
    })

    withStore(
      open,
      'lane health is compared and set; a new state is told to the tenants that wait there',
      async (harness) => {
        const { store, tenant } = harness
        await deposit(harness, [anAcceptedRow(1)])
        const idle = await harness.makeTenant()

        const closed = await store.laneHealth('siv-domestic', 0, { state: 'closed', reason: 'maintenance' })
        const outdated = await store.laneHealth('siv-domestic', 0, { state: 'open' })

        expect(closed).toMatchObject({ done: true, health: { state: 'closed', version: 1 } })
        expect(outdated).toMatchObject({ done: false, health: { state: 'closed', version: 1 } })
        expect((await store.events(tenant, { after: 1, limit: 9 })).map(({ type }) => type)).toEqual([
          'lane.closed',
        ])
        expect(await store.events(idle, { after: 0, limit: 9 })).toEqual([])
      },
    )

    withStore(
      open,
      'hints after a commit name whose dossiers, batches and lanes changed',
      async (harness) => {
        const seen: string[][] = []
        harness.store.watch(({ tenants, batches, lanes }) => seen.push([...tenants, ...batches, ...lanes]))

        const { batch } = await deposit(harness, [anAcceptedRow(1)])

        await new Promise((resolve) => setImmediate(resolve))
        expect(seen.flat()).toEqual(expect.arrayContaining([harness.tenant, batch, 'siv-domestic']))
      },
    )
  })
}
