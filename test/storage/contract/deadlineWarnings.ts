import { describe, expect } from 'vitest'
import type { Deadline } from '../../../server/domain/item.ts'
import type { EventView } from '../../../server/usecases/ports.ts'
import {
  aChunk,
  aDraft,
  aFiling,
  anAcceptedRow,
  aStateFiling,
  aStoredDossier,
  deposit,
  recordVerdict,
  reserve,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const dayMs = 86_400_000
/** The clock of the store begins on 23 November 2026, ten in the morning in Paris. */
const due = (on: string, code = 'registration-due'): Deadline => ({ code, on, fr: 'Fin.', en: 'End.' })

/** As the housekeeping does it: piece by piece, until nothing is left to be looked at. */
async function warnAll({ store }: StoreHarness, piece = 100): Promise<void> {
  for (let pieces = 0; (await store.warnDeadlines(piece)) > 0; pieces += 1)
    if (pieces > 1_000) throw new Error('it never comes to an end')
}

async function passDays(harness: StoreHarness, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    harness.clock.jumpWall(dayMs)
    await warnAll(harness)
  }
}

const warnings = async ({ store, tenant }: StoreHarness): Promise<EventView[]> =>
  (await store.events(tenant, { after: 0, limit: 1_000 })).filter(
    ({ type }) => type === 'dossier.deadlineNear',
  )

const told = async (harness: StoreHarness): Promise<unknown[]> =>
  (await warnings(harness)).map(({ data }) => [data.code, data.on, data.daysLeft])

