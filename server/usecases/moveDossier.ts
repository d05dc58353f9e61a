import type { DossierView, MoveAnswer, MoveRequest, Store } from './ports.ts'

/** How a client's wish about one dossier ended; `unknown` covers what is not the caller's. */
export type DossierMoved =
  | { as: 'moved'; dossier: DossierView }
  | { as: 'requested' }
  | { as: 'tooLate'; state: string }
  | { as: 'unknown' }

type Moves = Pick<Store, 'dossier' | 'requestMoves'>

/** Cancels before filing; while it is being filed the wish is kept and wins only when the State proves not to have it. */
export const cancelDossier =
  (store: Moves) =>
  (tenant: string, id: string): Promise<DossierMoved> =>
    move(store, tenant, { id, tenant, as: 'cancel' })

/** Puts a failed dossier back into its lane. */
export const retryDossier =
  (store: Moves) =>
  (tenant: string, id: string): Promise<DossierMoved> =>
    move(store, tenant, { id, tenant, as: 'retry' })

export async function move(store: Moves, tenant: string, request: MoveRequest): Promise<DossierMoved> {
  const [answer] = await store.requestMoves([request])
  if (answer?.as === 'rejected') throw new Error('only a completion is judged by its papers')
  return tellMoved(store, tenant, { id: request.id, answer })
}

export async function tellMoved(
  store: Pick<Store, 'dossier'>,
  tenant: string,
  { id, answer }: { id: string; answer: Exclude<MoveAnswer, { as: 'rejected' }> | undefined },
): Promise<DossierMoved> {
  if (answer === undefined || answer.as === 'unknown') return { as: 'unknown' }
  if (answer.as === 'wish') return { as: 'requested' }
  if (answer.as === 'tooLate') return { as: 'tooLate', state: answer.state }
  const dossier = await store.dossier(tenant, id)
  return dossier === null ? { as: 'unknown' } : { as: 'moved', dossier }
}
