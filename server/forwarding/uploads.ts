import type { Config } from '../config.ts'
import { backoffMs } from '../usecases/backoff.ts'
import type { Log } from '../usecases/log.ts'
import {
  type FiledDocument,
  type IncidentDraft,
  type ReservedDossier,
  type Store,
  StoreError,
} from '../usecases/ports.ts'
import type { RefusedPaper } from '../usecases/askForPapers.ts'
import type { PapersAtState } from './papersAtState.ts'
import { makeUploader, type Uploaded, type Uploader, type UploaderParts } from './uploader.ts'

/** Reserved dossiers of a lane whose papers the State does not have yet: they wait here, and hold up nobody. */
export interface Uploads {
  /** Those that may leave as they are. The others wait, and arrive once their papers are with the State. */
  admit(dossiers: ReservedDossier[]): ReservedDossier[]
  size(): number
  /** Whoever waits here waits for nothing that moves: others may be reserved beyond them. */
  isStuck(): boolean
  /** Puts off those that have waited long enough. */
  sweep(): void
  giveBack(): Promise<void>
  halt(): Promise<void>
}

export interface UploadsParts extends UploaderParts {
  store: Pick<Store, 'giveBack' | 'putOff'>
  config: Pick<Config, 'retry'>
  owner: string
  atState: PapersAtState
  /** Asks the client for other files; false: nothing was asked. */
  askForPapers: (dossier: ReservedDossier, refused: readonly RefusedPaper[]) => Promise<boolean>
  /** The papers of this one are with the State. */
  onArrival: (dossier: ReservedDossier) => void
  /** How long a dossier waits here: well within its lease. */
  patienceMs: number
  log: Log
  report: (incidents: readonly IncidentDraft[]) => void
}

const notUploadedReason = 'documents-not-uploaded'

/** Bodies in memory, a lane at most. */
const waitingMax = 64
const stuckMs = 2_000
const putOffMs = 5_000
const putOffMsMax = 300_000

interface Waiting {
  dossier: ReservedDossier
  until: number
  /** Contents that the State does not have yet. */
  left: Set<string>
  refused: RefusedPaper[]
}

interface Run {
  parts: UploadsParts
  uploader: Uploader
  waiting: Map<string, Waiting>
  /** By content: who wants it, as long as it is on its way. */
  wanted: Map<string, Set<Waiting>>
  /** Since when somebody waits. */
  since: number
  halted: boolean
}

export function makeUploads(parts: UploadsParts): Uploads {
  const run: Run = {
    parts,
    uploader: makeUploader(parts),
    waiting: new Map(),
    wanted: new Map(),
    since: 0,
    halted: false,
  }
  const lacks = ({ papers }: ReservedDossier): boolean =>
    papers !== undefined && papers.some(({ sha256 }) => !parts.atState.has(sha256))
  return {
    admit: (dossiers) => {
      if (!dossiers.some(lacks)) return dossiers
      waitFor(run, dossiers.filter(lacks))
      return dossiers.filter((dossier) => !lacks(dossier))
    },
    size: () => run.waiting.size,
    isStuck: () => run.waiting.size > 0 && stillMs(run) > stuckMs,
    sweep: () => {
      if (run.waiting.size > 0) sweep(run)
    },
    giveBack: () => giveBack(run),
    halt: () => {
      run.halted = true
      run.uploader.halt()
      return giveBack(run)
    },
  }
}

/** How long nothing has arrived although somebody waits. */
const stillMs = ({ parts, uploader, since }: Run): number =>
  parts.clock.mono() - Math.max(since, uploader.lastTakenAt())

function waitFor(run: Run, dossiers: readonly ReservedDossier[]): void {
  const { parts, waiting } = run
  const now = parts.clock.mono()
  if (waiting.size === 0) run.since = now
  const tooMany: ReservedDossier[] = []
  for (const dossier of dossiers) {
    if (waiting.size >= waitingMax) tooMany.push(dossier)
    else begin(run, dossier, now)
  }
  putOff(run, tooMany)
}

function begin(run: Run, dossier: ReservedDossier, now: number): void {
  const { atState, patienceMs } = run.parts
  const papers = (dossier.papers ?? []).filter(({ sha256 }) => !atState.has(sha256))
  const left = new Set(papers.map(({ sha256 }) => sha256))
  const one: Waiting = { dossier, until: now + patienceMs, left, refused: [] }
  run.waiting.set(dossier.id, one)
  for (const paper of papers) want(run, paper, one)
}

