import { type BatchCounts, emptyCounts } from '../../domain/batch.ts'
import { documentsCheckingReason } from '../../domain/documents/namedPapers.ts'
import { duplicateFinding, duplicateKinds } from '../../domain/duplicates.ts'
import { type Finding, isError } from '../../domain/finding.ts'
import type { BatchDraft, StageResult } from '../../usecases/ports.ts'
import {
  type AcceptedRow,
  type IdentityDigests,
  type PackedChunk,
  type RejectedRow,
  unpackChunk,
} from '../../usecases/chunk.ts'
import { batchOf } from './batchRows.ts'
import { insertSql } from './columns.ts'
import { ChunkDuplicates, tenantKey } from './duplicates.ts'
import { type ItemPapers, judgePapers, keepPapers, noPapersSeen } from './namedPapers.ts'
import { giveReferenceBack, resolveReference } from './references.ts'
import { tenantSeq } from './administration.ts'
import type { Bound } from './statements.ts'
import { type BatchRow, dossiers } from './tables.ts'
import type { Work } from './work.ts'

/** The date that stands for "no legal day": claims then need no NULLS LAST. */
export const noDeadline = 8_640_000_000_000_000

type StagedRow = AcceptedRow & { body: Uint8Array; received: Uint8Array | null }

/** Writes a chunk of a batch that nobody can see yet. The same chunk again answers what it answered the first time. */
export function stageItems(work: Work, draft: BatchDraft, chunk: number, packed: PackedChunk): StageResult {
  return stage(work, draft, { chunk, packed, ready: false })
}

export function stage(
  work: Work,
  draft: BatchDraft,
  { chunk, packed, ready }: { chunk: number; packed: PackedChunk; ready: boolean },
): StageResult {
  const batch = openBatch(work, draft)
  const known = work.one<{ answer: string }>(
    'SELECT answer FROM chunks WHERE batch = ? AND chunk = ?',
    batch.seq,
    chunk,
  )
  if (known) return JSON.parse(known.answer) as StageResult
  if (batch.stage !== 'open') throw new Error('a batch takes no more rows once it is sealed or dropped')
  const { accepted, rejected } = unpackChunk(packed)
  const duplicates = new ChunkDuplicates(work, batch.tenant, accepted, { policy: work.settings.duplicates })
  const staging = new Staging(work, batch, { ready, duplicates })
  for (const row of rejected) staging.reject(row)
  for (const row of accepted.toSorted((a, b) => a.row - b.row)) staging.accept(row)
  return staging.finish(chunk)
}

function openBatch(work: Work, draft: BatchDraft): BatchRow {
  const known = batchOf(work, draft.id)
  if (known) return known
  work.run(
    `INSERT INTO batches (id, tenant, reference, kind, priority, stage, state, total, counts, staged_waiting, created_at, version)
     VALUES (?, ?, ?, ?, ?, 'open', 'processing', 0, ?, '{}', ?, 1)`,
    draft.id,
    tenantSeq(work, draft.tenant),
    draft.reference,
    draft.kind,
    draft.priority,
    JSON.stringify(emptyCounts()),
    work.wall,
  )
  const made = batchOf(work, draft.id)
  if (!made) throw new Error('the batch just written cannot be read')
  return made
}

/** In the order of `#columnsOf`. */
const inserted =
  `id tenant batch row reference holdsReference hash procedure establishment channel lane priority
  deadlineAt expiresAt releaseAt createdAt updatedAt vin plate neph name state reason ready previous`.split(
    /\s+/,
  )
const insertDossierSql = `${insertSql('dossiers', dossiers, inserted)}
  ON CONFLICT (tenant, reference) WHERE holds_reference = 1 DO NOTHING`

const insertItemSql =
  'INSERT INTO items (seq, body, received, findings, deadlines, metadata) VALUES (?, ?, ?, ?, ?, ?)'