/** Legal days that come near, told once each. */
export function deadlineContract(open: OpenStore): void {
  describe('a legal day that comes near', () => {
    withStore(open, 'is told a week and a day before, by events without a gap', async (harness) => {
      const id = await aStoredDossier(harness, { deadlines: [due('2026-12-20')] })

      await passDays(harness, 40)

      expect(await told(harness)).toEqual([
        ['registration-due', '2026-12-20', 7],
        ['registration-due', '2026-12-20', 1],
      ])
      const events = await harness.store.events(harness.tenant, { after: 0, limit: 10 })
      expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
      expect(events[1]).toMatchObject({ dossier: id, data: { reference: 'REF-1' } })
    })

    withStore(open, 'is told once though the gateway starts again and again', async (harness) => {
      await aStoredDossier(harness, { deadlines: [due('2026-11-29')] })

      for (let start = 0; start < 3; start += 1) {
        harness.clock.jumpWall(dayMs / 2)
        await warnAll(harness)
        await harness.restart()
      }

      expect(await told(harness)).toEqual([['registration-due', '2026-11-29', 6]])
    })

    withStore(
      open,
      'is told late, and as the nearer one, after a week without a gateway',
      async (harness) => {
        await aStoredDossier(harness, { deadlines: [due('2026-12-05')] })
        await passDays(harness, 1)

        harness.clock.jumpWall(10 * dayMs)
        await warnAll(harness)
        await passDays(harness, 3)

        expect(await told(harness)).toEqual([['registration-due', '2026-12-05', 1]])
      },
    )

    withStore(open, 'is not told again because somebody set the clock back', async (harness) => {
      await aStoredDossier(harness, { deadlines: [due('2026-12-05')] })
      await passDays(harness, 11)

      harness.clock.jumpWall(-6 * dayMs)
      await warnAll(harness)
      await passDays(harness, 8)

      expect(await told(harness)).toEqual([
        ['registration-due', '2026-12-05', 7],
        ['registration-due', '2026-12-05', 1],
      ])
    })

    withStore(open, 'is told though the clock was years ahead for a while', async (harness) => {
      const { clock } = harness
      await aStoredDossier(harness, { reference: 'MET', deadlines: [due('2026-12-05')] })
      await passDays(harness, 1)
      clock.jumpWall(3_650 * dayMs)
      await warnAll(harness)
      await aStoredDossier(harness, { reference: 'AHEAD', deadlines: [due('2026-12-06')] })
      clock.jumpWall(-3_650 * dayMs)
      await aStoredDossier(harness, { reference: 'AFTER', deadlines: [due('2026-12-07')] })

      await passDays(harness, 8)

      expect(await told(harness)).toEqual([
        ['registration-due', '2026-12-05', 7],
        ['registration-due', '2026-12-06', 7],
        ['registration-due', '2026-12-07', 7],
      ])
    })

    withStore(open, 'is told by what the dossier says since it was completed', async (harness) => {
      const { store, tenant } = harness
      const id = await aStoredDossier(harness, { deadlines: [due('2027-12-05')] })
      await passDays(harness, 1)
      const [reserved] = await reserve(harness, { lane: 'siv-domestic' })
      const fault = { id, owner: 'tester', fence: reserved?.fence ?? 0, reason: 'judged-again', findings: [] }
      await store.requireAction([{ ...fault, request: { kinds: [], message: '' } }])
      const { body, row: _row, ...item } = anAcceptedRow(1, { deadlines: [due('2026-11-26')] })

      await store.requestMoves([{ id, tenant, as: 'complete', body, item }])
      await warnAll(harness)

      expect(await told(harness)).toEqual([['registration-due', '2026-11-26', 2]])
    })

    withStore(open, 'is not told of a dossier that has just come in', async (harness) => {
      await aStoredDossier(harness, { deadlines: [due('2026-11-25')] })

      await warnAll(harness)
      const atOnce = await told(harness)
      await harness.clock.pass(3_600_000)
      await warnAll(harness)

      expect(atOnce).toEqual([])
      expect(await told(harness)).toEqual([['registration-due', '2026-11-25', 2]])
    })

    withStore(open, 'is not told once the dossier is cancelled', async (harness) => {
      const id = await aStoredDossier(harness, { deadlines: [due('2026-12-05')] })
      await passDays(harness, 1)
      await harness.store.requestMoves([{ id, tenant: harness.tenant, as: 'cancel' }])

      await passDays(harness, 15)

      expect(await told(harness)).toEqual([])
    })

    withStore(open, 'is not told once the State has the dossier', async (harness) => {
      const filing = await aFiling(harness, { deadlines: [due('2026-12-05')] })
      const verdict = { as: 'filed', filing: aStateFiling(filing.id), followAfterMs: 1_000 } as const
      await recordVerdict(harness, filing, verdict)

      await passDays(harness, 15)

      expect(await told(harness)).toEqual([])
    })

    withStore(open, 'is told of every dossier, in pieces', async (harness) => {
      const rows = Array.from({ length: 30 }, (_, at) =>
        anAcceptedRow(at + 1, { deadlines: [due('2026-12-05')] }),
      )
      await deposit(harness, rows)

      harness.clock.jumpWall(6 * dayMs)
      await warnAll(harness, 7)

      expect(await told(harness)).toHaveLength(30)
    })

    withStore(open, 'is told of what came in while another batch was still arriving', async (harness) => {
      const arriving = aDraft(harness)
      const rows = [anAcceptedRow(1, { reference: 'LATE', deadlines: [due('2026-12-05')] })]
      await harness.store.stageItems(arriving, 1, aChunk(rows))
      await aStoredDossier(harness, { deadlines: [due('2026-12-06')] })
      await passDays(harness, 1)
      await harness.store.sealBatch({
        draft: arriving,
        idempotency: null,
        refuseInvalid: false,
        busyRows: [],
      })

      await passDays(harness, 7)

      expect(await told(harness)).toEqual([
        ['registration-due', '2026-12-05', 7],
        ['registration-due', '2026-12-06', 7],
      ])
    })
  })

  describe('a legal day that came with an answer of the State', () => {
    withStore(open, 'is shown with the dossier', async (harness) => {
      const filing = await aFiling(harness, {
        procedure: 'inscription-premiere',
        deadlines: [due('2027-05-10', 'ephoto-end')],
      })
      const verdict = { as: 'filed', filing: aStateFiling(filing.id), followAfterMs: 1_000 } as const
      await recordVerdict(harness, filing, verdict)

      const view = await harness.store.dossier(harness.tenant, filing.id)

      expect(view?.deadlines.map(({ code, on }) => [code, on])).toEqual([
        ['ephoto-end', '2027-05-10'],
        ['state-drop', '2027-05-23'],
      ])
    })

    withStore(
      open,
      'is told two months and one month before the State may drop a request',
      async (harness) => {
        const filing = await aFiling(harness, { procedure: 'inscription-premiere' })
        const verdict = { as: 'filed', filing: aStateFiling(filing.id), followAfterMs: 1_000 } as const
        await recordVerdict(harness, filing, verdict)

        await passDays(harness, 200)

        expect(await told(harness)).toEqual([
          ['state-drop', '2027-05-23', 60],
          ['state-drop', '2027-05-23', 30],
        ])
      },
    )

    withStore(open, 'is told of a WW that was granted, though its dossier is closed', async (harness) => {
      const filing = await aFiling(harness, {
        procedure: 'ww',
        deadlines: [due('2027-03-23', 'ww-end')],
      })
      await recordVerdict(harness, filing, {
        as: 'filed',
        filing: aStateFiling(filing.id, { status: 'accepted', outcome: { cpiUntil: '2027-03-24' } }),
        followAfterMs: null,
      })

      await passDays(harness, 130)

      expect(await told(harness)).toEqual([
        ['ww-end', '2027-03-24', 30],
        ['ww-end', '2027-03-24', 7],
        ['ww-end', '2027-03-24', 1],
      ])
    })
  })
}
