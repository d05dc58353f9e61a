import { ImportError } from '../importError.ts'
import type { Mapping } from '../mapping.ts'
import { type RawRow, isBlankRow, trimmed } from '../reading/cell.ts'
import { limits } from '../reading/limits.ts'
import { titlesKnown } from './matchColumns.ts'

/**
 * The row of titles: the one of the first rows in which most titles are known, the earliest of equals. Titles of the page stand above it.
 * @throws ImportError when no row has any
 */
export function findHeader(rows: readonly RawRow[], mapping: Mapping): RawRow {
  let best: { row: RawRow; known: number } | null = null
  for (const row of rows.slice(0, limits.headerRowsMax)) {
    if (isBlankRow(row.cells)) continue
    const known = titlesKnown(row.cells, mapping)
    if (known > (best?.known ?? 0)) best = { row, known }
  }
  if (!best) throw noHeader()
  if (best.row.cells.length > limits.columnsMax) throw tooWide()
  return best.row
}

/** The same titles again, as printed pages repeat them. */
export function isHeaderAgain(row: RawRow, header: RawRow): boolean {
  return header.cells.every(({ text }, index) => trimmed(text) === trimmed(row.cells[index]?.text ?? ''))
}

const noHeader = (): ImportError =>
  new ImportError('header-not-found', {
    fr: "Aucune ligne de titres de colonnes n'est reconnue. La première ligne doit nommer les colonnes (VIN, Nom, Prénom, Date de vente...), ou un fichier de correspondance doit dire ce qu'elles contiennent.",
    en: 'No row of column titles is recognised. The first line has to name the columns (VIN, Nom, Prénom, Date de vente...), or a mapping file has to say what they hold.',
  })

const tooWide = (): ImportError =>
  new ImportError('too-many-columns', {
    fr: `Le fichier a plus de ${limits.columnsMax} colonnes.`,
    en: `The file has more than ${limits.columnsMax} columns.`,
  })
