const dayInParis = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const hourMs = 3_600_000
let lastHour = NaN
let lastDay = ''

/** The day in Paris, YYYY-MM-DD. No day begins within an hour of UTC: one look at the calendar an hour is enough. */
export function parisDay(ms: number): string {
  const hour = Math.floor(ms / hourMs)
  if (hour !== lastHour) {
    lastDay = dayInParis.format(ms)
    lastHour = hour
  }
  return lastDay
}

/** The same day `months` later, or the last day of that month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const wanted = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth.getUTCDate())))
  return wanted.toISOString().slice(0, 10)
}

export const instant = (ms: number): string => new Date(ms).toISOString()
