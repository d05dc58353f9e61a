import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BatchCounts, batchState, countKeys, emptyCounts } from '../../server/domain/batch.ts'
import { type DossierState, mayMove } from '../../server/domain/dossier.ts'
import type { LookUpRecord, MoveRequest, ReservedDossier, Verdict } from '../../server/usecases/ports.ts'
import { aDocument, aPaper, aRefusal, aUsable } from '../support/documents.ts'
import {
  aChunk,
  aDraft,
  aRejectedRow,
  aStateFiling,
  aStore,
  anAcceptedRow,
  deposit,
  linesOf,
  recordVerdict,
  reserve,
  type StoreHarness,
} from '../support/storeHarness.ts'

/** Whatever happens in whatever order: counters equal results, moves are legal, events have no gap. */

interface World {
  harness: StoreHarness
  batches: string[]
  underWay: ReservedDossier[]
}
type Step = (world: World, pick: number) => Promise<unknown>

const statuses = ['received', 'in-review', 'more-info-needed', 'accepted', 'refused', 'expired', 'unheard-of']
const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]

const begin: Step = async ({ harness, underWay }, pick) => {
  const reserved = await reserve(harness, { max: 1 + (pick % 3) })
  const answers = await harness.store.beginAttempts(
    reserved.map(({ id, fence }) => ({ id, fence, owner: 'tester' })),
  )
  underWay.push(...reserved.filter((_, at) => answers[at]?.as === 'started'))
}

const answer: Step = async ({ harness, underWay }, pick) => {
  const dossier = pickOf(underWay, pick)
  if (!dossier) return
  // A late answer of an attempt is part of life: some stay in the list and are answered again.
  if (pick % 4 !== 0) underWay.splice(underWay.indexOf(dossier), 1)
  const filing = aStateFiling(dossier.id, { status: pickOf(statuses, pick) ?? 'received' })
  const verdicts = [
    { as: 'filed', filing, followAfterMs: 500 },
    { as: 'notTaken', code: 'busy', retryAfterMs: pick % 2_000, spendsTry: true, triesMax: 2 },
    { as: 'refused', code: 'refused-by-state', stateCode: 'X', stateMessage: 'Non.' },
    { as: 'documentFault', stateCode: 'document-bad', stateMessage: 'Non.', holdMs: 1_000 },
    { as: 'unknown', lookUpAfterMs: pick % 1_000 },
    { as: 'unknown', lookUpAfterMs: 0, refusal: { stateCode: 'Y', stateMessage: 'Non.' } },
  ] as const
  await recordVerdict(harness, dossier, pickOf(verdicts, pick >> 3) ?? verdicts[0])
}

const lookUp: Step = async ({ harness }, pick) => {
  const [due] = await harness.store.dueUncertain(1, 100)
  if (!due) return
  const filing = aStateFiling(due.id, { status: pickOf(statuses, pick) ?? 'received' })
  const verdicts: LookUpRecord['verdict'][] = [
    { as: 'found', filing, followAfterMs: 500, others: pick % 5 === 0 ? ['S-SECOND'] : [], late: false },
    { as: 'absent' },
    { as: 'absenceProved', triesMax: 3, retryAfterMs: 0 },
    { as: 'noEvidence', evidence: { kind: 'timeout' } },
    { as: 'single' },
  ]
  const verdict = pickOf(verdicts, pick >> 3) ?? { as: 'absent' as const }
  await harness.store.recordLookUps([
    { id: due.id, fence: due.fence, beganAgoMs: 0, nextLookUpMs: 10, verdict },
  ])
}

const follow: Step = async ({ harness }, pick) => {
  for (const { id, filingNumber } of await harness.store.dueFollowUps(2, 100)) {
    const filing = aStateFiling(id, { filingNumber, status: pickOf(statuses, pick) ?? 'received' })
    await harness.store.recordStatuses([{ id, filing: pick % 9 === 0 ? null : filing, followAfterMs: 300 }])
  }
}

const ask: Step = async ({ harness, batches }, pick) => {
  const lines = (await linesOf(harness, pickOf(batches, pick) ?? '')).filter(({ id }) => id)
  const id = pickOf(lines, pick >> 2)?.id
  if (!id) return
  const own = { id, tenant: harness.tenant }
  const requests: MoveRequest[] = [
    { ...own, as: 'cancel' },
    { ...own, as: 'retry' },
    { id, tenant: null, as: 'resolve', to: 'filed', filing: aStateFiling(id) },
    { id, tenant: null, as: 'resolve', to: 'absent' },
    { id, tenant: null, as: 'rectify', to: 'completed', note: 'essai' },
  ]
  await harness.store.requestMoves([pickOf(requests, pick >> 4) ?? { ...own, as: 'cancel' }])
}

const bring: Step = async (world, pick) => {
  const { harness, batches } = world
  const vin = pick % 3 === 0 ? 'VF1TEST0000000017' : null
  const keys = { vin, plate: null, neph: null, name: null }
  const submitBefore = pick % 4 === 0 ? new Date(harness.clock.wall() + 120_000).toISOString() : undefined
  const rows = [1, 3].map((row) =>
    anAcceptedRow(row, { reference: `R-${(pick + row) % 12}`, content: { n: pick % 2 }, keys, submitBefore }),
  )
  rows.push(await aRowWithPaper(harness, pick, 4))
  const { batch, result } = await deposit(harness, rows, { rejected: [aRejectedRow(2)] })
  if (result.as === 'sealed') batches.push(batch)
}

