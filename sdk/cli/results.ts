import { once } from 'node:events'
import { connect } from './connect.ts'
import { exitCodes } from './exitCodes.ts'
import type { Connection, Context } from './program.ts'

export interface ResultsFlags extends Connection {
  format: 'ndjson' | 'csv' | 'json'
  only?: 'rejected' | 'final' | 'open'
}

/** `liasse results ID`: the results on standard output, for a file or the next program. */
export async function results(
  id: string,
  options: ResultsFlags,
  { texts, signal }: Context,
): Promise<number> {
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

async function write(piece: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}
