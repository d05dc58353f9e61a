import { afterEach, describe, expect, test } from 'vitest'
import type { DossierView, ReservedDossier, ReservedPaper } from '../../server/usecases/ports.ts'
import { anEngine, type EngineOptions, type EngineRun, standingIn } from './engine.ts'

const open: EngineRun[] = []
afterEach(async () => {
  for (const run of open.splice(0)) await run.close()
})

const documents = [{ kind: 'identite' }, { kind: 'domicile' }]
const paper = (at: number, sha256: string): ReservedPaper => ({
  at,
  sha256,
  mediaType: 'application/pdf',
  size: sha256.length,
  pages: 1,
})

/** Dossiers by their reference, each with the contents of its papers in order. */
type Named = Record<string, string[]>

async function engine(named: Named, options: EngineOptions = {}): Promise<EngineRun> {
  const papersOf = ({ reference }: ReservedDossier): ReservedPaper[] | undefined =>
    named[reference]?.map((sha256, at) => paper(at, sha256))
  const run = await anEngine({ papersOf, ...options })
  open.push(run)
  return run
}

const accept = (run: EngineRun, count: number): Promise<string[]> =>
  run.accept(count, 'ants-vehicle', { documents })
const byReference = async (run: EngineRun, reference: string): Promise<DossierView> => {
  const found = (await run.dossiers()).find((dossier) => dossier.reference === reference)
  if (!found) throw new Error(`${reference} is gone`)
  return found
}
const isIn = (run: EngineRun, reference: string, state: string) => async (): Promise<boolean> =>
  (await byReference(run, reference)).state === state
const allAre = (run: EngineRun, state: string) => async (): Promise<boolean> =>
  (await run.dossiers()).every((dossier) => dossier.state === state)
const uploaded = (run: EngineRun): string[] => run.state.uploads.map(({ sha256 }) => sha256)
const incidentsOf = async ({ harness }: EngineRun): Promise<string[]> =>
  (await harness.store.incidents({ limit: 100 })).data.map(({ kind }) => kind)

describe('papers', () => {
  test('are with the State before the filing that names them, with digest, type and size', async () => {
    const run = await engine({ 'R-0': ['aa', 'bb'] })
    let heldAtFiling: string[] = []
    const requests: object[] = []
    run.state.course = ({ documents: filed }) => {
      heldAtFiling = [...run.state.documents]
      requests.push(...filed)
      return 'taken'
    }
    await accept(run, 1)

    await run.until(allAre(run, 'completed'))

    expect(heldAtFiling.toSorted()).toEqual(['aa', 'bb'])
    expect(requests).toEqual([
      { kind: 'identite', sha256: 'aa', mediaType: 'application/pdf', size: 2 },
      { kind: 'domicile', sha256: 'bb', mediaType: 'application/pdf', size: 2 },
    ])
    expect(run.state.uploads).toMatchObject([{ mediaType: 'application/pdf', size: 2 }, { size: 2 }])
  })

  test('that two dossiers share are uploaded once', async () => {
    const run = await engine({ 'R-0': ['shared', 'bb'], 'R-1': ['shared'], 'R-2': ['shared', 'cc'] })
    await accept(run, 3)

    await run.until(allAre(run, 'completed'))

    expect(uploaded(run).toSorted()).toEqual(['bb', 'cc', 'shared'])
  })

  test('are uploaded again by a process that knows nothing of the first upload', async () => {
    const run = await engine({ 'R-0': ['aa'], 'R-1': ['aa'] })
    await accept(run, 1)
    await run.until(allAre(run, 'completed'))

    await run.crash()
    await accept(run, 1)
    await run.until(allAre(run, 'completed'))

    expect(uploaded(run)).toEqual(['aa', 'aa'])
    expect(run.state.filings).toHaveLength(2)
  })

  test('uploaded right before a crash are uploaded again and their dossier is filed once', async () => {
    const stuck = new Promise<never>(() => {})
    let dies = true
    const run = await engine(
      { 'R-0': ['aa'] },
      {
        around: (store) =>
          standingIn(store, {
            beginAttempts: (intents) => (dies ? stuck : store.beginAttempts(intents)),
          }),
      },
    )
    await accept(run, 1)
    await run.until(() => run.state.documents.has('aa'))
    await run.pass(500)
    dies = false

    await run.crash()
    await run.until(allAre(run, 'completed'))

    expect(uploaded(run)).toEqual(['aa', 'aa'])
    expect(run.state.sent).toHaveLength(1)
  })

  test('wait while their lane is closed', async () => {
    const run = await engine({ 'R-0': ['aa'] })
    const { store } = run.harness
    const { health } = await store.laneHealth('ants-vehicle', -1, {})
    await store.laneHealth('ants-vehicle', health.version, { state: 'paused' })
    await run.pass(3_000)
    await accept(run, 1)

    await run.pass(10_000)
    const uploadedWhilePaused = uploaded(run)
    const { health: paused } = await store.laneHealth('ants-vehicle', -1, {})
    await store.laneHealth('ants-vehicle', paused.version, { state: 'open' })
    await run.until(allAre(run, 'completed'))

    expect(uploadedWhilePaused).toEqual([])
  })
})

