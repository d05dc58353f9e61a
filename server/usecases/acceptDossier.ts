import type { AcceptParts } from './acceptBatch.ts'
import type { DossierAnswer, DossierRequest } from './batchAnswers.ts'
import { deposit } from './deposit.ts'
import { feed } from './feed.ts'
import { judgeContextOf } from './judgeContext.ts'
import { onceUnderKey } from './onceUnderKey.ts'
import type { IdempotencyClaim, ItemReading } from './ports.ts'

export type AcceptDossier = (request: DossierRequest) => Promise<DossierAnswer>

/** Takes one item in, as a batch of its own that shows in no list of batches. @throws as acceptBatch */
export function makeAcceptDossier(parts: AcceptParts): AcceptDossier {
  return async ({ caller, bytes, idempotency }) => {
    const context = await judgeContextOf(parts, caller)
    const claim = idempotency ? { tenant: caller.tenant, ...idempotency } : null
    const reading = { format: 'dossier' as const, context }
    return onceUnderKey(parts, claim, { bytes, reading }, async () => {
      const opened = parts.itemReader.open({ ...reading, as: 'chunks' })
      const feeding = feed(opened, bytes)
      try {
        return await takeIn(parts, opened, caller.tenant, claim)
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
  tenant: string,
  claim: IdempotencyClaim | null,
): Promise<DossierAnswer> {
  const draft = {
    id: parts.ids('bat'),
    tenant,
    reference: null,
    priority: 'normal' as const,
    kind: 'single' as const,
  }
  const result = await deposit(parts, draft, reading, { refuseInvalid: true, claim })
  switch (result.as) {
    case 'sealed':
      return { as: 'sealed', answer: result.answer, replayed: false }
    case 'refused':
      return { as: 'rejected', findings: result.findings }
    case 'fault':
      return result
    default:
      throw new Error(`one item cannot end ${result.as}`)
  }
}
