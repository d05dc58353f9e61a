import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { type DocumentFiles, type ReceivedBytes, StoreError } from '../usecases/ports.ts'
import { fileOf, isDiskFull, isHash, isMissing, makeFolders, moveInto, renew } from './contentFolders.ts'
import { ContentTurns } from './contentTurns.ts'
import { clearAside, receiveAside, writeAside } from './incomingFiles.ts'
import { sweepFolder, sweepSteps } from './sweepContents.ts'

/**
 * Content-addressed files below `dir`. A document is on the disk, name and all, before it is called kept; a reader never sees
 * half of one, and bytes that have changed on the disk are not handed out. One process at a time.
 */
export function makeDocumentStore(dir: string): DocumentFiles {
  const folders = makeFolders(dir)
  const turns = new ContentTurns()
  const isHeld = (sha256: string): Promise<boolean> => isWhole(fileOf(dir, sha256), sha256)

  return {
    put: (bytes) =>
      tellingFull(async () => {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        // The same content twice is one document, but only if what is there is whole.
        await turns.keeping(sha256, async () => {
          if (await isHeld(sha256)) await renew(folders, sha256)
          else await moveInto(folders, await writeAside(dir, bytes), sha256)
        })
        return { sha256, size: bytes.byteLength }
      }),

    get: async (sha256) => {
      if (!isHash(sha256)) return null
      const bytes = await orNull(readFile(fileOf(dir, sha256)))
      return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
    },

    receive: (bytes, limits) =>
      tellingFull(async (): Promise<ReceivedBytes | 'tooLarge'> => {
        const received = await receiveAside(dir, bytes, limits)
        if (received === null) return 'tooLarge'
        const { file, sha256 } = received
        const discard = (): Promise<void> => rm(file, { force: true })
        const keep = (): Promise<void> =>
          turns.keeping(sha256, async () => {
            if (!(await isHeld(sha256))) return moveInto(folders, file, sha256)
            await discard()
            await renew(folders, sha256)
          })
        return { ...received, discard, keep: () => tellingFull(keep) }
      }),

    read: async (sha256) => {
      if (!isHash(sha256)) return null
      const file = fileOf(dir, sha256)
      const found = await orNull(stat(file))
      return found && { size: found.size, bytes: wholePieces(file, sha256) }
    },

    clearIncoming: () => clearAside(dir),

    sweep: async (step, named) => {
      if (step === 0) turns.forgetOld()
      const removed = await sweepFolder(dir, step, turns, named)
      return { next: step + 1 < sweepSteps ? step + 1 : null, removed }
    },
  }
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Keeps the last piece back until the whole is known to be what its name says. @throws ContentChanged */
async function* wholePieces(file: string, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let last: Uint8Array | null = null
  for await (const piece of createReadStream(file)) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('a file was read as text')
    if (last !== null) yield last
    hash.update(piece)
    last = piece
  }
  if (hash.digest('hex') !== sha256) throw new ContentChanged()
  if (last !== null) yield last
}

class ContentChanged extends Error {
  override readonly name = 'ContentChanged'
  constructor() {
    super('the bytes on the disk are not those that were kept')
  }
}

async function isWhole(file: string, sha256: string): Promise<boolean> {
  try {
    for await (const _piece of wholePieces(file, sha256));
    return true
  } catch (error) {
    if (error instanceof ContentChanged || isMissing(error)) return false
    throw error
  }
}

async function tellingFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isDiskFull(error)) throw new StoreError('full', 'the disk of the documents is full')
    throw error
  }
}
