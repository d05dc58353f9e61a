import type { Log } from '../usecases/log.ts'
import { type Clock, StoreError } from '../usecases/ports.ts'
import { within } from './loop.ts'

export interface Recorder<T> {
  push(item: T): void
  /** Not yet written; a loop that sees too many stops making more. */
  size(): number
  /** Resolves when everything pushed so far is written, or `limitMs` have passed. */
  flush(limitMs: number): Promise<void>
}

export interface RecorderOptions<T> {
  name: string
  write: (batch: T[]) => Promise<void>
  clock: Clock
  log: Log
  /** How long the first record of a batch waits for others. */
  gatherMs?: number
}

const batchMax = 512
const pauseMs = 200
const pauseMsMax = 5_000
/** A record that only ever fails is given up: its dossier is still `filing`, and the next start makes it uncertain. */
const triesMax = 5

/**
 * Writes records in batches: what comes while one batch is on its way makes the next. A store that is full or busy is
 * tried again; nothing is forgotten for its sake.
 */
export function makeRecorder<T>({ name, write, clock, log, gatherMs = 0 }: RecorderOptions<T>): Recorder<T> {
  let waiting: T[] = []
  let writing = 0
  let running: Promise<void> | null = null

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      if (gatherMs > 0 && waiting.length < batchMax) await clock.sleep(gatherMs)
      const batch = waiting.slice(0, batchMax)
      waiting = waiting.length > batchMax ? waiting.slice(batchMax) : []
      writing = batch.length
      await writeSurely(batch)
      writing = 0
    }
    running = null
  }
  const writeSurely = async (batch: T[]): Promise<void> => {
    let tries = 0
    for (let wait = pauseMs; ; wait = Math.min(pauseMsMax, wait * 2)) {
      try {
        return await write(batch)
      } catch (error) {
        if (error instanceof StoreError && error.code === 'closed') return
        const isStore = error instanceof StoreError
        log.warn(
          { recorder: name, code: isStore ? error.code : 'fault', size: batch.length },
          'not recorded yet',
        )
        if (!isStore) tries += 1
        if (!isStore && batch.length > 1) return await writeOneByOne(batch)
        if (tries >= triesMax) return log.error({ recorder: name }, 'a record was given up')
      }
      await clock.sleep(wait)
    }
  }
  const writeOneByOne = async (batch: T[]): Promise<void> => {
    for (const item of batch) await writeSurely([item])
  }

  return {
    push: (item) => {
      waiting.push(item)
      running ??= drain()
    },
    size: () => waiting.length + writing,
    flush: async (limitMs) => {
      if (running) await within(running, { clock, limitMs })
    },
  }
}
