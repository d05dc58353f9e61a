/** Numbers that the State gives out: each from the running number of a filing, so that none is given twice. */

const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ'
const signs = letters.split('')
const pairs = signs.flatMap((first) => signs.map((second) => first + second))
const rightPairs = pairs.filter((pair) => pair !== 'SS')
/** From the Z block downwards, which the real series will not reach for decades. */
const leftPairs = pairs.filter((pair) => pair !== 'SS' && pair !== 'WW').toReversed()

const digits = (value: number, length: number): string => String(value).padStart(length, '0')
const nth = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

/** No I, O, U, no SS, no 000, no WW on the left (arrêté of 9 February 2009, annexe VII). */
export function sivPlate(n: number): string {
  const series = Math.floor(n / 999)
  const left = nth(leftPairs, Math.floor(series / rightPairs.length))
  return `${left}-${digits(1 + (n % 999), 3)}-${nth(rightPairs, series)}`
}

export const wwPlate = (n: number): string =>
  `WW-${digits(1 + (n % 999), 3)}-${nth(rightPairs, Math.floor(n / 999))}`

/** Year, two letters, five digits. */
export const formulaNumber = (n: number, year: string): string =>
  `${year}${nth(pairs, Math.floor(n / 100_000))}${digits(n % 100_000, 5)}`

/** Twelve digits: year and month, a département that does not exist, a running number. */
export const neph = (n: number, day: string): string =>
  `${day.slice(2, 4)}${day.slice(5, 7)}99${digits(n % 1_000_000, 6)}`

export const titleNumber = (n: number, day: string): string =>
  `${day.slice(2, 4)}${nth(pairs, Math.floor(n / 100_000))}${digits(n % 100_000, 5)}`

export const receiptNumber = (n: number, prefix: 'DA' | 'DC' | 'RE', day: string): string =>
  `${prefix}${day.slice(2, 4)}${digits(n, 9)}`

export function cessionCode(n: number): string {
  const wide = (n * 7_919 + 104_729) % letters.length ** 5
  return Array.from(
    { length: 5 },
    (_, at) => letters[Math.floor(wide / letters.length ** at) % letters.length],
  ).join('')
}

export const trackingNumber = (n: number): string => `2L${digits(n, 11)}`

export const filingNumber = (n: number, channel: 'siv' | 'ants', day: string): string =>
  `${channel.toUpperCase()}-${day.slice(2, 4)}-${digits(n, 8)}`
