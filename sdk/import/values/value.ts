import type { ImportFindingCode } from '../finding.ts'

export type Json = string | number | boolean | null | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json | undefined
}

/** How the text of a cell was taken, told once for all the lines that hold it. */
export interface Reading {
  from: string
  to: string
}

/**
 * What a cell says: values by pointer relative to the column's own ('' is the column's field, `../gearbox` a sister), or what is
 * wrong with it. An empty list of values means that there is nothing to take.
 */
export interface Understood {
  values: readonly (readonly [place: string, value: Json])[]
  warning?: ImportFindingCode
  reading?: Reading
}
export interface NotUnderstood {
  fault: ImportFindingCode
  /** Words that would be understood. */
  expected?: string
}
export type Parsed = Understood | NotUnderstood

export const taken = (value: Json, more: Omit<Understood, 'values'> = {}): Understood => ({
  values: [['', value]],
  ...more,
})
export const nothing: Understood = { values: [] }
export const fault = (code: ImportFindingCode, expected?: string): NotUnderstood => ({
  fault: code,
  ...(expected === undefined ? {} : { expected }),
})

/** What parsers may know beside the cell. */
export interface ParseContext {
  /** Year in which the file is read, four digits. */
  year: number
  /** The field is that of a day of birth, an identity paper... : the pointer without list positions and role. */
  pointer: string
  is1904: boolean
  /** The party has a column of its own for first names. */
  hasFirstNames: boolean
}
