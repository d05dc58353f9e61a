import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  daysBetween,
  endOfParisDay,
  isDate,
  isPartialDate,
  parisDay,
  parisInstant,
} from '../../server/domain/dates.ts'

describe('a day', () => {
  test.each(['2026-11-23', '2024-02-29', '2000-02-29', '1981-12-31'])('%s is one', (text) => {
    expect(isDate(text)).toBe(true)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-3',
    '2026/04/30',
    '2026-11-23T',
    '',
    'abcd-ef-gh',
  ])('%s is none', (text) => {
    expect(isDate(text)).toBe(false)
  })

  test('of birth may lack its day, or day and month, but not the month alone', () => {
    expect([isPartialDate('1960-00-00'), isPartialDate('1960-05-00'), isPartialDate('1960-00-05')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('reckoning', () => {
  test.each([
    ['2026-11-23', 15, '2026-12-08'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['0050-12-31', 1, '0051-01-01'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(from, days)).toBe(expected)
    expect(daysBetween(from, expected)).toBe(days)
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-05-31', -6, '2025-11-30'],
    ['2026-08-23', 4, '2026-12-23'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(from, months)).toBe(expected)
  })

  test('a year after 29 February is 28 February', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  })

  test.each([
    ['2008-11-24', '2026-11-23', 17, 17],
    ['2008-11-23', '2026-11-23', 18, 18],
    ['2008-02-29', '2026-02-28', 17, 17],
    ['2008-02-29', '2026-03-01', 18, 18],
    ['2008-11-00', '2026-11-23', 17, 18],
    ['2008-00-00', '2026-11-23', 17, 18],
    ['2008-00-00', '2026-12-31', 18, 18],
  ])('born %s, on %s: between %i and %i', (born, on, youngest, oldest) => {
    expect(ageOn(born, on)).toEqual({ youngest, oldest })
  })
})

describe('Paris', () => {
  test.each([
    ['2026-11-23', '2026-11-23T23:00:00Z'],
    ['2026-07-14', '2026-07-14T22:00:00Z'],
    ['2026-03-28', '2026-03-28T23:00:00Z'],
    ['2026-03-29', '2026-03-29T22:00:00Z'],
    ['2026-10-24', '2026-10-24T22:00:00Z'],
    ['2026-10-25', '2026-10-25T23:00:00Z'],
    ['2026-12-31', '2026-12-31T23:00:00Z'],
    ['0202-11-23', '0202-11-23T23:50:39Z'],
  ])('%s is over at %s', (day, instant) => {
    expect(new Date(endOfParisDay(day)).toISOString().replace('.000', '')).toBe(instant)
    expect(parisDay(endOfParisDay(day) - 1)).toBe(day)
    expect(parisDay(endOfParisDay(day))).toBe(addDays(day, 1))
  })

  test.each([
    ['2026-11-20', '10:15', '2026-11-20T09:15:00Z'],
    ['2026-07-14', '00:30', '2026-07-13T22:30:00Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
  ])('%s at %s is %s', (day, time, instant) => {
    expect(new Date(parisInstant(day, time)).toISOString().replace('.000', '')).toBe(instant)
  })
})

test('days that four digits cannot write stay at the edge', () => {
  const late = [addDays('9999-12-31', 1), addMonths('9999-12-31', 1), addYears('9990-01-01', 15)]
  const early = [addDays('0000-01-01', -1), addYears('0001-01-01', -15)]

  expect(late).toEqual(['9999-12-31', '9999-12-31', '9999-12-31'])
  expect(early).toEqual(['0000-01-01', '0000-01-01'])
})
