import { describe, expect } from 'vitest'
import {
  aChunk,
  aDraft,
  aStoredDossier,
  anAcceptedRow,
  deposit,
  eventTypes,
  linesOf,
  reserve,
  type StoreHarness,
  stateOf,
} from '../../support/storeHarness.ts'
import {
  aDocument,
  aPaper,
  aRefusal,
  aRefusedDocument,
  aUsable,
  aUsableDocument,
  anotherProfile,
  judge,
  locked,
} from '../../support/documents.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const vin = 'VF1TEST0000000017'
const withVin = { vin, plate: null, neph: null, name: null }

const viewOf = async ({ store, tenant }: StoreHarness, id: string) => store.dossier(tenant, id)
const codesOf = async (harness: StoreHarness, id: string): Promise<string[]> =>
  ((await viewOf(harness, id))?.findings ?? []).map(({ code, pointer }) => `${code} ${pointer}`)

const hourMs = 3_600_000

/** Rows that name documents, judged where they are staged. */
export function stagedPapersContract(open: OpenStore): void {
  describe('a row that names documents', () => {
    withStore(open, 'is queued when all of them may be filed', async (harness) => {
      const [one, other] = [await aUsableDocument(harness), await aUsableDocument(harness)]

      const id = await aStoredDossier(harness, {
        content: { documents: [{ kind: 'domicile', documentId: one.id }, { kind: 'mandat' }] },
        papers: [aPaper(one), aPaper(other, { at: 3 })],
      })

      expect(await viewOf(harness, id)).toMatchObject({
        state: 'queued',
        reason: null,
        findings: [],
        documents: [{ kind: 'domicile', documentId: one.id, status: 'usable' }, { kind: 'mandat' }],
      })
    })

    withStore(
      open,
      'is rejected with all that is wrong with them, and holds no reference',
      async (harness) => {
        const refused = await aRefusedDocument(harness)
        const nowhere = { id: harness.ids('doc') }
        const papers = [
          aPaper(nowhere, { at: 1 }),
          aPaper(refused, { at: 2 }),
          aPaper(await aDocument(harness), { at: 3 }),
        ]

        const { batch } = await deposit(harness, [anAcceptedRow(1, { papers })])
        const id = await aStoredDossier(harness)

        const [line] = await linesOf(harness, batch)
        expect(line).toMatchObject({
          state: 'rejected',
          findings: [
            { code: 'document-unknown', pointer: '/documents/1/documentId', severity: 'error', row: 1 },
            {
              code: 'document-refused',
              pointer: '/documents/2/documentId',
              severity: 'error',
              fr: 'Ce fichier est verrouillé. Le fichier de cette pièce ne peut donc pas être transmis.',
              en: 'This file is locked. So the file of this paper cannot be passed on.',
              remedy: {
                fr: 'Ouvrez-le. Déposez ensuite le nouveau fichier et indiquez son numéro ici.',
                en: 'Unlock it. Then upload the new file and give its number here.',
              },
            },
          ],
        })
        expect(line?.findings).toHaveLength(2)
        expect(await viewOf(harness, id)).toMatchObject({ reference: 'REF-1', state: 'queued' })
      },
    )

    withStore(open, 'of another tenant names nothing', async (harness) => {
      const theirs = await aDocument(harness, { tenant: await harness.makeTenant() })

      const { batch } = await deposit(harness, [anAcceptedRow(1, { papers: [aPaper(theirs)] })])

      expect(await linesOf(harness, batch)).toMatchObject([
        { state: 'rejected', findings: [{ code: 'document-unknown' }] },
      ])
    })

    withStore(open, 'drops the batch that wants all or nothing', async (harness) => {
      const draft = aDraft(harness)
      const refused = await aRefusedDocument(harness)
      const rows = [anAcceptedRow(1), anAcceptedRow(2, { papers: [aPaper(refused)] })]
      const seal = { draft, idempotency: null, refuseInvalid: true, busyRows: [] }

      const result = await harness.store.depositBatch(seal, 1, aChunk(rows))

      expect(result).toMatchObject({ as: 'refused', findings: [{ code: 'document-refused', row: 2 }] })
      expect(await harness.store.dossiers(harness.tenant, { limit: 10 })).toEqual({ data: [], next: null })
    })

    withStore(
      open,
      'that is there already answers with its dossier, whatever its papers are now',
      async (harness) => {
        const gone = { id: harness.ids('doc') }
        const id = await aStoredDossier(harness)

        const { batch } = await deposit(harness, [anAcceptedRow(1, { papers: [aPaper(gone)] })])

        expect(await linesOf(harness, batch)).toMatchObject([{ id, existing: true }])
      },
    )

    withStore(open, 'has a document judged again under the profile of its kind', async (harness) => {
      const document = await aUsableDocument(harness)

      const id = await aStoredDossier(harness, {
        papers: [aPaper(document, { kind: 'identite', profile: anotherProfile })],
      })

      expect(await viewOf(harness, id)).toMatchObject({ state: 'held', reason: 'documents-checking' })
      expect(await harness.store.dueChecks(10, 1_000)).toMatchObject([
        { document: document.id, kind: 'identite', profile: anotherProfile },
      ])
      await judge(harness, document, aUsable('small'), anotherProfile)
      expect(await stateOf(harness, id)).toBe('queued')
    })

    withStore(
      open,
      'is told of a certificate that shows other VINs, not of one that shows none',
      async (harness) => {
        const other = await aUsableDocument(harness, { vins: ['VF1TEST0000000099'] })
        const same = await aUsableDocument(harness, { vins: ['VF1TEST0000000099', vin] })
        const none = await aUsableDocument(harness, { vins: [] })
        const kind = 'certificat-conformite'

        const id = await aStoredDossier(harness, {
          keys: withVin,
          papers: [
            aPaper(other, { kind }),
            aPaper(same, { at: 1, kind }),
            aPaper(none, { at: 2, kind }),
            aPaper(other, { at: 3, kind: 'certificat-cession' }),
          ],
        })

        expect(await codesOf(harness, id)).toEqual(['document-vin-differs /documents/0/documentId'])
        expect(await stateOf(harness, id)).toBe('queued')
        expect(JSON.stringify(await viewOf(harness, id))).not.toContain('VF1TEST0000000099')
      },
    )

    withStore(
      open,
      'is told of an identity document that has expired by its coded lines',
      async (harness) => {
        const today = new Date(harness.clock.wall()).toISOString().slice(0, 10)
        const expired = await aUsableDocument(harness, { expiresOn: '2019-03-01' })
        const lastDay = await aUsableDocument(harness, { expiresOn: today })

        const id = await aStoredDossier(harness, {
          papers: [aPaper(lastDay, { kind: 'identite' }), aPaper(expired, { at: 1, kind: 'identite' })],
        })

        expect(await viewOf(harness, id)).toMatchObject({
          state: 'queued',
          findings: [
            { code: 'document-expired-by-mrz', pointer: '/documents/1/documentId', severity: 'warning' },
          ],
        })
      },
    )

    withStore(open, 'is told the same when it is only validated', async (harness) => {
      const { store, tenant } = harness
      const refused = aPaper(await aRefusedDocument(harness))
      const other = await aUsableDocument(harness, { vins: ['VF1TEST0000000099'] })
      const certificate = aPaper(other, { at: 1, kind: 'certificat-conformite' })
      const checking = aPaper(await aDocument(harness), { at: 2 })

      const told = await store.documentFaults(tenant, [refused, certificate, checking], vin)
      const stranger = await store.documentFaults(await harness.makeTenant(), [refused], null)

      expect(told.map(({ code }) => code)).toEqual(['document-refused', 'document-vin-differs'])
      expect(stranger.map(({ code }) => code)).toEqual(['document-unknown'])
      expect(await store.dueChecks(10, 1_000)).toHaveLength(1)
    })

    withStore(open, 'of a batch that is given up lets its documents go', async (harness) => {
      const { store, clock } = harness
      const document = await aUsableDocument(harness)
      const draft = aDraft(harness)
      await store.stageItems(draft, 1, aChunk([anAcceptedRow(1, { papers: [aPaper(document)] })]))
      await clock.pass(hourMs)
      const staged = await store.purgeDocuments(1, 10)

      await store.dropBatch(draft.id)
      const atOnce = await store.purgeDocuments(1, 10)
      await clock.pass(hourMs)

      expect([staged, atOnce, await store.purgeDocuments(1, 10)]).toEqual([0, 0, 1])
      expect(await store.maintain({ as: 'verify' })).toEqual({ sound: true, faults: [] })
    })
  })
}

