import type { Mapping } from '../mapping.ts'
import { type Cell, type RawRow, trimmed } from '../reading/cell.ts'
import { type Target, matchTitle } from './matchTitle.ts'
import { titleWords, withoutNumber } from './titles.ts'

/**
 * `understood` by its title, `mapped` by the mapping file, `doubtful` when two readings were possible or the field is taken by another
 * column, `ignored` at the user's wish, `unknown`: told, and not sent.
 */
export type ColumnStatus = 'understood' | 'mapped' | 'doubtful' | 'ignored' | 'unknown'

export interface Column {
  /** From 0, in the file. */
  index: number
  title: string
  status: ColumnStatus
  target: Target | null
  /** Of a doubtful column that is not taken: the title of the one that holds the field. */
  takenBy?: string
}

/**
 * What each title of the header row means.
 * @param samples the first rows under the header: what a title leaves open, its cells may tell
 */
export function matchColumns(
  titles: readonly Cell[],
  mapping: Mapping,
  samples: readonly RawRow[],
): Column[] {
  const names = titles.map(({ text }) => trimmed(text).replaceAll(/\s+/g, ' '))
  const isVehicleFile = aboutVehicles(names)
  const columns = names.map((title, index) => columnOf({ title, index }, { mapping, isVehicleFile, samples }))
  return withoutRivals(columns)
}

/** How many titles would be understood: what tells a header row from others. */
export function titlesKnown(titles: readonly Cell[], mapping: Mapping): number {
  const names = titles.map(({ text }) => trimmed(text))
  const isVehicleFile = aboutVehicles(names)
  return names.filter(
    (name) =>
      name !== '' && (mapping.columns.has(titleWords(name)) || matchTitle(name, isVehicleFile) !== null),
  ).length
}

function aboutVehicles(names: readonly string[]): boolean {
  const targets = names.map((name) => matchTitle(name, false)?.pointer ?? '')
  return targets.filter((pointer) => pointer.startsWith('/vehicle/')).length >= 2
}

interface Titled {
  title: string
  index: number
}

interface Circumstances {
  mapping: Mapping
  isVehicleFile: boolean
  samples: readonly RawRow[]
}

function columnOf({ title, index }: Titled, { mapping, isVehicleFile, samples }: Circumstances): Column {
  const words = titleWords(title)
  const mapped = mapping.columns.get(words)
  if (mapped !== undefined) return { index, title, status: 'mapped', target: { pointer: mapped } }
  if (mapping.ignored.has(words)) return { index, title, status: 'ignored', target: null }
  if (withoutNumber(words) === 'dossier')
    return { index, title, status: 'doubtful', target: { pointer: fileNumber(index, samples) } }
  if (pupilNumber.test(words)) return { index, title, status: 'doubtful', target: { pointer: '/reference' } }
  const target = matchTitle(title, isVehicleFile)
  if (!target) return { index, title, status: 'unknown', target: null }
  return { index, title, status: target.isDoubtful ? 'doubtful' : 'understood', target }
}

/** A school's own number of a pupil names the request well enough, unless the file has a reference beside it. */
const pupilNumber =
  /^(?:n|id|code|matricule) (?:eleve|candidat|stagiaire)$|^(?:eleve|candidat|stagiaire) (?:n|id|code)$|^matricule$/

/** "N° dossier" is the NEPH in some schools' software and the dealer's own number elsewhere: its cells tell. */
function fileNumber(index: number, samples: readonly RawRow[]): string {
  const texts = samples.map(({ cells }) => trimmed(cells[index]?.text ?? '')).filter((text) => text !== '')
  return texts.length > 0 && texts.every((text) => /^\d{10,15}$|E\+/i.test(text))
    ? '/candidate/neph'
    : '/reference'
}

/** One column a field: what the mapping file says goes first, then the order of the file. */
function withoutRivals(columns: readonly Column[]): Column[] {
  const holders = new Map<string, Column>()
  const inRank = [...columns].toSorted((one, other) => rank(one) - rank(other) || one.index - other.index)
  for (const column of inRank) {
    const pointer = column.target?.pointer
    if (pointer !== undefined && !holders.has(pointer)) holders.set(pointer, column)
  }
  return columns.map((column) => {
    const holder = column.target ? holders.get(column.target.pointer) : undefined
    if (holder === undefined || holder === column) return column
    return { ...column, status: 'doubtful', target: null, takenBy: holder.title }
  })
}

const rank = ({ status }: Column): number => (status === 'mapped' ? 0 : status === 'understood' ? 1 : 2)
