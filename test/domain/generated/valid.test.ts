import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { procedures } from '../../../server/domain/item.ts'
import { filings } from './filings.ts'
import { errorsOf, judged } from './judging.ts'

/** A hundred thousand in all with LIASSE_GENERATED=100000 (the campaign); fewer in every run. */
const total = Number(process.env['LIASSE_GENERATED'] ?? 20_000)
const numRuns = Math.ceil(total / procedures.length)

describe('generated requests without a fault', () => {
  test.each(procedures)('%s raises no error', { timeout: 300_000 }, (procedure) => {
    fc.assert(
      fc.property(filings[procedure], (item) => {
        expect(errorsOf(item)).toEqual([])
      }),
      { numRuns },
    )
  })

  test.each(procedures)('%s raises no warning about a paper', (procedure) => {
    fc.assert(
      fc.property(filings[procedure], (item) => {
        const aboutPapers = judged(item).filter(
          ({ severity, pointer }) => severity === 'warning' && pointer.startsWith('/documents'),
        )
        expect(aboutPapers.map(({ code }) => code)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
