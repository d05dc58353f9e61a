import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../server/domain/item.ts'
import { filings } from './filings.ts'
import { errorsOf } from './judging.ts'
import { mutations } from './mutations.ts'

const numRuns = 60

const named = mutations.flatMap((mutation) =>
  mutation.procedures.map((procedure) => ({ ...mutation, procedure })),
)

/** `/documents/3/kind` as `/documents/*\/kind`: which of the papers is not the point. */
const general = (told: string): string => told.replace(/^(\S+) \/documents\/\d+/, '$1 /documents/*')

describe('one fault in a generated request', () => {
  test.each(named)('$says ($procedure) is found where it is, and nothing else', (mutation) => {
    const { procedure, spoil, code, pointer } = mutation
    let spoilt = 0
    fc.assert(
      fc.property(filings[procedure], (item: JsonObject) => {
        const faulty = spoil(item)
        if (faulty === null) return
        spoilt += 1
        expect(errorsOf(faulty).map(general)).toEqual([`${code} ${pointer}`])
      }),
      { numRuns },
    )
    expect(spoilt).toBeGreaterThan(0)
  })
})
