import { piecesOf } from '../import/reading/source.ts'

/**
 * A paper to upload: a path (Node only), a `Blob` or `File`, bytes, a stream, or pieces as they come. A path, a `Blob`, bytes and an array
 * of pieces can be read again, and so are hashed first and sent again after a broken connection; other sources are read once.
 */
export type UploadInput =
  string | Blob | Uint8Array | ReadableStream<Uint8Array> | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export interface Source {
  /** Null when only the end will tell. */
  size: number | null
  /** The whole, where it can be read again and is small enough to be held. */
  bytes: Uint8Array<ArrayBuffer> | null
  isRepeatable: boolean
  pieces(): AsyncIterable<Uint8Array>
}

/** More than the gateway takes of one paper: what is larger is sent as it is read, for the gateway to say so. */
const heldBytesMax = 64 * 1024 * 1024

/** @throws TypeError when the input is nothing that can be read; the file system's error for a path that cannot be opened */
export async function openSource(input: UploadInput): Promise<Source> {
  if (typeof input === 'string') return await ofPath(input)
  if (input instanceof Uint8Array) return held(new Uint8Array(input))
  if (input instanceof Blob) {
    if (input.size <= heldBytesMax) return held(new Uint8Array(await input.arrayBuffer()))
    return { size: input.size, bytes: null, isRepeatable: true, pieces: () => piecesOf(input) }
  }
  if (Array.isArray(input)) return await openSource(new Blob(input))
  if (typeof input !== 'object' || input === null) throw new TypeError('this cannot be uploaded')
  return once(Symbol.iterator in input ? () => fromIterable(input) : () => piecesOf(input))
}

const held = (bytes: Uint8Array<ArrayBuffer>): Source => ({
  size: bytes.length,
  bytes,
  isRepeatable: true,
  pieces: () => piecesOf(bytes),
})

const once = (pieces: Source['pieces']): Source => ({ size: null, bytes: null, isRepeatable: false, pieces })

async function* fromIterable(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  yield* pieces
}

/** What is used of `node:fs`; naming it here would ask for Node's types where there is no Node. */
interface NodeFiles {
  createReadStream(path: string): AsyncIterable<Uint8Array>
  promises: {
    stat(path: string): Promise<{ size: number }>
    readFile(path: string): Promise<Uint8Array>
  }
}

async function ofPath(path: string): Promise<Source> {
  const files = await nodeModule<NodeFiles>('node:fs')
  const { size } = await files.promises.stat(path)
  if (size <= heldBytesMax) return held(new Uint8Array(await files.promises.readFile(path)))
  return { size, bytes: null, isRepeatable: true, pieces: () => files.createReadStream(path) }
}

/** The name is a variable so that no bundler for the web follows it. */
async function nodeModule<T>(name: string): Promise<T> {
  try {
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as T
  } catch (error) {
    throw new TypeError('a path can be uploaded on Node only; give a File, bytes or a stream', {
      cause: error,
    })
  }
}
