import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { collectStart } from '../../collectStart.ts'
import { openCheckpointer } from './connection.ts'

/**
 * Moves the write-ahead log into the database, on a connection and in a thread of its own: done inside commits it makes
 * every hundredth claim ten times slower. PASSIVE waits for nobody, and so never quite arrives under a steady load: when
 * too much of the log is in use, a short TRUNCATE after it waits for readers and the writer and begins a new one.
 */

const everyMs = 250
const worthwhileBytes = 4 * 1024 * 1024
const walFramesMax = 50_000

if (!parentPort) throw new Error('the checkpointer runs as a thread')
const port = parentPort
const { file } = workerData as { file: string }
const db = openCheckpointer(file)
const stop = new AbortController()
port.once('message', () => stop.abort())
collectStart()

while (!stop.signal.aborted) {
  step()
  await pause(everyMs, undefined, { signal: stop.signal }).catch(() => {})
}
db.close()
port.close()

function step(): void {
  if (walBytes() < worthwhileBytes) return
  try {
    const [passive] = db.pragma('wal_checkpoint(PASSIVE)') as { log: number }[]
    if (passive && passive.log > walFramesMax) db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // No room for the database to grow: what was promised stays in the log, and the next step tries again.
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_FULL') throw error
  }
}

function walBytes(): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
}
