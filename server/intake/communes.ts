import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Commune,
  type CommunePages,
  type Gazetteer,
  gazetteerOf,
  packCommunes,
} from '../domain/places/gazetteer.ts'

/** The official communes (INSEE, with the postal codes of La Poste), from the package @etalab/decoupage-administratif. */

interface Row {
  code: string
  nom: string
  type: string
  zone: string
  codesPostaux?: string[]
  anciensCodes?: string[]
  chefLieu?: string
  commune?: string
}

/** Saint-Barthelemy and Saint-Martin were communes of Guadeloupe until 2007; the list has lost their codes of then. */
const formerlyInGuadeloupe: Readonly<Record<string, string>> = { '97701': '97123', '97801': '97127' }

function parseRow(line: string): Row {
  return JSON.parse(line) as Row
}

/** The file has one row a line: read so, its eight megabytes never stand in memory as objects. */
function* rowsOf(file: Buffer): Generator<Commune> {
  for (let start = file.indexOf('{'); start >= 0; start = file.indexOf('{', start)) {
    const end = file.indexOf('}', start) + 1
    yield communeOf(parseRow(file.toString('utf8', start, end)))
    start = end
  }
}

function communeOf({ code, nom, codesPostaux, anciensCodes, chefLieu, commune }: Row): Commune {
  const partOf = commune ?? chefLieu
  const former = formerlyInGuadeloupe[code]
  const formerCodes = former === undefined ? anciensCodes : [...(anciensCodes ?? []), former]
  return {
    code,
    name: nom,
    ...(partOf === undefined ? {} : { partOf }),
    ...(codesPostaux === undefined ? {} : { postalCodes: codesPostaux }),
    ...(formerCodes === undefined ? {} : { formerCodes }),
  }
}

/**
 * Reads the list: some tenths of a second, once a process.
 * @throws when the package is not installed or its list has another form
 */
export function loadCommunes(): CommunePages {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const pages = packCommunes(rowsOf(readFileSync(file)))
  if (!gazetteerOf(pages).isUnder('75001', 'PARIS')) throw new Error('the list of communes has another form')
  return pages
}

export const loadGazetteer = (): Gazetteer => gazetteerOf(loadCommunes())
