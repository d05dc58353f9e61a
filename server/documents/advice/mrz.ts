/**
 * Machine-readable zones (ICAO 9303) of passports, visas and cards, in two lines of 44 or 36 signs or three of 30, have one part in
 * common: the day of birth with its check digit, the sex, the end of validity with its check digit. That part is looked for, wherever it
 * stands in a line: readers of pictures drop and double the fillers around it. Both digits must hold. The French card of 1988 to 2021
 * has no such part, and no end of validity.
 */

/** What a reader makes of a figure, in places where only figures stand. */
const misread: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}

const charactersMax = 200_000
/** A longer line is no line of a zone, whatever was read into it. */
const lineMax = 60

/** Day and check digit. */
const dayLength = 7

/**
 * @param text as read from a paper, lines as they stand
 * @returns YYYY-MM-DD; null where there is no zone, a check digit does not hold, or two zones say different days
 */
export function expiryInMrz(text: string): string | null {
  if (text.length > charactersMax || !text.includes('<')) return null
  const days = new Set<string>()
  for (const line of text.split(/[\r\n]/)) {
    const signs = line.replaceAll('«', '<<').replaceAll(/\s/g, '').toUpperCase()
    if (signs.length <= lineMax) for (const day of expiriesIn(signs)) days.add(day)
  }
  const [only = null] = days
  return days.size === 1 ? only : null
}

function expiriesIn(line: string): string[] {
  const days: string[] = []
  for (let sexAt = dayLength; sexAt + dayLength < line.length; sexAt += 1) {
    if (!'MFX<'.includes(line.charAt(sexAt))) continue
    const birth = line.slice(sexAt - dayLength, sexAt)
    const expiry = asFigures(line.slice(sexAt + 1, sexAt + 1 + dayLength))
    const day = holds(asFigures(birth)) && holds(expiry) ? dayOf(expiry) : null
    if (day !== null) days.push(day)
  }
  return days
}

const holds = (figures: string): boolean =>
  /^\d{7}$/.test(figures) && checkDigit(figures.slice(0, 6)) === Number(figures[6])

const asFigures = (text: string): string => text.replaceAll(/[A-Z]/g, (sign) => misread[sign] ?? sign)

/** Weights 7, 3, 1; letters count from 10, the filler nothing. */
export function checkDigit(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at += 1) {
    const value = text[at] === '<' ? 0 : Number.parseInt(text[at] ?? '', 36)
    sum += value * (at % 3 === 0 ? 7 : at % 3 === 1 ? 3 : 1)
  }
  return sum % 10
}

/** Papers with such a zone that anybody still sends end in this century. */
function dayOf(figures: string): string | null {
  const day = `20${figures.slice(0, 2)}-${figures.slice(2, 4)}-${figures.slice(4, 6)}`
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null
}
