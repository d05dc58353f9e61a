import { describe, expect } from 'vitest'
import type { StateFiling } from '../../../server/usecases/ports.ts'
import {
  aFiledDossier,
  aStateFiling,
  eventTypes,
  stateOf,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const tell = (
  { store }: StoreHarness,
  id: string,
  filing: Partial<StateFiling>,
  followAfterMs: number | null = 1_000,
) => store.recordStatuses([{ id, filing: aStateFiling(id, filing), followAfterMs }])

export function statusContract(open: OpenStore): void {
  describe('statuses', () => {
    withStore(
      open,
      'a filing is followed to its end, with what the State asks for and issues',
      async (harness) => {
        const { id } = await aFiledDossier(harness)
        await tell(harness, id, { status: 'in-review' })
        await tell(harness, id, {
          status: 'more-info-needed',
          request: { kinds: ['domicile'], message: 'Un justificatif récent.' },
        })
        const asked = await harness.store.dossier(harness.tenant, id)
        await tell(harness, id, { status: 'in-review' })

        await tell(harness, id, { status: 'accepted', outcome: { cpiUntil: '2026-12-23' } }, null)

        expect(asked).toMatchObject({ state: 'actionRequired', request: { kinds: ['domicile'] } })
        expect(await harness.store.dossier(harness.tenant, id)).toMatchObject({
          state: 'completed',
          request: null,
          outcome: { cpiUntil: '2026-12-23' },
        })
        await harness.clock.pass(10_000)
        expect(await harness.store.dueFollowUps(10, 1)).toEqual([])
      },
    )

    withStore(
      open,
      'a status that goes backwards, or that nobody has heard of, is one event and no move',
      async (harness) => {
        const { id } = await aFiledDossier(harness)
        await tell(harness, id, { status: 'in-review' })

        for (const status of ['received', 'received', 'lost-in-translation', 'lost-in-translation'])
          await tell(harness, id, { status })

        expect(await stateOf(harness, id)).toBe('inReview')
        expect((await eventTypes(harness)).filter((type) => type === 'dossier.statusUnknown')).toHaveLength(2)
        expect((await harness.store.incidents({ limit: 9 })).data.map(({ kind }) => kind)).toEqual([
          'status-unknown',
          'status-backwards',
        ])
      },
    )

    withStore(
      open,
      'a final answer followed by another contests the dossier and moves nothing; an operator rectifies',
      async (harness) => {
        const { store, tenant } = harness
        const { id } = await aFiledDossier(harness, { status: 'accepted' })
        await tell(harness, id, { status: 'refused', refusal: { code: 'Z', message: 'Refus.' } })
        await tell(harness, id, { status: 'refused', refusal: { code: 'Z', message: 'Refus.' } })
        const contested = await store.dossier(tenant, id)

        const [answer] = await store.requestMoves([
          { id, tenant: null, as: 'rectify', to: 'refused', note: 'Vu avec la préfecture.' },
        ])

        expect(contested).toMatchObject({ state: 'completed', contested: true })
        expect((await eventTypes(harness)).filter((type) => type === 'dossier.contested')).toHaveLength(1)
        expect(answer).toEqual({ as: 'done', state: 'refused' })
        expect(await store.dossier(tenant, id)).toMatchObject({ state: 'refused', contested: false })
      },
    )

    withStore(
      open,
      'a field of the outcome that comes later is added by an event; one that changes is contested',
      async (harness) => {
        const { store, tenant } = harness
        const { id } = await aFiledDossier(harness, { status: 'accepted', outcome: { plate: 'AA-123-AA' } })

        await tell(harness, id, {
          status: 'accepted',
          outcome: { plate: 'AA-123-AA', formulaNumber: '2026XX12345' },
        })
        await tell(harness, id, {
          status: 'accepted',
          outcome: { plate: 'BB-456-BB', formulaNumber: '2026XX12345' },
        })

        expect(await store.dossier(tenant, id)).toMatchObject({
          outcome: { plate: 'AA-123-AA', formulaNumber: '2026XX12345' },
          contested: true,
        })
        expect((await eventTypes(harness)).slice(-2)).toEqual(['dossier.outcomeAdded', 'dossier.contested'])
      },
    )

    withStore(open, 'an unchanged status writes no event and no new version', async (harness) => {
      const { store, tenant } = harness
      const { id } = await aFiledDossier(harness)
      const before = await store.dossier(tenant, id)

      await tell(harness, id, { status: 'received' })

      expect((await store.dossier(tenant, id))?.version).toBe(before?.version)
    })

    withStore(
      open,
      'a number the State no longer knows is an incident, told once, and stays where it is',
      async (harness) => {
        const { id } = await aFiledDossier(harness)

        for (let n = 0; n < 2; n++)
          await harness.store.recordStatuses([{ id, filing: null, followAfterMs: 1_000 }])

        expect(await stateOf(harness, id)).toBe('filed')
        expect((await harness.store.incidents({ limit: 9 })).data).toMatchObject([
          { kind: 'number-unknown', dossier: id },
        ])
      },
    )

    withStore(open, 'a status of another number is stale', async (harness) => {
      const { id } = await aFiledDossier(harness)

      const answer = await tell(harness, id, { status: 'accepted', filingNumber: 'S-FOREIGN' })

      expect(answer).toEqual(['stale'])
      expect(await stateOf(harness, id)).toBe('filed')
    })

    withStore(
      open,
      'the papers of a filing are due until they are held, and then can be read',
      async (harness) => {
        const { store, tenant, clock } = harness
        const { id } = await aFiledDossier(harness, { status: 'accepted' })
        const [due] = await store.duePapers(10, 1_000)
        const lent = await store.duePapers(10, 1_000)
        await store.recordPapers([{ id, kind: 'cpi', paper: null, retryAfterMs: 5_000 }])
        const waiting = await store.duePapers(10, 1_000)
        await clock.pass(5_000)
        const again = await store.duePapers(10, 1_000)

        await store.recordPapers([
          {
            id,
            kind: 'cpi',
            paper: { sha256: 'ab', size: 3, mediaType: 'application/pdf' },
            retryAfterMs: null,
          },
        ])

        expect(due).toMatchObject({ id, kind: 'cpi', tries: 0 })
        expect([lent, waiting]).toEqual([[], []])
        expect(again).toMatchObject([{ tries: 1 }])
        expect(await store.paperOf(tenant, id, 'cpi')).toEqual({
          sha256: 'ab',
          size: 3,
          mediaType: 'application/pdf',
        })
        expect((await store.dossier(tenant, id))?.papers).toEqual(['cpi'])
      },
    )
  })
}
