import type { ItemView } from '../itemView.ts'
import { isMeant, lastDayOf, type PaperAge, paperAges } from '../requirements/paperAges.ts'
import { paperLabel } from '../requirements/paperNames.ts'
import type { DeadlineRule } from './deadlineRule.ts'

/** The same table that finds papers too old tells until when they serve; rows that hold in some cases only are left out. */
export const paperDeadlines: readonly DeadlineRule[] = paperAges
  .filter(({ applies }) => applies === undefined)
  .map(deadlineOf)

function deadlineOf(row: PaperAge): DeadlineRule {
  const { kinds, entry, procedures, source, confirmed, validFrom, validUntil } = row
  const { fr, en } = paperLabel({ kind: kinds[0] ?? '', variant: null })
  return {
    code: `${entry.code.replace(/-(too-old|expired)$/, '')}-end`,
    procedures,
    fr: `Dernier jour d’envoi avec ${fr} : après, la pièce est trop ancienne.`,
    en: `Last day for filing with ${en}: the paper is too old afterwards.`,
    source,
    confirmed,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    day: endOf(row),
  }
}

/** The day of the paper that is the first to grow too old. */
function endOf(row: PaperAge): (item: ItemView) => string | null {
  const lastDay = lastDayOf(row)
  return ({ documents }) => {
    let first: string | null = null
    if (documents === undefined) return first
    for (const paper of documents) {
      if (paper.issuedOn === undefined || !isMeant(row, paper)) continue
      const day = lastDay(paper.issuedOn)
      if (first === null || day < first) first = day
    }
    return first
  }
}
