import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openCheckpointer } from './connection.ts'

/**
 * Moves the write-ahead log into the database, on a connection and in a thread of its own: done inside commits it makes
 * every hundredth claim ten times slower. PASSIVE never waits for anybody; only a log that has outgrown its bound is
 * worth a short wait for the readers.
 */

const everyMs = 250
const worthwhileBytes = 4 * 1024 * 1024
const walBytesMax = 256 * 1024 * 1024

if (!parentPort) throw new Error('the checkpointer runs as a thread')
const port = parentPort
const { file } = workerData as { file: string }
const db = openCheckpointer(file)
const stop = new AbortController()
port.once('message', () => stop.abort())

while (!stop.signal.aborted) {
  step()
  await pause(everyMs, undefined, { signal: stop.signal }).catch(() => {})
}
db.close()
port.close()

function step(): void {
  const bytes = walBytes()
  if (bytes < worthwhileBytes) return
  db.pragma(bytes > walBytesMax ? 'wal_checkpoint(RESTART)' : 'wal_checkpoint(PASSIVE)')
}

function walBytes(): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
}
