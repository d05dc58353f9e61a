import type { Store } from '../../usecases/ports.ts'
import { administer } from './administration.ts'
import { recordAttempts } from './attempts.ts'
import { takeSlots } from './budgets.ts'
import { beginAttempts, giveBack, reserve } from './claims.ts'
import { warnDeadlines } from './deadlineWarnings.ts'
import { putDocument, purgeDocuments } from './documents.ts'
import { dropBatch } from './dropping.ts'
import { expireDue, expireLeases, promoteDue } from './dueDossiers.ts'
import { openEpoch } from './epoch.ts'
import type { Stamp } from './gatewayTime.ts'
import { claimIdempotency, releaseIdempotency, rememberAnswer } from './idempotency.ts'
import { reportIncident } from './incidents.ts'
import { laneHealth } from './laneHealth.ts'
import { dueUncertain, recordLookUps } from './lookUps.ts'
import { requireAction } from './requireAction.ts'
import { requestMoves } from './moves.ts'
import { duePapers, recordPapers } from './papers.ts'
import { putOff } from './putOff.ts'
import { releaseItems } from './releasing.ts'
import { depositBatch, sealBatch } from './sealing.ts'
import { stageItems } from './staging.ts'
import { dueFollowUps, recordStatuses } from './statuses.ts'
import { attachVerdicts, dueChecks, postponeChecks } from './verdicts.ts'
import type { Work } from './work.ts'

/** The steps of the store that write or claim, each run inside a savepoint of a group commit. */
export const commands = {
  openEpoch,
  claimIdempotency,
  releaseIdempotency,
  rememberAnswer,
  stageItems,
  sealBatch,
  depositBatch,
  dropBatch,
  releaseItems,
  reserve,
  beginAttempts,
  requireAction,
  recordAttempts,
  giveBack,
  putOff,
  expireLeases,
  promoteDue,
  expireDue,
  warnDeadlines,
  dueUncertain,
  recordLookUps,
  dueFollowUps,
  recordStatuses,
  duePapers,
  recordPapers,
  requestMoves,
  putDocument,
  dueChecks,
  attachVerdicts,
  postponeChecks,
  purgeDocuments,
  takeSlots,
  laneHealth,
  reportIncident,
  administer,
} satisfies { [Name in keyof Store]?: Implementation<Name> }

/** The port's method without its promise: it runs to its end inside the writer. */
type Implementation<Name extends keyof Store> = (
  work: Work,
  ...args: Parameters<Store[Name]>
) => Awaited<ReturnType<Store[Name]>>

export type CommandName = keyof typeof commands
export const commandNames = Object.keys(commands) as CommandName[]

/** A command on its way to the writer: plain data. */
export interface Command {
  name: CommandName
  args: unknown[]
  stamp: Stamp
}

export type CommandAnswer = { as: 'value'; value: unknown } | { as: 'error'; error: unknown }

export function runCommand(work: Work, { name, args }: Command): unknown {
  const run = commands[name] as (work: Work, ...args: unknown[]) => unknown
  return run(work, ...args)
}
