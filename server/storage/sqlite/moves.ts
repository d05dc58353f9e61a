import { documentsCheckingReason } from '../../domain/documents/namedPapers.ts'
import { type DossierState, isFinal } from '../../domain/dossier.ts'
import type { MoveAnswer, MoveRequest } from '../../usecases/ports.ts'
import { dossierColumns } from './columns.ts'
import { enqueue, moveDossier, rectifyDossier, saveDossier } from './dossierRows.ts'
import { lookSoon } from './deadlineWarnings.ts'
import { tenantKey } from './duplicates.ts'
import { doubt } from './doubt.ts'
import { adoptFiling } from './filings.ts'
import { concludeAbsence } from './lookUps.ts'
import { doubtAgain, settleAgain } from './attempts.ts'
import { type ItemPapers, judgePapers, keepPapers, letPapersGo } from './namedPapers.ts'
import { freeReservation } from './reservations.ts'
import { instant, listOrNull, noDeadline } from './staging.ts'
import { isSealed } from './sealed.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** What people ask for: clients (with their tenant) and operators (tenant null). */
export function requestMoves(work: Work, requests: readonly MoveRequest[]): MoveAnswer[] {
  return requests.map((request) => {
    const row = findOwn(work, request)
    if (!row) return { as: 'unknown' }
    const answer = move(work, row, request)
    if (answer.as === 'done' || answer.as === 'wish') saveDossier(work, row)
    return answer
  })
}

