import { constants } from 'node:fs'
import { type FileHandle, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes a file that is not there yet: a child that leaves a link in its place does not choose where the bytes go. */
export async function writeInto(
  folder: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const handle = await open(join(folder, name), 'wx', 0o600)
  try {
    for await (const piece of bytes) await handle.writeFile(piece)
  } finally {
    await handle.close()
  }
}

/** Opens what a child has written: a file of its own, never what a link leads to, nor a pipe that nobody fills. */
export async function openFrom(folder: string, name: string): Promise<FileHandle> {
  const handle = await open(
    join(folder, name),
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  )
  const found = await handle.stat()
  if (found.isFile() && found.nlink === 1) return handle
  await handle.close()
  throw new Error('a child answered with something else than a file')
}

export async function clearFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
}
