import type { Json, JsonObject, Maker } from './maker.ts'

/** A mistake as people make it: what it does to a good item, and the code it has to be told by. */
export interface Mistake {
  name: string
  code: string
  /** Procedures in which it can happen; absent: all of the file. */
  procedures?: readonly string[]
  /** Which items it can happen to; absent: all of those procedures. */
  fits?(item: JsonObject): boolean
  /** Changes the item; a text instead of an item is a line that is no item at all. */
  make(item: JsonObject, maker: Maker): JsonObject | string
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectIn = (item: JsonObject, name: string): JsonObject => {
  const value = item[name]
  return isObject(value) ? value : {}
}

/** The item with members of one of its blocks changed; undefined takes a member away. */
export const change =
  (block: string, changes: (block: JsonObject, item: JsonObject, maker: Maker) => JsonObject) =>
  (item: JsonObject, maker: Maker): JsonObject => {
    const old = objectIn(item, block)
    return { ...item, [block]: { ...old, ...changes(old, item, maker) } }
  }

export const without =
  (block: string) =>
  (item: JsonObject): JsonObject => ({ ...item, [block]: undefined })

export const papersIn = ({ documents }: JsonObject): JsonObject[] =>
  Array.isArray(documents) ? documents.filter(isObject) : []

export const declares =
  (...kinds: string[]) =>
  (item: JsonObject): boolean =>
    kinds.every((kind) => papersIn(item).some((paper) => paper['kind'] === kind))

/** The item with one kind of paper forgotten. */
export const withoutPaper =
  (kind: string) =>
  (item: JsonObject): JsonObject => ({
    ...item,
    documents: papersIn(item).filter((paper) => paper['kind'] !== kind),
  })

/** The item with one kind of paper changed. */
export const changePaper =
  (kind: string, changes: (maker: Maker) => JsonObject) =>
  (item: JsonObject, maker: Maker): JsonObject => ({
    ...item,
    documents: papersIn(item).map((paper) =>
      paper['kind'] === kind ? { ...paper, ...changes(maker) } : paper,
    ),
  })

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
export const count = (value: Json | undefined): number => (typeof value === 'number' ? value : 0)
export const frenchDate = (date: string): string => date.split('-').toReversed().join('/')
