import type { Cell } from '../reading/cell.ts'
import { type Parsed, type ParseContext, fault, nothing, taken } from './value.ts'
import { plainWords } from './words.ts'

interface Day {
  year: string
  month: string
  day: string
  isShortYear: boolean
}

const months = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(
  ' ',
)
const shortMonths = 'janv fevr mars avr mai juin juil aout sept oct nov dec'.split(' ')

/** A day, with the time beside it if there is one: `JJ/MM/AAAA`, `AAAA-MM-JJ`, a date of the spreadsheet, its serial number. */
export function parseDate(cell: Cell, context: ParseContext): Parsed {
  const serial = serialDay(cell, context)
  const [dayText, time] = splitTime(serial ?? cell.text.trim())
  const day = dayOf(dayText)
  if (day === 'none') return nothing
  if (!day) return fault('date-not-understood')
  const year = day.isShortYear ? fullYear(day.year, context.year) : day.year
  const date = `${year}-${day.month}-${day.day}`
  if (!exists(date)) return fault('date-not-understood')
  return {
    values: [['', date], ...(time === null ? [] : ([['../time', time]] as const))],
    ...(day.isShortYear ? { warning: 'date-year-two-digits' as const } : {}),
    ...(serial === null ? {} : { reading: { from: '99999', to: 'AAAA-MM-JJ' } }),
  }
}

/** Day and month may be unknown: `00/00/1998`. The century is never guessed. */
export function parseBirthDate(cell: Cell, context: ParseContext): Parsed {
  const [dayText] = splitTime(serialDay(cell, context) ?? cell.text.trim())
  const day = dayOf(dayText)
  if (day === 'none') return nothing
  if (!day) return fault('date-not-understood')
  if (day.isShortYear) return fault('birth-year-two-digits')
  const date = `${day.year}-${day.month}-${day.day}`
  const isPartial = day.day === '00' && Number(day.month) <= 12
  return isPartial || exists(date) ? taken(date) : fault('date-not-understood')
}

/** `15:20`, `15h20`, `15 h`, a time of the spreadsheet or its fraction of a day. */
export function parseTime(cell: Cell): Parsed {
  const text = timeOfFraction(cell) ?? cell.text.replaceAll(/\s/g, '').replace(/^\d{4}-\d{2}-\d{2}T/, '')
  const [, hour, minute = '00'] = /^(\d{1,2})[:hH](\d{2})?(?::\d{2}(?:\.\d{1,9})?)?(?:min)?$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return fault('time-not-understood')
  return taken(`${hour.padStart(2, '0')}:${minute}`)
}

function timeOfFraction(cell: Cell): string | null {
  if (cell.kind !== 'number') return null
  const fraction = Number(cell.text)
  if (!(fraction >= 0 && fraction < 1)) return null
  const minutes = Math.round(fraction * 1440)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** A workbook's day written as a plain number; in a CSV file such a number is not believed to be a date. */
function serialDay(cell: Cell, { is1904 }: ParseContext): string | null {
  if (cell.kind !== 'number' || !/^\d{4,5}(?:\.\d+)?$/.test(cell.text)) return null
  const days = Number(cell.text) + (is1904 ? 1462 : 0)
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1000)
  return at.toISOString().slice(0, 16).replace('T00:00', '')
}

function splitTime(text: string): [day: string, time: string | null] {
  const match = /^(.*\d)(?:T|\s+(?:à\s*)?)(\d{1,2})\s*[:hH]\s*(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*Z?$/.exec(text)
  const [, day, hour, minute] = match ?? []
  if (day === undefined || hour === undefined || minute === undefined) return [text, null]
  const time = `${hour.padStart(2, '0')}:${minute}`
  // Midnight is what exports write where there is no time.
  return [day, Number(hour) > 23 || Number(minute) > 59 || time === '00:00' ? null : time]
}

function dayOf(text: string): Day | 'none' | null {
  if (/^(?:00[/.-]00[/.-]0000|0000[/.-]00[/.-]00)$/.test(text)) return 'none'
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (iso) return made(iso[4], iso[3], iso[1])
  const french = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (french) return made(french[1], french[3], french[4])
  const run = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text)
  if (run) return made(run[1], run[2], run[3])
  const [, day, name, year] = /^(\d{1,2})(?:er)? (\p{L}+) (\d{4})$/u.exec(plainWords(text)) ?? []
  if (name === undefined) return null
  const month = Math.max(months.indexOf(name), shortMonths.indexOf(name))
  return month < 0 ? null : made(day, String(month + 1), year)
}

function made(day = '', month = '', year = ''): Day {
  return { year, month: month.padStart(2, '0'), day: day.padStart(2, '0'), isShortYear: year.length === 2 }
}

/** Days of papers and cars lie in the past or a few years ahead. */
const fullYear = (short: string, now: number): string =>
  String(Number(short) <= (now % 100) + 15 ? 2000 + Number(short) : 1900 + Number(short))

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether there is such a day, in a year that a person or a car may be of. */
function exists(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 0)
  return year >= 1850 && year <= 2200 && day >= 1 && day <= days
}
