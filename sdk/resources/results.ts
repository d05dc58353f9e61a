import { sleep } from '../deadline.ts'
import { isConnectionError, isDeadlineError } from '../errors/guards.ts'
import { jsonLines } from '../jsonLines.ts'
import { retryDelayMs } from '../retryTiming.ts'
import { type Transport, asFailure, pathId } from '../transport.ts'
import type { CallOptions, ResultLine } from '../types.ts'

export interface ResultsOptions extends CallOptions {
  /** Only the rejected rows, only those that ended, or only those still open. */
  only?: 'rejected' | 'final' | 'open'
}

/** Streams the results of one batch; after a break the rows already given are read over, since results come in input order. */
export async function* readResults(
  transport: Transport,
  batch: string,
  options: ResultsOptions,
): AsyncGenerator<ResultLine, void, undefined> {
  let lastRow = 0
  let breaks = 0
  for (;;) {
    const before = lastRow
    try {
      for await (const line of oneReading(transport, batch, options)) {
        if (line.row <= lastRow) continue
        lastRow = line.row
        yield line
      }
      return
    } catch (error) {
      if (!isConnectionError(error) && !isDeadlineError(error)) throw error
      breaks = lastRow > before ? 0 : breaks + 1
      if (breaks >= (options.maxRetries ?? transport.maxRetries)) throw error
      await sleep(retryDelayMs(breaks, null, Math.random()) ?? 0, options.signal)
    }
  }
}

async function* oneReading(
  transport: Transport,
  batch: string,
  options: ResultsOptions,
): AsyncGenerator<ResultLine, void, undefined> {
  const { only, ...call } = options
  const { response, deadline } = await transport.open(
    {
      method: 'GET',
      path: `/v1/batches/${pathId(batch)}/results`,
      query: { only },
      headers: { accept: 'application/x-ndjson' },
    },
    call,
  )
  try {
    if (response.body) yield* jsonLines<ResultLine>(response.body, () => deadline.alive())
  } catch (error) {
    throw asFailure(error, deadline)
  } finally {
    deadline.end()
  }
}
