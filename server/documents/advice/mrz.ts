/**
 * Machine-readable zones (ICAO 9303): two lines of 44 (passport) or 36 signs, three of 30 (cards). Only the end of validity is read,
 * and only where its own check digit says that it was read right.
 */
interface Shape {
  length: number
  /** Signs that the first line may begin with. */
  kinds: RegExp
  /** The whole second line: figures where figures stand, so that a line of anything else is not taken for one. */
  line: RegExp
  /** Where the end of validity stands in it. */
  expiryAt: number
}

const shapes: readonly Shape[] = [
  {
    length: 44,
    kinds: /^[PV]/,
    line: /^[A-Z0-9<]{10}[A-Z<]{3}[A-Z0-9<]{7}[MFX<][A-Z0-9]{7}[A-Z0-9<]{16}$/,
    expiryAt: 21,
  },
  {
    length: 36,
    kinds: /^[IACPV]/,
    line: /^[A-Z0-9<]{10}[A-Z<]{3}[A-Z0-9<]{7}[MFX<][A-Z0-9]{7}[A-Z0-9<]{8}$/,
    expiryAt: 21,
  },
  {
    length: 30,
    kinds: /^[IAC]/,
    line: /^[A-Z0-9<]{7}[MFX<][A-Z0-9]{7}[A-Z<]{3}[A-Z0-9<]{12}$/,
    expiryAt: 8,
  },
]

/** The French card of 1988 to 2021 has 36 signs a line too, but another second line, without an end of validity. */
const oldFrenchCard = /^IDFRA/

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

/**
 * @param text as read from a paper, lines as they stand
 * @returns YYYY-MM-DD; null where there is no zone, its check digit does not hold, or two zones say different days
 */
export function expiryInMrz(text: string): string | null {
  if (text.length > charactersMax || !text.includes('<')) return null
  const lines = text
    .split(/[\r\n]/)
    .map((line) => line.replaceAll('«', '<<').replaceAll(/\s/g, '').toUpperCase())
    .filter((line) => line !== '')
  const days = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const day = expiryOf(lines[at - 1] ?? '', line)
    if (day !== null) days.add(day)
  }
  const [only = null] = days
  return days.size === 1 ? only : null
}

function expiryOf(first: string, second: string): string | null {
  const shape = shapes.find(({ length }) => length === second.length)
  if (!shape || first.length !== shape.length || !shape.kinds.test(first) || !shape.line.test(second))
    return null
  if (shape.length === 36 && oldFrenchCard.test(first)) return null
  const figures = asFigures(second.slice(shape.expiryAt, shape.expiryAt + 7))
  if (!/^\d{7}$/.test(figures) || checkDigit(figures.slice(0, 6)) !== Number(figures[6])) return null
  return dayOf(figures)
}

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
