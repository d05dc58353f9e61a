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
  const parser = parse({
    delimiter: separator ?? ';',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: limits.csvRecordBytesMax,
  })
  const feeding = feed(texts, parser)
  let line = 1
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const lines = 1 + lineBreaks(record)
      yield { line, lines, cells: record.map(textCell) }
      line += lines
    }
    await feeding
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CSV_'))
      throw broken(line, cause)
    throw cause
  } finally {
    parser.destroy()
    await feeding
  }
}

type Parser = ReturnType<typeof parse>

/** Never rejects: what goes wrong in the source comes out of the parser. */
async function feed(texts: AsyncIterable<string>, parser: Parser): Promise<void> {
  const closed = new Promise<void>((resolve) => void parser.once('close', resolve))
  try {
    for await (const text of texts) {
      if (parser.destroyed) return
      if (text === '') continue
      if (!parser.write(text))
        await Promise.race([closed, new Promise((drained) => parser.once('drain', drained))])
    }
    if (!parser.destroyed) parser.end()
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  }
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
