import PQueue from 'p-queue'
import type { Config } from '../config.ts'
import type { Lane } from '../domain/lane.ts'
import { backoffMs } from '../usecases/backoff.ts'
import type { Log } from '../usecases/log.ts'
import type {
  Clock,
  DocumentStore,
  FiledDocument,
  IncidentDraft,
  Random,
  UploadAnswer,
  Upstream,
} from '../usecases/ports.ts'
import type { LaneKeeper } from './laneHealth.ts'

/** Puts contents before the State, a few of a lane at once; what fails is tried again until nobody wants it any more. */
export interface Uploader {
  upload(paper: FiledDocument, isWanted: () => boolean): Promise<Uploaded>
  /** For so long nothing is uploaded: the lane is closed, the State asked for patience, or fails every time. */
  pauseMs(): number
  /** How often in a row this content could not be uploaded. */
  failuresOf(sha256: string): number
  /** Since when (monotonic ms) the State has taken nothing. */
  lastTakenAt(): number
  /** Breaks off what is on its way. */
  halt(): void
}

export type Uploaded =
  | { as: 'taken' }
  | { as: 'refused'; stateCode: string; stateMessage: string }
  /** Our own bytes are gone or have changed on the disk. */
  | { as: 'missing' }
  | { as: 'unwanted' }

export interface UploaderParts {
  lane: Lane
  upstream: Pick<Upstream, 'putDocument'>
  documents: Pick<DocumentStore, 'get'>
  clock: Clock
  random: Random
  config: Pick<Config, 'retry'>
  keeper: Pick<LaneKeeper, 'gate'>
  log: Log
  report: (incidents: readonly IncidentDraft[]) => void
}

/** A bound of their own: papers are large, and filings are what a lane is for. */
const atOnce = 4
/** A State may mistake a paper's bytes once or twice; it is not wrong for ever. */
const refusalsMax = 3
/** So many failures in a row are the State's, not a paper's. */
const failuresInARow = 4
const pauseMsMax = 60_000
const lookMs = 1_000
const rememberedMax = 10_000

interface Run {
  parts: UploaderParts
  queue: PQueue
  halted: AbortController
  /** Failures in a row, of all contents together and of each. */
  inARow: number
  failures: Map<string, number>
  pausedUntil: number
  lastTakenAt: number
  isClosedTold: boolean
}

export function makeUploader(parts: UploaderParts): Uploader {
  const run: Run = {
    parts,
    queue: new PQueue({ concurrency: atOnce }),
    halted: new AbortController(),
    inARow: 0,
    failures: new Map(),
    pausedUntil: 0,
    lastTakenAt: parts.clock.mono(),
    isClosedTold: false,
  }
  return {
    upload: (paper, isWanted) => upload(run, paper, isWanted),
    pauseMs: () => pauseMs(run),
    failuresOf: (sha256) => run.failures.get(sha256) ?? 0,
    lastTakenAt: () => run.lastTakenAt,
    halt: () => run.halted.abort(),
  }
}

function pauseMs({ parts, pausedUntil }: Run): number {
  const gate = parts.keeper.gate()
  return Math.max(pausedUntil - parts.clock.mono(), gate.as === 'wait' ? gate.ms : 0, 0)
}

async function upload(run: Run, paper: FiledDocument, isWanted: () => boolean): Promise<Uploaded> {
  const { clock, config, random } = run.parts
  const mayGo = (): boolean => isWanted() && !run.halted.signal.aborted
  let refusals = 0
  while (mayGo()) {
    const waitMs = pauseMs(run)
    if (waitMs > 0) {
      await clock.sleep(Math.min(waitMs, lookMs))
      continue
    }
    const answer = await run.queue.add(() => (mayGo() && pauseMs(run) === 0 ? send(run, paper) : null))
    if (!answer) continue
    if (answer.as === 'missing') return answer
    note(run, paper, answer)
    if (answer.as === 'taken') return answer
    if (answer.as === 'refused') {
      refusals += 1
      if (!answer.mayBeMistaken || refusals >= refusalsMax) return answer
    }
    await clock.sleep(backoffMs(config.retry, run.failures.get(paper.sha256) ?? 0, random()))
  }
  return { as: 'unwanted' }
}

/** The bytes are read only when it is their turn: no more of them are in memory than are on their way. */
async function send(
  { parts, halted }: Run,
  { sha256, mediaType }: FiledDocument,
): Promise<UploadAnswer | { as: 'missing' }> {
  const bytes = await parts.documents.get(sha256)
  if (bytes === null) return { as: 'missing' }
  return parts.upstream.putDocument({ sha256, mediaType, bytes, signal: halted.signal })
}

/** A paper of which the State says something is no sign that the State fails; an answer to nobody in particular is. */
function note(run: Run, { sha256 }: FiledDocument, answer: UploadAnswer): void {
  const { clock, config, random, log, lane } = run.parts
  const now = clock.mono()
  if (answer.as === 'taken' || answer.as === 'refused') {
    run.inARow = 0
    run.pausedUntil = 0
    run.isClosedTold = false
    run.failures.delete(sha256)
    if (answer.as === 'taken') run.lastTakenAt = now
    return
  }
  run.inARow += 1
  const pause = { baseMs: config.retry.baseMs, capMs: Math.min(config.retry.capMs, pauseMsMax) }
  if (answer.as === 'unknown') {
    remember(run.failures, sha256)
    if (run.inARow >= failuresInARow)
      run.pausedUntil = now + backoffMs(pause, run.inARow - failuresInARow, random())
    log.warn({ lane, kind: answer.evidence.kind, status: answer.evidence.status }, 'a paper was not uploaded')
    return
  }
  const askedMs = answer.as === 'busy' ? answer.retryAfterMs : null
  const waitMs =
    askedMs === null ? backoffMs(pause, run.inARow, random()) : Math.round(askedMs * (1 + 0.1 * random()))
  run.pausedUntil = Math.max(run.pausedUntil, now + waitMs)
  if (answer.as === 'closed') tellClosed(run, answer.code)
}

function tellClosed(run: Run, code: string): void {
  if (run.isClosedTold) return
  run.isClosedTold = true
  const data = { code, what: 'document' }
  run.parts.report([{ kind: 'state-refuses-us', lane: run.parts.lane, dossier: null, data }])
}

function remember(failures: Map<string, number>, sha256: string): void {
  const count = (failures.get(sha256) ?? 0) + 1
  failures.delete(sha256)
  failures.set(sha256, count)
  if (failures.size <= rememberedMax) return
  for (const oldest of failures.keys()) {
    failures.delete(oldest)
    break
  }
}
