import { expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { judged } from '../judge/judged.ts'

/** The table of minimum ages, row by row: the day before the birthday and the birthday itself. */

interface Row {
  category: string
  mode?: string
  professional?: boolean
  /** Absent: such a request is never an enrolment. */
  filing?: number
  licence: number
  /** Absent: an error. */
  severity?: 'warning'
  code?: string
}

const rows: Row[] = [
  { category: 'AM', filing: 14, licence: 14 },
  { category: 'A1', filing: 16, licence: 16 },
  { category: 'B1', filing: 16, licence: 16 },
  { category: 'A2', filing: 16, licence: 18 },
  { category: 'A', licence: 20 },
  { category: 'B', filing: 16, licence: 17 },
  { category: 'B', mode: 'aac', filing: 15, licence: 17 },
  { category: 'B', mode: 'supervised', filing: 18, licence: 18 },
  { category: 'B', mode: 'accompanied', filing: 16, licence: 18 },
  { category: 'BE', filing: 16, licence: 18 },
  { category: 'C1', filing: 16, licence: 18 },
  { category: 'C1E', filing: 16, licence: 18 },
  { category: 'C', filing: 16, licence: 21 },
  { category: 'CE', filing: 16, licence: 21 },
  { category: 'C', professional: true, filing: 16, licence: 18 },
  { category: 'CE', professional: true, filing: 16, licence: 18 },
  { category: 'D1', filing: 16, licence: 21 },
  { category: 'D1E', filing: 16, licence: 21 },
  { category: 'D1', professional: true, filing: 16, licence: 18 },
  { category: 'D', filing: 16, licence: 24, severity: 'warning', code: 'age-below-licence-usual' },
  { category: 'DE', filing: 16, licence: 24, severity: 'warning', code: 'age-below-licence-usual' },
  { category: 'D', professional: true, filing: 16, licence: 18 },
]

const says = ({ category, mode = 'traditional', professional = false }: Row): string =>
  `${category} ${mode}${professional ? ' with professional training' : ''}`

const on = '2026-11-23'
const birthday = (age: number): string => `${2026 - age}-11-23`
const dayAfter = (age: number): string => `${2026 - age}-11-24`

const agesOf = (procedure: Procedure, row: Row, birthDate: string, more: JsonObject = {}) =>
  judged(
    procedure,
    {
      candidate: { birthDate },
      training: {
        category: row.category,
        mode: row.mode ?? 'traditional',
        professional: row.professional ?? false,
      },
      ...more,
    },
    { on },
  ).findings.filter(({ code }) => code.startsWith('age-below') || code === 'supervised-under-18')

test.each(rows.filter(({ filing }) => filing !== undefined).map((row) => [says(row), row] as const))(
  'an enrolment for %s is filed from its age on and not a day before',
  (_says, row) => {
    const filing = row.filing ?? 0

    expect(agesOf('inscription-premiere', row, birthday(filing))).toEqual([])
    expect(agesOf('inscription-premiere', row, dayAfter(filing))).toContainEqual(
      expect.objectContaining({ severity: 'error' }),
    )
  },
)

test.each(rows.map((row) => [says(row), row] as const))(
  'the licence %s is given from its age on and not a day before',
  (_says, row) => {
    const procedure =
      row.category === 'AM' || row.category === 'A' ? 'titre-attestation-formation' : 'titre-reussite-examen'
    const exam = { exam: { passedOn: on } }

    expect(agesOf(procedure, row, birthday(row.licence), exam)).toEqual([])
    expect(agesOf(procedure, row, dayAfter(row.licence), exam)).toContainEqual(
      expect.objectContaining({
        code: row.code ?? 'age-below-licence-min',
        pointer: '/candidate/birthDate',
        severity: row.severity ?? 'error',
      }),
    )
  },
)

test('the licence age counts on the day of the exam, the filing age on the day of filing', () => {
  const row = { category: 'B', licence: 17 }

  expect(
    agesOf('titre-reussite-examen', row, '2009-11-13', { exam: { passedOn: '2026-11-12' } }),
  ).toHaveLength(1)
  expect(agesOf('titre-reussite-examen', row, '2009-11-12', { exam: { passedOn: '2026-11-12' } })).toEqual([])
})

test('B is given at seventeen since 2024 and was at eighteen before', () => {
  const change = {
    candidate: { birthDate: '2006-06-01' },
    exam: { passedOn: '2023-12-20' },
    training: { mode: 'traditional' },
  }
  const ages = (day: string): string[] =>
    judged('titre-reussite-examen', change, { on: day })
      .findings.map(({ code }) => code)
      .filter((code) => code.startsWith('age-'))

  expect(ages('2023-12-31')).toEqual(['age-below-licence-min'])
  expect(ages('2024-01-01')).toEqual([])
})
