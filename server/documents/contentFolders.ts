import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Two levels of folders keep each of them small. */
export const fileOf = (dir: string, sha256: string): string =>
  join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

/** Where what is not whole yet lies, on the same disk as the rest. */
export const incomingOf = (dir: string): string => join(dir, 'incoming')

export const isMissing = (error: unknown): boolean => hasCode(error, 'ENOENT')

/** No room, or none for this user. */
export const isDiskFull = (error: unknown): boolean => hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Folders as this process made them: those whose names are known to be on the disk are not synced again. */
export interface Folders {
  dir: string
  synced: Set<string>
}

export const makeFolders = (dir: string): Folders => ({ dir, synced: new Set() })

/** Moves a synced file to the place of its content; its name is on the disk before this resolves. */
export async function moveInto(folders: Folders, file: string, sha256: string): Promise<void> {
  const place = fileOf(folders.dir, sha256)
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  await rename(file, place)
  await syncNames(folders, place)
}

/** Content that is there already counts as new, and its name is on the disk whoever wrote it and died. */
export async function renew(folders: Folders, sha256: string): Promise<void> {
  const place = fileOf(folders.dir, sha256)
  const handle = await open(place, 'r')
  try {
    const now = new Date()
    await handle.utimes(now, now)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncNames(folders, place)
}

/** A new folder is only there after a power cut when the folders above it were synced too. */
async function syncNames({ dir, synced }: Folders, place: string): Promise<void> {
  const leaf = dirname(place)
  await syncFolder(leaf)
  for (let folder = leaf; !synced.has(folder); folder = dirname(folder)) {
    await syncFolder(dirname(folder))
    synced.add(folder)
    if (folder === dir) return
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
