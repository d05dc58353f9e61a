import { describe, expect } from 'vitest'
import {
  aChunk,
  aDraft,
  aStoredDossier,
  anAcceptedRow,
  beginNext,
  deposit,
  linesOf,
  recordVerdict,
  reserve,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

export function referenceContract(open: OpenStore): void {
  describe('references', () => {
    withStore(open, 'the same reference with other content is rejected and tells why', async (harness) => {
      await aStoredDossier(harness)

      const { batch } = await deposit(harness, [anAcceptedRow(1, { content: { other: true } })])

      const [line] = await linesOf(harness, batch)
      expect(line).toMatchObject({
        state: 'rejected',
        findings: [{ code: 'reference-taken', pointer: '/reference', row: 1 }],
      })
    })

    withStore(
      open,
      'the second of two equal references in one batch is rejected, also after an existing one',
      async (harness) => {
        await aStoredDossier(harness)

        const { batch } = await deposit(harness, [
          anAcceptedRow(1),
          { ...anAcceptedRow(1), row: 2 },
          anAcceptedRow(3, { reference: 'NEW' }),
          anAcceptedRow(4, { reference: 'NEW' }),
        ])

        const lines = await linesOf(harness, batch)
        expect(lines.map(({ state, existing }) => (existing ? 'existing' : state))).toEqual([
          'existing',
          'rejected',
          'queued',
          'rejected',
        ])
        expect(lines[1]?.findings.map(({ code }) => code)).toEqual(['reference-repeated'])
        expect(lines[3]?.findings.map(({ code }) => code)).toEqual(['reference-repeated'])
      },
    )

    withStore(open, 'a rejected line holds no reference', async (harness) => {
      const { batch } = await deposit(harness, [anAcceptedRow(2, { reference: 'SAME' })], {
        rejected: [{ row: 1, reference: 'SAME', findings: [] }],
      })

      expect((await linesOf(harness, batch)).map(({ state }) => state)).toEqual(['rejected', 'queued'])
    })

    withStore(
      open,
      'after a refusal a corrected item takes the reference over, the same content finds the refused dossier',
      async (harness) => {
        const first = await aStoredDossier(harness)
        const filing = await beginNext(harness)
        await recordVerdict(harness, filing, {
          as: 'refused',
          code: 'refused-by-state',
          stateCode: 'X1',
          stateMessage: 'Non.',
        })
        const same = await deposit(harness, [anAcceptedRow(1)])

        const corrected = await deposit(harness, [anAcceptedRow(1, { content: { corrected: true } })])

        expect(await linesOf(harness, same.batch)).toMatchObject([
          { existing: true, id: first, state: 'refused' },
        ])
        const [line] = await linesOf(harness, corrected.batch)
        const view = await harness.store.dossier(harness.tenant, line?.id ?? '')
        expect(view).toMatchObject({ state: 'queued', previous: first })
        const all = await harness.store.dossiers(harness.tenant, { reference: 'REF-1', limit: 10 })
        expect(all.data.map(({ id }) => id)).toEqual([view?.id, first])
      },
    )

    withStore(open, 'a failed dossier keeps its reference until it is cancelled', async (harness) => {
      const { store, tenant } = harness
      const id = await aStoredDossier(harness)
      const filing = await beginNext(harness)
      await recordVerdict(harness, filing, {
        as: 'notTaken',
        code: 'busy',
        retryAfterMs: 0,
        spendsTry: true,
        triesMax: 1,
      })
      const kept = await deposit(harness, [anAcceptedRow(1, { content: { n: 2 } })])

      await store.requestMoves([{ id, tenant, as: 'cancel' }])

      const freed = await deposit(harness, [anAcceptedRow(1, { content: { n: 3 } })])
      expect((await linesOf(harness, kept.batch))[0]?.state).toBe('rejected')
      expect((await linesOf(harness, freed.batch))[0]?.state).toBe('queued')
    })

    withStore(
      open,
      'a reference that another batch is staging is busy, and free when that batch is dropped',
      async (harness) => {
        const { store } = harness
        const [other, mine] = [aDraft(harness), aDraft(harness)]
        await store.stageItems(other, 1, aChunk([anAcceptedRow(1)]))
        const row = anAcceptedRow(1, { content: { other: true } })
        const busy = await store.stageItems(mine, 1, aChunk([row]))
        await store.dropBatch(other.id)

        const again = await store.stageItems(mine, 2, aChunk([row]))
        await store.sealBatch({ draft: mine, idempotency: null, refuseInvalid: false, busyRows: [] })

        expect(busy).toMatchObject({ accepted: 0, busyRows: [1] })
        expect(again).toMatchObject({ accepted: 1, busyRows: [] })
        expect(await linesOf(harness, mine.id)).toMatchObject([{ row: 1, state: 'queued' }])
      },
    )

    withStore(
      open,
      'a deposit with a busy row is staged only: nothing of it is claimed until it is sealed',
      async (harness) => {
        const { store } = harness
        const [other, mine] = [aDraft(harness), aDraft(harness)]
        await store.stageItems(other, 1, aChunk([anAcceptedRow(1)]))
        const seal = { draft: mine, idempotency: null, refuseInvalid: false, busyRows: [] }
        const deposited = await store.depositBatch(seal, 1, aChunk([anAcceptedRow(1), anAcceptedRow(2)]))
        const claimed = await reserve(harness)
        await store.dropBatch(other.id)
        await store.stageItems(mine, 2, aChunk([anAcceptedRow(1)]))

        const sealed = await store.sealBatch(seal)
        await store.releaseItems(10)

        expect(deposited).toMatchObject({ as: 'busy', staged: { accepted: 1, busyRows: [1] } })
        expect(claimed).toEqual([])
        expect(sealed.as).toBe('sealed')
        expect(await reserve(harness)).toHaveLength(2)
      },
    )

    withStore(open, 'a row that stayed busy until the seal is rejected as busy', async (harness) => {
      const { store } = harness
      const [other, mine] = [aDraft(harness), aDraft(harness)]
      await store.stageItems(other, 1, aChunk([anAcceptedRow(1)]))
      await store.stageItems(mine, 1, aChunk([anAcceptedRow(1), anAcceptedRow(2)]))

      await store.sealBatch({ draft: mine, idempotency: null, refuseInvalid: false, busyRows: [1] })

      expect(await linesOf(harness, mine.id)).toMatchObject([
        { row: 1, state: 'rejected', findings: [{ code: 'reference-busy' }] },
        { row: 2, state: 'queued' },
      ])
      expect((await store.batch(harness.tenant, mine.id))?.total).toBe(2)
    })

    withStore(
      open,
      'a dropped batch gives a reference it had taken over back to its dossier',
      async (harness) => {
        const { store, tenant } = harness
        const first = await aStoredDossier(harness)
        await store.requestMoves([{ id: first, tenant, as: 'cancel' }])
        const draft = aDraft(harness)
        await store.stageItems(draft, 1, aChunk([anAcceptedRow(1, { content: { n: 2 } })]))

        await store.dropBatch(draft.id)

        const { batch } = await deposit(harness, [anAcceptedRow(1)])
        expect(await linesOf(harness, batch)).toMatchObject([{ existing: true, id: first }])
      },
    )

    withStore(open, 'two tenants may use the same reference', async (harness) => {
      await aStoredDossier(harness)
      const tenant = await harness.makeTenant()

      const { batch } = await deposit(harness, [anAcceptedRow(1, { content: { n: 2 } })], {
        draft: { tenant },
      })

      const view = await harness.store.batch(tenant, batch)
      expect(view?.counts.queued).toBe(1)
    })
  })
}
