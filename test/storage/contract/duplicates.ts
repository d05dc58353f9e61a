import { describe, expect } from 'vitest'
import type { DuplicatePolicy } from '../../../server/domain/duplicates.ts'
import type { Finding } from '../../../server/domain/finding.ts'
import type { AcceptedRow } from '../../../server/usecases/chunk.ts'
import {
  aChunk,
  aDraft,
  aFiling,
  anAcceptedRow,
  aStoredDossier,
  deposit,
  linesOf,
  recordVerdict,
  reserve,
  type StoreHarness,
} from '../../support/storeHarness.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

type Given = Parameters<typeof anAcceptedRow>[1]

const none = { vin: null, plate: null, neph: null, name: null }
const car = (reference: string, given: Given = {}): Given => ({
  reference,
  keys: { ...none, vin: 'VF1TEST0000000001' },
  ...given,
})
const candidate = (
  reference: string,
  identity: AcceptedRow['identity'],
  neph: string | null = null,
): Given => ({
  reference,
  procedure: 'inscription-premiere',
  channel: 'ants',
  lane: 'ants-enrolment',
  keys: { ...none, neph },
  identity,
})
const refusing: DuplicatePolicy = { vehicle: 'error', candidate: 'error', ePhoto: 'error' }

/** Deposits one row and tells what was found about it. */
async function toldOf(harness: StoreHarness, given: Given): Promise<Finding[]> {
  const { batch } = await deposit(harness, [anAcceptedRow(1, given)])
  const [line] = await linesOf(harness, batch)
  return line?.findings ?? []
}
const codesOf = async (harness: StoreHarness, given: Given): Promise<string[]> =>
  (await toldOf(harness, given)).map(({ code }) => code)

