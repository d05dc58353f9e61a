import type { BatchCounts } from '../../domain/batch.ts'
import { type Finding, raise } from '../../domain/finding.ts'
import type { Lane } from '../../domain/lane.ts'
import { referenceBusy } from '../../domain/referenceFindings.ts'
import type { PackedChunk } from '../../usecases/chunk.ts'
import type { BatchSeal, SealResult, StageResult, StoredAnswer } from '../../usecases/ports.ts'
import { batchAnswer, singleAnswer } from './answers.ts'
import { dropBatch } from './dropping.ts'
import { rememberAnswer } from './idempotency.ts'
import { batchOf } from './batchRows.ts'
import { stage } from './staging.ts'
import type { BatchRow } from './tables.ts'
import type { Work } from './work.ts'

/** Makes a batch visible whole, or not at all. Sealing again answers the same. */
export function sealBatch(work: Work, seal: BatchSeal): SealResult {
  return sealStaged(work, seal, { ready: false })
}

export function depositBatch(
  work: Work,
  seal: BatchSeal,
  chunk: number,
  packed: PackedChunk,
): SealResult & { staged?: StageResult } {
  // Rows of earlier chunks wait for the releaser; only a batch that comes in one piece is ready at once.
  const isWhole = packed.rows <= wholeRowsMax && batchOf(work, seal.draft.id) === undefined
  const staged = stage(work, seal.draft, { chunk, packed, ready: isWhole })
  if (staged.busyRows.some((row) => !seal.busyRows.includes(row))) {
    const { id } = seal.draft
    work.run('UPDATE dossiers SET ready = 0 WHERE batch = (SELECT seq FROM batches WHERE id = ?)', id)
    return { as: 'busy', staged }
  }
  return { ...sealStaged(work, seal, { ready: isWhole }), staged }
}

/** So few that a batch which is refused after all goes again in the same commit. */
const wholeRowsMax = 500

function sealStaged(work: Work, seal: BatchSeal, { ready }: { ready: boolean }): SealResult {
  const found = batchOf(work, seal.draft.id)
  if (!found || found.stage === 'dropped') return { as: 'empty' }
  if (found.stage === 'sealed')
    return { as: 'sealed', answer: storedAnswer(work, seal) ?? answerOf(work, found) }
  rejectBusyRows(work, found)
  const batch = batchOf(work, seal.draft.id) ?? found
  const refusal = reasonToDrop(work, batch, seal)
  if (refusal) {
    dropBatch(work, batch.id)
    return refusal
  }
  publish(work, batch, ready)
  const answer = answerOf(work, batch)
  if (seal.idempotency) rememberAnswer(work, { ...seal.idempotency, answer })
  return { as: 'sealed', answer }
}

function reasonToDrop(work: Work, batch: BatchRow, seal: BatchSeal): SealResult | null {
  if (batch.total === 0) return { as: 'empty' }
  const taken = findReference(work, batch)
  if (taken) return { as: 'referenceTaken', batch: taken }
  const { rejected } = JSON.parse(batch.counts) as BatchCounts
  if (seal.refuseInvalid && rejected > 0)
    return { as: 'refused', findings: rejectedFindings(work, batch.seq) }
  return null
}

/** The other batch that was staging these references has not ended: they are told to come again, not lost. */
function rejectBusyRows(work: Work, batch: BatchRow): void {
  const busy = work.all<{ row: number; findings: string }>(
    `SELECT row, findings FROM batch_rows WHERE batch = ? AND kind = 'busy' ORDER BY row`,
    batch.seq,
  )
  if (busy.length === 0) return
  for (const { row, findings } of busy) {
    const finding: Finding = { ...raise(referenceBusy, '/reference'), row }
    work.run(
      `UPDATE batch_rows SET kind = 'rejected', findings = ? WHERE batch = ? AND row = ?`,
      JSON.stringify([finding, ...(JSON.parse(findings) as Finding[])]),
      batch.seq,
      row,
    )
  }
  const counts = JSON.parse(batch.counts) as BatchCounts
  counts.rejected += busy.length
  work.run(
    'UPDATE batches SET counts = ?, total = total + ? WHERE seq = ?',
    JSON.stringify(counts),
    busy.length,
    batch.seq,
  )
}

function rejectedFindings(work: Work, batch: number): Finding[] {
  const max = work.settings.refuseFindingsMax
  return work
    .all<{ row: number; findings: string }>(
      `SELECT row, findings FROM batch_rows WHERE batch = ? AND kind = 'rejected' ORDER BY row LIMIT ?`,
      batch,
      max,
    )
    .flatMap(({ row, findings }) =>
      (JSON.parse(findings) as Finding[]).map((finding) => ({ ...finding, row })),
    )
    .slice(0, max)
}

const findReference = (work: Work, { tenant, reference }: BatchRow): string | undefined =>
  reference === null
    ? undefined
    : work.one<{ id: string }>(
        `SELECT id FROM batches WHERE tenant = ? AND reference = ? AND stage = 'sealed'`,
        tenant,
        reference,
      )?.id

/** The fold at the end of the group completes a batch that has nothing to wait for. */
function publish(work: Work, batch: BatchRow, ready: boolean): void {
  const { seq, tenant, reference, total } = batch
  work.run(
    `UPDATE batches SET stage = 'sealed', released = ?, sealed_at = ? WHERE seq = ?`,
    ready ? 1 : 0,
    work.wall,
    seq,
  )
  work.changes.batches.push(seq)
  const counts = JSON.parse(batch.counts) as BatchCounts
  const data = { ...(reference ? { reference } : {}), total, counts }
  work.changes.events.push({ tenant, type: 'batch.accepted', at: work.wall, batch: seq, dossier: null, data })
  const waiting = JSON.parse(batch.stagedWaiting) as Partial<Record<Lane, number>>
  for (const [lane, by] of Object.entries(waiting) as [Lane, number][]) {
    work.changes.waiting.push({ batch: seq, tenant, lane, by })
    if (ready) work.changes.lanes.push(lane)
  }
}

function answerOf(work: Work, { id, kind }: BatchRow): StoredAnswer {
  return kind === 'single' ? singleAnswer(work, id) : batchAnswer(work, id)
}

function storedAnswer(work: Work, { idempotency }: BatchSeal): StoredAnswer | null {
  if (!idempotency) return null
  const known = work.one<{ answer: string }>(
    'SELECT answer FROM idempotency WHERE key = ? AND tenant = (SELECT seq FROM tenants WHERE id = ?)',
    idempotency.key,
    idempotency.tenant,
  )
  return known ? (JSON.parse(known.answer) as StoredAnswer) : null
}
