import { defaultLimits } from '../../server/config.ts'
import type { DuplicatePolicy } from '../../server/domain/duplicates.ts'
import type { JsonObject } from '../../server/domain/item.ts'
import { makeItemReader } from '../../server/intake/itemReader.ts'
import { type AcceptBatch, makeAcceptBatch } from '../../server/usecases/acceptBatch.ts'
import { type AcceptDossier, makeAcceptDossier } from '../../server/usecases/acceptDossier.ts'
import type { BatchRequest, Caller, DossierRequest } from '../../server/usecases/batchAnswers.ts'
import type { ItemReader } from '../../server/usecases/ports.ts'
import { type ValidateBatch, makeValidateBatch } from '../../server/usecases/validateBatch.ts'
import { establishments } from '../intake/items.ts'
import { aUsableDocument } from '../support/files.ts'
import { type StoreHarness, aStore } from '../support/storeHarness.ts'

export interface Acceptance {
  harness: StoreHarness
  caller: Caller
  /** A document of the caller's that may be filed. */
  document: string
  acceptBatch: AcceptBatch
  validateBatch: ValidateBatch
  acceptDossier: AcceptDossier
  close(): Promise<void>
}

/** The accepting use cases on a store in process and a real worker; chunks of two rows, so that small batches have many. */
export async function anAcceptance(duplicates?: DuplicatePolicy): Promise<Acceptance> {
  const harness = await aStore({ duplicates })
  const tenant = harness.ids('ten')
  await harness.store.administer({
    as: 'createTenant',
    id: tenant,
    name: 'Garage des Essais',
    establishments,
  })
  const itemReader: ItemReader = makeItemReader({ limits: { ...defaultLimits, chunkRowsMax: 2 } })
  const { store, clock, ids } = harness
  const parts = { store, clock, ids, itemReader, duplicates }
  return {
    harness,
    caller: { tenant, mode: 'test' },
    document: await aUsableDocument(harness, tenant),
    acceptBatch: makeAcceptBatch(parts),
    validateBatch: makeValidateBatch(parts),
    acceptDossier: makeAcceptDossier(parts),
    async close() {
      await itemReader.close()
      await harness.close()
    },
  }
}

export async function* streamOf(text: string, error?: Error): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
  if (error) throw error
}

/** A body that comes piece by piece, as the test hands it over. */
export function handedOver(): { bytes: AsyncIterable<Uint8Array>; push(text: string): void; end(): void } {
  const stream = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 1_000 })
  const writer = stream.writable.getWriter()
  return {
    bytes: stream.readable,
    push: (text) => void writer.write(Buffer.from(text)),
    end: () => void writer.close(),
  }
}

export function ndjson(text: string, more: Partial<BatchRequest> = {}): Omit<BatchRequest, 'caller'> {
  return { body: { format: 'ndjson', bytes: streamOf(text) }, options: {}, idempotency: null, ...more }
}

export function json(
  members: JsonObject | string,
  more: Partial<BatchRequest> = {},
): Omit<BatchRequest, 'caller'> {
  const text = typeof members === 'string' ? members : JSON.stringify(members)
  return { body: { format: 'json', bytes: streamOf(text) }, options: {}, idempotency: null, ...more }
}

export const dossier = (
  text: string,
  idempotency: DossierRequest['idempotency'] = null,
): Omit<DossierRequest, 'caller'> => ({
  bytes: streamOf(text),
  idempotency,
})
