import { isApiError, isRetryable } from '../errors/guards.ts'
import type { Call, Transport } from '../transport.ts'
import type { CallOptions, UploadedDocument, WriteOptions } from '../types.ts'
import { sha256Of } from './digest.ts'
import { Reading } from './reading.ts'
import { type Source, type UploadInput, openSource } from './source.ts'

export interface UploadProgress {
  /** Bytes handed to the connection; all of them at once when the gateway holds the content already. */
  sentBytes: number
  /** Null when only the end of the source will tell. */
  totalBytes: number | null
}

/** What a paper is for: it is judged by the profile of that channel and kind, or by the strictest. */
export interface DocumentPurpose {
  /** A kind of paper, such as `identite`. */
  kind?: string
  channel?: 'siv' | 'ants'
}

export interface UploadOptions extends DocumentPurpose, WriteOptions {
  onProgress?: (progress: UploadProgress) => void
  /** Wait until the paper is judged; default: come back as soon as the gateway has it. */
  wait?: boolean
}

const waitSeconds = 25

/** Sends a paper, unless the gateway holds its bytes already; `judged` gives that one as the profile sees it. */
export async function upload(
  transport: Transport,
  input: UploadInput,
  options: UploadOptions,
  judged: (held: UploadedDocument) => Promise<UploadedDocument>,
): Promise<UploadedDocument> {
  const { kind, channel, onProgress, wait, idempotencyKey = crypto.randomUUID(), ...call } = options
  const source = await openSource(input)
  const digest = source.bytes === null ? null : await sha256Of(source.bytes)
  if (digest) {
    const held = await heldBy(transport, digest.hex, call)
    // A refused one is sent again: where only the check came to no end, it is judged anew.
    if (held && held.status !== 'refused') {
      onProgress?.({ sentBytes: source.size ?? 0, totalBytes: source.size })
      return await judged(held)
    }
  }
  const post: Call = {
    method: 'POST',
    path: '/v1/documents',
    query: { kind, channel },
    headers: {
      'content-digest': digest?.header,
      prefer: wait === true ? `wait=${waitSeconds}` : undefined,
    },
    idempotencyKey,
  }
  if (source.bytes !== null && isWebPage()) {
    // Nothing is heard while the bytes leave: the slowest line must have the time.
    const timeoutMs = call.timeoutMs ?? 60_000 + source.bytes.length / 10
    return await transport.json(
      { ...post, bytes: { mediaType, bytes: source.bytes } },
      { ...call, timeoutMs },
    )
  }
  const reading = new Reading(source)
  try {
    return await transport.json({ ...post, ...streamOf(reading, source, onProgress) }, call)
  } finally {
    await reading.end()
  }
}

async function heldBy(
  transport: Transport,
  sha256: string,
  call: CallOptions,
): Promise<UploadedDocument | null> {
  try {
    const { data } = await transport.json<{ data: UploadedDocument[] }>(
      { method: 'GET', path: '/v1/documents', query: { sha256 } },
      call,
    )
    return data[0] ?? null
  } catch (error) {
    // A key that may hand over but not read sends what it may have sent before.
    if (isApiError(error) && error.code === 'scope-missing') return null
    throw error
  }
}

const mediaType = 'application/octet-stream'
/** Browsers stream no request body, or only over HTTP/2. */
const isWebPage = (): boolean => 'document' in globalThis || 'importScripts' in globalThis

function streamOf(
  reading: Reading,
  { size: totalBytes }: Source,
  onProgress: UploadOptions['onProgress'],
): Pick<Call, 'stream' | 'unrepeatable'> {
  return {
    stream: {
      mediaType,
      open: (alive) =>
        reading.open((sentBytes) => {
          alive()
          onProgress?.({ sentBytes, totalBytes })
        }),
    },
    unrepeatable: (error) => reading.failure ?? (isRetryable(error) ? reading.spentBy(error) : null),
  }
}
