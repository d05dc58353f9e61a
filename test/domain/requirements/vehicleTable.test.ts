import { describe, expect, test } from 'vitest'
import { askedPapers } from './vehicleAsked.ts'
import { type Column, columns, rows } from './vehicleTableRows.ts'

const isColumn = (name: string): name is Column => name in columns
const columnNames = Object.keys(columns).filter(isColumn)

/** What is asked that stands in a column, by any of its alternatives. */
function cell(papers: readonly string[], column: Column): string {
  const named: ReadonlySet<string> = new Set(columns[column])
  return papers
    .filter((choice) => choice.split('|').some((papersTogether) => named.has(papersTogether)))
    .join(', ')
}

describe.each(rows)('$operation', ({ procedure, change, asks }) => {
  const papers = askedPapers(procedure, change).map((asked) => asked.papers)

  test.each(columnNames.map((column) => ({ column, wanted: asks[column] ?? '' })))(
    '$column asks: $wanted',
    ({ column, wanted }) => {
      expect(cell(papers, column)).toBe(wanted)
    },
  )

  test('nothing beyond the columns is asked', () => {
    const told = new Set(columnNames.flatMap((column) => cell(papers, column).split(', ')))

    expect(papers.filter((alternatives) => !told.has(alternatives))).toEqual([])
  })
})
