import { type RawRow, trimmed } from '../reading/cell.ts'
import { parseWord } from '../values/vocabulary.ts'
import { plainWords } from '../values/words.ts'
import type { BuildContext } from './buildItem.ts'

/** The procedure of a row: its own cell, else the option, else the mapping's constant; null when the cell's word is not known. */
export function procedureOf(row: RawRow, context: BuildContext): string | null {
  const column = context.columns.find(({ target }) => target?.pointer === '/procedure')
  const text = column ? trimmed(row.cells[column.index]?.text ?? '') : ''
  if (!column || text === '') {
    const constant = context.mapping.constants.get('/procedure')
    return context.procedure ?? (typeof constant === 'string' ? constant : null)
  }
  const given = context.mapping.values.get('/procedure')?.get(plainWords(text))
  if (typeof given === 'string') return given
  const parsed = parseWord(
    { text, kind: 'text' },
    { pointer: '/procedure', year: 0, is1904: false, hasFirstNames: false },
  )
  if ('fault' in parsed) return null
  if (parsed.reading) context.onReading(column, parsed.reading)
  const value = parsed.values[0]?.[1]
  return typeof value === 'string' ? value : null
}
