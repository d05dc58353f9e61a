import { describe, expect } from 'vitest'
import {
  aChunk,
  aDraft,
  aFiledDossier,
  aRejectedRow,
  aStoredDossier,
  anAcceptedRow,
  beginNext,
  deposit,
  linesOf,
  recordVerdict,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { DossierQuery, DossierView } from '../../../server/usecases/ports.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

async function allDossiers(
  { store, tenant }: StoreHarness,
  query: DossierQuery,
  limit: number,
): Promise<DossierView[]> {
  const found: DossierView[] = []
  let after: string | undefined
  for (let pages = 0; pages < 100; pages++) {
    const { data, next } = await store.dossiers(tenant, { ...query, limit, after })
    found.push(...data)
    if (next === null) return found
    after = next
  }
  throw new Error('the list does not end')
}

export function readingContract(open: OpenStore): void {
  describe('reading', () => {
    withStore(
      open,
      'results come whole and in the order of the input, across chunks and kinds of rows',
      async (harness) => {
        await deposit(harness, [anAcceptedRow(77, { reference: 'OLD' })])
        const draft = aDraft(harness)
        const rows = (from: number, count: number) =>
          Array.from({ length: count }, (_, at) => from + at).filter((row) => row % 7 !== 0 && row !== 800)
        for (let chunk = 0; chunk < 3; chunk++) {
          const from = chunk * 500 + 1
          const rejected = Array.from({ length: 500 }, (_, at) => from + at).filter((row) => row % 7 === 0)
          const accepted = rows(from, 500).map((row) => anAcceptedRow(row, { reference: `R-${row}` }))
          const existing = from === 501 ? [{ ...anAcceptedRow(77, { reference: 'OLD' }), row: 800 }] : []
          await harness.store.stageItems(
            draft,
            chunk,
            aChunk(
              [...existing, ...accepted],
              rejected.map((row) => aRejectedRow(row)),
            ),
          )
        }
        await harness.store.sealBatch({ draft, idempotency: null, refuseInvalid: false, busyRows: [] })

        const lines = await linesOf(harness, draft.id)

        expect(lines.map(({ row }) => row)).toEqual(Array.from({ length: 1_500 }, (_, at) => at + 1))
        expect(lines.filter(({ existing }) => existing)).toMatchObject([{ row: 800, reference: 'OLD' }])
        const counts = (await harness.store.batch(harness.tenant, draft.id))?.counts
        expect(counts).toMatchObject({
          existing: 1,
          rejected: lines.filter(({ state }) => state === 'rejected').length,
        })
      },
    )

    withStore(open, 'results can be narrowed to rejected, final or open rows', async (harness) => {
      const { store, tenant } = harness
      const { batch } = await deposit(harness, [anAcceptedRow(1), anAcceptedRow(2)], {
        rejected: [aRejectedRow(3)],
      })
      await store.requestMoves([{ id: (await linesOf(harness, batch))[0]?.id ?? '', tenant, as: 'cancel' }])
      const rowsOf = async (only: 'rejected' | 'final' | 'open') => {
        const found: number[] = []
        for await (const page of (await store.results(tenant, batch, only)) ?? [])
          found.push(...page.map(({ row }) => row))
        return found
      }

      expect([await rowsOf('rejected'), await rowsOf('final'), await rowsOf('open')]).toEqual([[3], [1], [2]])
    })

    withStore(
      open,
      'lists are paged without gap or double, newest batch first, and can be narrowed',
      async (harness) => {
        for (let n = 0; n < 4; n++)
          await deposit(
            harness,
            [1, 2, 3].map((row) => anAcceptedRow(row, { reference: `B${n}-${row}` })),
          )
        const filing = await beginNext(harness)

        const all = await allDossiers(harness, {}, 5)

        expect(all.map(({ reference }) => reference)).toEqual(
          ['B3', 'B2', 'B1', 'B0'].flatMap((b) => [1, 2, 3].map((n) => `${b}-${n}`)),
        )
        expect((await allDossiers(harness, { state: 'filing' }, 5)).map(({ id }) => id)).toEqual([filing.id])
        expect(await allDossiers(harness, { state: 'failed' }, 5)).toEqual([])
        expect(await allDossiers(harness, { batch: all[0]?.batch }, 2)).toHaveLength(3)
        expect(await allDossiers(harness, { lane: 'siv-import' }, 5)).toEqual([])
      },
    )

    withStore(open, 'a cursor that we did not make is refused', async (harness) => {
      const listing = harness.store.dossiers(harness.tenant, { limit: 1, after: 'bogus' })

      await expect(listing).rejects.toMatchObject({ name: 'BadCursor' })
      await expect(
        harness.store.batches(harness.tenant, { limit: 1, after: 'WzEsMl0' }),
      ).rejects.toMatchObject({ name: 'BadCursor' })
    })

    withStore(open, 'a cursor that holds names renames nothing that is read afterwards', async (harness) => {
      const after = Buffer.from(String.raw`{"cursor":1,"mod\\":1}`).toString('base64url')
      await expect(harness.store.batches(harness.tenant, { limit: 1, after })).rejects.toMatchObject({
        name: 'BadCursor',
      })

      expect(JSON.parse(String.raw`{"cursor":1,"mod\n":1}`)).toEqual({ cursor: 1, 'mod\n': 1 })
    })

    withStore(
      open,
      'a dossier is found by VIN, plate, NEPH, name and reference, in its own tenant only',
      async (harness) => {
        const { store, tenant } = harness
        const keys = {
          vin: 'VF1TEST0000000017',
          plate: 'AA-123-AA',
          neph: '123456789012',
          name: 'MARTIN ESSAI',
        }
        const id = await aStoredDossier(harness, { keys })
        const other = await harness.makeTenant()
        const queries = [
          { vin: keys.vin },
          { plate: keys.plate },
          { neph: keys.neph },
          { name: keys.name },
          { reference: 'REF-1' },
          { vin: keys.vin, reference: 'REF-1' },
        ]

        const found = await Promise.all(queries.map((query) => store.search(tenant, { ...query, limit: 5 })))
        const foreign = await Promise.all(queries.map((query) => store.search(other, { ...query, limit: 5 })))

        expect(found.map(({ data }) => data.map((view) => view.id))).toEqual(queries.map(() => [id]))
        expect(foreign.flatMap(({ data }) => data)).toEqual([])
        expect((await store.search(tenant, { vin: keys.vin, name: 'SOMEBODY ELSE', limit: 5 })).data).toEqual(
          [],
        )
      },
    )

    withStore(open, 'what belongs to somebody else reads like what does not exist', async (harness) => {
      const { store } = harness
      const { batch } = await deposit(harness, [anAcceptedRow(1)])
      const [line] = await linesOf(harness, batch)
      const id = line?.id ?? ''
      const other = await harness.makeTenant()

      const read = [
        await store.batch(other, batch),
        await store.results(other, batch),
        await store.dossier(other, id),
        await store.timeline(other, id),
        await store.body(other, id),
        await store.paperOf(other, id, 'cpi'),
      ]

      expect(read).toEqual([null, null, null, null, null, null])
      expect((await store.dossiers(other, { batch, limit: 5 })).data).toEqual([])
    })

    withStore(open, 'a timeline tells the acceptance, every attempt and every move', async (harness) => {
      const { id } = await aFiledDossier(harness, { status: 'accepted' })

      const timeline = await harness.store.timeline(harness.tenant, id)

      expect(timeline?.map(({ type }) => type)).toEqual([
        'dossier.accepted',
        'attempt',
        'dossier.filing',
        'dossier.filed',
        'dossier.completed',
      ])
    })

    withStore(open, 'operators see the dossiers of all tenants by state and lane', async (harness) => {
      const other = await harness.makeTenant()
      await deposit(harness, [anAcceptedRow(1)])
      await deposit(harness, [anAcceptedRow(1), anAcceptedRow(2)], { draft: { tenant: other } })
      const filing = await beginNext(harness)
      await recordVerdict(harness, filing, { as: 'unknown', lookUpAfterMs: 0 })

      const queued = await harness.store.dossiersOfAll({ state: 'queued', limit: 1 })
      const rest = await harness.store.dossiersOfAll({ state: 'queued', limit: 5, after: queued.next ?? '' })

      expect([...queued.data, ...rest.data]).toHaveLength(2)
      expect((await harness.store.dossiersOfAll({ state: 'uncertain', limit: 5 })).data).toMatchObject([
        { id: filing.id, tenant: filing.tenant },
      ])
      expect(
        (await harness.store.dossiersOfAll({ state: 'uncertain', lane: 'ants-title', limit: 5 })).data,
      ).toEqual([])
    })

    withStore(open, 'tenants, establishments and keys are made, listed and revoked', async (harness) => {
      const { store, ids } = harness
      const tenant = ids('ten')
      const establishments = [{ kind: 'school' as const, number: 'E1234567890', categories: ['B'] }]
      await store.administer({
        as: 'createTenant',
        id: tenant,
        name: 'Auto-école des Essais',
        establishments,
      })
      const key = { id: 'k1', tenant, hash: 'ff', scopes: ['submit' as const], mode: 'test' as const }
      await store.administer({ as: 'createKey', key })

      const revoked = await store.administer({ as: 'revokeKey', tenant, id: 'k1' })

      expect(await store.establishments(tenant)).toEqual(establishments)
      expect(revoked).toEqual({ as: 'done' })
      expect(await store.keyById('k1')).toMatchObject({ ...key, revokedAt: expect.any(String) })
      expect(await store.administer({ as: 'revokeKey', tenant: harness.tenant, id: 'k1' })).toEqual({
        as: 'unknown',
      })
      expect(await store.administer({ as: 'listTenants' })).toMatchObject({
        tenants: [{ id: harness.tenant }, { id: tenant, establishments }],
      })
    })
  })
}
