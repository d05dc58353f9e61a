import { describe, expect } from 'vitest'
import type { FaultFound, ReservedDossier } from '../../../server/usecases/ports.ts'
import { aFiling, aStoredDossier, eventTypes, recordVerdict, reserve } from '../../support/storeHarness.ts'
import type { StoreHarness } from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const finding = {
  code: 'ct-too-old',
  severity: 'error',
  pointer: '/inspection/date',
  fr: 'Le contrôle technique est trop ancien.',
  en: 'The technical inspection is too old.',
  remedy: { fr: 'Passez-en un autre.', en: 'Have another one done.' },
  actor: 'client',
} as const

const fault = (
  { id, fence }: Pick<ReservedDossier, 'id' | 'fence'>,
  given: Partial<FaultFound> = {},
): FaultFound => ({
  id,
  fence,
  owner: 'tester',
  reason: 'judged-again',
  findings: [finding],
  request: { kinds: ['controle-technique'], message: 'Passez-en un autre.' },
  ...given,
})

async function aReserved(harness: StoreHarness): Promise<ReservedDossier> {
  await aStoredDossier(harness)
  const [reserved] = await reserve(harness)
  if (!reserved) throw new Error('nothing is ready')
  return reserved
}

/** What may not be sent any more without its client. */
export function requireActionContract(open: OpenStore): void {
  describe('a reserved dossier that is no longer acceptable', () => {
    withStore(open, 'waits for its client, with what was found and what is asked for', async (harness) => {
      const reserved = await aReserved(harness)

      const answers = await harness.store.requireAction([fault(reserved)])

      expect(answers).toEqual(['moved'])
      expect(await harness.store.dossier(harness.tenant, reserved.id)).toMatchObject({
        state: 'actionRequired',
        reason: 'judged-again',
        attempts: 0,
        filing: null,
        findings: [{ code: 'ct-too-old' }],
        request: { kinds: ['controle-technique'], message: 'Passez-en un autre.' },
      })
      const [, event] = await harness.store.events(harness.tenant, { after: 0, limit: 10 })
      expect(event).toMatchObject({
        sequence: 2,
        type: 'dossier.actionRequired',
        dossier: reserved.id,
        data: { from: 'queued', reason: 'judged-again', codes: ['ct-too-old'] },
      })
    })

    withStore(open, 'is no longer counted as waiting, nor claimed', async (harness) => {
      const reserved = await aReserved(harness)
      await harness.store.requireAction([fault(reserved)])

      const lanes = await harness.store.laneViews()
      const batch = await harness.store.batch(
        harness.tenant,
        (await harness.store.dossier(harness.tenant, reserved.id))?.batch ?? '',
      )

      expect(lanes.find(({ lane }) => lane === 'siv-domestic')?.waiting).toBe(0)
      expect(batch?.counts).toMatchObject({ queued: 0, actionRequired: 1 })
      expect(await reserve(harness)).toEqual([])
    })

    withStore(open, 'cannot be begun any more by whoever had reserved it', async (harness) => {
      const reserved = await aReserved(harness)
      await harness.store.requireAction([fault(reserved)])

      const begun = await harness.store.beginAttempts([
        { id: reserved.id, owner: 'tester', fence: reserved.fence },
      ])

      expect(begun).toEqual([{ as: 'lost' }])
    })

    withStore(open, 'can be cancelled', async (harness) => {
      const reserved = await aReserved(harness)
      await harness.store.requireAction([fault(reserved)])

      const answers = await harness.store.requestMoves([
        { id: reserved.id, tenant: harness.tenant, as: 'cancel' },
      ])

      expect(answers).toEqual([{ as: 'done', state: 'cancelled' }])
      expect((await harness.store.dossier(harness.tenant, reserved.id))?.request).toBeNull()
    })
  })

  describe('a finding that comes too late', () => {
    withStore(open, 'moves nothing once the intent is committed', async (harness) => {
      const filing = await aFiling(harness)

      const answers = await harness.store.requireAction([fault(filing)])

      expect(answers).toEqual(['lost'])
      expect(await eventTypes(harness)).not.toContain('dossier.actionRequired')
    })

    withStore(open, 'moves nothing that another has reserved, or that was given back', async (harness) => {
      const reserved = await aReserved(harness)
      const byAnother = await harness.store.requireAction([fault(reserved, { owner: 'somebody' })])
      await harness.store.giveBack([{ id: reserved.id, owner: 'tester' }])
      const afterwards = await harness.store.requireAction([fault(reserved)])

      expect([byAnother, afterwards]).toEqual([['lost'], ['lost']])
    })

    withStore(open, 'moves nothing of which an attempt may have been taken', async (harness) => {
      const filing = await aFiling(harness)
      await recordVerdict(harness, filing, { as: 'unknown', lookUpAfterMs: 0 })
      await harness.store.recordLookUps([
        {
          id: filing.id,
          fence: filing.fence,
          beganAgoMs: 0,
          verdict: { as: 'absenceProved', triesMax: 50, retryAfterMs: 0, asked: false },
          nextLookUpMs: null,
        },
      ])
      const [again] = await reserve(harness)

      const answers = again ? await harness.store.requireAction([fault(again)]) : []

      expect(again?.doubtful).toBe(true)
      expect(answers).toEqual(['lost'])
    })
  })
}
