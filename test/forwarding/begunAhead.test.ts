import { afterEach, expect, test } from 'vitest'
import { anEngine, type EngineRun, standingIn } from './engine.ts'

const open: EngineRun[] = []
afterEach(async () => {
  for (const run of open.splice(0)) await run.close()
})

const places = 8
const sentWell = 500
const windowMs = 2_000

const statesOf = async (run: EngineRun): Promise<Record<string, number>> => {
  const { data } = await run.harness.store.dossiers(run.harness.tenant, { limit: 1_000 })
  return Object.fromEntries(
    [...Map.groupBy(data, ({ state }) => state)].map(([state, some]) => [state, some.length]),
  )
}

/** A fast lane with slow commits, so that much is begun ahead, whose State answers nothing from one filing on. */
async function aHangingLane(): Promise<EngineRun> {
  const lane = { perSecond: 400, perMinute: 24_000, concurrencyMax: places }
  const slow: { run?: EngineRun } = {}
  const run = await anEngine({
    lanes: { 'siv-domestic': lane },
    around: (store) =>
      standingIn(store, {
        beginAttempts: async (intents) => {
          const answers = await store.beginAttempts(intents)
          await slow.run?.clock.sleep(40)
          return answers
        },
      }),
  })
  open.push(run)
  slow.run = run
  run.state.course = (_reference, sent) => (sent < sentWell ? { slowMs: 15 } : { slowMs: 60_000 })
  await run.accept(450)
  await run.accept(450)
  await run.until(() => run.state.sent.length >= sentWell + places, 60_000)
  return run
}

test('what was begun ahead goes back when its window ends while the State hangs', async () => {
  const run = await aHangingLane()

  // A lane that is still taken for a fast one begins some more meanwhile.
  await run.pass(10 * windowMs)

  expect((await statesOf(run)).filing).toBe(places)
})

test('a stop leaves only what was sent in doubt, however much was begun ahead', async () => {
  const run = await aHangingLane()

  let stopped = false
  void run.forwarder.stop().then(() => {
    stopped = true
  })
  while (!stopped) await run.pass(500)

  expect((await run.crash()).madeUncertain).toBe(places)
})
