import { once } from 'node:events'
import { connect } from './connect.ts'
import { exitCodes } from './exitCodes.ts'
import type { Connection, Context } from './program.ts'
import { checkOutput, writeLaterResults } from './table/pushedResults.ts'
import { type TableFlags, isTable } from './table/tableFile.ts'
import { UsageError } from './usageError.ts'

export interface ResultsFlags extends Connection, TableFlags {
  format: 'ndjson' | 'csv' | 'json'
  only?: 'rejected' | 'final' | 'open'
  beside?: string
  output?: string
}

/** `liasse results ID`: the results on standard output, for a file or the next program. */
export async function results(id: string, options: ResultsFlags, context: Context): Promise<number> {
  const { texts, signal } = context
  if (options.beside !== undefined) return await besideFile(id, options.beside, options, context)
  if (options.output !== undefined) throw new UsageError(texts.usage.notATable)
  const liasse = connect(options, texts)
  const { only, format } = options
  if (format === 'ndjson') {
    for await (const line of liasse.batches.results(id, { only, signal }))
      await write(`${JSON.stringify(line)}\n`)
  } else {
    await write(await liasse.batches.download(id, format, { only, signal }))
    if (format === 'json') await write('\n')
  }
  return exitCodes.allWell
}

async function besideFile(
  batch: string,
  file: string,
  options: ResultsFlags,
  context: Context,
): Promise<number> {
  const { texts } = context
  checkOutput(file, options, await isTable(file, options), texts)
  const { output = null } = options
  await writeLaterResults(connect(options, texts), { batch, file, output, flags: options }, context)
  if (output !== null) process.stderr.write(`${texts.table.written(output)}\n`)
  return exitCodes.allWell
}

async function write(piece: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}
