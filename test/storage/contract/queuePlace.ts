import { describe, expect } from 'vitest'
import { anAcceptedRow, aStoredDossier, deposit, linesOf, reserve } from '../../support/storeHarness.ts'
import type { StoreHarness } from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

async function placesOf(harness: StoreHarness, batch: string): Promise<unknown[]> {
  const lines = await linesOf(harness, batch)
  const places = lines.map(({ id }) => harness.store.queuePlace(harness.tenant, id ?? ''))
  return (await Promise.all(places)).map((place) => place?.position)
}

/** Where a dossier stands in its lane. */
export function queuePlaceContract(open: OpenStore): void {
  describe('a place in the queue', () => {
    withStore(open, 'is the order of claims: urgent, nearest legal day, arrival', async (harness) => {
      const rows = [
        anAcceptedRow(1, { deadlineAt: 3_000 }),
        anAcceptedRow(2, { deadlineAt: 1_000 }),
        anAcceptedRow(3),
        anAcceptedRow(4, { deadlineAt: 1_000 }),
        anAcceptedRow(5),
      ]
      const { batch } = await deposit(harness, rows)
      const urgent = [anAcceptedRow(1, { reference: 'URGENT' })]
      const { batch: before } = await deposit(harness, urgent, { draft: { priority: 'urgent' } })
      await harness.store.releaseItems(100)

      expect(await placesOf(harness, before)).toEqual([1])
      expect(await placesOf(harness, batch)).toEqual([4, 2, 5, 3, 6])
    })

    withStore(open, 'counts neither other lanes nor other tenants, who take turns', async (harness) => {
      await deposit(harness, [anAcceptedRow(1, { lane: 'siv-import' })])
      const other = await harness.makeTenant('Garage Voisin')
      await deposit(harness, [anAcceptedRow(1), anAcceptedRow(2, { reference: 'REF-9' })], {
        draft: { tenant: other },
      })
      const id = await aStoredDossier(harness, { reference: 'MINE' })

      const place = await harness.store.queuePlace(harness.tenant, id)

      expect(place).toEqual({ position: 1, isExact: true, tenants: 2 })
    })

    withStore(open, 'is kept while it is reserved, and ends with the attempt', async (harness) => {
      const id = await aStoredDossier(harness)
      const [reserved] = await reserve(harness)
      const whileReserved = await harness.store.queuePlace(harness.tenant, id)
      await harness.store.beginAttempts([{ id, owner: 'tester', fence: reserved?.fence ?? 0 }])

      expect(whileReserved?.position).toBe(1)
      expect(await harness.store.queuePlace(harness.tenant, id)).toBeNull()
    })

    withStore(open, 'is told to nobody but its tenant', async (harness) => {
      const id = await aStoredDossier(harness)
      const other = await harness.makeTenant('Garage Voisin')

      expect(await harness.store.queuePlace(other, id)).toBeNull()
    })
  })
}
