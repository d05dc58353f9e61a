import { afterEach, describe, expect, test } from 'vitest'
import { type Store, StoreError } from '../../server/usecases/ports.ts'
import { anEngine, type EngineOptions, type EngineRun, settleMs, standingIn } from './engine.ts'

const open: EngineRun[] = []
afterEach(async () => {
  for (const run of open.splice(0)) await run.close()
})
async function engine(options?: EngineOptions): Promise<EngineRun> {
  const run = await anEngine(options)
  open.push(run)
  return run
}

const statesOf = async (run: EngineRun): Promise<string[]> => (await run.dossiers()).map(({ state }) => state)
const allAre = (run: EngineRun, state: string) => async (): Promise<boolean> =>
  (await statesOf(run)).every((each) => each === state)

describe('filing', () => {
  test('files every accepted dossier once', async () => {
    const run = await engine()
    await run.accept(30)

    await run.until(allAre(run, 'completed'))

    expect(run.state.sent).toHaveLength(30)
    expect(new Set(run.state.sent.map(({ reference }) => reference)).size).toBe(30)
  })

  test("tells a refusal in the State's words", async () => {
    const run = await engine()
    run.state.course = () => 'refused'
    await run.accept(1)

    await run.until(allAre(run, 'refused'))

    expect((await run.dossiers())[0]?.refusal).toMatchObject({
      stateCode: 'siv-stolen',
      stateMessage: 'Véhicule volé.',
    })
  })

  test('never sends more than a lane allows through any second or minute', async () => {
    const run = await engine({
      lanes: { 'siv-domestic': { perSecond: 5, perMinute: 60, concurrencyMax: 8 } },
    })
    await run.accept(90)

    await run.pass(75_000)

    const instants = run.state.sent.map(({ at }) => at)
    const within = (from: number, ms: number): number =>
      instants.filter((at) => at >= from && at < from + ms).length
    expect(instants.length).toBeGreaterThan(60)
    for (const from of instants) {
      expect(within(from, 1_000)).toBeLessThanOrEqual(5)
      expect(within(from, 60_000)).toBeLessThanOrEqual(60)
    }
  })

  test('sends nothing when the intent took longer than the window', async () => {
    const held: { run?: EngineRun } = {}
    const slowly = (store: Store): Store =>
      standingIn(store, {
        beginAttempts: async (intents) => {
          const answers = await store.beginAttempts(intents)
          await held.run?.clock.sleep(3_000)
          return answers
        },
      })
    const run = await engine({ around: slowly })
    held.run = run
    await run.accept(1)

    await run.pass(10_000)

    expect(run.state.sent).toHaveLength(0)
    expect((await run.dossiers())[0]?.attempts).toBeGreaterThan(0)
  })

  test('sends nothing when its connection took longer than the window', async () => {
    const run = await engine()
    run.state.connectMs = 3_000
    await run.accept(1)

    await run.pass(10_000)

    expect(run.state.sent).toHaveLength(0)
    run.state.connectMs = 0
    await run.until(allAre(run, 'completed'))
    expect(run.state.sent).toHaveLength(1)
  })

  test('waits while the store is full and goes on when it is not', async () => {
    let isFull = true
    const filling = (store: Store): Store =>
      standingIn(store, {
        beginAttempts: (intents) =>
          isFull ? Promise.reject(new StoreError('full', 'no room')) : store.beginAttempts(intents),
      })
    const run = await engine({ around: filling })
    await run.accept(3)
    await run.pass(5_000)
    const sentWhileFull = run.state.sent.length

    isFull = false
    await run.until(allAre(run, 'completed'))

    expect(sentWhileFull).toBe(0)
    expect(run.state.sent).toHaveLength(3)
  })
})

