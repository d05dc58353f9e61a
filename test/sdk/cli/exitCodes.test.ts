import type { Waited } from '@liasse/sdk'
import { expect, test } from 'vitest'
import { codeOfShare, exitCodeOf } from '../../../sdk/cli/exitCodes.ts'
import { progressOf } from '../../../sdk/progress.ts'
import { noCounts } from '../fakeGateway.ts'

function waited(counts: Partial<typeof noCounts>, outcome: Waited['outcome'] = null): Waited {
  return { batches: [], counts: { ...noCounts, ...counts }, outcome, progress: progressOf([]) }
}

test.each<[Parameters<typeof exitCodeOf>[1], Waited['counts'] | object, number, Waited['outcome']]>([
  ['accepted', { queued: 2, existing: 1 }, 0, null],
  ['accepted', { queued: 1, rejected: 1 }, 3, null],
  ['accepted', { rejected: 1 }, 4, null],
  ['filed', { filed: 1, inReview: 1, completed: 1, actionRequired: 1, existing: 1 }, 0, null],
  ['filed', { filed: 1, failed: 1 }, 3, null],
  ['filed', { completed: 1, refused: 1 }, 3, null],
  ['filed', { rejected: 2, refused: 1 }, 4, null],
  ['decided', { completed: 2 }, 0, 'allCompleted'],
  ['decided', { completed: 1, existing: 1 }, 3, 'mixed'],
  ['decided', { refused: 2 }, 4, 'noneCompleted'],
  ['decided', { cancelled: 2 }, 4, null],
])('until %s, %j ends with %d', (until, counts, code, outcome) => {
  expect(exitCodeOf(waited(counts, outcome), until)).toBe(code)
})

test.each([
  [2, 2, 0],
  [1, 2, 3],
  [0, 2, 4],
])('%d good ones of %d end with %d', (good, total, code) => {
  expect(codeOfShare(good, total)).toBe(code)
})
