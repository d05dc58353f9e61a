import { expect, test } from 'vitest'
import { silentLog } from '../../server/usecases/log.ts'
import { makePurgeDocuments } from '../../server/usecases/purgeDocuments.ts'

test('forgets documents first, then goes through all contents a piece at a time, then rests', async () => {
  const did: string[] = []
  const left = [200, 200, 3]
  const step = makePurgeDocuments({
    store: {
      purgeDocuments: async (unusedMs, max) => {
        did.push(`purge ${unusedMs / 86_400_000} ${max}`)
        return left.shift() ?? 0
      },
      namedContents: async () => [],
    },
    files: {
      sweep: async (place) => {
        did.push(`sweep ${place}`)
        return { next: place < 2 ? place + 1 : null, removed: 1 }
      },
    },
    keepUnusedDays: 30,
    log: silentLog,
  })

  const rests: number[] = []
  for (let steps = 0; steps < 6; steps += 1) rests.push(await step())

  expect(did).toEqual([
    'purge 30 200',
    'purge 30 200',
    'purge 30 200',
    'sweep 0',
    'sweep 1',
    'sweep 2',
    'purge 30 200',
    'sweep 0',
  ])
  expect(rests.indexOf(Math.max(...rests))).toBe(4)
})
