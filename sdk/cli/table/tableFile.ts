import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import {
  type Import,
  type ImportMapping,
  type ImportOptions,
  type ImportedRow,
  importItems,
} from '../../import/index.ts'
import type { ToldRow } from '../rowLines.ts'
import type { Texts } from '../texts/languages.ts'
import { UsageError } from '../usageError.ts'

/** What a person may say of a CSV or XLSX file. */
export interface TableFlags {
  procedure?: string
  establishment?: string
  sheet?: string
  /** A JSON file. */
  mapping?: string
}

/** Rows whose columns are remembered for telling findings by the user's own titles; further on the API's names do. */
const rememberedRowsMax = 5_000
const faultsKeptMax = 1_000

/** A CSV or XLSX file on its way to the gateway: its good rows as NDJSON lines, its faulty ones kept to be told. */
export class TableFile {
  readonly imported: Import
  /** Rows the importer finds fault with, up to a thousand; they are not sent. */
  readonly faults: ToldRow[] = []
  /** Rows that are sent, but not without a word. */
  readonly warned = new Map<number, ToldRow>()
  faulty = 0
  sent = 0
  readonly #titles = new Map<number, ImportedRow['titleOf']>()

  constructor(imported: Import) {
    this.imported = imported
  }

  /** NDJSON lines; one for every line of the file, blank where nothing is sent, so that the gateway counts as the file does. */
  async *lines(): AsyncGenerator<string, void, undefined> {
    let next = 1
    for await (const row of this.imported.rows()) {
      for (; next < row.row; next += 1) yield ''
      next = row.row + 1
      this.#note(row)
      yield row.item ? JSON.stringify(row.item) : ''
    }
  }

  /** The user's own title of what a finding points at. */
  titleOf(row: number, pointer: string): string | undefined {
    return this.#titles.get(row)?.(pointer)
  }

  #note({ row, reference, findings, item, titleOf }: ImportedRow): void {
    if (this.#titles.size < rememberedRowsMax) this.#titles.set(row, titleOf)
    if (item) this.sent += 1
    else this.faulty += 1
    if (findings.length === 0) return
    const told = { row, reference, findings }
    if (item && this.warned.size < faultsKeptMax) this.warned.set(row, told)
    else if (!item && this.faults.length < faultsKeptMax) this.faults.push(told)
  }
}

/** Whether a file is a table: by its name, by the first bytes of a workbook, or, on standard input, because it was said to be one. */
export async function isTable(file: string, flags: TableFlags): Promise<boolean> {
  if (file === '-') return [flags.procedure, flags.sheet, flags.mapping].some((flag) => flag !== undefined)
  if (/\.(?:csv|tsv|txt|tab|xlsx?|xlsm|ods|pdf)$/i.test(file)) return true
  if (/\.(?:ndjson|jsonl|json)$/i.test(file)) return false
  const handle = await open(file).catch(() => null)
  if (!handle) return false
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.toString('latin1') === 'PK'
  } catch {
    return false
  } finally {
    await handle.close()
  }
}

export async function openTable(file: string, flags: TableFlags, texts: Texts): Promise<TableFile> {
  return new TableFile(
    await importItems(await tableSource(file, texts), await importOptions(file, flags, texts)),
  )
}

/** The bytes of a table. @throws UsageError when there is no such file */
export async function tableSource(file: string, texts: Texts): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin
  try {
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    return createReadStream(file)
  } catch (error) {
    throw unreadable(file, error, texts)
  }
}

export async function importOptions(file: string, flags: TableFlags, texts: Texts): Promise<ImportOptions> {
  const { procedure, establishment, sheet, mapping } = flags
  return {
    fileName: file === '-' ? undefined : file,
    procedure,
    establishment,
    sheet: sheet !== undefined && /^\d+$/.test(sheet) ? Number(sheet) : sheet,
    mapping: mapping === undefined ? undefined : await readMappingFile(mapping, texts),
  }
}

/** The members are checked by the importer, which says what is wrong and where. */
async function readMappingFile(file: string, texts: Texts): Promise<ImportMapping> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error, texts)
  })
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as ImportMapping
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? []
    throw new UsageError(
      `${file} : ${texts.usage.notJson(line && column ? texts.usage.place(line, column) : '')}`,
    )
  }
}

function unreadable(file: string, error: unknown, texts: Texts): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new UsageError(code === 'ENOENT' ? texts.usage.notFound(file) : texts.usage.unreadable(file, code))
}
