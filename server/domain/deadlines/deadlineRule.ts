import type { Procedure } from '../item.ts'
import type { ItemView } from '../itemView.ts'
import type { Validity } from '../rule.ts'

/** What every legal day has, whether it is known from the item or only once the State has answered. */
export interface DeadlineText extends Validity {
  code: string
  procedures: readonly Procedure[]
  fr: string
  en: string
  source: string
  /** False: no official text was found that confirms it. */
  confirmed: boolean
  /** How many days before it the client is told, the largest first; absent = a week and a day before. */
  warnDays?: readonly number[]
}

/** A legal day that the item itself gives, and how it is counted. */
export interface DeadlineRule extends DeadlineText {
  /** False: a day that says nothing about how soon the dossier has to leave. Otherwise the nearest one sets its turn. */
  orders?: false
  /** It still counts once the State has the dossier; otherwise filing it was all that was asked. */
  outlivesFiling?: true
  /** The last day, or null when the item has none of this kind. */
  day: (item: ItemView, on: string) => string | null
}

const weekAndDay: readonly number[] = [7, 1]

export const warnDaysOf = ({ warnDays }: Pick<DeadlineText, 'warnDays'>): readonly number[] =>
  warnDays ?? weekAndDay

export const after = (date: string | undefined, count: (date: string) => string): string | null =>
  date === undefined ? null : count(date)
