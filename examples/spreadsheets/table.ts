import { newAddressTitles, ownerNames, partyNames, partyTitles, titles, words } from './titles.ts'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A cell with what it is, so that each format can write it in its own way. */
export type TableCell = { date: string } | { number: number } | { text: string } | null

export interface Table {
  titles: string[]
  rows: TableCell[][]
}

/** Items as one wide table, a column a field; what no column carries is left out. */
export function tableOf(items: readonly { [name: string]: Json }[]): Table {
  const leaves = items.map(leavesOf)
  const used = new Set(leaves.flatMap((found) => [...found.keys()]))
  const columns = [...used].flatMap((pointer) => {
    const title = titleOf(pointer)
    return title === null ? [] : [{ pointer, title }]
  })
  columns.sort((one, other) => rank(one.pointer) - rank(other.pointer))
  return {
    titles: columns.map(({ title }) => title),
    rows: leaves.map((found) => columns.map(({ pointer }) => cellOf(pointer, found.get(pointer)))),
  }
}

const order = Object.keys(titles)

/** The dealer's own fields first, then people, then papers. */
function rank(pointer: string): number {
  const place = order.indexOf(pointer)
  if (place >= 0) return place
  return pointer.startsWith('/documents') ? 10_000 : 1_000
}

/** Each value by pointer. Papers go by kind and owner; a paper of which nothing more is said is a bare `true`. */
function leavesOf(item: { [name: string]: Json }): Map<string, Json> {
  const found = new Map<string, Json>()
  const walk = (value: Json, pointer: string): void => {
    if (Array.isArray(value) && pointer.endsWith('/firstNames')) walk(byPlace(value), pointer)
    else if (isBlock(value))
      for (const [name, member] of Object.entries(value)) walk(member, `${pointer}/${name}`)
    else found.set(pointer, value)
  }
  for (const [name, member] of Object.entries(item)) {
    if (name === 'documents' && Array.isArray(member)) member.forEach((paper) => walkPaper(paper, found))
    else if (name === 'vehicle' && isBlock(member)) walk(withMention(member), '/vehicle')
    else walk(member, `/${name}`)
  }
  return found
}

const byPlace = (list: readonly Json[]): { [name: string]: Json } =>
  Object.fromEntries(list.map((value, place) => [String(place), value]))

function withMention(vehicle: { [name: string]: Json }): Json {
  const { mentions, ...rest } = vehicle
  return Array.isArray(mentions) ? { ...rest, mentions: byPlace(mentions) } : vehicle
}

function walkPaper(paper: Json, found: Map<string, Json>): void {
  if (!isBlock(paper)) return
  const { kind, of, ...members } = paper
  if (typeof kind !== 'string') return
  const base = `/documents/${kind}${typeof of === 'string' ? `:${of}` : ''}`
  if (Object.keys(members).length === 0) found.set(base, true)
  for (const [name, member] of Object.entries(members)) found.set(`${base}/${name}`, member)
}

const isBlock = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const memberTitles: Readonly<Record<string, string>> = {
  variant: 'type',
  issuedOn: 'date',
  expiresOn: 'expire le',
  documentId: 'fichier',
}

export function titleOf(pointer: string): string | null {
  const paper = /^\/documents\/([^/:]+)(?::(\w+))?(?:\/(\w+))?$/.exec(pointer)
  if (paper) {
    const [, kind = '', of, member] = paper
    const owner = of === undefined ? '' : ` ${ownerNames[of] ?? of}`
    const suffix = member === undefined ? '' : ` : ${memberTitles[member] ?? member}`
    return `${kind.replaceAll('-', ' ')}${owner}${suffix}`
  }
  const [, role = '', field = ''] = /^(\/[a-zA-Z]+)(\/.+)$/.exec(pointer) ?? []
  const party = partyNames[role]
  const partyField = partyTitles[field]
  return (
    titles[pointer] ?? newAddressTitles[pointer] ?? (party && partyField ? `${party} - ${partyField}` : null)
  )
}

/** As people write it: a civility for the sex, French words, lists with commas. */
function cellOf(pointer: string, value: Json | undefined): TableCell {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return { text: value ? 'oui' : 'non' }
  if (typeof value === 'number') return { number: value }
  if (Array.isArray(value)) return { text: value.map(String).join(', ') }
  if (isBlock(value)) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { date: value }
  const name = pointer.split('/').at(-1) ?? ''
  return { text: words[pointer]?.[value] ?? words[name]?.[value] ?? value }
}
