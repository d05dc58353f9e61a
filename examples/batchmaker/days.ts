const dayMs = 24 * 3_600_000

/** @param day YYYY-MM-DD */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** The same day so many years before; the 29 of February becomes the 28. */
export function yearsBefore(day: string, years: number): string {
  const wanted = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
  return wanted.endsWith('-02-29') ? `${wanted.slice(0, 8)}28` : wanted
}
