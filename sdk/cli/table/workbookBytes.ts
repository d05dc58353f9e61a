import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import type { Cell } from '../../import/reading/cell.ts'
import { safeCell } from './besideFile.ts'

interface SheetRow {
  cells: readonly Cell[]
  added: readonly string[]
  isHeader: boolean
}

/** A workbook of one sheet: days stay days, numbers numbers, and text text, whatever sign it begins with. */
export async function workbook(rows: AsyncIterable<SheetRow>): Promise<Uint8Array> {
  const data: (CellObject | null)[][] = []
  for await (const { cells, added, isHeader } of rows) {
    const style = isHeader ? { fontWeight: 'bold' as const } : {}
    data.push([
      ...cells.map((cell) => (cell.text === '' ? null : { ...valueOf(cell), ...style })),
      ...added.map((text) => (text === '' ? null : { value: safeCell(text), type: String, ...style })),
    ])
  }
  return await writeExcelFile(data, { sheet: 'Liasse' }).toBuffer()
}

function valueOf({ text, kind }: Cell): CellObject {
  if (kind === 'number' && String(Number(text)) === text) return { value: Number(text), type: Number }
  if (kind === 'boolean') return { value: text === 'oui', type: Boolean }
  if (kind !== 'date' || !/^\d{4}-/.test(text)) return { value: text, type: String }
  const hasTime = text.includes('T')
  const value = new Date(`${hasTime ? text : `${text}T00:00`}:00Z`)
  return { value, type: Date, format: hasTime ? 'dd/mm/yyyy hh:mm' : 'dd/mm/yyyy' }
}
