import type { Validity } from '../rule.ts'

/** The boxes of the certificate that hold taxes; Y.6 is their sum. */
export type Rubric = 'Y.1' | 'Y.2' | 'Y.3' | 'Y.4' | 'Y.5'

/** One amount of an estimate, zero included: what is known to be nothing is told too. */
export interface TaxLine {
  rubric: Rubric
  /** Euro cents. */
  cents: number
  fr: string
  en: string
  source: string
  /** First day of the row of the table that was used. */
  tableDate: string
  /** False: the amount, or that it is due in this case, is confirmed by no official text. */
  confirmed: boolean
}

/** A part that cannot be told, and why: nothing is guessed. */
export interface MissingTax {
  rubric: Rubric
  fr: string
  en: string
}

/** What the registration may cost. Never more than an estimate: the State's own answer wins, and a difference is no error. */
export interface TaxEstimate {
  currency: 'EUR'
  /** The day by whose tables it was made. */
  on: string
  lines: TaxLine[]
  missing: MissingTax[]
  /** Y.6 as far as it is known. */
  totalCents: number
  /** Whether every part is known. */
  complete: boolean
  estimate: true
  /** The day on which the tables were last held against their sources. */
  tableDate: string
}

export type TaxPart = TaxLine | MissingTax

export const isLine = (part: TaxPart): part is TaxLine => 'cents' in part

/** A row of a dated table. */
export interface TaxRow extends Validity {
  validFrom: string
  source: string
}

/** Null: the table has no row for that day. */
export const rowOn = <Row extends TaxRow>(rows: readonly Row[], on: string): Row | null =>
  rows.find(
    ({ validFrom, validUntil }) => validFrom <= on && (validUntil === undefined || on <= validUntil),
  ) ?? null

export const missing = (rubric: Rubric, fr: string, en: string): MissingTax => ({ rubric, fr, en })

/** Cents as people read them. */
export const euros = (cents: number): { fr: string; en: string } => {
  const whole = String(Math.floor(cents / 100))
  const rest = String(cents % 100).padStart(2, '0')
  return { fr: `${inThousands(whole, ' ')},${rest} €`, en: `€${inThousands(whole, ',')}.${rest}` }
}

function inThousands(digits: string, separator: string): string {
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end))
  return groups.join(separator)
}
