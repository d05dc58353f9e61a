import { resolve } from 'node:path'
import type { Liasse, ResultLine, Submission } from '../../index.ts'
import { importItems } from '../../import/index.ts'
import type { Context } from '../program.ts'
import type { Texts } from '../texts/languages.ts'
import { UsageError } from '../usageError.ts'
import { writeBeside } from './besideFile.ts'
import type { RowResult } from './resultCells.ts'
import { type TableFile, type TableFlags, importOptions, tableSource } from './tableFile.ts'

/** Results need a file that can be read again, and another one to go to. @throws UsageError */
export function checkOutput(
  file: string,
  { output, preview }: { output?: string; preview?: boolean },
  isTabular: boolean,
  texts: Texts,
): void {
  if (!isTabular) throw new UsageError(texts.usage.notATable)
  if (preview === true || output === undefined) return
  if (file === '-') throw new UsageError(texts.usage.needsFile)
  if (!/\.(?:csv|xlsx)$/i.test(output)) throw new UsageError(texts.usage.outputKind)
  if (resolve(output) === resolve(file)) throw new UsageError(texts.usage.outputIsInput)
}

interface Written {
  file: string
  output: string
  flags: TableFlags
  table: TableFile
}

/** After a push: the gateway's rows are the lines of the file. */
export async function writeResults(
  liasse: Liasse,
  submission: Submission,
  { file, output, flags, table }: Written,
  { texts, signal }: Context,
): Promise<void> {
  const results = new Map<number, RowResult>()
  for (const { row, findings } of table.faults) results.set(row, { findings })
  for await (const line of liasse.batches.results(submission, { signal })) {
    const own = table.warned.get(line.row)?.findings ?? []
    results.set(line.row, { line, findings: [...line.findings, ...own] })
  }
  const { headerRow } = table.imported
  await writeBeside({ file, output, flags, headerRow, resultOf: (row) => results.get(row) }, texts)
}

interface LaterResults {
  batch: string
  file: string
  output: string | null
  flags: TableFlags
}

/** Some time after the push: rows and results find each other by their references. */
export async function writeLaterResults(
  liasse: Liasse,
  { batch, file, output, flags }: LaterResults,
  { texts, signal }: Context,
): Promise<void> {
  const byReference = new Map<string, ResultLine[]>()
  for await (const line of liasse.batches.results(batch, { signal })) add(byReference, line.reference, line)
  const options = await importOptions(file, flags, texts)
  // References do not hang on the procedure: a file without one is read all the same.
  const imported = await importItems(await tableSource(file, texts), {
    ...options,
    procedure: options.procedure ?? 'vn',
  })
  const rows = new Map<string, FileRow[]>()
  for await (const { row, reference, findings, item } of imported.rows()) {
    add(rows, reference, { row, findings, isGood: item !== null })
  }
  const { headerRow } = imported
  const results = resultsByRow(rows, byReference)
  await writeBeside({ file, output, flags, headerRow, resultOf: (row) => results.get(row) }, texts)
}

interface FileRow {
  row: number
  findings: RowResult['findings']
  /** The importer finds no fault with it: it was sent. */
  isGood: boolean
}

function add<T>(lists: Map<string, T[]>, reference: string | null, value: T): void {
  const list = lists.get(reference ?? '')
  if (list) list.push(value)
  else lists.set(reference ?? '', [value])
}

/** One person's result never stands beside another's: where a reference occurs more often in the file, rows that were sent come first. */
function resultsByRow(
  rows: ReadonlyMap<string, FileRow[]>,
  byReference: ReadonlyMap<string, ResultLine[]>,
): Map<number, RowResult> {
  const results = new Map<number, RowResult>()
  for (const [reference, alike] of rows) {
    const lines = byReference.get(reference) ?? []
    const sent = alike.length > lines.length ? alike.filter(({ isGood }) => isGood) : alike
    const answered = sent.length === lines.length || alike.length === 1 ? sent : []
    for (const { row, findings, isGood } of alike) {
      const line = lines[answered.findIndex((one) => one.row === row)]
      if (line) results.set(row, { line, findings: line.findings })
      else if (!isGood) results.set(row, { findings })
    }
  }
  return results
}
