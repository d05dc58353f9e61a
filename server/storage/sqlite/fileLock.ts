import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { StoreError } from '../../usecases/ports.ts'

export interface FileLock {
  release(): void
}

const readTries = 20
const readPauseMs = 25

/**
 * Keeps a second gateway off the same file: an exclusive transaction on a small database beside it, which the operating
 * system ends with the process. Who holds it stands in a readable file.
 * @throws StoreError `held-by-another`, naming the pid
 */
export async function lockFile(file: string): Promise<FileLock> {
  const holderFile = `${file}.holder`
  const db = new Database(`${file}.lock`, { timeout: 0 })
  try {
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (!isBusy(error)) throw error
    const holder = await readHolder(holderFile)
    throw new StoreError('held-by-another', `another gateway has this database open: ${holder}`)
  }
  const startedAt = new Date(Date.now()).toISOString()
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, startedAt }))
  return {
    release() {
      if (!db.open) return
      rmSync(holderFile, { force: true })
      db.exec('ROLLBACK')
      db.close()
    },
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')

/** The holder writes its name just after it took the lock: a reader that comes in between waits a little. */
async function readHolder(holderFile: string): Promise<string> {
  for (let tries = 0; tries < readTries; tries++) {
    const holder = parseHolder(holderFile)
    if (holder) return `pid ${holder.pid}, started ${holder.startedAt}`
    await pause(readPauseMs)
  }
  return 'pid unknown'
}

function parseHolder(holderFile: string): { pid: number; startedAt: string } | null {
  try {
    return JSON.parse(readFileSync(holderFile, 'utf8')) as { pid: number; startedAt: string }
  } catch {
    return null
  }
}
