import { describe, expect } from 'vitest'
import { reserve, aStoredDossier } from '../../support/storeHarness.ts'
import {
  aDocument,
  aPaper,
  aProfile,
  aRefusal,
  aUsable,
  aUsableDocument,
  anotherProfile,
  digestOf,
  judge,
  locked,
} from '../../support/documents.ts'
import type { OpenStore } from '../contract.ts'
import { withStore } from './withStore.ts'

const hourMs = 3_600_000

/** Documents by themselves: what is held, what is to be judged, what may go. */
export function documentContract(open: OpenStore): void {
  describe('documents', () => {
    withStore(open, 'the same bytes again are the same document', async (harness) => {
      const { store, tenant, ids } = harness
      const draft = { tenant, sha256: digestOf('bytes'), size: 5, kind: null, profile: aProfile }

      const first = await store.putDocument({ ...draft, id: ids('doc') })
      const second = await store.putDocument({ ...draft, id: ids('doc') })

      expect([first.isNew, second.isNew]).toEqual([true, false])
      expect(second.document).toEqual(first.document)
      expect(first.document).toMatchObject({ status: 'checking', findings: [], filed: null, mediaType: null })
      expect(await store.documentByDigest(tenant, digestOf('bytes'))).toEqual(first.document)
    })

    withStore(
      open,
      'a refusal because the check came to no end is judged again when handed over again',
      async (harness) => {
        const { store } = harness
        const unfinished = await aDocument(harness, { content: 'bomb' })
        await judge(harness, unfinished, aRefusal([{ ...locked, code: 'document-check-timeout' }]))
        const found = await aDocument(harness, { content: 'locked' })
        await judge(harness, found, aRefusal())

        expect(await aDocument(harness, { content: 'bomb' })).toMatchObject({
          status: 'checking',
          findings: [],
        })
        expect(await aDocument(harness, { content: 'locked' })).toMatchObject({
          status: 'refused',
          findings: [locked],
        })
        expect((await store.dueChecks(10, hourMs)).map(({ document }) => document)).toEqual([unfinished.id])
      },
    )

    withStore(
      open,
      'the same bytes of two tenants are two documents, each seen by its own',
      async (harness) => {
        const { store, tenant } = harness
        const other = await harness.makeTenant()
        const mine = await aDocument(harness, { content: 'bytes' })
        const theirs = await aDocument(harness, { content: 'bytes', tenant: other })
        await judge(harness, mine, aUsable('filed'))

        expect(theirs.id).not.toBe(mine.id)
        expect(await store.document(tenant, theirs.id)).toBeNull()
        expect(await store.document(other, mine.id)).toBeNull()
        expect(await store.document(other, theirs.id)).toMatchObject({ status: 'checking' })
        expect(await store.documentByDigest(other, digestOf('bytes'))).toMatchObject({ id: theirs.id })
      },
    )

    withStore(
      open,
      'a verdict shows under its profile alone; without one the first profile counts',
      async (harness) => {
        const { store, tenant } = harness
        const { id } = await aDocument(harness, { content: 'bytes' })
        await aDocument(harness, { content: 'bytes', profile: anotherProfile })
        const strange = 'a profile that nobody has asked for'

        await judge(harness, { id }, aRefusal())
        await judge(harness, { id }, aUsable('filed'), anotherProfile)

        expect(await store.document(tenant, id)).toMatchObject({
          status: 'refused',
          findings: [locked],
          filed: null,
          mediaType: 'application/pdf',
        })
        expect(await store.document(tenant, id, anotherProfile)).toMatchObject({
          status: 'usable',
          filed: { sha256: digestOf('filed'), mediaType: 'application/pdf', size: 1_234, pages: 2 },
        })
        expect(await store.document(tenant, id, strange)).toBeNull()
      },
    )

    withStore(
      open,
      'a verdict stands: a second one, or one of a document that is not there, is stale',
      async (harness) => {
        const document = await aUsableDocument(harness)

        expect(await judge(harness, document, aRefusal())).toBe('stale')
        expect(await judge(harness, { id: harness.ids('doc') }, aRefusal())).toBe('stale')
        expect(await harness.store.document(harness.tenant, document.id)).toMatchObject({ status: 'usable' })
      },
    )
  })

  describe('checks of documents', () => {
    withStore(
      open,
      'are lent once until their lease is over, and are gone with their verdict',
      async (harness) => {
        const { store, clock } = harness
        const { id, sha256 } = await aDocument(harness, { kind: 'identite' })

        const first = await store.dueChecks(10, 1_000)
        const meanwhile = await store.dueChecks(10, 1_000)
        await clock.pass(1_001)
        const again = await store.dueChecks(10, 1_000)
        await judge(harness, { id }, aUsable('filed'))
        await clock.pass(1_001)

        expect(first).toEqual([{ document: id, sha256, kind: 'identite', profile: aProfile, tries: 0 }])
        expect(meanwhile).toEqual([])
        expect(again).toEqual(first)
        expect(await store.dueChecks(10, 1_000)).toEqual([])
      },
    )

    withStore(open, 'that could not be made come again later, with one try more', async (harness) => {
      const { store, clock } = harness
      const { id } = await aDocument(harness)
      await store.dueChecks(10, 60_000)

      await store.postponeChecks([{ document: id, profile: aProfile, retryAfterMs: 5_000 }])

      expect(await store.dueChecks(10, 1_000)).toEqual([])
      await clock.pass(5_000)
      expect(await store.dueChecks(10, 1_000)).toMatchObject([{ document: id, tries: 1 }])
    })

    withStore(open, 'are all due again after a restart, lent or put off', async (harness) => {
      const lent = await aDocument(harness)
      const putOff = await aDocument(harness)
      await harness.store.dueChecks(10, hourMs)
      await harness.store.postponeChecks([{ document: putOff.id, profile: aProfile, retryAfterMs: hourMs }])

      await harness.restart()

      const due = await harness.store.dueChecks(10, hourMs)
      expect(due.map(({ document }) => document).sort()).toEqual([lent.id, putOff.id].sort())
    })

    withStore(open, 'go first where a dossier waits, then the oldest', async (harness) => {
      const { store, clock } = harness
      const documents = []
      for (let n = 0; n < 3; n++) {
        documents.push(await aDocument(harness))
        await clock.pass(10)
      }
      const [oldest, middle, named] = documents
      await aStoredDossier(harness, { papers: [aPaper(named ?? { id: '' })] })

      const first = await store.dueChecks(2, hourMs)
      const rest = await store.dueChecks(2, hourMs)

      expect(first.map(({ document }) => document)).toEqual([named?.id, oldest?.id])
      expect(rest.map(({ document }) => document)).toEqual([middle?.id])
    })

    withStore(open, 'learn from the item what an upload did not say it was for', async (harness) => {
      const document = await aDocument(harness)
      await aStoredDossier(harness, { papers: [aPaper(document, { kind: 'identite' })] })

      expect(await harness.store.dueChecks(10, 1_000)).toMatchObject([{ kind: 'identite' }])
    })
  })

  describe('documents that nobody uses', () => {
    withStore(open, 'go after their time; one handed over again begins anew', async (harness) => {
      const { store, tenant, clock } = harness
      const unused = await aDocument(harness)
      await aDocument(harness, { content: 'used again' })
      await clock.pass(hourMs)
      await aDocument(harness, { content: 'used again' })

      const removed = await store.purgeDocuments(hourMs, 10)

      expect(removed).toBe(1)
      expect(await store.document(tenant, unused.id)).toBeNull()
      expect(await store.documentByDigest(tenant, digestOf('used again'))).not.toBeNull()
      expect(await judge(harness, unused, aUsable('filed'))).toBe('stale')
    })

    withStore(open, 'stay while a dossier names them, whatever has become of it', async (harness) => {
      const { store, tenant, clock } = harness
      const document = await aUsableDocument(harness)
      const id = await aStoredDossier(harness, { papers: [aPaper(document)] })
      await store.requestMoves([{ id, tenant, as: 'cancel' }])
      await clock.pass(hourMs)

      expect(await store.purgeDocuments(0, 10)).toBe(0)
      expect(await store.document(tenant, document.id)).toMatchObject({ status: 'usable' })
    })

    withStore(open, 'are removed so many at a time', async (harness) => {
      for (let n = 0; n < 5; n++) await aDocument(harness)
      await harness.clock.pass(hourMs)

      const removed = [3, 3, 3].map((max) => harness.store.purgeDocuments(1, max))

      expect(await Promise.all(removed)).toEqual([3, 2, 0])
    })

    withStore(
      open,
      'contents are named as received, as filed, and as the State sent them',
      async (harness) => {
        const { store } = harness
        const document = await aDocument(harness, { content: 'received' })
        await judge(harness, document, aUsable('filed'))
        const asked = ['received', 'filed', 'neither'].map(digestOf)

        expect(new Set(await store.namedContents(asked))).toEqual(
          new Set([digestOf('received'), digestOf('filed')]),
        )
        await harness.clock.pass(hourMs)
        await store.purgeDocuments(1, 10)
        expect(await store.namedContents(asked)).toEqual([])
      },
    )
  })

  describe('a reserved dossier', () => {
    withStore(open, 'comes with what is filed of its papers', async (harness) => {
      const [first, second] = [await aUsableDocument(harness), await aUsableDocument(harness)]
      const papers = [aPaper(second, { at: 4, kind: 'identite' }), aPaper(first, { at: 1 })]
      await aStoredDossier(harness, { papers })

      const [reserved] = await reserve(harness)

      const filed = { mediaType: 'application/pdf', size: 1_234, pages: 2 }
      expect(reserved?.papers).toEqual([
        { at: 1, sha256: digestOf(`filed ${first.id}`), ...filed },
        { at: 4, sha256: digestOf(`filed ${second.id}`), ...filed },
      ])
    })

    withStore(open, 'without papers says nothing of them', async (harness) => {
      await aStoredDossier(harness)

      const [reserved] = await reserve(harness)

      expect(reserved).toBeDefined()
      expect(reserved).not.toHaveProperty('papers')
    })
  })
}
