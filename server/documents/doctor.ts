import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { threadEntry } from '../threadEntry.ts'
import type { Log } from '../usecases/log.ts'
import { DoctorAway, type DocumentDoctor, type DocumentFiles, StoreError } from '../usecases/ports.ts'
import { findLauncher } from './childArguments.ts'
import { startChild } from './childProcess.ts'
import { clamdAddress, scan } from './clamd.ts'
import { hasCode, isDiskFull } from './contentFolders.ts'
import { examineJob, joinJob } from './jobs.ts'
import { type AttemptParts, attempt } from './attempts.ts'
import { ChildPool } from './pool.ts'
import { refused, refusedByFailure } from './verdict.ts'

export interface DoctorParts {
  documents: Pick<DocumentFiles, 'read' | 'receive'>
  /** A folder of its own for papers on their way: emptied at start. */
  workDir: string
  /** Children at work at once. */
  checkers: number
  /** One paper, from its first byte to its verdict, without the virus scanner. */
  checkMs: number
  /** `unix:/path` or `tcp:host:port`. Null: nobody scans. */
  clamd: string | null
  log: Log
  /** What the children run; the product's own unless a test says otherwise. */
  entry?: URL
  /** Resident memory at which a child is ended. */
  residentBytesMax?: number
  /** After so long without a paper, children that have worked end. */
  restMs?: number
}

/** A doctor that may be made ready before the first paper comes. */
export interface ReadyingDoctor extends DocumentDoctor {
  /** Starts children; `judge` and `join` do so themselves when nobody did. */
  start(): Promise<void>
}

const childResidentBytesMax = 1_200_000_000
const childStartMs = 60_000
const scanMs = 60_000

/** Judges papers in a pool of child processes, after the virus scanner where there is one. */
export function makeDoctor(parts: DoctorParts): ReadyingDoctor {
  const { documents, workDir, log, checkMs } = parts
  const clamd = parts.clamd === null ? null : clamdAddress(parts.clamd)
  let isClosed = false
  let folders = 0
  const launcher = once(findLauncher)
  const pool = new ChildPool({
    size: parts.checkers,
    log,
    ...(parts.restMs === undefined ? {} : { restMs: parts.restMs }),
    start: async (signal) => {
      folders += 1
      return startChild({
        entry: parts.entry ?? threadEntry('checkingChild'),
        folder: join(workDir, String(folders)),
        launcher: await launcher(),
        residentBytesMax: parts.residentBytesMax ?? childResidentBytesMax,
        startMs: childStartMs,
        signal,
      })
    },
  })
  const start = once(async () => {
    await rm(workDir, { recursive: true, force: true })
    await mkdir(workDir, { recursive: true, mode: 0o700 })
    pool.warm()
  })
  const attempts: AttemptParts = { pool, log }

  /** @throws DoctorAway */
  const isInfected = async (sha256: string): Promise<boolean> => {
    if (clamd === null) return false
    const paper = await documents.read(sha256)
    if (paper === null) throw new DoctorAway('the bytes are not there')
    try {
      return (await scan(clamd, paper.bytes, scanMs)) === 'infected'
    } catch (error) {
      log.error({ error }, 'the virus scanner is away')
      throw new DoctorAway('the virus scanner is away')
    }
  }
  /** What breaks while children are being ended breaks because of it. */
  const unlessClosing = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isClosed) throw new DoctorAway('closing')
    await start()
    try {
      return await work()
    } catch (error) {
      if (isClosed) throw new DoctorAway('closing')
      if (!isShortOfRoom(error)) throw error
      log.error({ error }, 'no room for checking papers')
      throw new DoctorAway('no room')
    }
  }

  return {
    start,
    judge: (paper) =>
      unlessClosing(async () => {
        if (await isInfected(paper.sha256)) return refused(null, 'document-infected')
        const settled = await attempt(attempts, examineJob({ documents, log }, paper), checkMs)
        return settled.as === 'done' ? settled.value : refusedByFailure(settled.reason, settled.seen)
      }),
    join: (papers) =>
      unlessClosing(async () => {
        const settled = await attempt(attempts, joinJob({ documents, log }, papers), checkMs)
        if (settled.as === 'done') return settled.value
        return { findings: refusedByFailure(settled.reason, null).findings }
      }),
    close: async () => {
      isClosed = true
      await pool.close()
      await rm(workDir, { recursive: true, force: true })
    },
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null
  return () => (result ??= work())
}

/** That is the machine's plight, and no word on the paper. */
function isShortOfRoom(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'full'
  return isDiskFull(error) || hasCode(error, 'EMFILE') || hasCode(error, 'ENFILE')
}
