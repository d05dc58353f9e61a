import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DocumentStore } from '../usecases/ports.ts'

/**
 * Content-addressed files below `dir`. A document is on the disk, name and all, before `put` resolves; a reader never sees
 * half of one, and bytes that have changed on the disk are not handed out.
 */
export function makeDocumentStore(dir: string): DocumentStore {
  return {
    put: async (bytes) => {
      const sha256 = hashOf(bytes)
      const file = fileOf(dir, sha256)
      // The same content twice is one document, but only if what is there is whole.
      if ((await readWhole(file, sha256)) === null) await write(file, bytes)
      return { sha256, size: bytes.byteLength }
    },
    get: async (sha256) => (/^[0-9a-f]{64}$/.test(sha256) ? readWhole(fileOf(dir, sha256), sha256) : null),
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Two levels of folders keep each of them small. */
const fileOf = (dir: string, sha256: string): string =>
  join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

async function readWhole(file: string, sha256: string): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(file)
    return hashOf(bytes) === sha256 ? bytes : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file)
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = `${file}.${randomUUID()}.part`
  try {
    await writeSynced(temporary, bytes)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
  // A new folder is only there after a power cut when the folders above it were synced too.
  for (let made = folder; firstMade && made.length >= firstMade.length; made = dirname(made))
    await syncFolder(dirname(made))
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
