import { describe, expect } from 'vitest'
import type { ReservedDossier } from '../../../server/usecases/ports.ts'
import {
  aFiling,
  aStoredDossier,
  beginNext,
  recordVerdict,
  reserve,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const owner = 'tester'
const reason = 'documents-not-uploaded'

async function aReserved(harness: StoreHarness): Promise<ReservedDossier> {
  await aStoredDossier(harness)
  const [reserved] = await reserve(harness)
  if (!reserved) throw new Error('nothing is ready')
  return reserved
}

const missing = {
  as: 'documentFault',
  stateCode: 'document-missing',
  stateMessage: 'Absent.',
  holdMs: 60_000,
  again: { faultsMax: 3, retryAfterMs: 1_000 },
} as const

/** What cannot leave now for a reason of ours, and what goes again because of its papers. */
export function putOffContract(open: OpenStore): void {
  describe('a reserved dossier that cannot leave now', () => {
    withStore(open, 'waits with its reason and spends no try, then is ready again', async (harness) => {
      const { store, clock, tenant } = harness
      const { id } = await aReserved(harness)

      const answers = await store.putOff([{ id, owner, reason, delayMs: 5_000 }])
      const waiting = await store.dossier(tenant, id)
      const meanwhile = await reserve(harness)
      await clock.pass(5_000)
      await store.promoteDue(10)

      expect(answers).toEqual(['putOff'])
      expect(waiting).toMatchObject({ state: 'queued', reason, attempts: 0 })
      expect(meanwhile).toEqual([])
      expect(await reserve(harness)).toMatchObject([{ id, fence: 1, tries: 0 }])
    })

    withStore(open, 'is left alone when another has it, or when its intent is committed', async (harness) => {
      const { store } = harness
      const { id } = await aReserved(harness)

      const byAnother = await store.putOff([{ id, owner: 'somebody', reason, delayMs: 5_000 }])
      await store.beginAttempts([{ id, owner, fence: 1 }])
      const tooLate = await store.putOff([{ id, owner, reason, delayMs: 5_000 }])

      expect([byAnother, tooLate]).toEqual([['lost'], ['lost']])
    })
  })

  describe('a dossier whose papers the State lacks', () => {
    withStore(open, 'goes again twice and is held the third time', async (harness) => {
      const { store, clock, tenant } = harness
      const filing = await aFiling(harness)
      const seen: unknown[] = []
      let attempt = filing
      for (let fault = 1; fault <= 3; fault += 1) {
        await recordVerdict(harness, attempt, missing)
        const { state, reason: why } = (await store.dossier(tenant, filing.id)) ?? {}
        seen.push([state, why])
        if (fault === 3) break
        await clock.pass(1_000)
        await store.promoteDue(10)
        attempt = await beginNext(harness)
      }

      expect(seen).toEqual([
        ['queued', 'document-missing'],
        ['queued', 'document-missing'],
        ['held', 'document-missing'],
      ])
    })

    withStore(open, 'is released from its hold by whoever asks for another try', async (harness) => {
      const { store, tenant } = harness
      const filing = await aFiling(harness)
      const { again: _again, ...held } = missing
      await recordVerdict(harness, filing, held)

      const [answer] = await store.requestMoves([{ as: 'retry', id: filing.id, tenant }])

      expect(answer).toEqual({ as: 'done', state: 'queued' })
      expect(await reserve(harness)).toMatchObject([{ id: filing.id, tries: 0 }])
    })
  })
}
