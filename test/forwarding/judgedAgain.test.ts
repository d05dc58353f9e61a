import { afterEach, expect, test } from 'vitest'
import { parisDay } from '../../server/domain/dates.ts'
import type { JsonObject, JudgeContext, Procedure } from '../../server/domain/item.ts'
import type { Lane } from '../../server/domain/lane.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { checkItem } from '../../server/intake/checkItem.ts'
import { completeDossier } from '../../server/usecases/completeDossier.ts'
import type { DossierView } from '../../server/usecases/ports.ts'
import { testEstablishments } from '../support/apiHarness.ts'
import { aUsableDocument, filedAs, withFiles } from '../support/files.ts'
import { deposit, linesOf } from '../support/storeHarness.ts'
import { anEngine, type EngineRun } from './engine.ts'

const dayMs = 86_400_000
const open: EngineRun[] = []
afterEach(async () => {
  for (const run of open.splice(0)) await run.close()
})

/** A gateway with the whole rule book, and a tenant that may do everything. */
interface Waiting {
  run: EngineRun
  id: string
  lane: Lane
  /** A file of the tenant's that is good for any paper. */
  document: string
  view: () => Promise<DossierView>
  complete: (completion: Parameters<ReturnType<typeof completeDossier>>[2]) => Promise<{ as: string }>
}

/** A dossier that was accepted today and waits in a lane that an operator has paused. */
async function aWaiting(procedure: Procedure, change: JsonObject): Promise<Waiting> {
  const run = await anEngine({ checkItem })
  open.push(run)
  const { harness } = run
  const tenant = harness.ids('ten')
  await harness.store.administer({
    as: 'createTenant',
    id: tenant,
    name: 'Groupe Exemple',
    establishments: testEstablishments,
  })
  const today = (): string => parisDay(run.clock.wall())
  const context: JudgeContext = { on: today(), establishments: testEstablishments, mode: 'live' }
  const { establishment: _theirs, ...example } = exampleItems[procedure]
  const document = await aUsableDocument(harness, tenant)
  const item = withFiles(filedAs({ ...example, ...change }, document), () => document)
  const { accepted, findings } = checkItem(item, context)
  if (!accepted) throw new Error(`not accepted: ${findings.map(({ code }) => code).join(', ')}`)
  await setLane(run, accepted.lane, 'paused')
  await run.pass(2_000)
  const { batch } = await deposit(harness, [{ ...accepted, row: 1 }], { draft: { tenant } })
  const [line] = await linesOf({ ...harness, tenant }, batch)
  const id = line?.id ?? ''
  const complete = completeDossier({ store: harness.store, checkItem, mode: 'live', today })
  return {
    run,
    id,
    lane: accepted.lane,
    document,
    complete: (completion) => complete(tenant, id, completion),
    view: async () => {
      const view = await harness.store.dossier(tenant, id)
      if (!view) throw new Error('the dossier is gone')
      return view
    },
  }
}

async function setLane(
  { harness: { store } }: EngineRun,
  lane: Lane,
  state: 'open' | 'paused',
): Promise<void> {
  const { health } = await store.laneHealth(lane, -1, {})
  await store.laneHealth(lane, health.version, { state, reason: state === 'paused' ? 'operator' : null })
}

const errorsOf = ({ findings }: DossierView): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
const stateIs =
  ({ view }: Waiting, state: string) =>
  async (): Promise<boolean> =>
    (await view()).state === state

/** On 23 November 2026 it is good: the bill of 30 September serves until 30 March 2027. */
const enrolment = (): Promise<Waiting> => aWaiting('inscription-ajout-categorie', {})
const aBill = { kind: 'domicile', variant: 'facture-energie' }

test('a proof of address that aged past six months in the queue is caught before it is sent', async () => {
  const waiting = await enrolment()
  const { run } = waiting

  run.clock.jumpWall(130 * dayMs)
  await setLane(run, waiting.lane, 'open')
  await run.until(stateIs(waiting, 'actionRequired'))
  await run.pass(30_000)

  const view = await waiting.view()
  expect(run.state.sent).toEqual([])
  expect(run.state.filings).toEqual([])
  expect(view).toMatchObject({ reason: 'judged-again', attempts: 0, filing: null })
  expect(errorsOf(view)).toEqual(['proof-of-address-too-old'])
  expect(view.request?.kinds).toEqual(['domicile'])
})

test('with a newer proof of address it goes to the State, once', async () => {
  const waiting = await enrolment()
  const { run } = waiting
  run.clock.jumpWall(130 * dayMs)
  await setLane(run, waiting.lane, 'open')
  await run.until(stateIs(waiting, 'actionRequired'))

  const bill = { ...aBill, documentId: waiting.document }
  const stillOld = await waiting.complete({ documents: [{ ...bill, issuedOn: '2026-10-01' }] })
  const completed = await waiting.complete({ documents: [{ ...bill, issuedOn: '2027-03-20' }] })
  await run.until(stateIs(waiting, 'completed'))

  expect([stillOld.as, completed.as]).toEqual(['rejected', 'moved'])
  expect(run.state.sent).toHaveLength(1)
  expect((await waiting.view()).request).toBeNull()
})

test('an inspection that grew too old in the queue is told in the words of a counter clerk', async () => {
  const waiting = await aWaiting('import-vo', {})
  const { run } = waiting

  run.clock.jumpWall(132 * dayMs)
  await setLane(run, waiting.lane, 'open')
  await run.until(stateIs(waiting, 'actionRequired'))

  const view = await waiting.view()
  expect(errorsOf(view)).toEqual(['ct-too-old'])
  expect(view.request?.message).toContain('Faites passer un nouveau contrôle technique')
})

test('what only draws a warning on the day it leaves is sent', async () => {
  const waiting = await aWaiting('declaration-achat', {})
  const { run } = waiting

  run.clock.jumpWall(40 * dayMs)
  await setLane(run, waiting.lane, 'open')
  await run.until(stateIs(waiting, 'completed'))

  expect(run.state.sent).toHaveLength(1)
})

test('what leaves on the day it came is not judged a second time', async () => {
  let judged = 0
  const run = await anEngine({
    checkItem: () => {
      judged += 1
      return { findings: [], accepted: null }
    },
  })
  open.push(run)
  await run.accept(5)
  await run.until(() => run.state.filings.length === 5)

  expect(judged).toBe(0)
})

test('what came before a restart is judged by the rules that the new process knows', async () => {
  let judged = 0
  const run = await anEngine({
    checkItem: () => {
      judged += 1
      return { findings: [], accepted: null }
    },
  })
  open.push(run)
  await setLane(run, 'siv-domestic', 'paused')
  await run.pass(2_000)
  await run.accept(3)
  await run.pass(1_000)
  await run.crash()
  await setLane(run, 'siv-domestic', 'open')
  await run.until(() => run.state.filings.length === 3)

  expect(judged).toBe(3)
})

test('a fault of ours in judging again stops no dossier', async () => {
  const run = await anEngine({
    checkItem: () => {
      throw new RangeError('a rule is broken')
    },
  })
  open.push(run)
  await setLane(run, 'siv-domestic', 'paused')
  await run.pass(2_000)
  await run.accept(2)
  run.clock.jumpWall(2 * dayMs)
  await setLane(run, 'siv-domestic', 'open')

  await run.until(() => run.state.filings.length === 2)
})
