/** Days are texts YYYY-MM-DD, as on the wire; they compare as texts. A birth date may have month or day 00. */

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

function daysIn(year: number, month: number): number {
  if (month === 2 && isLeap(year)) return 29
  return monthLengths[month - 1] ?? 0
}

/** Digits of a text at an offset as a number, NaN when one is no digit. */
function digits(text: string, from: number, count: number): number {
  let sum = 0
  for (let index = from; index < from + count; index++) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    sum = sum * 10 + digit
  }
  return sum
}

interface DayParts {
  year: number
  month: number
  day: number
}

/** Year, month and day, or null when the text has not the form; the calendar is not looked at. */
function partsOf(text: string): DayParts | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  return Number.isNaN(year + month + day) ? null : { year, month, day }
}

/** A day of the calendar, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const parts = partsOf(text)
  return parts !== null && parts.day >= 1 && parts.day <= daysIn(parts.year, parts.month)
}

/** A birth date of which the day, or the day and the month, may be 00 (ANTS: people born "00/00/1960"). */
export function isPartialDate(text: string): boolean {
  const parts = partsOf(text)
  if (parts === null || parts.month > 12) return false
  if (parts.month === 0) return parts.day === 0
  return parts.day <= daysIn(parts.year, parts.month)
}

const write = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** @throws RangeError when the text is no day: callers pass what a schema has let through. */
function mustRead(text: string): DayParts {
  const parts = partsOf(text)
  if (parts === null) throw new RangeError('not a day YYYY-MM-DD')
  return parts
}

const firstDay = '0000-01-01'
const lastDay = '9999-12-31'

/** Days that four digits cannot write stay at the edge: nobody means them, and no check may break on them. */
function writeWithin(year: number, month: number, day: number): string {
  if (year < 0) return firstDay
  return year > 9999 ? lastDay : write(year, month, day)
}

export function addDays(date: string, days: number): string {
  const { year, month, day } = mustRead(date)
  const at = new Date(utcOf(year, month, day + days))
  return writeWithin(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
}

/** Date.UTC takes the years 0 to 99 for those of the twentieth century. */
function utcOf(year: number, month: number, day: number): number {
  return year > 99 ? Date.UTC(year, month - 1, day) : new Date(0).setUTCFullYear(year, month - 1, day)
}

/** The same day some months on, or the last of the month where it has no such day (31 January + 1 = 28 February). */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = mustRead(date)
  const count = year * 12 + (month - 1) + months
  const newYear = Math.floor(count / 12)
  const newMonth = count - newYear * 12 + 1
  return writeWithin(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth)))
}

export const addYears = (date: string, years: number): string => addMonths(date, years * 12)

/** Days from the first to the second; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  const start = mustRead(from)
  const end = mustRead(to)
  const ms = utcOf(end.year, end.month, end.day) - utcOf(start.year, start.month, start.day)
  return Math.round(ms / 86_400_000)
}

export interface AgeRange {
  /** Born as late as the date allows. */
  youngest: number
  /** Born as early as the date allows. */
  oldest: number
}

/** Completed years on a day. A whole birth date gives one number twice, a partial one the two that are possible. */
export function ageOn(birthDate: string, on: string): AgeRange {
  const { year, month, day } = mustRead(birthDate)
  const firstMonth = month === 0 ? 1 : month
  const lastMonth = month === 0 ? 12 : month
  const earliest = write(year, firstMonth, day === 0 ? 1 : day)
  const latest = write(year, lastMonth, day === 0 ? daysIn(year, lastMonth) : day)
  return { youngest: completedYears(latest, on), oldest: completedYears(earliest, on) }
}

/** Someone born on 29 February is a year older on 1 March of a common year. */
export function completedYears(from: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(from.slice(0, 4))
  return on.slice(5) < from.slice(5) ? years - 1 : years
}

const parisClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** The day it is in Paris at an instant (ms since 1970). */
export const parisDay = (instantMs: number): string => inParis(instantMs).slice(0, 10)

/** `YYYY-MM-DD HH:MM:SS`; years before 1000 come without their zeros. */
const inParis = (instantMs: number): string => parisClock.format(instantMs).padStart(19, '0')

/** Ms since 1970 at which a Paris day is over: the midnight that begins the next one. */
export function endOfParisDay(date: string): number {
  const next = addDays(date, 1)
  const utcMidnight = Date.parse(`${next}T00:00:00Z`)
  const shown = Date.parse(`${inParis(utcMidnight).replace(' ', 'T')}Z`)
  const guess = utcMidnight - (shown - utcMidnight)
  // On a night when the clocks change (never at midnight in Paris) the guess still falls on the right day.
  return guess
}

/** The instant of a Paris day and HH:MM, in ms since 1970. In the hour that exists twice, the earlier one. */
export function parisInstant(date: string, time: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const earlier = asUtc - 7_200_000
  const shown = inParis(earlier).slice(0, 16).replace(' ', 'T')
  return shown === `${date}T${time}` ? earlier : asUtc - 3_600_000
}
