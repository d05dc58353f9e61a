import type { FolderFile } from './folderFiles.ts'
import { type ItemOfName, itemFinder } from './itemOfName.ts'
import type { FileItem } from './items.ts'
import { type NamedPaper, type Side, paperOfName } from './paperOfName.ts'

/** Where files belong: a paper of an item, or, without items, a paper. Several files are its sides or pages, in order. */
export interface Place {
  files: FolderFile[]
  /** Null: the name does not tell. */
  kind: string | null
  variant?: string
  of?: string
  item: FileItem | null
  /** Its place in the item's documents; absent for a paper that the item does not list. */
  at?: number
}

/** A file that nothing is done with, and why. */
export interface Leftover {
  file: FolderFile
  why: 'itemUnknown' | 'itemsSeveral' | 'kindUnknown' | 'placeTaken' | 'alreadyNamed'
  /** References that it may mean, or other files for the same place. */
  names: string[]
}

export interface Placed {
  places: Place[]
  leftovers: Leftover[]
}

interface Sided extends Place {
  side?: Side
}

/** Says by their names where files belong. Without items every file is a paper of its own, recto and verso one together. */
export function placeFiles(files: readonly FolderFile[], items: readonly FileItem[] | null): Placed {
  const find = items ? itemFinder(items) : null
  const byRow = new Map(items?.map((item) => [item.row, item]))
  const groups = new Map<string, Sided[]>()
  const leftovers: Leftover[] = []
  const leave = (file: FolderFile, why: Leftover['why'], names: string[] = []): void =>
    void leftovers.push({ file, why, names })
  const add = (key: string, sided: Sided): void => void groups.set(key, [...(groups.get(key) ?? []), sided])
  for (const file of files) {
    if (!find) {
      const { side, ...paper } = paperOfName(stemOf(file.name), folderOf(file.name))
      add(groupOf(file.name, side), { files: [file], item: null, ...paper, side })
      continue
    }
    const named = find(file.name)
    const item = itemIn(named, byRow)
    if (!named || !item || !('item' in named)) {
      leave(file, named ? 'itemsSeveral' : 'itemUnknown', referencesIn(named))
      continue
    }
    const paper = paperOfName(named.file, named.folders)
    if (paper.kind === null) leave(file, 'kindUnknown', [item.reference])
    else {
      const placed = placeIn(item, file, paper, paper.kind)
      if (placed.at !== undefined && typeof item.documents[placed.at]?.['documentId'] === 'string')
        leave(file, 'alreadyNamed', [item.reference])
      else add(`${item.row} ${placed.at ?? `${placed.kind} ${placed.of ?? ''}`}`, placed)
    }
  }
  const places = [...groups.values()].flatMap((group) => placesOfGroup(group, leave))
  return { places, leftovers }
}

const itemIn = (named: ItemOfName, byRow: ReadonlyMap<number, FileItem>): FileItem | null =>
  named && 'item' in named ? (byRow.get(named.item.row) ?? null) : null

const referencesIn = (named: ItemOfName): string[] =>
  named && 'among' in named ? named.among.map(({ reference }) => reference) : []

const stemOf = (name: string): string => (name.split('/').at(-1) ?? '').replace(/\.[^.]{1,5}$/, '')
const folderOf = (name: string): string => name.split('/').slice(0, -1).join(' ')

/** Without items only a recto and a verso of the same name go together. */
function groupOf(name: string, side: Side | undefined): string {
  if (typeof side !== 'string') return name
  return `${folderOf(name)} / ${stemOf(name)
    .toLowerCase()
    .replace(/recto|verso|avant|arri[eè]re|front|back/g, '')}`
}

/** A name that says less than the item: the title itself may be the one that is crossed, or the foreign one. */
const furtherKinds: Readonly<Record<string, readonly string[]>> = {
  'certificat-immatriculation': ['certificat-immatriculation-barre', 'certificat-immatriculation-etranger'],
}

/** Finds a paper among those that the item lists; one that it does not list is added to it. */
function placeIn(item: FileItem, file: FolderFile, { of, variant, side }: NamedPaper, kind: string): Sided {
  const listed = item.documents.flatMap((document, at) =>
    [kind, ...(furtherKinds[kind] ?? [])].includes(String(document['kind'])) ? [{ document, at }] : [],
  )
  const ofSame = listed.filter(({ document }) => (document['of'] ?? 'holder') === (of ?? 'holder'))
  const exact = ofSame.find(({ document }) => document['kind'] === kind)
  const found = exact ?? ofSame[0] ?? (of === undefined && listed.length === 1 ? listed[0] : undefined)
  const foundKind = found ? String(found.document['kind']) : kind
  return { files: [file], item, kind: foundKind, variant, of, side, at: found?.at }
}

/** Sides and pages become one paper; anything else that claims the same place is left to the person. */
function placesOfGroup(
  group: readonly Sided[],
  leave: (file: FolderFile, why: Leftover['why'], names: string[]) => void,
): Place[] {
  const [first] = group
  if (!first) return []
  const place = withoutSide(first)
  if (group.length === 1) return [place]
  const sides = group.map(({ side }) => side)
  const areSides =
    new Set(sides).size === group.length &&
    (sides.every((side) => typeof side === 'number') || sides.every((side) => typeof side === 'string'))
  if (areSides && group.length <= 10) {
    const inOrder = group.toSorted((one, other) => rankOf(one.side) - rankOf(other.side))
    return [{ ...place, files: inOrder.flatMap(({ files }) => files) }]
  }
  if (first.item === null) return group.map(withoutSide)
  const names = group.flatMap(({ files }) => files.map(({ name }) => name))
  for (const { files } of group)
    for (const file of files)
      leave(
        file,
        'placeTaken',
        names.filter((name) => name !== file.name),
      )
  return []
}

function withoutSide({ side: _side, ...place }: Sided): Place {
  return place
}

const rankOf = (side: Side | undefined): number =>
  typeof side === 'number' ? side : side === 'verso' ? 2 : 1