describe('an upload that hangs', () => {
  const hangingFor = (run: EngineRun, ...contents: string[]): void => {
    run.state.uploadCourse = ({ sha256 }) => (contents.includes(sha256) ? 'hanging' : 'taken')
  }

  test('keeps nobody waiting who has no papers, or other ones', async () => {
    const run = await engine({ 'R-0': ['hangs'], 'R-2': ['fine'] })
    hangingFor(run, 'hangs')
    await accept(run, 3)

    await run.pass(5_000)

    expect(await byReference(run, 'R-1')).toMatchObject({ state: 'completed' })
    expect(await byReference(run, 'R-2')).toMatchObject({ state: 'completed' })
    expect(await byReference(run, 'R-0')).toMatchObject({ state: 'queued', attempts: 0 })
  })

  test('lets those through that stand behind more dossiers with papers than wait at once', async () => {
    const many = 150
    const named = Object.fromEntries(Array.from({ length: many }, (_, at) => [`R-${at}`, [`hangs-${at}`]]))
    const run = await engine(named)
    run.state.uploadCourse = () => 'hanging'
    await accept(run, many + 1)

    await run.until(isIn(run, `R-${many}`, 'completed'), 25_000)

    expect(run.state.filings).toHaveLength(1)
    expect(run.state.uploads.length).toBeLessThanOrEqual(4)
  })

  test('puts its dossier off, with a reason and no try spent, until it goes well', async () => {
    const run = await engine({ 'R-0': ['hangs'] })
    hangingFor(run, 'hangs')
    await accept(run, 1)

    await run.until(async () => (await byReference(run, 'R-0')).reason === 'documents-not-uploaded')
    const uploadsBefore = run.state.uploads.length
    hangingFor(run)
    await run.until(allAre(run, 'completed'))

    expect(uploadsBefore).toBeLessThanOrEqual(2)
    expect(run.state.sent).toHaveLength(1)
  })
})

describe('a State that fails', () => {
  // Two minutes of the engine's time: many turns of its loops on a busy machine.
  test('at every upload is asked less and less often', { timeout: 120_000 }, async () => {
    const many = 40
    const named = Object.fromEntries(Array.from({ length: many }, (_, at) => [`R-${at}`, [`p-${at}`]]))
    const run = await engine(named)
    run.state.uploadCourse = () => 'reset'
    await accept(run, many)

    await run.pass(60_000)
    const inTheFirstMinute = run.state.uploads.length
    await run.pass(60_000)
    const inTheSecond = run.state.uploads.length - inTheFirstMinute

    expect(run.state.sent).toEqual([])
    expect(inTheFirstMinute).toBeLessThan(60)
    expect(inTheSecond).toBeLessThan(20)
    run.state.uploadCourse = () => 'taken'
    await run.until(allAre(run, 'completed'), 600_000)
    expect(run.state.sent).toHaveLength(many)
  })

  test('and asks for patience gets it, for every paper of the lane', async () => {
    const run = await engine({ 'R-0': ['aa'], 'R-1': ['bb'] })
    run.state.uploadCourse = (_, count) => (count === 0 ? { busyForMs: 20_000 } : 'taken')
    await accept(run, 1)
    await run.until(() => run.state.uploads.length === 1)
    await accept(run, 1)

    await run.until(allAre(run, 'completed'))

    const [first, second] = run.state.uploads
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(20_000)
    expect(run.state.sent).toHaveLength(2)
  })
})

