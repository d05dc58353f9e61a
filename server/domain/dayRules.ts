import type { CatalogueEntry } from './finding.ts'
import type { Procedure } from './item.ts'
import type { ItemView } from './itemView.ts'
import { at, type Fault, type Rule } from './rule.ts'

/** Rules on days that vehicles and licences share: nothing has happened tomorrow, and what comes second is not dated first. */

type ReadDay = (item: ItemView) => string | undefined
/** A day that has to lie behind us, and what happened on it. */
export type PastDay = readonly [pointer: string, day: ReadDay, fr: string, en: string]
/** The second day, at which a fault is told, the first one, and what happened on the first. */
export type DayPair = readonly [pointer: string, second: ReadDay, first: ReadDay, fr: string, en: string]

const calendar = 'Ordre des dates du dossier'

export const dateInFuture: CatalogueEntry = {
  code: 'date-in-future',
  severity: 'error',
  actor: 'client',
  fr: '{fr} : la date donnée ({date}) est dans le futur.',
  en: '{en}: the date given ({date}) lies in the future.',
  remedy: {
    fr: 'Corrigez la date, ou envoyez le dossier ce jour-là.',
    en: 'Correct the date, or send the item on that day.',
  },
}

export const datesOutOfOrder: CatalogueEntry = {
  code: 'dates-out-of-order',
  severity: 'error',
  actor: 'client',
  fr: 'Cette date ({date}) vient avant {fr} ({first}).',
  en: 'This date ({date}) comes before {en} ({first}).',
  remedy: { fr: 'Vérifiez les deux dates.', en: 'Check both dates.' },
}

export const pastDaysRule = (procedures: readonly Procedure[], days: readonly PastDay[]): Rule => ({
  entry: dateInFuture,
  procedures,
  source: calendar,
  confirmed: true,
  check: (item, { on }) => {
    let faults: Fault[] | null = null
    for (const [pointer, day, fr, en] of days) {
      const date = day(item)
      if (date !== undefined && date > on) (faults ??= []).push(at(pointer, { fr, en, date }))
    }
    return faults
  },
})

export const orderedDaysRule = (procedures: readonly Procedure[], pairs: readonly DayPair[]): Rule => ({
  entry: datesOutOfOrder,
  procedures,
  source: calendar,
  confirmed: true,
  check: (item) => {
    let faults: Fault[] | null = null
    for (const [pointer, second, first, fr, en] of pairs) {
      const date = second(item)
      const before = first(item)
      if (date !== undefined && before !== undefined && date < before) {
        faults ??= []
        faults.push(at(pointer, { fr, en, date, first: before }))
      }
    }
    return faults
  },
})
