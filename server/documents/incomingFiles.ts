import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { incomingOf, isMissing } from './contentFolders.ts'

/** A synced file beside the contents, under a name of its own. */
export interface Aside {
  file: string
  /** Hex. */
  sha256: string
  /** Base64; null unless it was asked for. */
  sha512: string | null
  size: number
}

/** Writes bytes aside as they come, hashing; of what breaks off or is too large nothing stays. */
export function receiveAside(
  dir: string,
  bytes: AsyncIterable<Uint8Array>,
  { bytesMax, wantsSha512 }: { bytesMax: number; wantsSha512: boolean },
): Promise<Aside | null> {
  return aside(dir, async (handle) => {
    const sha256 = createHash('sha256')
    const sha512 = wantsSha512 ? createHash('sha512') : null
    let size = 0
    for await (const piece of bytes) {
      size += piece.byteLength
      if (size > bytesMax) return null
      sha256.update(piece)
      sha512?.update(piece)
      await writeAll(handle, piece)
    }
    await handle.sync()
    return { sha256: sha256.digest('hex'), sha512: sha512?.digest('base64') ?? null, size }
  })
}

/** Writes bytes aside; answers the file. */
export async function writeAside(dir: string, bytes: Uint8Array): Promise<string> {
  const written = await aside(dir, async (handle) => {
    await writeAll(handle, bytes)
    await handle.sync()
    return {}
  })
  if (written === null) throw new Error('a file that was written is not kept')
  return written.file
}

/** Nobody else writes here: whatever lies there at start is of a process that died. */
export async function clearAside(dir: string): Promise<void> {
  const folder = incomingOf(dir)
  try {
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true })
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** Null from `fill`, or an error: the file goes. */
async function aside<T extends object>(
  dir: string,
  fill: (handle: FileHandle) => Promise<T | null>,
): Promise<(T & { file: string }) | null> {
  await mkdir(incomingOf(dir), { recursive: true, mode: 0o700 })
  const file = join(incomingOf(dir), `${randomUUID()}.part`)
  const handle = await open(file, 'wx', 0o600)
  let isKept = false
  try {
    const filled = await fill(handle)
    isKept = filled !== null
    return filled && { ...filled, file }
  } finally {
    await handle.close()
    if (!isKept) await rm(file, { force: true })
  }
}

/** A write may take less than it was given. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await handle.write(bytes, done)
    done += bytesWritten
  }
}
