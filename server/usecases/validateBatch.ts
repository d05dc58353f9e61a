import type { ValidationAnswer, ValidationRequest } from './batchAnswers.ts'
import { type DuplicateParts, DuplicateWatch } from './duplicates.ts'
import { feed } from './feed.ts'
import { judgeContextOf, type JudgeParts } from './judgeContext.ts'
import type { ItemReader, Store } from './ports.ts'
import { reportOf } from './validationReport.ts'

export type ValidateBatch = (request: ValidationRequest) => Promise<ValidationAnswer>

/** Judges a batch, by today or by another day, and keeps nothing. @throws whatever the store or the reader breaks with */
export function makeValidateBatch(
  parts: JudgeParts & DuplicateParts & { itemReader: ItemReader; store: Pick<Store, 'documentFaults'> },
): ValidateBatch {
  return async ({ caller, body, on }) => {
    const context = await judgeContextOf(parts, caller, on)
    const reading = parts.itemReader.open({ format: body.format, context, as: 'verdicts' })
    const feeding = feed(reading, body.bytes)
    try {
      const { tenant } = caller
      return await reportOf(reading, { store: parts.store, tenant, watch: new DuplicateWatch(parts, tenant) })
    } catch (error) {
      reading.abort()
      if (feeding.cutShort) return { as: 'cutShort' }
      throw error
    }
  }
}
