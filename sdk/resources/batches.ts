import { longPoll } from '../longPoll.ts'
import { type ListOptions, listRows } from '../pages.ts'
import {
  type BatchStanding,
  type Milestone,
  type Progress,
  hasReached,
  outcomeOf,
  progressOf,
  sumCounts,
} from '../progress.ts'
import { type ItemSource } from '../submission/partsOf.ts'
import { type Submission, asRowsOfSource } from '../submission/submission.ts'
import { type SubmitOptions, submit } from '../submission/submit.ts'
import { type Transport, pathId } from '../transport.ts'
import type {
  Batch,
  BatchCounts,
  BatchOutcome,
  CallOptions,
  BatchCancelled,
  ResultLine,
  WriteOptions,
} from '../types.ts'
import { type ResultsOptions, readResults } from './results.ts'

export interface WaitOptions {
  /** `accepted`: at once; `filed`: the State has every one; `decided` (default): nothing more will come. */
  until?: Milestone
  onProgress?: (progress: Progress) => void
  /** Default: for as long as it takes. */
  timeoutMs?: number
  signal?: AbortSignal
}

export interface Waited {
  batches: Batch[]
  counts: BatchCounts
  progress: Progress
  /** Null while a batch is open. */
  outcome: BatchOutcome | null
}

/** Batches read at the same time, each with a long poll of its own. */
const waitsMax = 8

export class Batches {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Hands over items: an array, a generator, a database cursor, or NDJSON lines already written. They are cut into batches at the
   * gateway's limits (100,000 lines, 256 MiB); a broken connection is taken up again without doubling anything. A wrong item is no
   * error: it stands in `rejected` with what to do, and the others go on.
   * @throws ApiError when the gateway refuses the whole, SubmitInterruptedError when it refuses a later part
   *
   * @example
   * const submission = await liasse.batches.submit(readItems(), { reference: 'morning-12', onProgress: ({ sent }) => console.log(sent) })
   * console.log(submission.accepted, submission.rejected)
   */
  async submit(items: ItemSource, options: SubmitOptions = {}): Promise<Submission> {
    return await submit(this.#transport, items, options, {
      wait: async (of, waitOptions) => await this.wait(of, waitOptions),
      results: (of, resultsOptions) => this.results(of, resultsOptions),
    })
  }

  /**
   * Waits until a batch, several, or all parts of a submission, have come so far. A gateway that restarts meanwhile is waited for.
   * @throws DeadlineError after `timeoutMs`
   *
   * @example
   * const { outcome } = await liasse.batches.wait(id, { until: 'decided', onProgress: (p) => console.log(p.decided, p.total) })
   */
  async wait(of: string | readonly string[] | Submission, options: WaitOptions = {}): Promise<Waited> {
    const until = options.until ?? 'decided'
    const standing = new Map<string, BatchStanding>(
      isSubmission(of) ? of.parts.map((part) => [part.id, part]) : [],
    )
    const read = new Map<string, Batch>()
    const tell = (batch: Batch): void => {
      standing.set(batch.id, batch)
      read.set(batch.id, batch)
      options.onProgress?.(progressOf([...standing.values()]))
    }
    const open = [...idsOf(of)]
    const waitForNext = async (): Promise<void> => {
      for (let id = open.shift(); id !== undefined; id = open.shift()) {
        await this.#waitForOne(id, standing.has(id), tell, { ...options, until })
      }
    }
    await Promise.all(Array.from({ length: Math.min(waitsMax, open.length) }, waitForNext))
    const batches = idsOf(of).flatMap((id) => read.get(id) ?? [])
    return { batches, counts: sumCounts(batches), progress: progressOf(batches), outcome: outcomeOf(batches) }
  }

  async #waitForOne(
    id: string,
    isKnown: boolean,
    onValue: (batch: Batch) => void,
    { until, timeoutMs, signal }: WaitOptions & { until: Milestone },
  ): Promise<void> {
    await longPoll<Batch>(this.#transport, {
      path: `/v1/batches/${pathId(id)}`,
      isDone: (batch) => hasReached(batch, until),
      onValue,
      timeoutMs: timeoutMs ?? null,
      signal,
      isKnown,
    })
  }

  /**
   * What became of every line, in input order, as it is at this moment. A stream that breaks off is taken up after the last line read.
   *
   * @example
   * for await (const line of liasse.batches.results(id)) console.log(line.reference, line.state, line.outcome?.plate)
   */
  async *results(
    of: string | Submission,
    options: ResultsOptions = {},
  ): AsyncGenerator<ResultLine, void, undefined> {
    if (typeof of === 'string') {
      yield* readResults(this.#transport, of, options)
      return
    }
    for (const part of of.parts) {
      for await (const line of readResults(this.#transport, part.id, options))
        yield asRowsOfSource(line, part.firstRow)
    }
  }

  /**
   * The results as the gateway writes them, for a file: CSV, JSON or NDJSON bytes.
   *
   * @example
   * await writeFile('results.csv', await liasse.batches.download(id, 'csv'))
   */
  async download(
    id: string,
    format: 'csv' | 'json' | 'ndjson',
    options: ResultsOptions = {},
  ): Promise<Uint8Array> {
    const { only, ...call } = options
    const mediaTypes = { csv: 'text/csv', json: 'application/json', ndjson: 'application/x-ndjson' }
    return await this.#transport.request(
      {
        method: 'GET',
        path: `/v1/batches/${pathId(id)}/results`,
        query: { only },
        headers: { accept: mediaTypes[format] },
      },
      async (response) => new Uint8Array(await response.arrayBuffer()),
      call,
    )
  }

  /** @example const batch = await liasse.batches.get('bat_0193...') */
  async get(id: string, options: CallOptions = {}): Promise<Batch> {
    return await this.#transport.json({ method: 'GET', path: `/v1/batches/${pathId(id)}` }, options)
  }

  /** Newest first, all of them as far as you read. @example for await (const batch of liasse.batches.list()) console.log(batch.id) */
  list(query: { reference?: string } & ListOptions = {}): AsyncGenerator<Batch, void, undefined> {
    const { reference, ...options } = query
    return listRows(this.#transport, '/v1/batches', { reference }, options)
  }

  /** Cancels what is not yet with the State; `tooLate` names the others. @example const { cancelled } = await liasse.batches.cancel(id) */
  async cancel(id: string, options: WriteOptions = {}): Promise<BatchCancelled> {
    return await this.#write(`/v1/batches/${pathId(id)}/cancel`, {}, options)
  }

  /** Puts failed dossiers back, all or those that failed for these codes. @example const { retried } = await liasse.batches.retry(id) */
  async retry(id: string, options: { codes?: string[] } & WriteOptions = {}): Promise<{ retried: number }> {
    const { codes, ...call } = options
    return await this.#write(`/v1/batches/${pathId(id)}/retry`, codes ? { codes } : {}, call)
  }

  async #write<T>(path: string, json: object, options: WriteOptions): Promise<T> {
    const { idempotencyKey = crypto.randomUUID(), ...call } = options
    return await this.#transport.json({ method: 'POST', path, json, idempotencyKey }, call)
  }
}

const isSubmission = (of: string | readonly string[] | Submission): of is Submission =>
  typeof of === 'object' && 'parts' in of

function idsOf(of: string | readonly string[] | Submission): readonly string[] {
  if (isSubmission(of)) return of.batchIds
  return typeof of === 'string' ? [of] : of
}
