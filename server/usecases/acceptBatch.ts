import type { BatchAnswer, BatchRequest } from './batchAnswers.ts'
import { deposit } from './deposit.ts'
import { type DuplicateParts, DuplicateWatch } from './duplicates.ts'
import { feed } from './feed.ts'
import { judgeContextOf, type JudgeParts } from './judgeContext.ts'
import { onceUnderKey } from './onceUnderKey.ts'
import type { BatchEnvelope, Clock, IdempotencyClaim, Ids, ItemReader, ItemReading, Store } from './ports.ts'
import { reportOf } from './validationReport.ts'

export type AcceptBatch = (request: BatchRequest) => Promise<BatchAnswer>

export interface AcceptParts extends JudgeParts, DuplicateParts {
  store: Store
  itemReader: ItemReader
  clock: Clock
  ids: Ids
}

/**
 * Takes a batch in: read and checked in a worker, staged as it comes, sealed in one commit. Nothing is kept of a batch that is
 * faulty as a whole, refused, or cut short. @throws StoreError, and whatever breaks the reader
 */
export function makeAcceptBatch(parts: AcceptParts): AcceptBatch {
  return async (request) => {
    const { caller, body, options } = request
    const context = await judgeContextOf(parts, caller)
    const claim = request.idempotency ? { tenant: caller.tenant, ...request.idempotency } : null
    const reading = { format: body.format, context }
    return onceUnderKey(parts, claim, { bytes: body.bytes, reading }, async () => {
      const as = body.format === 'ndjson' && options.mode === 'validate' ? 'verdicts' : 'chunks'
      const opened = parts.itemReader.open({ ...reading, as })
      const feeding = feed(opened, body.bytes)
      try {
        return await takeIn(parts, opened, request, claim)
      } catch (error) {
        opened.abort()
        if (feeding.cutShort) return { as: 'cutShort' }
        throw error
      }
    })
  }
}

async function takeIn(
  parts: AcceptParts,
  reading: ItemReading,
  request: BatchRequest,
  claim: IdempotencyClaim | null,
): Promise<BatchAnswer> {
  const said: BatchEnvelope = await reading.envelope()
  const {
    reference = null,
    mode,
    onInvalid,
    priority = 'normal',
  } = request.body.format === 'json' ? said : request.options
  const { tenant } = request.caller
  if (mode === 'validate') {
    return reportOf(reading, { store: parts.store, tenant, watch: new DuplicateWatch(parts, tenant) })
  }
  const draft = {
    id: parts.ids('bat'),
    tenant,
    reference,
    priority,
    kind: 'batch' as const,
  }
  const result = await deposit(parts, draft, reading, { refuseInvalid: onInvalid === 'refuse', claim })
  return result.as === 'sealed' ? { as: 'sealed', answer: result.answer, replayed: false } : result
}
