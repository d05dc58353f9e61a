import { frenchTitle } from '../../import/columns/frenchTitle.ts'
import type { ToldFinding } from '../rowLines.ts'
import type { TableFile } from './tableFile.ts'

/** By the titles of the user's own file, where there is one. */
export function titled(
  row: number,
  findings: readonly ToldFinding[],
  table: TableFile | null,
): readonly ToldFinding[] {
  if (!table) return findings
  return findings.map((finding) => {
    const { code, pointer, remedy } = finding
    const own = table.titleOf(row, pointer)
    // A paper without its date is told by the column of the paper.
    const paper = /^\/documents\/\d+(?=\/)/.exec(pointer)?.[0]
    const paperColumn = paper === undefined ? undefined : table.titleOf(row, paper)
    const column = own ?? paperColumn
    if (code === 'document-date-missing' && paperColumn !== undefined) {
      return { ...finding, column, remedy: dateOf(paperColumn) }
    }
    const filled = code === 'field-missing' ? fillIn(pointer, own) : null
    return { ...finding, column, remedy: filled ?? remedy }
  })
}

const dateOf = (column: string): ToldFinding['remedy'] => ({
  fr: `Donnez la date portée sur la pièce, dans une colonne « ${column}, date ».`,
  en: `Give the date that the paper shows, in a column '${column}, date'.`,
})

/** Whoever fills in a table has columns, not fields. */
function fillIn(pointer: string, column: string | undefined): ToldFinding['remedy'] | null {
  if (column !== undefined) return { fr: 'Remplissez cette cellule.', en: 'Fill in this cell.' }
  const title = frenchTitle(pointer)
  return title === null ? null : { fr: `Ajoutez une colonne « ${title} ».`, en: `Add a column '${title}'.` }
}