describe('a crash', () => {
  test('after the State took it and before it was recorded leads to adoption, never to a second sending', async () => {
    const run = await engine()
    run.state.course = () => ({ slowMs: 5_000 })
    await run.accept(1)
    await run.until(() => run.state.sent.length === 1)
    await run.pass(1_000)

    const { madeUncertain } = await run.crash()
    await run.pass(10_000)
    await run.until(allAre(run, 'completed'))

    expect(madeUncertain).toBe(1)
    expect(run.state.filings).toHaveLength(1)
    expect(run.state.sent).toHaveLength(1)
    expect((await run.dossiers())[0]?.filing?.number).toBe('SIV-1')
  })

  test('before the State took it leads to one more sending, after two look-ups past settling', async () => {
    const run = await engine()
    run.state.course = (_request, count) => (count === 0 ? 'lost' : 'taken')
    await run.accept(1)
    await run.until(() => run.state.sent.length === 1)

    await run.crash()
    const crashedAt = run.clock.mono()
    await run.until(allAre(run, 'completed'))

    const [, second] = run.state.sent
    const counted = run.state.lookUps.filter(({ at }) => at >= crashedAt + settleMs && at < (second?.at ?? 0))
    expect(run.state.filings).toHaveLength(1)
    expect(run.state.sent).toHaveLength(2)
    expect(counted.length).toBeGreaterThanOrEqual(2)
    expect((counted.at(-1)?.at ?? 0) - (counted[0]?.at ?? 0)).toBeGreaterThanOrEqual(settleMs / 2)
  })

  test('again and again starts settling again each time, and nothing is sent in between', async () => {
    const run = await engine()
    run.state.course = (_request, count) => (count === 0 ? 'lost' : 'taken')
    await run.accept(1)
    await run.until(() => run.state.sent.length === 1)

    for (let crash = 0; crash < 4; crash += 1) {
      await run.pass(settleMs * 0.8)
      await run.crash()
    }

    expect(run.state.sent).toHaveLength(1)
    await run.until(allAre(run, 'completed'))
    expect(run.state.filings).toHaveLength(1)
  })

  test('makes uncertain only what was under way, not what was reserved', async () => {
    const run = await engine({
      lanes: { 'siv-domestic': { perSecond: 20, perMinute: 1_200, concurrencyMax: 4 } },
    })
    run.state.course = () => ({ slowMs: 20_000 })
    await run.accept(100)
    await run.until(() => run.state.sent.length === 4)
    await run.pass(2_000)

    const { madeUncertain } = await run.crash()

    expect(madeUncertain).toBe(4)
    expect(run.state.sent).toHaveLength(4)
  })
})

describe('a State without an answer', () => {
  test('that shows the filing late, within settling, is not sent it again', async () => {
    const run = await engine()
    run.state.course = () => 'silentlyTaken'
    run.state.lateMs = settleMs * 0.9
    await run.accept(5)

    await run.until(allAre(run, 'completed'))
    await run.pass(settleMs * 3)

    expect(run.state.sent).toHaveLength(5)
    expect(run.state.filings).toHaveLength(5)
  })

  test('that shows a filing after settling is found out: resends stop and an operator is told', async () => {
    const run = await engine()
    run.state.course = () => 'silentlyTaken'
    run.state.lateMs = settleMs * 1.2
    await run.accept(1)

    await run.until(allAre(run, 'completed'))

    const incidents = await run.harness.store.incidents({ limit: 10 })
    const lanes = await run.harness.store.laneViews()
    expect(run.state.sent).toHaveLength(1)
    expect(incidents.data.map(({ kind }) => kind)).toContain('filing-late')
    expect(lanes.find(({ lane }) => lane === 'siv-domestic')?.resendsStopped).toBe(true)
  })

  test('is not misled by a wall clock that jumps by ten days', async () => {
    const run = await engine()
    run.state.course = (_request, count) => (count === 0 ? 'lost' : 'taken')
    await run.accept(1)
    await run.until(() => run.state.sent.length === 1)

    run.clock.jumpWall(10 * 24 * 3_600_000)
    await run.pass(settleMs * 0.95)

    expect(run.state.sent).toHaveLength(1)
  })
})