export function duplicateContract(open: OpenStore): void {
  describe('duplicates', () => {
    withStore(open, 'a second open request for a vehicle names the first', async (harness) => {
      const first = await aStoredDossier(harness, car('A'))

      expect(await toldOf(harness, car('B'))).toMatchObject([
        {
          code: 'possible-duplicate-vehicle',
          severity: 'warning',
          pointer: '/vehicle/vin',
          dossier: first,
          fr: expect.stringContaining(first),
        },
      ])
      expect(await toldOf(harness, car('C'))).toMatchObject([{ dossier: first }])
    })

    withStore(
      open,
      'another operation, another vehicle and another tenant are no duplicates',
      async (harness) => {
        await aStoredDossier(harness, car('A'))
        const other = { ...harness, tenant: await harness.makeTenant() }

        expect(await codesOf(harness, car('B', { procedure: 'changement-adresse' }))).toEqual([])
        expect(await codesOf(harness, car('C', { keys: { ...none, vin: 'VF1TEST0000000002' } }))).toEqual([])
        expect(await codesOf(other, car('D'))).toEqual([])
      },
    )

    withStore(open, 'a request that has ended is no duplicate', async (harness) => {
      const { store, tenant } = harness
      const first = await aStoredDossier(harness, car('A'))
      await store.requestMoves([{ id: first, tenant, as: 'cancel' }])

      expect(await codesOf(harness, car('B'))).toEqual([])
    })

    withStore(
      open,
      'the same request again and one corrected under its reference are no duplicates',
      async (harness) => {
        const { store, tenant } = harness
        const photo = { person: 'somebody', ePhoto: 'a-code' }
        const first = await aStoredDossier(harness, candidate('A', photo))
        const again = await codesOf(harness, candidate('A', photo))
        await store.requestMoves([{ id: first, tenant, as: 'cancel' }])

        const corrected = { ...candidate('A', photo), content: { corrected: true } }

        expect(again).toEqual([])
        expect(await codesOf(harness, corrected)).toEqual([])
      },
    )

    withStore(open, 'within a batch a row names the row above', async (harness) => {
      const { store } = harness
      const draft = aDraft(harness)
      const seal = { draft, idempotency: null, refuseInvalid: false, busyRows: [] }
      await store.stageItems(draft, 1, aChunk([anAcceptedRow(4, car('A')), anAcceptedRow(7, car('B'))]))
      await store.depositBatch(seal, 2, aChunk([anAcceptedRow(9, car('C'))]))

      const lines = await linesOf(harness, draft.id)

      expect(lines.map(({ findings }) => findings.map(({ fr, dossier }) => [fr, dossier]))).toEqual([
        [],
        [[expect.stringContaining('la ligne 4 du même lot'), undefined]],
        [[expect.stringContaining('la ligne 4 du même lot'), undefined]],
      ])
    })

    withStore(open, 'of two batches on their way in the later row is told', async (harness) => {
      const { store } = harness
      const [one, other] = [aDraft(harness), aDraft(harness)]
      const sealOf = (draft: typeof one) => ({ draft, idempotency: null, refuseInvalid: false, busyRows: [] })
      await store.stageItems(one, 1, aChunk([anAcceptedRow(1, car('A'))]))
      await store.stageItems(other, 1, aChunk([anAcceptedRow(1, car('B'))]))
      await store.sealBatch(sealOf(other))
      await store.sealBatch(sealOf(one))

      const [first] = await linesOf(harness, one.id)
      const [second] = await linesOf(harness, other.id)

      expect(first?.findings).toEqual([])
      expect(second?.findings).toMatchObject([{ dossier: first?.id }])
    })

    withStore(open, 'a batch that was given up leaves no duplicate behind', async (harness) => {
      const { store } = harness
      const draft = aDraft(harness)
      await store.stageItems(draft, 1, aChunk([anAcceptedRow(1, car('A'))]))
      await store.dropBatch(draft.id)

      expect(await codesOf(harness, car('B'))).toEqual([])
    })

    withStore(open, 'a candidate is known by name and birth or by NEPH', async (harness) => {
      const both = await aStoredDossier(
        harness,
        candidate('A', { person: 'somebody', ePhoto: null }, '210692106990'),
      )

      const byName = await toldOf(harness, candidate('B', { person: 'somebody', ePhoto: null }))
      const byNeph = await toldOf(
        harness,
        candidate('C', { person: 'misspelt', ePhoto: null }, '210692106990'),
      )
      const another = await codesOf(
        harness,
        candidate('D', { person: 'other', ePhoto: null }, '990692106990'),
      )

      expect(byName).toMatchObject([
        { code: 'duplicate-active-request', pointer: '/candidate', dossier: both },
      ])
      expect(byNeph).toMatchObject([{ code: 'duplicate-active-request', dossier: both }])
      expect(another).toEqual([])
    })

    withStore(open, 'an e-photo is burnt by being sent, whatever came of it', async (harness) => {
      const dossier = await aFiling(harness, candidate('A', { person: null, ePhoto: 'a-code' }))
      await recordVerdict(harness, dossier, {
        as: 'refused',
        code: 'refused-by-state',
        stateCode: 'X1',
        stateMessage: 'Non.',
      })

      const second = candidate('B', { person: null, ePhoto: 'a-code' })

      expect(await toldOf(harness, { ...second, procedure: 'titre-reussite-examen' })).toMatchObject([
        { code: 'ephoto-already-used', pointer: '/ePhoto/code', dossier: dossier.id },
      ])
    })

    withStore(open, 'an e-photo that never left is free again', async (harness) => {
      const { store, tenant, clock } = harness
      const photo = { person: null, ePhoto: 'a-code' }
      const first = await aStoredDossier(harness, candidate('A', photo))
      await store.requestMoves([{ id: first, tenant, as: 'cancel' }])
      const afterCancel = await codesOf(harness, {
        ...candidate('B', photo),
        submitBefore: new Date(clock.wall() + 1_000).toISOString(),
      })
      await clock.pass(2_000)
      await store.expireDue(10)

      expect(afterCancel).toEqual([])
      expect(await codesOf(harness, candidate('C', photo))).toEqual([])
    })

    withStore(
      open,
      'the operator may have the second request refused: it holds no reference',
      async (harness) => {
        const first = await aStoredDossier(harness, car('A'))
        const { batch } = await deposit(harness, [anAcceptedRow(1, car('B')), anAcceptedRow(2, car('C'))])

        const lines = await linesOf(harness, batch)
        await harness.store.requestMoves([{ id: first, tenant: harness.tenant, as: 'cancel' }])

        expect(lines).toMatchObject([
          {
            state: 'rejected',
            findings: [{ code: 'possible-duplicate-vehicle', severity: 'error', row: 1, dossier: first }],
          },
          { state: 'rejected', findings: [{ dossier: first }] },
        ])
        expect(await codesOf(harness, car('B'))).toEqual([])
      },
      { duplicates: refusing },
    )

    withStore(
      open,
      'a batch that wants no faulty row is refused whole for a duplicate',
      async (harness) => {
        await aStoredDossier(harness, car('A'))
        const seal = { draft: aDraft(harness), idempotency: null, refuseInvalid: true, busyRows: [] }

        const result = await harness.store.depositBatch(seal, 1, aChunk([anAcceptedRow(1, car('B'))]))

        expect(result).toMatchObject({ as: 'refused', findings: [{ code: 'possible-duplicate-vehicle' }] })
      },
      { duplicates: refusing },
    )

    withStore(
      open,
      'the same request again finds its dossier even where a later one would refuse it',
      async (harness) => {
        const first = await aStoredDossier(harness, car('A'))
        await aStoredDossier(harness, car('B', { procedure: 'changement-adresse' }))
        const photo = { person: null, ePhoto: 'a-code' }
        await aStoredDossier(harness, { ...candidate('P', photo) })

        const { batch } = await deposit(harness, [
          anAcceptedRow(1, car('A')),
          anAcceptedRow(2, car('B', { procedure: 'changement-adresse', identity: photo })),
        ])

        expect(await linesOf(harness, batch)).toMatchObject([
          { existing: true, id: first, findings: [] },
          { existing: true, findings: [] },
        ])
      },
      { duplicates: refusing },
    )

    withStore(
      open,
      'a correction that is refused as a duplicate leaves the reference where it was',
      async (harness) => {
        const { store, tenant } = harness
        const cancelled = await aStoredDossier(harness, car('A'))
        await store.requestMoves([{ id: cancelled, tenant, as: 'cancel' }])
        await aStoredDossier(harness, car('B'))

        const corrected = await codesOf(harness, car('A', { content: { corrected: true } }))
        const { batch } = await deposit(harness, [anAcceptedRow(1, car('A'))])

        expect(corrected).toEqual(['possible-duplicate-vehicle'])
        expect(await linesOf(harness, batch)).toMatchObject([{ existing: true, id: cancelled }])
      },
      { duplicates: refusing },
    )

    withStore(
      open,
      'what is switched off is not looked for',
      async (harness) => {
        await aStoredDossier(harness, car('A'))

        expect(await codesOf(harness, car('B'))).toEqual([])
      },
      { duplicates: { vehicle: 'off', candidate: 'off', ePhoto: 'off' } },
    )

    withStore(open, 'a completed item is found by what it says now', async (harness) => {
      const { store, tenant } = harness
      const id = await aStoredDossier(harness, candidate('A', { person: 'before', ePhoto: 'old-code' }))
      const [reserved] = await reserve(harness, { lane: 'ants-enrolment' })
      const fault = { id, owner: 'tester', fence: reserved?.fence ?? 0, reason: 'judged-again', findings: [] }
      await store.requireAction([{ ...fault, request: { kinds: [], message: '' } }])
      const now = anAcceptedRow(1, candidate('A', { person: 'after', ePhoto: 'new-code' }))
      const { body, row: _row, ...item } = now

      await store.requestMoves([{ id, tenant, as: 'complete', body, item }])

      expect(await codesOf(harness, candidate('B', { person: 'before', ePhoto: 'old-code' }))).toEqual([])
      expect(await codesOf(harness, candidate('C', { person: 'after', ePhoto: 'new-code' }))).toEqual([
        'duplicate-active-request',
        'ephoto-already-used',
      ])
    })

    withStore(open, 'whoever only asks is told of visible dossiers, in order', async (harness) => {
      const { store, tenant } = harness
      const draft = aDraft(harness)
      await store.stageItems(draft, 1, aChunk([anAcceptedRow(1, car('STAGED'))]))
      const probe = (reference: string) => anAcceptedRow(1, car(reference))
      const before = await store.duplicates(tenant, [probe('X')])
      const first = await aStoredDossier(harness, car('A'))

      expect(before).toEqual([{}])
      expect(await store.duplicates(tenant, [probe('X'), probe('A')])).toEqual([{ vehicle: first }, {}])
    })
  })
}
