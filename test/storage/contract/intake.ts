import { describe, expect } from 'vitest'
import type { BatchSeal } from '../../../server/usecases/ports.ts'
import {
  aChunk,
  aDraft,
  aRejectedRow,
  aStoredDossier,
  anAcceptedRow,
  deposit,
  linesOf,
  reserve,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const sealOf = (harness: StoreHarness, given: Partial<BatchSeal> = {}): BatchSeal => ({
  draft: aDraft(harness),
  idempotency: null,
  refuseInvalid: false,
  busyRows: [],
  ...given,
})

export function intakeContract(open: OpenStore): void {
  describe('intake', () => {
    withStore(open, 'nothing of a batch is visible before its seal, and all of it after', async (harness) => {
      const { store, tenant } = harness
      const seal = sealOf(harness)
      await store.stageItems(seal.draft, 1, aChunk([anAcceptedRow(1), anAcceptedRow(2)]))
      const before = [
        await store.batch(tenant, seal.draft.id),
        (await store.dossiers(tenant, { limit: 10 })).data,
        await store.events(tenant, { after: 0, limit: 10 }),
        await reserve(harness),
      ]

      await store.sealBatch(seal)

      expect(before).toEqual([null, [], [], []])
      expect((await store.batch(tenant, seal.draft.id))?.counts.queued).toBe(2)
      expect(await linesOf(harness, seal.draft.id)).toHaveLength(2)
    })

    withStore(
      open,
      'a large batch waits for the releaser, a single chunk is ready at once',
      async (harness) => {
        const { store } = harness
        const seal = sealOf(harness)
        await store.stageItems(seal.draft, 1, aChunk([anAcceptedRow(1), anAcceptedRow(2)]))
        await store.stageItems(seal.draft, 2, aChunk([anAcceptedRow(3)]))
        await store.sealBatch(seal)
        const atSeal = await reserve(harness)

        const released = [
          await store.releaseItems(2),
          await store.releaseItems(2),
          await store.releaseItems(2),
        ]

        expect(atSeal).toEqual([])
        expect(released).toEqual([2, 1, 0])
        expect(await reserve(harness)).toHaveLength(3)
        await deposit(harness, [anAcceptedRow(9)])
        expect(await reserve(harness)).toHaveLength(1)
      },
    )

    withStore(
      open,
      'the answer of a batch has every count, their sum as total, and the rows that were not taken',
      async (harness) => {
        const { batch: first } = await deposit(harness, [anAcceptedRow(1)])
        const { result } = await deposit(harness, [anAcceptedRow(1), anAcceptedRow(3)], {
          rejected: [aRejectedRow(2)],
        })

        const answer = result.as === 'sealed' ? result.answer : null
        const body = JSON.parse(answer?.body ?? '{}')

        expect(answer?.status).toBe(202)
        expect(body).toMatchObject({
          state: 'processing',
          total: 3,
          counts: { rejected: 1, existing: 1, queued: 1 },
        })
        expect(Object.keys(body.counts)).toHaveLength(14)
        expect(body.rejected).toMatchObject([{ row: 2, findings: [{ code: 'field-missing' }] }])
        const [line] = await linesOf(harness, first)
        expect(body.existing).toEqual([{ row: 1, reference: 'REF-1', id: line?.id }])
      },
    )

    withStore(open, 'a batch without rows is empty and leaves nothing', async (harness) => {
      const result = await harness.store.sealBatch(sealOf(harness))

      expect(result.as).toBe('empty')
    })

    withStore(open, 'a batch of rejected rows only is accepted and completed at once', async (harness) => {
      const { batch } = await deposit(harness, [], { rejected: [aRejectedRow(1)] })

      const view = await harness.store.batch(harness.tenant, batch)

      expect(view).toMatchObject({ state: 'completed', outcome: 'noneCompleted', total: 1 })
      const types = (await harness.store.events(harness.tenant, { after: 0, limit: 10 })).map(
        ({ type }) => type,
      )
      expect(types).toEqual(['batch.accepted', 'batch.completed'])
    })

    withStore(
      open,
      'all or nothing: one rejected row drops the batch, tells its findings and frees its references',
      async (harness) => {
        const { store, tenant } = harness
        const seal = sealOf(harness, { refuseInvalid: true })

        const result = await store.depositBatch(seal, 1, aChunk([anAcceptedRow(1)], [aRejectedRow(2)]))

        expect(result).toMatchObject({ as: 'refused', findings: [{ code: 'field-missing', row: 2 }] })
        expect(await store.batch(tenant, seal.draft.id)).toBeNull()
        const { result: again } = await deposit(harness, [anAcceptedRow(1, { content: { other: true } })])
        expect(again.as).toBe('sealed')
      },
    )

    withStore(
      open,
      'the same chunk again, and the same seal again, change nothing and answer the same',
      async (harness) => {
        const { store, tenant } = harness
        const seal = sealOf(harness)
        const chunk = aChunk([anAcceptedRow(1)], [aRejectedRow(2)])
        const staged = [
          await store.stageItems(seal.draft, 1, chunk),
          await store.stageItems(seal.draft, 1, chunk),
        ]

        const sealed = [await store.sealBatch(seal), await store.sealBatch(seal)]

        expect(staged[1]).toEqual(staged[0])
        expect(sealed[1]).toEqual(sealed[0])
        expect((await store.batch(tenant, seal.draft.id))?.total).toBe(2)
      },
    )

    withStore(open, 'a batch reference is taken once per tenant', async (harness) => {
      const { batch } = await deposit(harness, [anAcceptedRow(1)], { draft: { reference: 'lot-7' } })

      const { result } = await deposit(harness, [anAcceptedRow(2)], { draft: { reference: 'lot-7' } })

      expect(result).toMatchObject({ as: 'referenceTaken', batch })
      const other = await harness.makeTenant()
      const elsewhere = await deposit(harness, [anAcceptedRow(2)], {
        draft: { reference: 'lot-7', tenant: other },
      })
      expect(elsewhere.result.as).toBe('sealed')
    })

    withStore(
      open,
      'an idempotency key runs, is known after the seal with the first answer, and is free again when released',
      async (harness) => {
        const { store, tenant } = harness
        const claim = { tenant, key: 'k-1', request: 'POST /v1/batches' }
        const states = [(await store.claimIdempotency(claim)).as, (await store.claimIdempotency(claim)).as]
        await store.releaseIdempotency(claim)
        states.push((await store.claimIdempotency(claim)).as)
        const seal = sealOf(harness, { idempotency: { ...claim, bodyHash: 'h' } })
        const sealed = await store.depositBatch(seal, 1, aChunk([anAcceptedRow(1)]))

        const known = await store.claimIdempotency(claim)

        expect(states).toEqual(['new', 'running', 'new'])
        expect(known).toMatchObject({ as: 'known', request: claim.request, bodyHash: 'h' })
        expect(known.as === 'known' && sealed.as === 'sealed' && known.answer).toEqual(
          sealed.as === 'sealed' && sealed.answer,
        )
        expect((await store.claimIdempotency({ ...claim, tenant: await harness.makeTenant() })).as).toBe(
          'new',
        )
      },
    )

    withStore(open, 'at boot unsealed batches are swept and a running key is forgotten', async (harness) => {
      const { tenant } = harness
      const seal = sealOf(harness)
      await harness.store.claimIdempotency({ tenant, key: 'k', request: 'r' })
      await harness.store.stageItems(seal.draft, 1, aChunk([anAcceptedRow(1)]))

      await harness.store.close()
      await harness.open()
      const { swept } = await harness.store.openEpoch('restart')

      expect(swept).toBe(1)
      expect((await harness.store.claimIdempotency({ tenant, key: 'k', request: 'r' })).as).toBe('new')
      const { result } = await deposit(harness, [anAcceptedRow(1, { content: { other: 1 } })])
      expect(result.as).toBe('sealed')
    })

    withStore(
      open,
      'a single item answers with its dossier and shows in no list of batches',
      async (harness) => {
        const { result } = await deposit(harness, [anAcceptedRow(1)], { draft: { kind: 'single' } })

        const body = result.as === 'sealed' ? JSON.parse(result.answer.body) : null

        expect(body).toMatchObject({ reference: 'REF-1', state: 'queued', attempts: 0 })
        expect(body).not.toHaveProperty('filing')
        expect((await harness.store.batches(harness.tenant, { limit: 10 })).data).toEqual([])
      },
    )

    withStore(
      open,
      'a dossier that must wait begins held with its reason and is released by the wall clock',
      async (harness) => {
        const until = new Date(harness.clock.wall() + 3_600_000).toISOString()
        const id = await aStoredDossier(harness, { hold: { reason: 'not-before', until } })
        const before = await harness.store.dossier(harness.tenant, id)
        await harness.store.promoteDue(10)
        const stillHeld = await reserve(harness)

        harness.clock.jumpWall(3_600_001)
        await harness.store.promoteDue(10)

        expect(before).toMatchObject({ state: 'held', reason: 'not-before' })
        expect(stillHeld).toEqual([])
        expect(await reserve(harness)).toHaveLength(1)
      },
    )

    withStore(open, 'a failing command leaves the others of its group alone', async (harness) => {
      const { store } = harness
      const good = sealOf(harness)
      const bad = sealOf(harness, { draft: aDraft(harness, { tenant: 'ten_unknown' }) })

      const answers = await Promise.allSettled([
        store.depositBatch(good, 1, aChunk([anAcceptedRow(1)])),
        store.depositBatch(bad, 1, aChunk([anAcceptedRow(2)])),
        store.laneHealth('siv-domestic', 0, { state: 'slow' }),
      ])

      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await store.batch(harness.tenant, good.draft.id)).not.toBeNull()
    })
  })
}