/** A few contents that many dossiers share, some of them handed over long before. */
async function aRowWithPaper(harness: StoreHarness, pick: number, row: number) {
  const paper = aPaper(await aDocument(harness, { content: `content ${pick % 5}` }))
  const until = new Date(harness.clock.wall() + (pick % 90_000)).toISOString()
  const hold = pick % 6 === 0 ? { reason: 'not-before', until } : undefined
  const content = { n: pick % 3, documents: [{ kind: paper.kind, documentId: paper.document }] }
  return anAcceptedRow(row, { reference: `R-${(pick + row) % 12}`, content, hold, papers: [paper] })
}

const check: Step = async ({ harness: { store } }, pick) => {
  for (const { document, profile } of await store.dueChecks(1 + (pick % 3), 100)) {
    const retryAfterMs = pick % 500
    if (pick % 5 === 0) await store.postponeChecks([{ document, profile, retryAfterMs }])
    else await store.attachVerdicts([{ document, profile, verdict: verdictOf(pick) }])
  }
}
const verdictOf = (pick: number): Verdict => (pick % 3 === 0 ? aRefusal() : aUsable(`filed ${pick % 4}`))

/** Verdicts, restarts and clocks come between the pieces of a batch. */
const bringInPieces: Step = async (world, pick) => {
  const { harness, batches } = world
  const draft = aDraft(harness)
  await harness.store.stageItems(draft, 1, aChunk([await aRowWithPaper(harness, pick, 1)]))
  await check(world, pick >> 2)
  await harness.store.stageItems(draft, 2, aChunk([await aRowWithPaper(harness, pick + 1, 2)]))
  await pass(world, pick >> 4)
  const seal = { draft, idempotency: null, refuseInvalid: pick % 7 === 0, busyRows: [] }
  if (pick % 8 === 0) await harness.store.dropBatch(draft.id)
  else if ((await harness.store.sealBatch(seal)).as === 'sealed') batches.push(draft.id)
}

const pass: Step = async ({ harness }, pick) => {
  await harness.clock.pass(pick % 70_000)
  await harness.store.expireLeases(10)
  await harness.store.promoteDue(10)
  await harness.store.expireDue(10)
  await harness.store.releaseItems(pick % 4)
  await harness.store.purgeDocuments(30_000, 2)
}

const restart: Step = ({ harness }) => harness.restart()

const steps: readonly Step[] = [
  bring,
  begin,
  answer,
  begin,
  answer,
  lookUp,
  lookUp,
  follow,
  ask,
  check,
  check,
  bringInPieces,
  pass,
  restart,
]

test('after any history the counters of every batch equal its results, and every event is a legal move without gap', async () => {
  const history = fc.array(fc.tuple(fc.nat({ max: steps.length - 1 }), fc.nat({ max: 100_000 })), {
    minLength: 10,
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(history, async (moves) => {
      const harness = await aStore({ settleMs: 1_000 })
      const world: World = { harness, batches: [], underWay: [] }
      try {
        await bring(world, 0)
        for (const [step, pick] of moves) await steps[step]?.(world, pick)
        await judge(world)
      } finally {
        await harness.close()
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)

async function judge({ harness, batches }: World): Promise<void> {
  const { store, tenant } = harness
  for (const id of batches) {
    const view = await store.batch(tenant, id)
    const counts = await countLines(harness, id)
    expect(view?.counts).toEqual(counts)
    expect(view?.state).toBe(batchState(counts))
    expect(view?.total).toBe(countKeys.reduce((sum, key) => sum + counts[key], 0))
    expect(view?.waitingByLane['siv-domestic'] ?? 0).toBe(counts.queued)
  }
  const events = await store.events(tenant, { after: 0, limit: 100_000 })
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1))
  for (const { type, data } of events) {
    const to = type.replace('dossier.', '')
    if (typeof data.from !== 'string' || data.rectified === true) continue
    expect(mayMove(data.from as DossierState, to as DossierState)).toBe(true)
  }
  for (const id of batches) for (const line of await linesOf(harness, id)) await judgePapers(harness, line)
  expect(await store.maintain({ as: 'verify' })).toEqual({ sound: true, faults: [] })
}

/** Nothing leaves before all its papers may be filed; nothing waits for papers that are judged. */
async function judgePapers({ store, tenant }: StoreHarness, { id }: { id?: string }): Promise<void> {
  const view = id === undefined ? null : await store.dossier(tenant, id)
  const statuses = (view?.documents ?? []).map(({ status }) => status)
  if (!view || statuses.length === 0) return
  if (['queued', 'filing', 'uncertain', 'filed'].includes(view.state)) expect(statuses).toEqual(['usable'])
  if (view.reason === 'document-refused') expect(statuses).toEqual(['refused'])
}

async function countLines(harness: StoreHarness, batch: string): Promise<BatchCounts> {
  const counts = emptyCounts()
  for (const { state, existing } of await linesOf(harness, batch)) counts[existing ? 'existing' : state] += 1
  return counts
}
