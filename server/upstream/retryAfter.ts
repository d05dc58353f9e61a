const secondMs = 1_000
const leastMs = secondMs
const mostMs = 6 * 3_600 * secondMs
/** A wait beyond this is no wish but a mistake: the header is then worth nothing. */
const absurdMs = 366 * 24 * 3_600 * secondMs

const httpDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * How long the State asks us to wait, between 1 s and 6 h; null when it does not say or says nonsense.
 * @param date the answer's own Date header: a date is read by the State's clock, not by ours
 * @param nowWall our wall clock in ms, for answers without a Date header
 */
export function retryAfterMs(
  header: string | undefined,
  date: string | undefined,
  nowWall: number,
): number | null {
  const wanted = header?.trim() ?? ''
  const ms = /^\d{1,12}$/.test(wanted) ? Number(wanted) * secondMs : untilDate(wanted, date, nowWall)
  if (ms === null || ms > absurdMs) return null
  return Math.min(mostMs, Math.max(leastMs, ms))
}

function untilDate(wanted: string, date: string | undefined, nowWall: number): number | null {
  const until = parseHttpDate(wanted)
  if (until === null) return null
  const ms = until - (parseHttpDate(date ?? '') ?? nowWall)
  return ms < -absurdMs ? null : ms
}

function parseHttpDate(text: string): number | null {
  if (!httpDate.test(text)) return null
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}