/** Dossiers that wait for verdicts. */
export function awaitedPapersContract(open: OpenStore): void {
  describe('a dossier whose papers are still checking', () => {
    withStore(open, 'is held, and queued when the last of them may be filed', async (harness) => {
      const [one, other] = [await aDocument(harness), await aDocument(harness)]
      const { batch } = await deposit(harness, [
        anAcceptedRow(1, { papers: [aPaper(one), aPaper(other, { at: 1 })] }),
      ])
      const id = (await linesOf(harness, batch))[0]?.id ?? ''
      const before = await viewOf(harness, id)

      await judge(harness, one, aUsable('one'))
      const between = await viewOf(harness, id)
      await judge(harness, other, aUsable('other'))

      expect([before?.state, before?.reason]).toEqual(['held', 'documents-checking'])
      expect([between?.state, between?.reason]).toEqual(['held', 'documents-checking'])
      expect(await viewOf(harness, id)).toMatchObject({ state: 'queued', reason: null })
      expect(await eventTypes(harness)).toEqual(['batch.accepted', 'dossier.queued'])
      expect(await harness.store.batch(harness.tenant, batch)).toMatchObject({
        counts: { held: 0, queued: 1 },
        waitingByLane: { 'siv-domestic': 1 },
      })
      expect((await reserve(harness)).map((reserved) => [reserved.id, reserved.papers?.length])).toEqual([
        [id, 2],
      ])
    })

    withStore(
      open,
      'asks its client when one of them is refused, in the words of the refusal',
      async (harness) => {
        const document = await aDocument(harness)
        const { batch } = await deposit(harness, [
          anAcceptedRow(1, { papers: [aPaper(document, { at: 2, kind: 'identite' })] }),
        ])
        const id = (await linesOf(harness, batch))[0]?.id ?? ''

        await judge(harness, document, aRefusal())

        expect(await viewOf(harness, id)).toMatchObject({
          state: 'actionRequired',
          reason: 'document-refused',
          findings: [{ code: 'document-refused', pointer: '/documents/2/documentId' }],
          request: { kinds: ['identite'], message: 'Ce fichier est verrouillé. Ouvrez-le.' },
        })
        const [, event] = await harness.store.events(harness.tenant, { after: 0, limit: 10 })
        expect(event).toMatchObject({
          type: 'dossier.actionRequired',
          dossier: id,
          data: { from: 'held', reason: 'document-refused', codes: ['document-refused', locked.code] },
        })
        expect(await harness.store.batch(harness.tenant, batch)).toMatchObject({
          state: 'processing',
          counts: { held: 0, actionRequired: 1 },
        })
      },
    )

    withStore(
      open,
      'is told of all refusals, those that come together and those that come later',
      async (harness) => {
        const { store } = harness
        const documents = [await aDocument(harness), await aDocument(harness), await aDocument(harness)]
        const kinds = ['identite', 'domicile', 'mandat']
        const papers = documents.map((document, at) => aPaper(document, { at, kind: kinds[at] }))
        const id = await aStoredDossier(harness, { papers })
        const records = papers.map(({ document, profile }) => ({ document, profile, verdict: aRefusal() }))

        await store.attachVerdicts(records.slice(0, 2))
        const first = await viewOf(harness, id)
        await store.attachVerdicts(records.slice(2))

        expect(first?.request?.kinds).toEqual(['identite', 'domicile'])
        const later = await viewOf(harness, id)
        expect(later?.request?.kinds).toEqual(kinds)
        expect(later?.findings.map(({ pointer }) => pointer)).toEqual(
          [0, 1, 2].map((at) => `/documents/${at}/documentId`),
        )
        expect(await eventTypes(harness)).toEqual(['batch.accepted', 'dossier.actionRequired'])
      },
    )

    withStore(open, 'is told what the verdict shows about it', async (harness) => {
      const document = await aDocument(harness)
      const papers = [aPaper(document, { kind: 'certificat-conformite' })]
      const id = await aStoredDossier(harness, { keys: withVin, papers })

      await judge(harness, document, aUsable('filed', { vins: ['VF1TEST0000000099'] }))

      expect(await codesOf(harness, id)).toEqual(['document-vin-differs /documents/0/documentId'])
      expect(await stateOf(harness, id)).toBe('queued')
    })

    withStore(open, 'stays cancelled when the verdict comes', async (harness) => {
      const { store, tenant } = harness
      const document = await aDocument(harness)
      const id = await aStoredDossier(harness, { papers: [aPaper(document)] })
      await store.requestMoves([{ id, tenant, as: 'cancel' }])

      await judge(harness, document, aRefusal())

      expect(await viewOf(harness, id)).toMatchObject({ state: 'cancelled', findings: [], request: null })
    })

    withStore(open, 'waits on when its verdict comes and its time has not', async (harness) => {
      const { store, clock } = harness
      const document = await aDocument(harness)
      const until = new Date(clock.wall() + hourMs).toISOString()
      const id = await aStoredDossier(harness, {
        papers: [aPaper(document)],
        hold: { reason: 'ephoto-too-fresh', until },
      })

      const before = await viewOf(harness, id)
      await judge(harness, document, aUsable('filed'))
      await store.promoteDue(10)

      expect(before).toMatchObject({ state: 'held', reason: 'documents-checking' })
      expect(await viewOf(harness, id)).toMatchObject({ state: 'held', reason: 'ephoto-too-fresh' })
      await clock.pass(hourMs)
      await store.promoteDue(10)
      expect(await stateOf(harness, id)).toBe('queued')
    })

    withStore(open, 'waits on when its time comes and its verdict has not', async (harness) => {
      const { store, clock } = harness
      const document = await aDocument(harness)
      const until = new Date(clock.wall() + hourMs).toISOString()
      const hold = { reason: 'not-before', until }
      const id = await aStoredDossier(harness, { papers: [aPaper(document)], hold })
      await clock.pass(2 * hourMs)

      const looked = [await store.promoteDue(10), await store.promoteDue(10)]

      expect(looked).toEqual([1, 0])
      expect(await viewOf(harness, id)).toMatchObject({ state: 'held', reason: 'documents-checking' })
      await judge(harness, document, aUsable('filed'))
      expect(await stateOf(harness, id)).toBe('queued')
    })

    withStore(open, 'is found again after a restart', async (harness) => {
      const document = await aDocument(harness)
      const id = await aStoredDossier(harness, { papers: [aPaper(document)] })
      await harness.restart()

      await judge(harness, document, aUsable('filed'))

      expect(await stateOf(harness, id)).toBe('queued')
    })

    withStore(open, 'hears nothing before its batch is sealed, and everything after', async (harness) => {
      const { store, tenant } = harness
      const [good, bad] = [await aDocument(harness), await aDocument(harness)]
      const draft = aDraft(harness)
      const rows = [good, bad].map((document, at) => anAcceptedRow(at + 1, { papers: [aPaper(document)] }))
      await store.stageItems(draft, 1, aChunk(rows))
      await judge(harness, good, aUsable('filed'))
      await judge(harness, bad, aRefusal())
      await store.promoteDue(10)
      await store.releaseItems(10)
      const before = [await eventTypes(harness), await reserve(harness)]

      await store.sealBatch({ draft, idempotency: null, refuseInvalid: false, busyRows: [] })
      const sealed = await store.batch(tenant, draft.id)
      while ((await store.releaseItems(1)) > 0);

      expect(before).toEqual([[], []])
      expect(sealed).toMatchObject({ counts: { held: 2 } })
      expect((await linesOf(harness, draft.id)).map(({ state }) => state)).toEqual([
        'queued',
        'actionRequired',
      ])
      expect(await eventTypes(harness)).toEqual([
        'batch.accepted',
        'dossier.queued',
        'dossier.actionRequired',
      ])
      expect(await reserve(harness)).toHaveLength(1)
    })

    withStore(open, 'is ready with its batch, not before it', async (harness) => {
      const { store } = harness
      const document = await aDocument(harness)
      const draft = aDraft(harness)
      await store.stageItems(draft, 1, aChunk([anAcceptedRow(1, { papers: [aPaper(document)] })]))
      await store.sealBatch({ draft, idempotency: null, refuseInvalid: false, busyRows: [] })

      await judge(harness, document, aUsable('filed'))
      const early = await reserve(harness)
      while ((await store.releaseItems(10)) > 0);

      expect(early).toEqual([])
      expect(await reserve(harness)).toHaveLength(1)
    })

    withStore(open, 'is told in its turn when very many name the same document', async (harness) => {
      const { store, tenant } = harness
      const document = await aDocument(harness)
      const rows = Array.from({ length: 450 }, (_, at) =>
        anAcceptedRow(at + 1, { papers: [aPaper(document)] }),
      )
      const { batch } = await deposit(harness, rows)

      await judge(harness, document, aUsable('filed'))
      const inOneCommit = (await store.batch(tenant, batch))?.counts.queued
      await harness.restart()
      while ((await harness.store.promoteDue(100)) > 0);

      expect(inOneCommit).toBeLessThan(450)
      expect(await harness.store.batch(tenant, batch)).toMatchObject({ counts: { held: 0, queued: 450 } })
    })
  })

  describe('a completion that names documents', () => {
    const completed = (id: string, tenant: string, row: ReturnType<typeof anAcceptedRow>) => {
      const { row: _row, body, ...item } = row
      return { id, tenant, as: 'complete', body, item } as const
    }
    const anAsking = async (harness: StoreHarness): Promise<string> => {
      const document = await aDocument(harness)
      const id = await aStoredDossier(harness, { papers: [aPaper(document)] })
      await judge(harness, document, aRefusal())
      return id
    }

    withStore(open, 'goes on with the new ones, and lets the old ones go', async (harness) => {
      const { store, tenant, clock } = harness
      const id = await anAsking(harness)
      const better = await aUsableDocument(harness)
      const row = anAcceptedRow(1, { papers: [aPaper(better, { at: 2 })] })

      const [answer] = await store.requestMoves([completed(id, tenant, row)])

      expect(answer).toEqual({ as: 'done', state: 'queued' })
      expect(await viewOf(harness, id)).toMatchObject({ findings: [], request: null, reason: null })
      expect((await reserve(harness))[0]?.papers).toMatchObject([{ at: 2 }])
      await clock.pass(hourMs)
      expect(await store.purgeDocuments(1, 10)).toBe(1)
      expect(await store.document(tenant, better.id)).not.toBeNull()
    })

    withStore(open, 'changes nothing when they may not be filed', async (harness) => {
      const { store, tenant } = harness
      const id = await anAsking(harness)
      const before = await viewOf(harness, id)
      const papers = [aPaper(await aRefusedDocument(harness)), aPaper({ id: harness.ids('doc') }, { at: 1 })]

      const [answer] = await store.requestMoves([completed(id, tenant, anAcceptedRow(1, { papers }))])

      expect(answer).toMatchObject({
        as: 'rejected',
        findings: [{ code: 'document-refused' }, { code: 'document-unknown' }],
      })
      expect(await viewOf(harness, id)).toEqual(before)
    })

    withStore(open, 'waits for those that are still checking', async (harness) => {
      const { store, tenant } = harness
      const id = await anAsking(harness)
      const next = await aDocument(harness)

      const [answer] = await store.requestMoves([
        completed(id, tenant, anAcceptedRow(1, { papers: [aPaper(next)] })),
      ])
      await judge(harness, next, aUsable('filed'))

      expect(answer).toEqual({ as: 'done', state: 'held' })
      expect(await stateOf(harness, id)).toBe('queued')
    })

    withStore(open, 'leaves the papers out when it names none', async (harness) => {
      const { store, tenant } = harness
      const id = await anAsking(harness)

      await store.requestMoves([completed(id, tenant, anAcceptedRow(1))])

      const [reserved] = await reserve(harness)
      expect(reserved).toMatchObject({ id })
      expect(reserved).not.toHaveProperty('papers')
      expect(await store.maintain({ as: 'verify' })).toEqual({ sound: true, faults: [] })
    })
  })
}
