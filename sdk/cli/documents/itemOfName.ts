import { type NameWords, nameWords, placesOf, withoutWords } from './nameWords.ts'

/** By what a dossier may be named in a file's name: its reference, or whom it is about. */
export interface NamedItem {
  row: number
  reference: string
  /** Birth and given names of who it is about, in both orders. */
  persons: readonly string[]
}

export type ItemOfName =
  { item: NamedItem; file: string; folders: string } | { among: readonly NamedItem[] } | null

interface Key {
  words: readonly string[]
  items: NamedItem[]
}

/** Finds the dossier that a file's name means: the longest reference in it, else the name of a person whom one dossier only is about. */
export function itemFinder(items: readonly NamedItem[]): (name: string) => ItemOfName {
  const references = keysOf(items, ({ reference }) => [reference])
  const persons = keysOf(items, (item) => item.persons)
  return (name) => find(name, references) ?? find(name, persons)
}

type Keys = ReadonlyMap<string, Key[]>

/** By their first word. */
function keysOf(items: readonly NamedItem[], namesOf: (item: NamedItem) => readonly string[]): Keys {
  const known = new Map<string, Key>()
  for (const item of items)
    for (const name of new Set(namesOf(item))) {
      const { words } = nameWords(name)
      const key = known.get(words.join(' '))
      if (!key) known.set(words.join(' '), { words, items: [item] })
      else if (!key.items.includes(item)) key.items.push(item)
    }
  const byFirst = new Map<string, Key[]>()
  for (const key of known.values()) {
    const [first] = key.words
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), key])
  }
  return byFirst
}

interface Hit {
  key: Key
  segment: number
  at: number
  rank: number
}

function find(name: string, keys: Keys): ItemOfName {
  const segments = name
    .replace(/\.[^./]{1,5}$/, '')
    .split('/')
    .map(nameWords)
  const hits = segments
    .flatMap((words, segment) => hitsIn(words, segment, keys))
    .toSorted((one, other) => other.rank - one.rank)
  const [best] = hits
  if (!best) return null
  const items = new Set(hits.filter(({ rank }) => rank === best.rank).flatMap(({ key }) => key.items))
  const [item] = items
  // Of two lines with one reference the gateway takes the first only.
  const areSame = [...items].every(({ reference }) => reference === item?.reference)
  if (!areSame || !item) return { among: [...items] }
  const rest = segments.map((words, segment) =>
    segment === best.segment
      ? withoutWords(words, best.at, best.key.words.length)
      : withoutWords(words, 0, 0),
  )
  return { item, file: rest.at(-1) ?? '', folders: rest.slice(0, -1).join(' ') }
}

/** A name that begins with it goes before one that holds it; then the longer one. Short ones count only where a name begins. */
function hitsIn(words: NameWords, segment: number, keys: Keys): Hit[] {
  return [...new Set(words.words)].flatMap((word) =>
    (keys.get(word) ?? []).flatMap((key) =>
      placesOf(key.words, words).flatMap((at) => {
        const length = key.words.join('').length
        if (at > 0 && length < 4) return []
        return [{ key, segment, at, rank: (at === 0 ? 1_000 : 0) + length }]
      }),
    ),
  )
}
