import type { NotTaken } from './batchAnswers.ts'
import { type Feed, feed } from './feed.ts'
import type { IdempotencyClaim, ItemReader, ReadingRequest, Store, StoredAnswer } from './ports.ts'

interface Sealed {
  as: 'sealed'
  answer: StoredAnswer
  replayed: boolean
}

/** The body of a write, and how it would be read. */
export interface KeyedBody {
  bytes: AsyncIterable<Uint8Array>
  reading: Omit<ReadingRequest, 'as'>
}

/**
 * Runs a write once per Idempotency-Key: the key is claimed before the body is read and freed unless the write was sealed,
 * which remembers its answer in the same commit. A known key is compared on the whole body.
 */
export async function onceUnderKey<Answer extends { as: string }>(
  { store, itemReader }: { store: Store; itemReader: ItemReader },
  claim: IdempotencyClaim | null,
  body: KeyedBody,
  run: () => Promise<Answer>,
): Promise<Answer | Sealed | NotTaken> {
  if (claim === null) return run()
  const state = await store.claimIdempotency(claim)
  if (state.as === 'running') return { as: 'keyRunning' }
  if (state.as === 'known') {
    if (state.request !== claim.request) return { as: 'keyReused' }
    const hash = await hashOf(itemReader, body)
    if (typeof hash !== 'string') return hash
    return hash === state.bodyHash
      ? { as: 'sealed', answer: state.answer, replayed: true }
      : { as: 'keyReused' }
  }
  let sealed = false
  try {
    const answer = await run()
    sealed = answer.as === 'sealed'
    return answer
  } finally {
    if (!sealed) await store.releaseIdempotency(claim)
  }
}

async function hashOf(itemReader: ItemReader, { bytes, reading }: KeyedBody): Promise<string | NotTaken> {
  const hashing = itemReader.open({ ...reading, as: 'hash' })
  const feeding: Feed = feed(hashing, bytes)
  try {
    const { bodyHash, fault } = await hashing.summary()
    return fault ? { as: 'fault', fault } : bodyHash
  } catch (error) {
    hashing.abort()
    if (feeding.cutShort) return { as: 'cutShort' }
    throw error
  }
}
