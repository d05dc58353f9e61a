/** One cell as the file holds it: what a person would see matters less than what was typed. */
export interface Cell {
  /** Dates as YYYY-MM-DD, YYYY-MM-DDTHH:MM or HH:MM; numbers digit for digit as the workbook holds them. */
  text: string
  kind: 'text' | 'number' | 'date' | 'boolean'
}

/** A line of the file, counted from 1 as an editor or a spreadsheet counts. */
export interface RawRow {
  line: number
  /** Physical lines, more than one where a quoted cell holds line breaks. */
  lines: number
  cells: readonly Cell[]
}

export const emptyCell: Cell = { text: '', kind: 'text' }

/** White space around, no-break spaces and the marks that copying leaves behind are no part of a value. */
export const trimmed = (text: string): string => text.replaceAll('\u200b', '').trim()

export const isBlankRow = (cells: readonly Cell[]): boolean => cells.every(({ text }) => trimmed(text) === '')
