import { SheetNotFoundError, readSheet } from 'read-excel-file/universal'
import { ImportError } from '../importError.ts'
import { type Cell, type RawRow, emptyCell } from './cell.ts'
import { limits } from './limits.ts'
import { storedZip } from './storedZip.ts'
import { type Parts, openWorkbook, tooLarge, unreadable } from './workbook.ts'

export interface SheetRows {
  rows: RawRow[]
  /** The workbook counts its days from 1904, as old Macs did. */
  is1904: boolean
}

/**
 * The rows of one sheet (the first, or by name or number from 1).
 * @throws ImportError
 */
export async function xlsxRows(bytes: Uint8Array, sheet: string | number = 1): Promise<SheetRows> {
  const parts = await openWorkbook(bytes)
  checkAddresses(parts)
  const data = await readData(storedZip(parts).buffer, sheet)
  const rows = data.map((cells, index) => ({ line: index + 1, lines: 1, cells: cells.map(cellOf) }))
  return { rows, is1904: countsFrom1904(new TextDecoder().decode(parts.get('xl/workbook.xml'))) }
}

function countsFrom1904(book: string): boolean {
  const [, properties = ''] = book.split('workbookPr', 2)
  const [attributes = ''] = properties.split('>', 1)
  return /\bdate1904=["'](?:1|true)["']/.test(attributes)
}

/** Numbers digit for digit: a JavaScript number has lost what a long identifier was. */
class NumberText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = string | boolean | Date | NumberText | null

async function readData(archive: ArrayBuffer, sheet: string | number): Promise<Value[][]> {
  try {
    const data: unknown[][] = await readSheet(new Blob([archive]), sheet, {
      parseNumber: (text: string) => new NumberText(text),
      trim: false,
    })
    return data as Value[][]
  } catch (error) {
    if (error instanceof SheetNotFoundError) throw noSheet(String(sheet))
    throw unreadable('not understood', error)
  }
}

const noSheet = (sheet: string): ImportError =>
  new ImportError('sheet-not-found', {
    fr: `Le classeur n'a pas de feuille « ${sheet} ».`,
    en: `The workbook has no sheet '${sheet}'.`,
  })

/**
 * A cell far out makes the parser fill everything before it: addresses are checked first. Attributes are read with their quotes, and an
 * address written in any roundabout way is refused.
 */
function checkAddresses(parts: Parts): void {
  const tag = /<(?:\w+:)?(?:c|row)(?=[\s/>])((?:[^"'<>]|"[^"]*"|'[^']*')*)>/g
  for (const [name, content] of parts) {
    if (!name.startsWith('xl/worksheets/') || !name.endsWith('.xml')) continue
    let rowMax = 0
    let columnMax = 0
    for (const [, attributes = ''] of new TextDecoder().decode(content).matchAll(tag)) {
      const address = /(?:^|\s)r\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes)
      if (!address) continue
      const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address[1] ?? address[2] ?? '') ?? []
      if (letters === undefined || digits === undefined) throw unreadable('odd address')
      rowMax = Math.max(rowMax, Number(digits))
      columnMax = Math.max(columnMax, columnNumber(letters))
    }
    if (columnMax > limits.columnsMax || rowMax * columnMax > limits.xlsxCellsMax) throw tooLarge()
  }
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

function cellOf(value: Value): Cell {
  if (value === null) return emptyCell
  if (typeof value === 'string') return { text: value, kind: 'text' }
  if (typeof value === 'boolean') return { text: value ? 'oui' : 'non', kind: 'boolean' }
  if (value instanceof Date) return { text: dateText(value), kind: 'date' }
  return { text: value.text, kind: 'number' }
}

/** A day, a day with its time, or a time alone (day zero of the spreadsheet's calendar). */
function dateText(value: Date): string {
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000)
  if (Number.isNaN(rounded.getTime())) return ''
  const [day = '', time = ''] = rounded.toISOString().split('T')
  const minutes = time.slice(0, 5)
  if (day < '1900-01-01') return minutes
  return minutes === '00:00' ? day : `${day}T${minutes}`
}
