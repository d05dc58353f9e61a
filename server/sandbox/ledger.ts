import { fdatasync, write } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { isObject } from './json.ts'
import type { LedgerEntry } from './ledgerEntry.ts'

/** The State's own file: one JSON line for everything that happened, never rewritten. */
export interface Ledger {
  append(entry: LedgerEntry): void
  /** Resolves once everything appended so far has reached the disk; many callers share one sync. */
  synced(): Promise<void>
  close(): Promise<void>
}

/** Opens the file, hands every line in it to `replay`, and cuts off a last line that was never whole. */
export async function openLedger(file: string, replay: (entry: LedgerEntry) => void): Promise<Ledger> {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'a+')
  const wholeBytes = await replayLines(handle, replay)
  await handle.truncate(wholeBytes)
  await handle.sync()
  return makeWriter(handle)
}

async function replayLines(handle: FileHandle, replay: (entry: LedgerEntry) => void): Promise<number> {
  const chunk = Buffer.alloc(1024 * 1024)
  let rest: Buffer = Buffer.alloc(0)
  let wholeBytes = 0
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) return wholeBytes
    at += bytesRead
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
    const end = rest.lastIndexOf(10) + 1
    for (const line of rest.toString('utf8', 0, end).split('\n')) {
      if (line !== '') replay(parseEntry(line))
    }
    wholeBytes += end
    rest = rest.subarray(end)
  }
}

/** @throws SyntaxError when the line is none of ours: a damaged ledger proves nothing and must not be used. */
export function parseEntry(line: string): LedgerEntry {
  const value: unknown = JSON.parse(line)
  if (!isObject(value) || typeof value['kind'] !== 'string' || typeof value['n'] !== 'number')
    throw new SyntaxError('a line of the ledger is not an entry')
  return value as unknown as LedgerEntry
}

const writeAll = promisify(write)
const syncData = promisify(fdatasync)

function makeWriter(handle: FileHandle): Ledger {
  let waiting: string[] = []
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  const flush = async (): Promise<void> => {
    const lines = waiting
    waiting = []
    let bytes = Buffer.from(lines.join(''))
    while (bytes.length > 0) {
      const { bytesWritten } = await writeAll(handle.fd, bytes)
      bytes = bytes.subarray(bytesWritten)
    }
    await syncData(handle.fd)
  }
  const synced = async (): Promise<void> => {
    if (waiting.length === 0) return running ?? undefined
    if (running === null) {
      running = flush().finally(() => (running = null))
      return running
    }
    next ??= running.then(() => {
      next = null
      return synced()
    })
    return next
  }
  return {
    append: (entry) => void waiting.push(`${JSON.stringify(entry)}\n`),
    synced,
    close: async () => {
      await synced()
      await handle.close()
    },
  }
}
