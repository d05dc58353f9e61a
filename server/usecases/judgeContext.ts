import { parisDay } from '../domain/dates.ts'
import type { JudgeContext, JudgePolicy } from '../domain/item.ts'
import type { Caller } from './batchAnswers.ts'
import type { Clock, Store } from './ports.ts'

export interface JudgeParts {
  store: Pick<Store, 'establishments'>
  clock: Clock
  /** The operator's configuration; absent = as the book says. */
  policy?: JudgePolicy
}

/** What the items of a caller are judged by; today in Paris unless another day is asked for. */
export async function judgeContextOf(
  { store, clock, policy }: JudgeParts,
  { tenant, mode }: Caller,
  on?: string,
): Promise<JudgeContext> {
  const establishments = await store.establishments(tenant)
  return { on: on ?? parisDay(clock.wall()), establishments, mode, ...(policy ? { policy } : {}) }
}
