import { SubmitInterruptedError } from '../errors/submitInterruptedError.ts'
import type { Transport } from '../transport.ts'
import type { AcceptedBatch, Priority, WriteOptions } from '../types.ts'
import type { Part } from './part.ts'
import { type ItemSource, batchLimits, partsOf } from './partsOf.ts'
import { type SubmittedPart, Submission, asRowsOfSource } from './submission.ts'

export interface SubmitOptions extends WriteOptions {
  /** Your name for the batch, unique. Past the limits of one batch the parts are called `reference/1`, `reference/2`, ... */
  reference?: string
  priority?: Priority
  /** `refuse`: one wrong item and nothing is kept (one batch only). Default: `continue`. */
  onInvalid?: 'continue' | 'refuse'
  onProgress?: (progress: SubmitProgress) => void
  /** Lines and bytes of one batch; a part is kept in memory while it is sent. Default: the gateway's limits, 100,000 and 256 MiB. */
  itemsMax?: number
  bytesMax?: number
}

export interface SubmitProgress {
  /** Lines handed to the connection. */
  sent: number
  /** Lines that the gateway has answered for. */
  accepted: number
  rejected: number
  /** Batches made. */
  parts: number
}

type Reader = ConstructorParameters<typeof Submission>[1]

/** Sends a source part after part; the same part is sent again, under the same key, until the gateway has answered for it. */
export async function submit(
  transport: Transport,
  source: ItemSource,
  options: SubmitOptions,
  reader: Reader,
): Promise<Submission> {
  const limits = {
    itemsMax: limitOf('itemsMax', options.itemsMax, batchLimits.itemsMax),
    bytesMax: limitOf('bytesMax', options.bytesMax, batchLimits.bytesMax),
  }
  const key = options.idempotencyKey ?? crypto.randomUUID()
  const done: SubmittedPart[] = []
  try {
    for await (const { part, isLast } of partsOf(source, limits)) {
      options.signal?.throwIfAborted()
      if (!isLast && options.onInvalid === 'refuse') {
        throw new RangeError("onInvalid 'refuse' holds within one batch, and these items need several")
      }
      const isOnly = isLast && done.length === 0
      const number = done.length + 1
      done.push(
        await sendPart(transport, part, {
          ...options,
          reference:
            isOnly || options.reference === undefined ? options.reference : `${options.reference}/${number}`,
          idempotencyKey: `${key}-${number}`,
          onProgress: (sent) => options.onProgress?.(progressAt(done, sent)),
        }),
      )
      options.onProgress?.(progressAt(done, 0))
    }
  } catch (error) {
    if (done.length === 0) throw error
    throw new SubmitInterruptedError(new Submission(done, reader), error)
  }
  return new Submission(done, reader)
}

type PartOptions = Omit<SubmitOptions, 'onProgress'> & {
  idempotencyKey: string
  onProgress: (sent: number) => void
}

async function sendPart(transport: Transport, part: Part, options: PartOptions): Promise<SubmittedPart> {
  const { reference, priority, onInvalid, idempotencyKey, onProgress } = options
  let sentMost = 0
  const open = (alive: () => void): ReadableStream<Uint8Array> =>
    part.open((rows) => {
      alive()
      // A part that is sent again does not turn the progress back.
      if (rows <= sentMost) return
      sentMost = rows
      onProgress(rows)
    })
  return await transport.request(
    {
      method: 'POST',
      path: '/v1/batches',
      query: { reference, priority, onInvalid },
      stream: { mediaType: 'application/x-ndjson', open },
      idempotencyKey,
    },
    async (response) => {
      const batch = (await response.json()) as AcceptedBatch
      const { firstRow } = part
      return {
        ...batch,
        rejected: batch.rejected.map((row) => asRowsOfSource(row, firstRow)),
        existing: batch.existing.map((row) => asRowsOfSource(row, firstRow)),
        firstRow,
        isReplayed: response.headers.get('idempotency-replayed') === 'true',
      }
    },
    options,
  )
}

function progressAt(done: readonly SubmittedPart[], sentOfNext: number): SubmitProgress {
  const total = done.reduce((sum, part) => sum + part.total, 0)
  const rejected = done.reduce((sum, part) => sum + part.counts.rejected, 0)
  return { sent: total + sentOfNext, accepted: total - rejected, rejected, parts: done.length }
}

function limitOf(name: string, value: number | undefined, most: number): number {
  if (value === undefined) return most
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} is a whole number from 1`)
  return Math.min(value, most)
}
