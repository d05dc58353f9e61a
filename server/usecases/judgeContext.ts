import { parisDay } from '../domain/dates.ts'
import type { JudgeContext } from '../domain/item.ts'
import type { Caller } from './batchAnswers.ts'
import type { Clock, Store } from './ports.ts'

/** What the items of a caller are judged by; today in Paris unless another day is asked for. */
export async function judgeContextOf(
  { store, clock }: { store: Pick<Store, 'establishments'>; clock: Clock },
  { tenant, mode }: Caller,
  on?: string,
): Promise<JudgeContext> {
  return { on: on ?? parisDay(clock.wall()), establishments: await store.establishments(tenant), mode }
}
