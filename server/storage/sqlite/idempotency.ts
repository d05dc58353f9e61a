import type { IdempotencyClaim, IdempotencyState, StoredAnswer } from '../../usecases/ports.ts'
import { tenantSeq } from './administration.ts'
import type { Work } from './work.ts'

const runningKey = ({ tenant, key }: { tenant: string; key: string }): string => `${tenant} ${key}`

/** A running request is known to this process only: after a crash nothing of it is left but an unsealed batch, swept at boot. */
export function claimIdempotency(work: Work, claim: IdempotencyClaim): IdempotencyState {
  const known = work.one<{ request: string; bodyHash: string; answer: string }>(
    'SELECT request, body_hash AS bodyHash, answer FROM idempotency WHERE tenant = ? AND key = ?',
    tenantSeq(work, claim.tenant),
    claim.key,
  )
  if (known) return { as: 'known', ...known, answer: JSON.parse(known.answer) as StoredAnswer }
  if (work.memory.runningKeys.has(runningKey(claim))) return { as: 'running' }
  work.memory.runningKeys.add(runningKey(claim))
  return { as: 'new' }
}

export function releaseIdempotency(work: Work, claim: { tenant: string; key: string }): void {
  work.memory.runningKeys.delete(runningKey(claim))
}

/** Keeps the first answer; a second one under the same key changes nothing. */
export function rememberAnswer(
  work: Work,
  { tenant, key, request, bodyHash, answer }: IdempotencyClaim & { bodyHash: string; answer: StoredAnswer },
): void {
  work.run(
    `INSERT INTO idempotency (tenant, key, request, body_hash, answer, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant, key) DO NOTHING`,
    tenantSeq(work, tenant),
    key,
    request,
    bodyHash,
    JSON.stringify(answer),
    work.wall,
  )
  work.changes.afterCommit(() => work.memory.runningKeys.delete(runningKey({ tenant, key })))
}
