import { parse } from 'csv-parse'
import { ImportError } from '../importError.ts'
import type { Cell, RawRow } from './cell.ts'
import { limits } from './limits.ts'
import type { Separator } from './separator.ts'

/**
 * The lines of a CSV text, blank ones too, as they come; no more than a piece is held in memory.
 * @throws ImportError where a quotation mark is never closed
 */
export async function* csvRows(
  texts: AsyncIterable<string>,
  separator: Separator | null,
): AsyncGenerator<RawRow, void, undefined> {
  let line = 1
  try {
    for await (const record of records(texts, separator)) {
      const lines = 1 + lineBreaks(record)
      yield { line, lines, cells: record.map(textCell) }
      line += lines
    }
  } catch (cause) {
    const isOfParser = cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CSV_')
    throw isOfParser ? broken(line, cause) : cause
  }
}

/** Only events and `write` are asked of the parser: its build for web pages has no more. */
async function* records(
  texts: AsyncIterable<string>,
  separator: Separator | null,
): AsyncGenerator<string[], void, undefined> {
  const parser = parse({
    delimiter: separator ?? ';',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: limits.csvRecordBytesMax,
  })
  let found: string[][] = []
  parser.on('data', (record: string[]) => found.push(record))
  const failed = new Promise<never>((_resolve, reject) => parser.on('error', reject))
  const ended = new Promise<void>((resolve) => parser.on('end', () => resolve()))
  // A reader that stops early leaves both unasked for.
  failed.catch(() => undefined)
  for await (const text of texts) {
    if (text === '') continue
    await Promise.race([failed, new Promise<void>((resolve) => parser.write(text, () => resolve()))])
    const ready = found
    found = []
    yield* ready
  }
  parser.end()
  await Promise.race([failed, ended])
  yield* found
}

const textCell = (text: string): Cell => ({ text, kind: 'text' })

/** Only a quoted cell holds line breaks. The parser's own count is not used: it takes CR LF inside quotes for two. */
function lineBreaks(record: readonly string[]): number {
  let breaks = 0
  for (const text of record) {
    if (!text.includes('\n') && !text.includes('\r')) continue
    breaks += text.match(/\r\n|\n|\r/g)?.length ?? 0
  }
  return breaks
}

const broken = (line: number, cause: unknown): ImportError =>
  new ImportError(
    'csv-broken',
    {
      fr: `Le fichier CSV est illisible à partir de la ligne ${line} : un guillemet n'y est sans doute pas refermé.`,
      en: `The CSV file cannot be read from line ${line} on: a quotation mark is probably not closed there.`,
    },
    { cause },
  )
