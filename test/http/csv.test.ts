import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell, csvColumns, csvHead, csvLine } from '../../server/http/csv.ts'
import { tellRefusal } from '../../server/domain/stateRefusals.ts'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'writes %j so that no spreadsheet takes it for a formula',
  (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
  },
)

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "oui"', '"say ""oui"""'],
  ['two\nlines', '"two\nlines"'],
])('quotes %j as RFC 4180 says', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test('gives back any text, but for the sign before a formula', () => {
  const read = (cell: string): string =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell

  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const back = read(csvCell(text))
      return back === text || back === `'${text}`
    }),
    { numRuns: 10_000 },
  )
})

test('puts the State’s own sentence beside our codes', () => {
  const line = csvLine({
    row: 3,
    reference: 'REF-3',
    id: 'dos_1',
    state: 'refused',
    findings: [],
    refusal: tellRefusal({
      code: 'refused-by-state',
      stateCode: 'siv-stolen',
      stateMessage: 'Véhicule volé, dossier refusé',
    }),
  })

  expect(line).toBe('3,REF-3,dos_1,refused,,,,,,,refused-by-state,"Véhicule volé, dossier refusé"\r\n')
  expect(csvHead.trim().split(',')).toEqual([...csvColumns])
})
