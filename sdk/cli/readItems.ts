import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { jsonElements } from './jsonElements.ts'
import type { Texts } from './texts/languages.ts'
import { UsageError } from './usageError.ts'

export interface FileItems {
  items: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  envelope: Envelope
}

/** What a JSON file may say beside its items. */
export interface Envelope {
  reference?: string
  priority?: 'normal' | 'urgent'
  onInvalid?: 'continue' | 'refuse'
  mode?: string
}

const jsonBytesMax = 256 * 1024 * 1024
const headBytesMax = 1024 * 1024

/** Opens a file, or standard input for `-`, and tells NDJSON from JSON by looking at it. Lines go on as they stand, byte by byte. */
export async function readItems(file: string, texts: Texts): Promise<FileItems> {
  const pieces = (await open(file, texts))[Symbol.asyncIterator]()
  const head = await readHead(pieces)
  if (looksLikeNdjson(head.bytes, file)) return { items: linesOf(head.bytes, pieces), envelope: {} }
  const bytes = await readRest(head, pieces, texts)
  return parseJson(bytes, file, texts)
}

type Pieces = AsyncIterator<Uint8Array>

async function open(file: string, texts: Texts): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin
  try {
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    return createReadStream(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new UsageError(code === 'ENOENT' ? texts.usage.notFound(file) : texts.usage.unreadable(file, code))
  }
}

interface Head {
  bytes: Uint8Array
  isWhole: boolean
}

/** As much as tells what the file is: a first line that says something. */
async function readHead(pieces: Pieces): Promise<Head> {
  const parts: Uint8Array[] = []
  let length = 0
  while (length < headBytesMax) {
    const { done, value } = await pieces.next()
    if (done) return { bytes: withoutMark(Buffer.concat(parts)), isWhole: true }
    parts.push(value)
    length += value.length
    if (value.includes(0x0a) && Buffer.concat(parts).toString('latin1').trim().includes('\n')) break
  }
  return { bytes: withoutMark(Buffer.concat(parts)), isWhole: false }
}

/** The byte order mark that some editors put first is no part of the text. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

function looksLikeNdjson(head: Uint8Array, file: string): boolean {
  if (/\.(ndjson|jsonl)$/i.test(file)) return true
  const text = new TextDecoder().decode(head).trimStart()
  if (text === '') return true
  if (text.startsWith('[')) return false
  const [firstLine = ''] = text.split('\n', 1)
  const value = parseOrNull(firstLine)
  return typeof value === 'object' && value !== null && !('items' in value)
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Every physical line, blank ones too, so that the rows told back are the lines of the file. */
async function* linesOf(head: Uint8Array, pieces: Pieces): AsyncGenerator<Uint8Array, void, undefined> {
  let rest: Uint8Array[] = []
  for (let piece: Uint8Array | undefined = head; piece !== undefined; piece = (await pieces.next()).value) {
    let from = 0
    for (let at = piece.indexOf(0x0a); at >= 0; at = piece.indexOf(0x0a, from)) {
      yield Buffer.concat([...rest, piece.subarray(from, at)])
      rest = []
      from = at + 1
    }
    if (from < piece.length) rest.push(piece.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

async function readRest(head: Head, pieces: Pieces, texts: Texts): Promise<Uint8Array> {
  const parts = [head.bytes]
  let length = head.bytes.length
  for (let next = head.isWhole ? null : await pieces.next(); next && !next.done; next = await pieces.next()) {
    parts.push(next.value)
    length += next.value.length
    if (length > jsonBytesMax) throw new UsageError(texts.usage.tooLarge)
  }
  return Buffer.concat(parts)
}

function parseJson(bytes: Uint8Array, file: string, texts: Texts): FileItems {
  const value = parseWhole(bytes, texts)
  if (value === undefined && !/\.json$/i.test(file)) return { items: linesOf(bytes, nothing()), envelope: {} }
  if (Array.isArray(value)) return { items: jsonElements(bytes), envelope: {} }
  if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items)) {
    throw new UsageError(texts.usage.notABatch)
  }
  const { items: _items, ...envelope } = value
  const known = new Set(['reference', 'priority', 'onInvalid', 'mode'])
  const unknown = Object.keys(envelope).find((name) => !known.has(name))
  if (unknown !== undefined) throw new UsageError(texts.usage.unknownMember(unknown))
  return { items: jsonElements(bytes), envelope }
}

/** The parser's own message would show what stands in the file: only the place is told. */
function parseWhole(bytes: Uint8Array, texts: Texts): unknown {
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!text.trimStart().startsWith('[') && !text.trimStart().startsWith('{')) return undefined
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? []
    throw new UsageError(texts.usage.notJson(line && column ? texts.usage.place(line, column) : ''))
  }
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}
