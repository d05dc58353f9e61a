import type { DossierState } from '../domain/dossier.ts'
import type { MoveAnswer, MoveRequest, Store } from './ports.ts'

export interface BatchCancelled {
  cancelled: number
  /** Being filed: cancelled if the State turns out not to have them. */
  requested: number
  tooLate: { id: string; state: DossierState }[]
}

type Moves = Pick<Store, 'batch' | 'dossiers' | 'requestMoves'>

/** As many as one command of the store should hold, so that no commit keeps the only writer for long. */
const chunkSize = 500

/** Cancels what can still be cancelled. Null: no such batch of this tenant. */
export const cancelBatch =
  (store: Moves) =>
  async (tenant: string, batch: string): Promise<BatchCancelled | null> => {
    if ((await store.batch(tenant, batch)) === null) return null
    const sum: BatchCancelled = { cancelled: 0, requested: 0, tooLate: [] }
    for await (const found of chunksOf(store, tenant, batch)) {
      const open = found.filter((dossier) => dossier.state !== 'cancelled')
      const answers = await store.requestMoves(open.map(({ id }) => ({ id, tenant, as: 'cancel' })))
      answers.forEach((answer, index) => addTo(sum, answer, open[index]?.id ?? ''))
    }
    return sum
  }

function addTo(sum: BatchCancelled, answer: MoveAnswer, id: string): void {
  if (answer.as === 'done') sum.cancelled += 1
  else if (answer.as === 'wish') sum.requested += 1
  else if (answer.as === 'tooLate') sum.tooLate.push({ id, state: answer.state })
}

/** Puts failed dossiers back, all of them or those that failed for one of `codes`. Null: no such batch of this tenant. */
export const retryBatch =
  (store: Moves) =>
  async (tenant: string, batch: string, codes?: string[]): Promise<{ retried: number } | null> => {
    if ((await store.batch(tenant, batch)) === null) return null
    let retried = 0
    for await (const failed of chunksOf(store, tenant, batch, 'failed')) {
      const requests: MoveRequest[] = failed.map(({ id }) => ({ id, tenant, as: 'retry', codes }))
      const answers = await store.requestMoves(requests)
      retried += answers.filter((answer) => answer.as === 'done').length
    }
    return { retried }
  }

async function* chunksOf(
  store: Moves,
  tenant: string,
  batch: string,
  state?: DossierState,
): AsyncGenerator<{ id: string; state: DossierState }[]> {
  let after: string | undefined
  do {
    const { data, next } = await store.dossiers(tenant, { batch, state, after, limit: chunkSize })
    if (data.length > 0) yield data
    after = next ?? undefined
  } while (after !== undefined)
}
