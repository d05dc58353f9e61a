import { describe, expect } from 'vitest'
import {
  aStoredDossier,
  anAcceptedRow,
  beginNext,
  deposit,
  recordVerdict,
  reserve,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const numberedRows = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, at) => anAcceptedRow(at + 1, { reference: `${prefix}-${at + 1}` }))

export function claimContract(open: OpenStore): void {
  describe('claims', () => {
    withStore(
      open,
      'what is reserved is not reserved again until its lease is over or it is given back',
      async (harness) => {
        await deposit(harness, numberedRows(2, 'A'))
        const [first] = await reserve(harness, { max: 1, leaseMs: 1_000 })
        const [second] = await reserve(harness, { max: 5, leaseMs: 1_000 })
        const none = await reserve(harness)
        await harness.store.giveBack([{ id: second?.id ?? '', owner: 'tester' }])
        const givenBack = await reserve(harness, { max: 5, leaseMs: 600_000 })
        await harness.clock.pass(1_001)

        const ended = await harness.store.expireLeases(10)

        expect(none).toEqual([])
        expect(givenBack.map(({ id }) => id)).toEqual([second?.id])
        expect(ended).toBe(1)
        expect((await reserve(harness)).map(({ id }) => id)).toEqual([first?.id])
      },
    )

    withStore(
      open,
      'within a tenant the nearest legal day goes first, then the order of arrival',
      async (harness) => {
        const day = (n: number) => Date.UTC(2026, 11, n)
        await deposit(harness, [
          anAcceptedRow(1),
          anAcceptedRow(2, { deadlineAt: day(20) }),
          anAcceptedRow(3, { deadlineAt: day(5) }),
          anAcceptedRow(4),
        ])

        const order = (await reserve(harness)).map(({ reference }) => reference)

        expect(order).toEqual(['REF-3', 'REF-2', 'REF-1', 'REF-4'])
      },
    )

    withStore(open, 'tenants take turns: a flood of one does not hold up another', async (harness) => {
      const small = await harness.makeTenant()
      await deposit(harness, numberedRows(60, 'FLOOD'))
      await deposit(harness, numberedRows(3, 'SMALL'), { draft: { tenant: small } })

      const owners = (await reserve(harness, { max: 6 })).map(({ tenant }) => tenant)

      expect(owners.filter((tenant) => tenant === small)).toHaveLength(3)
    })

    withStore(open, 'turns follow the weights, also across small claims', async (harness) => {
      const heavy = await harness.makeTenant()
      await deposit(harness, numberedRows(60, 'ONE'))
      await deposit(harness, numberedRows(60, 'THREE'), { draft: { tenant: heavy } })
      const taken: string[] = []

      for (let n = 0; n < 20; n++) {
        const claimed = await reserve(harness, { max: 2, shares: { [heavy]: 3 } })
        taken.push(...claimed.map(({ tenant }) => tenant))
      }

      expect(taken.filter((tenant) => tenant === heavy)).toHaveLength(30)
    })

    withStore(
      open,
      'urgent batches go four to one before normal ones, and starve nobody',
      async (harness) => {
        await deposit(harness, numberedRows(20, 'N'))
        await deposit(harness, numberedRows(20, 'U'), { draft: { priority: 'urgent' } })

        const order = (await reserve(harness, { max: 10 }))
          .map(({ reference }) => reference.charAt(0))
          .join('')

        expect(order).toBe('UUUUNUUUUN')
      },
    )

    withStore(open, 'lanes do not mix', async (harness) => {
      await deposit(harness, [anAcceptedRow(1), anAcceptedRow(2, { lane: 'siv-import' })])

      const claimed = await reserve(harness, { lane: 'siv-import' })

      expect(claimed.map(({ reference }) => reference)).toEqual(['REF-2'])
    })

    withStore(
      open,
      'nothing is claimed whose submitBefore is nearer than an attempt lasts',
      async (harness) => {
        const inMs = (ms: number) => new Date(harness.clock.wall() + ms).toISOString()
        await deposit(harness, [
          anAcceptedRow(1, { submitBefore: inMs(29_000) }),
          anAcceptedRow(2, { submitBefore: inMs(31_000) }),
        ])

        const claimed = await reserve(harness)

        expect(claimed.map(({ reference }) => reference)).toEqual(['REF-2'])
      },
    )

    withStore(
      open,
      'of two requests about one vehicle the later waits until the State has answered the earlier',
      async (harness) => {
        const keys = { vin: 'VF1TEST0000000017', plate: null, neph: null, name: null }
        await deposit(harness, [anAcceptedRow(1, { keys }), anAcceptedRow(2, { keys }), anAcceptedRow(3)])
        const claimed = await reserve(harness)
        const later = await harness.store.dossiers(harness.tenant, { reference: 'REF-2', limit: 1 })
        await harness.store.beginAttempts(claimed.map(({ id, fence }) => ({ id, fence, owner: 'tester' })))
        const first = claimed.find(({ reference }) => reference === 'REF-1')!
        await harness.store.promoteDue(10)
        const meanwhile = await reserve(harness)

        await recordVerdict(harness, first, {
          as: 'refused',
          code: 'c',
          stateCode: 'X',
          stateMessage: 'Non.',
        })
        await harness.store.promoteDue(10)

        expect(claimed.map(({ reference }) => reference)).toEqual(['REF-1', 'REF-3'])
        expect(later.data[0]).toMatchObject({ state: 'queued', reason: 'same-vehicle-first' })
        expect(meanwhile).toEqual([])
        expect((await reserve(harness)).map(({ reference }) => reference)).toEqual(['REF-2'])
      },
    )

    const meantime = {
      'at once': () => Promise.resolve(0),
      'also after leases were looked through': ({ store }: StoreHarness) => store.expireLeases(10),
      'also by another process than the one that put it aside': async (harness: StoreHarness) => {
        await harness.restart()
        await harness.store.openEpoch('restart')
      },
    }
    for (const [when, happens] of Object.entries(meantime))
      withStore(
        open,
        `the later request about a vehicle is woken by the end of the earlier, ${when}`,
        async (harness) => {
          const keys = { vin: 'VF1TEST0000000017', plate: null, neph: null, name: null }
          await deposit(harness, [anAcceptedRow(1, { keys }), anAcceptedRow(2, { keys })])
          const [first] = await reserve(harness)
          await happens(harness)

          await harness.store.requestMoves([{ id: first!.id, tenant: harness.tenant, as: 'cancel' }])
          await harness.store.promoteDue(10)

          expect((await reserve(harness)).map(({ reference }) => reference)).toEqual(['REF-2'])
        },
      )

    withStore(
      open,
      'an intent starts only for the owner, the fence and the lease that hold',
      async (harness) => {
        await deposit(harness, numberedRows(4, 'A'))
        const [a, b, c, d] = await reserve(harness, { leaseMs: 1_000 })
        await harness.store.requestMoves([{ id: c!.id, tenant: harness.tenant, as: 'cancel' }])

        const answers = await harness.store.beginAttempts([
          { id: a!.id, owner: 'tester', fence: 1 },
          { id: a!.id, owner: 'tester', fence: 1 },
          { id: b!.id, owner: 'somebody', fence: 1 },
          { id: b!.id, owner: 'tester', fence: 2 },
          { id: c!.id, owner: 'tester', fence: 1 },
        ])
        await harness.clock.pass(1_000)
        const late = await harness.store.beginAttempts([{ id: d!.id, owner: 'tester', fence: 1 }])

        expect(answers.map(({ as }) => as)).toEqual(['started', 'lost', 'lost', 'lost', 'lost'])
        expect(late).toEqual([{ as: 'lost' }])
      },
    )

    withStore(
      open,
      'after a restart reservations are free and what was filing is uncertain',
      async (harness) => {
        const { tenant } = harness
        await deposit(harness, numberedRows(3, 'A'))
        const filing = await beginNext(harness)
        await reserve(harness)

        await harness.store.close()
        await harness.open()
        const { madeUncertain, epoch } = await harness.store.openEpoch('restart')

        expect([madeUncertain, epoch]).toEqual([1, 2])
        expect((await harness.store.dossier(tenant, filing.id))?.state).toBe('uncertain')
        expect(await reserve(harness)).toHaveLength(2)
      },
    )

    withStore(
      open,
      'data with keys of one world is not opened for the other, and stays as it is',
      async (harness) => {
        const { tenant } = harness
        const noKeys = await harness.store.openEpoch('live once, by mistake', 'live')
        await harness.store.administer({
          as: 'createKey',
          key: { id: 'k1', tenant, hash: 'ff', scopes: ['submit'], mode: 'test' },
        })
        await deposit(harness, numberedRows(1, 'A'))
        const filing = await beginNext(harness)

        await harness.store.close()
        await harness.open()
        const live = await harness.store.openEpoch('restart', 'live')
        const state = (await harness.store.dossier(tenant, filing.id))?.state
        const test = await harness.store.openEpoch('restart', 'test')

        expect(noKeys.isOtherWorld).toBe(false)
        expect([live.isOtherWorld, live.madeUncertain, state]).toEqual([true, 0, 'filing'])
        expect([test.isOtherWorld, test.madeUncertain]).toEqual([false, 1])
        expect((await harness.store.openEpoch('restart', 'live')).isOtherWorld).toBe(true)
      },
    )

    withStore(open, 'lanes show how many wait and for how long', async (harness) => {
      const { store, clock } = harness
      await deposit(harness, numberedRows(3, 'A'))
      await clock.pass(90_000)
      await deposit(harness, numberedRows(1, 'B'))
      await beginNext(harness)

      const lane = (await store.laneViews()).find((each) => each.lane === 'siv-domestic')

      expect(lane).toMatchObject({ waiting: 3, oldestWaitingSeconds: 90 })
      expect((await store.laneViews()).find((each) => each.lane === 'siv-import')).toMatchObject({
        waiting: 0,
        oldestWaitingSeconds: null,
      })
    })

    withStore(
      open,
      'an attempt whose sender was lost is uncertain when its lease is over',
      async (harness) => {
        const id = await aStoredDossier(harness)
        await beginNext(harness)
        await harness.clock.pass(60_000)

        await harness.store.expireLeases(10)

        expect((await harness.store.dossier(harness.tenant, id))?.state).toBe('uncertain')
        expect(await harness.store.dueUncertain(10, 1_000)).toMatchObject([
          { id, quietForMs: 0, purpose: 'uncertain' },
        ])
      },
    )
  })
}