const insertPersonSql = `INSERT INTO items (seq, body, received, findings, deadlines, metadata, person_key, ephoto_key)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
const insertPapersSql = `INSERT INTO items
  (seq, body, received, findings, deadlines, metadata, person_key, ephoto_key, has_papers, hold_reason)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`

/** One chunk on its way into an open batch. */
class Staging {
  readonly #work: Work
  readonly #batch: BatchRow
  readonly #duplicates: ChunkDuplicates
  readonly #seen = noPapersSeen()
  readonly #ready: 0 | 1
  readonly #hasBusyRows: boolean
  readonly #counts: BatchCounts
  readonly #waiting: Record<string, number>
  readonly #answer: StageResult = { accepted: 0, rejected: 0, existing: 0, busyRows: [], findings: [] }

  constructor(
    work: Work,
    batch: BatchRow,
    { ready, duplicates }: { ready: boolean; duplicates: ChunkDuplicates },
  ) {
    this.#work = work
    this.#batch = batch
    this.#duplicates = duplicates
    this.#ready = ready ? 1 : 0
    this.#hasBusyRows =
      work.one(`SELECT 1 FROM batch_rows WHERE batch = ? AND kind = 'busy' LIMIT 1`, batch.seq) !== undefined
    this.#counts = JSON.parse(batch.counts) as BatchCounts
    this.#waiting = JSON.parse(batch.stagedWaiting) as Record<string, number>
  }

  reject({ row, reference, findings, metadata }: RejectedRow): void {
    this.#keepRow({ row, kind: 'rejected', reference, findings, metadata })
    this.#answer.rejected += 1
    this.#counts.rejected += 1
  }

  accept(row: StagedRow): void {
    const papers = judgePapers(
      this.#work,
      { papers: row.papers, vin: row.keys.vin },
      { tenant: this.#batch.tenant, wall: this.#work.wall, seen: this.#seen },
    )
    const more = [...this.#duplicatesOf(row), ...(papers?.findings ?? [])]
    const isRefused = more.some(isError)
    const told = more.length === 0 ? row : { ...row, findings: [...row.findings, ...more] }
    if (!isRefused && this.#insert(told, { papers, previous: null })) return
    const outcome = resolveReference(this.#work, this.#batch, row)
    switch (outcome.as) {
      case 'free':
        if (isRefused) this.#refuse(told, outcome.previous)
        else this.#insert(told, { papers, previous: outcome.previous })
        return
      case 'existing':
        this.#keepRow({ ...row, kind: 'existing', dossier: outcome.dossier })
        this.#answer.existing += 1
        this.#counts.existing += 1
        return
      case 'busy':
        this.#keepRow({ ...row, kind: 'busy' })
        this.#answer.busyRows.push(row.row)
        return
      case 'rejected': {
        const finding = { ...outcome.finding, row: row.row }
        this.#answer.findings.push(finding)
        this.reject({ ...row, findings: [finding, ...row.findings] })
      }
    }
  }

  /** What the operator makes of earlier requests of the same kind, by default a warning. */
  #duplicatesOf(row: StagedRow): Finding[] {
    const found = this.#duplicates.of(row)
    if (found === null) return []
    const policy = this.#work.settings.duplicates
    return duplicateKinds.flatMap((kind) => {
      const earlier = found[kind]
      if (!earlier) return []
      const first = earlier.batch === this.#batch.seq ? { row: earlier.row } : { dossier: earlier.id }
      return duplicateFinding(kind, first, policy) ?? []
    })
  }

  /** Refused as a duplicate or for its papers: it holds no reference, so one that it would have taken over stays where it was. */
  #refuse(row: StagedRow, previous: number | null): void {
    if (previous !== null) giveReferenceBack(this.#work, previous)
    const findings = row.findings.map((finding) => ({ ...finding, row: row.row }))
    this.#answer.findings.push(...findings.filter(isError))
    this.reject({ ...row, findings })
  }

  finish(chunk: number): StageResult {
    const total = this.#answer.accepted + this.#answer.rejected + this.#answer.existing
    this.#work.run(
      'UPDATE batches SET counts = ?, staged_waiting = ?, total = total + ? WHERE seq = ?',
      JSON.stringify(this.#counts),
      JSON.stringify(this.#waiting),
      total,
      this.#batch.seq,
    )
    this.#work.run(
      'INSERT INTO chunks (batch, chunk, answer) VALUES (?, ?, ?)',
      this.#batch.seq,
      chunk,
      JSON.stringify(this.#answer),
    )
    return this.#answer
  }

  /** False when somebody holds the reference: the common case needs no look before the write. */
  #insert(
    row: StagedRow,
    { papers, previous }: { papers: ItemPapers | null; previous: number | null },
  ): boolean {
    const reason = papers?.isChecking ? documentsCheckingReason : (row.hold?.reason ?? null)
    const state = reason === null ? 'queued' : 'held'
    const { changes, seq } = this.#work.run(insertDossierSql, ...this.#columnsOf(row, reason), previous)
    if (changes === 0) return false
    this.#insertItem(seq, row, papers)
    if (this.#hasBusyRows)
      this.#work.run('DELETE FROM batch_rows WHERE batch = ? AND row = ?', this.#batch.seq, row.row)
    this.#answer.accepted += 1
    this.#counts[state] += 1
    if (state === 'queued') this.#waiting[row.lane] = (this.#waiting[row.lane] ?? 0) + 1
    return true
  }

  #insertItem(seq: number, row: StagedRow, papers: ItemPapers | null): void {
    const item: Bound[] = [
      seq,
      row.body,
      row.received,
      listOrNull(row.findings),
      listOrNull(row.deadlines),
      row.metadata ? JSON.stringify(row.metadata) : null,
    ]
    if (papers !== null) {
      const held = row.hold?.reason ?? null
      this.#work.run(insertPapersSql, ...item.concat(this.#digestsOf(row.identity), held))
      keepPapers(this.#work, seq, papers, this.#seen)
    } else if (row.identity) this.#work.run(insertPersonSql, ...item.concat(this.#digestsOf(row.identity)))
    else this.#work.run(insertItemSql, ...item)
  }

  #digestsOf(identity: IdentityDigests | undefined): Bound[] {
    const { tenant } = this.#batch
    return [tenantKey(tenant, identity?.person), tenantKey(tenant, identity?.ePhoto)]
  }

  #columnsOf(row: StagedRow, heldFor: string | null): Bound[] {
    const { wall } = this.#work
    const { tenant, seq: batch, priority } = this.#batch
    const { vin, plate, neph, name } = row.keys
    const own: Bound[] = [
      this.#work.newId('dos'),
      tenant,
      batch,
      row.row,
      row.reference,
      1,
      row.hash,
      row.procedure,
    ]
    const place = [row.establishment, row.channel, row.lane, priority === 'urgent' ? 0 : 1]
    const times = [
      row.deadlineAt ?? noDeadline,
      instant(row.submitBefore),
      instant(row.hold?.until),
      wall,
      wall,
    ]
    const start = heldFor === null ? ['queued', null, this.#ready] : ['held', heldFor, 0]
    return own.concat(place, times, [vin, plate, neph, name], start)
  }

  #keepRow(row: {
    row: number
    kind: 'rejected' | 'existing' | 'busy'
    reference: string | null
    dossier?: number
    findings: Finding[]
    metadata?: Record<string, string>
  }): void {
    this.#work.run(
      'INSERT OR REPLACE INTO batch_rows (batch, row, kind, reference, dossier, findings, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
      this.#batch.seq,
      row.row,
      row.kind,
      row.reference,
      row.dossier ?? null,
      JSON.stringify(
        row.kind === 'rejected' ? row.findings : row.findings.filter((finding) => !isError(finding)),
      ),
      row.metadata ? JSON.stringify(row.metadata) : null,
    )
  }
}

export const instant = (text: string | undefined): number | null =>
  text === undefined ? null : Date.parse(text)
export const listOrNull = (list: readonly object[]): string | null =>
  list.length > 0 ? JSON.stringify(list) : null