describe('a paper that the State does not take', () => {
  test('goes back to the client with its kind and the words of the State', async () => {
    const run = await engine({ 'R-0': ['aa', 'heavy'] })
    run.state.uploadCourse = ({ sha256 }) => (sha256 === 'heavy' ? 'tooLarge' : 'taken')
    await accept(run, 1)

    await run.until(isIn(run, 'R-0', 'actionRequired'))
    await run.pass(30_000)

    const view = await byReference(run, 'R-0')
    expect(view).toMatchObject({
      reason: 'document-refused',
      attempts: 0,
      request: { kinds: ['domicile'] },
      findings: [{ code: 'document-refused-by-state', pointer: '/documents/1/documentId', actor: 'client' }],
    })
    expect(view.findings[0]?.fr).toContain('Trop lourd.')
    expect(uploaded(run).toSorted()).toEqual(['aa', 'heavy'])
    expect(run.state.sent).toEqual([])
  })

  test('is put before it three times when it may have mistaken the bytes', async () => {
    const run = await engine({ 'R-0': ['mistaken'], 'R-1': ['bad'] })
    const seen: Record<string, number> = {}
    run.state.uploadCourse = ({ sha256 }) => {
      const count = (seen[sha256] ?? 0) + 1
      seen[sha256] = count
      return sha256 === 'bad' || count < 3 ? 'unreadable' : 'taken'
    }
    await accept(run, 2)

    await run.until(isIn(run, 'R-0', 'completed'))
    await run.until(isIn(run, 'R-1', 'actionRequired'))

    expect(seen).toEqual({ mistaken: 3, bad: 3 })
  })
})

describe('a paper that vanishes at the State', () => {
  test('is uploaded again and its dossier is filed', async () => {
    const run = await engine({ 'R-0': ['aa'] })
    run.state.course = (_, count) => {
      if (count === 0) run.state.documents.clear()
      return 'taken'
    }
    await accept(run, 1)

    await run.until(allAre(run, 'completed'))

    expect(uploaded(run)).toEqual(['aa', 'aa'])
    expect(run.state.sent).toHaveLength(2)
    expect(run.state.filings).toHaveLength(1)
  })

  test('again and again holds its dossier after the third time, with what the State said', async () => {
    const run = await engine({ 'R-0': ['aa'] })
    run.state.course = () => {
      run.state.documents.clear()
      return 'taken'
    }
    await accept(run, 1)

    await run.until(isIn(run, 'R-0', 'held'))
    await run.pass(60_000)

    expect(await byReference(run, 'R-0')).toMatchObject({ reason: 'document-missing', attempts: 3 })
    expect(uploaded(run)).toEqual(['aa', 'aa', 'aa'])
  })

  test('holds its dossier until somebody asks for another try, and then is uploaded again', async () => {
    const run = await engine({ 'R-0': ['aa'] })
    run.state.course = () => {
      run.state.documents.clear()
      return 'taken'
    }
    await accept(run, 1)
    await run.until(isIn(run, 'R-0', 'held'))

    run.state.course = () => 'taken'
    const { id } = await byReference(run, 'R-0')
    const [answer] = await run.harness.store.requestMoves([{ as: 'retry', id, tenant: run.harness.tenant }])
    await run.until(allAre(run, 'completed'))

    expect(answer).toEqual({ as: 'done', state: 'queued' })
    expect(uploaded(run)).toHaveLength(4)
    expect(run.state.filings).toHaveLength(1)
  })

  test('is uploaded again for those who were just about to name it', async () => {
    const run = await engine({ 'R-0': ['aa'], 'R-1': ['aa'] }, { lanes: { 'ants-vehicle': slowLane } })
    run.state.course = (_, count) => {
      if (count === 0) run.state.documents.clear()
      return 'taken'
    }
    await accept(run, 2)

    await run.until(allAre(run, 'completed'))

    const refused = run.state.sent.length - run.state.filings.length
    expect(refused).toBe(1)
  })
})

const slowLane = { perSecond: 1, perMinute: 20, concurrencyMax: 1 }

test('a paper that our own disk has lost is told to an operator, and its dossier waits', async () => {
  const run = await engine({ 'R-0': ['lost-content'] })
  await accept(run, 2)

  await run.until(isIn(run, 'R-1', 'completed'))
  await run.pass(60_000)

  expect(await byReference(run, 'R-0')).toMatchObject({ state: 'queued', reason: 'documents-not-uploaded' })
  expect(await incidentsOf(run)).toEqual(['document-lost'])
  expect(run.state.uploads).toEqual([])
})