/** One upload of a content, however many dossiers wait for it. */
function want(run: Run, paper: FiledDocument, one: Waiting): void {
  const { wanted, uploader, parts } = run
  const others = wanted.get(paper.sha256)
  if (others) {
    others.add(one)
    return
  }
  const wanting = new Set([one])
  wanted.set(paper.sha256, wanting)
  const end = (): void => void wanted.delete(paper.sha256)
  uploader
    .upload(paper, () => wanting.size > 0)
    .then(
      (uploaded) => {
        end()
        if (uploaded.as === 'taken') parts.atState.add(paper.sha256)
        if (uploaded.as === 'missing') return lose(run, paper, wanting)
        if (uploaded.as !== 'unwanted') return settle(run, { paper, wanting, uploaded })
        // Somebody may have begun to want it in the very moment in which it was given up.
        if (!run.halted) for (const late of wanting) want(run, paper, late)
      },
      (error: unknown) => {
        end()
        tellFault(run, error)
      },
    )
    .catch((error: unknown) => tellFault(run, error))
}

type Concluded = Extract<Uploaded, { as: 'taken' | 'refused' }>

function settle(
  run: Run,
  { paper, wanting, uploaded }: { paper: FiledDocument; wanting: Set<Waiting>; uploaded: Concluded },
): void {
  for (const one of wanting) {
    one.left.delete(paper.sha256)
    if (uploaded.as === 'refused') {
      const { stateCode, stateMessage } = uploaded
      for (const named of one.dossier.papers ?? [])
        if (named.sha256 === paper.sha256) one.refused.push({ paper: named, stateCode, stateMessage })
    }
    if (one.left.size > 0 || run.waiting.get(one.dossier.id) !== one) continue
    run.waiting.delete(one.dossier.id)
    if (one.refused.length > 0) ask(run, one)
    else arrive(run, one)
  }
}

/** One that is late is given back: its papers being known now, it comes again at once with a lease of its own. */
function arrive(run: Run, { dossier, until }: Waiting): void {
  const { store, owner, clock, onArrival } = run.parts
  if (!run.halted && clock.mono() <= until) onArrival(dossier)
  else store.giveBack([{ id: dossier.id, owner }]).catch((error: unknown) => tellFault(run, error))
}

/** The disk has lost what it had: an operator is told, and the dossiers wait until somebody uploads those bytes again. */
function lose(run: Run, paper: FiledDocument, wanting: Set<Waiting>): void {
  const { parts } = run
  const dossiers = [...wanting].map(({ dossier }) => dossier)
  for (const one of wanting) leave(run, one)
  parts.report(
    dossiers.slice(0, 1).map(({ id }) => ({
      kind: 'document-lost',
      lane: parts.lane,
      dossier: id,
      data: { sha256: paper.sha256, dossiers: dossiers.length },
    })),
  )
  putOff(run, dossiers, parts.config.retry.capMs)
}

function leave(run: Run, one: Waiting): void {
  run.waiting.delete(one.dossier.id)
  for (const sha256 of one.left) run.wanted.get(sha256)?.delete(one)
}

function sweep(run: Run): void {
  const now = run.parts.clock.mono()
  const late = [...run.waiting.values()].filter(({ until }) => now >= until)
  for (const one of late) leave(run, one)
  for (const one of late) if (one.refused.length > 0) ask(run, one)
  putOff(
    run,
    late.filter(({ refused }) => refused.length === 0).map(({ dossier }) => dossier),
  )
}

function ask(run: Run, { dossier, refused }: Waiting): void {
  const { askForPapers, config } = run.parts
  askForPapers(dossier, refused)
    .then((isAsked) => {
      if (!isAsked) putOff(run, [dossier], config.retry.capMs)
    })
    .catch((error: unknown) => tellFault(run, error))
}

/** Back into the queue and out of the way, the longer the more often its papers failed and the longer nothing has moved. */
function putOff(run: Run, dossiers: readonly ReservedDossier[], atLeastMs = 0): void {
  if (dossiers.length === 0) return
  const { store, owner, random, config } = run.parts
  const leastMs = Math.max(atLeastMs, run.uploader.pauseMs(), Math.min(putOffMsMax, stillMs(run) / 2))
  const delayOf = ({ papers = [] }: ReservedDossier): number => {
    const failures = Math.max(0, ...papers.map(({ sha256 }) => run.uploader.failuresOf(sha256)))
    const backoff = { baseMs: putOffMs, capMs: Math.max(putOffMs, config.retry.capMs) }
    return Math.max(leastMs, backoffMs(backoff, failures, random()))
  }
  store
    .putOff(
      dossiers.map((dossier) => ({
        id: dossier.id,
        owner,
        reason: notUploadedReason,
        delayMs: delayOf(dossier),
      })),
    )
    .catch((error: unknown) => tellFault(run, error))
}

async function giveBack({ parts, waiting, wanted }: Run): Promise<void> {
  const back = [...waiting.keys()].map((id) => ({ id, owner: parts.owner }))
  waiting.clear()
  for (const wanting of wanted.values()) wanting.clear()
  if (back.length > 0) await parts.store.giveBack(back)
}

/** What was not settled for it is settled by the end of the lease. */
function tellFault({ parts }: Run, error: unknown): void {
  if (error instanceof StoreError && error.code === 'closed') return
  const fault = error instanceof Error ? error.name : typeof error
  parts.log.error({ lane: parts.lane, fault }, 'a paper on its way failed inside the gateway')
}