describe('a lane', () => {
  test('that fails closes, probes with single canaries, and never touches the others', async () => {
    const run = await engine()
    run.state.course = ({ reference }) => (failing.has(reference) ? 'notConnected' : 'taken')
    const failing = new Set<string>()
    await run.accept(20, 'siv-import')
    for (const { id, lane } of await run.dossiers()) if (lane === 'siv-import') failing.add(id)
    await run.accept(20, 'siv-domestic')

    await run.pass(12_000)

    const lanes = await run.harness.store.laneViews()
    const byLane = new Map(lanes.map(({ lane, state }) => [lane, state]))
    expect(byLane.get('siv-import')).toBe('closed')
    expect(byLane.get('siv-domestic')).toBe('open')
    const views = await run.dossiers()
    expect(
      views.filter(({ lane }) => lane === 'siv-domestic').every(({ state }) => state === 'completed'),
    ).toBe(true)
    failing.clear()
    await run.until(allAre(run, 'completed'))
  })

  test('that the State closes reopens with a canary, slowly, and files all that waited', async () => {
    const run = await engine()
    let isClosed = true
    run.state.course = () => (isClosed ? 'categoryClosed' : 'taken')
    await run.accept(40)
    await run.pass(15_000)
    const sentWhileClosed = run.state.sent.length

    isClosed = false
    await run.until(allAre(run, 'completed'))

    expect(sentWhileClosed).toBeLessThan(20)
    expect(run.state.filings).toHaveLength(40)
  })

  test('that is asked to wait sends nothing earlier', async () => {
    const run = await engine()
    run.state.course = (_request, count) => (count === 0 ? { busyForMs: 8_000 } : 'taken')
    await run.accept(3)

    await run.until(allAre(run, 'completed'))

    const [first, ...others] = run.state.sent.map(({ at }) => at)
    const early = others.filter((at) => at < (first ?? 0) + 8_000 && at > (first ?? 0) + 100)
    expect(early).toEqual([])
  })

  test('that an operator paused lets nothing leave until he opens it', async () => {
    const run = await engine()
    const { store } = run.harness
    const { health } = await store.laneHealth('siv-domestic', -1, {})
    await store.laneHealth('siv-domestic', health.version, { state: 'paused', reason: 'operator' })
    await run.pass(2_000)
    await run.accept(3)
    await run.pass(10_000)
    const sentWhilePaused = run.state.sent.length

    const now = await store.laneHealth('siv-domestic', -1, {})
    await store.laneHealth('siv-domestic', now.health.version, { state: 'open', reason: null })
    await run.until(allAre(run, 'completed'))

    expect(sentWhilePaused).toBe(0)
  })
})

describe('stopping', () => {
  test('gives back what was only reserved and records what was on its way', async () => {
    const run = await engine({
      lanes: { 'siv-domestic': { perSecond: 20, perMinute: 1_200, concurrencyMax: 2 } },
    })
    run.state.course = () => ({ slowMs: 4_000 })
    await run.accept(20)
    await run.until(() => run.state.sent.length === 2)

    const stopped = run.forwarder.stop()
    await run.pass(10_000)
    await stopped

    const states = await statesOf(run)
    expect(states.filter((state) => state === 'completed')).toHaveLength(2)
    expect(states.filter((state) => state === 'queued')).toHaveLength(18)
    expect(run.state.sent).toHaveLength(2)
  })

  test('ends within the drain limit though the State does not answer, and the next start finds out', async () => {
    const run = await engine({
      lanes: { 'siv-domestic': { perSecond: 20, perMinute: 1_200, concurrencyMax: 2 } },
    })
    run.state.course = (_request, count) => (count < 2 ? { slowMs: 120_000 } : 'taken')
    await run.accept(3)
    await run.until(() => run.state.sent.length === 2)
    const beganAt = run.clock.mono()

    let tookMs = -1
    void run.forwarder.stop().then(() => (tookMs = run.clock.mono() - beganAt))
    await run.pass(26_000)
    const { madeUncertain } = await run.crash()

    expect(tookMs).toBeGreaterThan(0)
    expect(tookMs).toBeLessThanOrEqual(25_000)
    expect(madeUncertain).toBe(2)
  })
})

describe('an attempt that may last longer than a reservation', () => {
  test('is not sent again while it is still on its way', async () => {
    const run = await engine({ upstream: { timeoutMs: 300_000 } })
    run.state.course = (_request, count) => (count === 0 ? { slowMs: 200_000 } : 'taken')
    await run.accept(1)

    await run.until(allAre(run, 'completed'), 400_000)

    expect(run.state.sent).toHaveLength(1)
  })
})

describe('a lane whose resends were stopped', () => {
  test('sends nothing again of what was proved absent before', async () => {
    const run = await engine()
    run.state.course = (_request, count) => (count < 2 ? 'lost' : 'taken')
    await run.accept(2)
    await run.until(() => run.state.sent.length === 2)
    await run.until(async () => (await statesOf(run)).includes('queued'))

    const health = await run.harness.store.laneHealth('siv-domestic', -1, {})
    await run.harness.store.laneHealth('siv-domestic', health.health.version, { resendsStopped: true })
    await run.pass(180_000)

    expect(run.state.sent).toHaveLength(2)
  })
})
