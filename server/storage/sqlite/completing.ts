import type { MoveAnswer, MoveRequest } from '../../usecases/ports.ts'
import { lookSoon } from './deadlineWarnings.ts'
import { tenantKey } from './duplicates.ts'
import { requestMoves } from './moves.ts'
import type { Work } from './work.ts'

/** Moves as people ask for them; a completed item is found by its new candidate and e-photo, and warned of its new legal days. */
export function requestMovesKeyed(work: Work, requests: readonly MoveRequest[]): MoveAnswer[] {
  const answers = requestMoves(work, requests)
  for (const [index, request] of requests.entries())
    if (request.as === 'complete' && answers[index]?.as === 'done') keepUp(work, request)
  return answers
}

function keepUp(work: Work, { id, item }: Extract<MoveRequest, { as: 'complete' }>): void {
  const found = work.one<{ seq: number; tenant: number }>('SELECT seq, tenant FROM dossiers WHERE id = ?', id)
  if (!found) return
  work.run(
    'UPDATE items SET person_key = ?, ephoto_key = ? WHERE seq = ?',
    tenantKey(found.tenant, item.identity?.person),
    tenantKey(found.tenant, item.identity?.ePhoto),
    found.seq,
  )
  lookSoon(work, found.seq)
}
