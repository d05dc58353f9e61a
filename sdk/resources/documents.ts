import { inParallel } from '../inParallel.ts'
import { type DocumentPurpose, type UploadOptions, upload } from '../documents/upload.ts'
import type { UploadInput } from '../documents/source.ts'
import { longPoll } from '../longPoll.ts'
import { type Transport, pathId } from '../transport.ts'
import type { CallOptions, UploadedDocument, WriteOptions } from '../types.ts'

/** A paper of many. */
export interface DocumentToUpload extends DocumentPurpose {
  input: UploadInput
}

export type UploadedOne<T extends DocumentToUpload> =
  | { source: T; document: UploadedDocument; error?: undefined }
  | { source: T; document?: undefined; error: unknown }

export class Documents {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Uploads a supporting paper, and gives the id that an item names it by (`documents[].documentId`). Bytes that the gateway holds
   * already are not sent again, and the same bytes are never kept twice: repeating is safe. A paper that will not do is no error: its
   * status is `refused`, with findings that say why and what to do.
   * @throws SourceSpentError when a stream broke off that cannot be read again
   *
   * @example
   * const paper = await liasse.documents.upload('cni.pdf', { kind: 'identite', channel: 'ants', wait: true })
   * if (paper.status === 'refused') console.log(paper.findings.map(({ remedy }) => remedy.fr))
   */
  async upload(input: UploadInput, options: UploadOptions = {}): Promise<UploadedDocument> {
    const { kind, channel, signal, timeoutMs, maxRetries } = options
    const document = await upload(this.#transport, input, options, async (held) => {
      // Held for another purpose, it may still have to be judged for this one.
      const hasPurpose = kind !== undefined || channel !== undefined
      return hasPurpose ? await this.get(held.id, { kind, channel, signal, timeoutMs, maxRetries }) : held
    })
    return options.wait === true && document.status === 'checking'
      ? await this.wait(document.id, { kind, channel, signal })
      : document
  }

  /**
   * Uploads many, several at a time (4 unless told), and gives each as soon as it is done, so not in order. One that fails does not stop
   * the others: its `error` says why.
   *
   * @example
   * for await (const { source, document, error } of liasse.documents.uploadAll(papers, { wait: true })) console.log(source.input, document?.status ?? error)
   */
  async *uploadAll<T extends DocumentToUpload>(
    sources: Iterable<T> | AsyncIterable<T>,
    options: { concurrency?: number } & Omit<UploadOptions, 'onProgress' | 'idempotencyKey'> = {},
  ): AsyncGenerator<UploadedOne<T>, void, undefined> {
    const { concurrency = 4, ...uploadOptions } = options
    if (!Number.isInteger(concurrency) || concurrency < 1)
      throw new TypeError('concurrency is a number from 1')
    yield* inParallel(sources, concurrency, async (source): Promise<UploadedOne<T>> => {
      const { input, kind = options.kind, channel = options.channel } = source
      try {
        uploadOptions.signal?.throwIfAborted()
        return { source, document: await this.upload(input, { ...uploadOptions, kind, channel }) }
      } catch (error) {
        if (uploadOptions.signal?.aborted) throw error
        return { source, error }
      }
    })
  }

  /** As a kind and channel see it; without them as it was uploaded for. @example const { status } = await liasse.documents.get(id) */
  async get(id: string, options: DocumentPurpose & CallOptions = {}): Promise<UploadedDocument> {
    const { kind, channel, ...call } = options
    return await this.#transport.json({ method: 'GET', path: pathOf(id), query: { kind, channel } }, call)
  }

  /**
   * Waits until a paper is judged: `usable` or `refused`. A gateway that restarts meanwhile is waited for.
   * @throws DeadlineError after `timeoutMs`
   *
   * @example
   * const { status, findings } = await liasse.documents.wait(id)
   */
  async wait(
    id: string,
    options: DocumentPurpose & { timeoutMs?: number; signal?: AbortSignal } = {},
  ): Promise<UploadedDocument> {
    const { kind, channel, timeoutMs, signal } = options
    return await longPoll<UploadedDocument>(this.#transport, {
      path: pathOf(id),
      query: { kind, channel },
      isDone: ({ status }) => status !== 'checking',
      onValue: () => undefined,
      timeoutMs: timeoutMs ?? null,
      signal,
      isKnown: false,
      // Most papers are judged within a tenth of a second, a bad one takes many.
      paceMs: (reads) => Math.min(1_000, 60 * 1.4 ** reads),
    })
  }

  /**
   * The bytes as they were received (`original`), or as they will be filed (`filed`).
   * @throws NotFoundError, or ConflictError where there is nothing to be filed (yet)
   * @example await writeFile('filed.pdf', await liasse.documents.content(id, { version: 'filed' }))
   */
  async content(
    id: string,
    options: { version?: 'original' | 'filed' } & DocumentPurpose & CallOptions = {},
  ): Promise<Uint8Array> {
    const { version, kind, channel, ...call } = options
    return await this.#transport.request(
      {
        method: 'GET',
        path: `${pathOf(id)}/content`,
        query: { version, kind, channel },
        headers: { accept: '*/*' },
      },
      async (response) => new Uint8Array(await response.arrayBuffer()),
      call,
    )
  }

  /**
   * One paper of two to ten usable ones, in this order: the recto and the verso of an identity card.
   * @throws InvalidRequestError with `findings` when they cannot be joined
   *
   * @example
   * const card = await liasse.documents.join([recto.id, verso.id], { kind: 'identite', channel: 'ants' })
   */
  async join(
    parts: readonly string[],
    options: DocumentPurpose & WriteOptions = {},
  ): Promise<UploadedDocument> {
    const { kind, channel, idempotencyKey = crypto.randomUUID(), ...call } = options
    return await this.#transport.json(
      { method: 'POST', path: '/v1/documents/joined', json: { parts, kind, channel }, idempotencyKey },
      call,
    )
  }
}

const pathOf = (id: string): string => `/v1/documents/${pathId(id)}`