const findOwn = (work: Work, { id, tenant }: MoveRequest): DossierRow | undefined =>
  work.one<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers WHERE id = ?1
       AND ${isSealed}
       AND (?2 IS NULL OR tenant = (SELECT seq FROM tenants WHERE id = ?2))`,
    id,
    tenant,
  )

function move(work: Work, row: DossierRow, request: MoveRequest): MoveAnswer {
  switch (request.as) {
    case 'cancel':
      return cancel(work, row)
    case 'retry':
      return retry(work, row, request.codes)
    case 'complete':
      return complete(work, row, request)
    case 'resolve':
      return resolve(work, row, request)
    case 'rectify':
      return rectify(work, row, request)
  }
}

type Request<As extends MoveRequest['as']> = Extract<MoveRequest, { as: As }>
const done = (row: DossierRow): MoveAnswer => ({ as: 'done', state: row.state })
const tooLate = ({ state }: DossierRow): MoveAnswer => ({ as: 'tooLate', state })

const cancellable: ReadonlySet<DossierState> = new Set(['queued', 'held', 'failed', 'actionRequired'])

function cancel(work: Work, row: DossierRow): MoveAnswer {
  if (row.state === 'cancelled') return done(row)
  if (row.state === 'filing' || row.state === 'uncertain') {
    row.wish = 'cancel'
    return { as: 'wish' }
  }
  if (!cancellable.has(row.state) || row.filingNumber !== null) return tooLate(row)
  // A failed dossier of which an attempt may have been taken is not nothing: that is found out first.
  if (row.state === 'failed' && row.doubtful === doubt.open) {
    reopenDoubt(work, row)
    row.wish = 'cancel'
    return { as: 'wish' }
  }
  if (row.state === 'queued' && row.doubtful === doubt.open) {
    doubtAgain(work, row, 'cancel')
    return { as: 'wish' }
  }
  moveDossier(work, row, 'cancelled')
  work.changes.afterCommit(() => freeReservation(work, row.id))
  return done(row)
}

function retry(work: Work, row: DossierRow, codes: readonly string[] | undefined): MoveAnswer {
  if (row.state !== 'failed' && !isHeldByFault(row)) return tooLate(row)
  if (codes && !codes.includes(row.reason ?? '')) return tooLate(row)
  row.tries = 0
  if (row.doubtful === doubt.open) reopenDoubt(work, row)
  else enqueue(work, row)
  return done(row)
}

/** The State found fault with its papers; whoever has seen to that need not wait for the hold to end. */
const isHeldByFault = ({ state, fence, reason }: DossierRow): boolean =>
  state === 'held' && fence > 0 && reason !== null && reason.startsWith('document-')

function reopenDoubt(work: Work, row: DossierRow): void {
  moveDossier(work, row, 'uncertain')
  settleAgain(work, row)
  row.lookAt = work.now
}

/** Before a filing only: after it the State is answered by a complement, which has a life of its own (F12). */
function complete(work: Work, row: DossierRow, request: Request<'complete'>): MoveAnswer {
  if (row.state !== 'actionRequired' || row.filingNumber !== null) return tooLate(row)
  const { body, item } = request
  const judge = (): ItemPapers | null =>
    judgePapers(work, { papers: item.papers, vin: item.keys.vin }, { tenant: row.tenant, wall: work.wall })
  const papers = judge()
  if (papers?.isRefused) return { as: 'rejected', findings: papers.findings }
  const findings = [...item.findings, ...(papers?.findings ?? [])]
  keepItem(work, row, { body, item: { ...item, findings }, hasPapers: papers !== null })
  letPapersGo(work, row.seq)
  // Which of them are named has just changed.
  const kept = judge()
  if (kept !== null) keepPapers(work, row.seq, kept)
  Object.assign(row, { lane: item.lane, channel: item.channel, vin: item.keys.vin, request: null })
  const heldFor = papers?.isChecking ? documentsCheckingReason : item.hold?.reason
  if (heldFor !== undefined) {
    moveDossier(work, row, 'held')
    row.reason = heldFor
    row.releaseAt = instant(item.hold?.until)
  } else enqueue(work, row)
  lookSoon(work, row.seq)
  return done(row)
}

function keepItem(
  work: Work,
  { seq, tenant }: DossierRow,
  { body, item, hasPapers }: Pick<Request<'complete'>, 'body' | 'item'> & { hasPapers: boolean },
): void {
  work.run(
    `UPDATE items SET body = ?, findings = ?, deadlines = ?, metadata = ?, person_key = ?, ephoto_key = ?, has_papers = ?,
       hold_reason = ? WHERE seq = ?`,
    body,
    listOrNull(item.findings),
    listOrNull(item.deadlines),
    item.metadata ? JSON.stringify(item.metadata) : null,
    tenantKey(tenant, item.identity?.person),
    tenantKey(tenant, item.identity?.ePhoto),
    hasPapers ? 1 : 0,
    item.hold?.reason ?? null,
    seq,
  )
  work.run(
    `UPDATE dossiers SET hash = ?, establishment = ?, lane = ?, channel = ?, deadline_at = ?, expires_at = ?, vin = ?,
       plate = ?, neph = ?, name = ? WHERE seq = ?`,
    item.hash,
    item.establishment,
    item.lane,
    item.channel,
    item.deadlineAt ?? noDeadline,
    instant(item.submitBefore),
    item.keys.vin,
    item.keys.plate,
    item.keys.neph,
    item.keys.name,
    seq,
  )
}

/** An operator says what the State holds, with evidence that we do not have. */
function resolve(work: Work, row: DossierRow, { to, filing }: Request<'resolve'>): MoveAnswer {
  if (row.state !== 'uncertain') return tooLate(row)
  if (to === 'filed') {
    if (!filing) return tooLate(row)
    adoptFiling(work, row, filing, 0)
  } else {
    const always = { triesMax: Number.MAX_SAFE_INTEGER, retryAfterMs: 0 }
    concludeAbsence(work, row, { ...always, doubtAfter: doubt.released })
  }
  return done(row)
}

function rectify(work: Work, row: DossierRow, { to, note }: Request<'rectify'>): MoveAnswer {
  if (!isFinal(row.state) || row.state === 'cancelled') return tooLate(row)
  if (row.state !== to) rectifyDossier(work, row, to, { rectified: true, note })
  row.contested = 0
  return done(row)
}
