import { longPoll } from '../longPoll.ts'
import { type ListOptions, listRows, rowsOf } from '../pages.ts'
import { type Transport, pathId } from '../transport.ts'
import type {
  AnyItem,
  CallOptions,
  Dossier,
  DossierState,
  Item,
  Page,
  Search,
  TimelineEntry,
  WriteOptions,
} from '../types.ts'

export interface CreateOptions extends WriteOptions {
  /** Hold the answer back for up to this long if the State decides meanwhile, 0 to 30. */
  waitSeconds?: number
}

export interface DossierQuery extends ListOptions {
  batch?: string
  state?: DossierState
  lane?: string
  procedure?: string
  reference?: string
}

const unfiled: ReadonlySet<DossierState> = new Set<DossierState>(['held', 'queued', 'filing', 'uncertain'])
const ended: ReadonlySet<DossierState> = new Set<DossierState>([
  'completed',
  'refused',
  'cancelled',
  'expired',
  'failed',
])

export class Dossiers {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Hands over one item.
   * @throws InvalidRequestError with `findings` when it is rejected
   *
   * @example
   * const dossier = await liasse.dossiers.create(item, { waitSeconds: 10 })
   * console.log(dossier.state, dossier.outcome?.plate)
   */
  async create(item: Item | AnyItem, options: CreateOptions = {}): Promise<Dossier> {
    const { waitSeconds, idempotencyKey = crypto.randomUUID(), ...call } = options
    const prefer = waitSeconds === undefined ? undefined : `wait=${waitSeconds}`
    return await this.#transport.json(
      { method: 'POST', path: '/v1/dossiers', json: item, headers: { prefer }, idempotencyKey },
      {
        ...call,
        timeoutMs: call.timeoutMs ?? (waitSeconds === undefined ? undefined : (waitSeconds + 30) * 1000),
      },
    )
  }

  /** @example const dossier = await liasse.dossiers.get('dos_0193...') */
  async get(id: string, options: CallOptions = {}): Promise<Dossier> {
    return await this.#transport.json({ method: 'GET', path: pathOf(id) }, options)
  }

  /**
   * Waits until the State has it, or until it has ended (the default).
   * @throws DeadlineError after `timeoutMs`
   * @example const { outcome } = await liasse.dossiers.wait(id, { until: 'decided' })
   */
  async wait(
    id: string,
    options: {
      until?: 'filed' | 'decided'
      onProgress?: (dossier: Dossier) => void
      timeoutMs?: number
      signal?: AbortSignal
    } = {},
  ): Promise<Dossier> {
    return await longPoll<Dossier>(this.#transport, {
      path: pathOf(id),
      isDone: ({ state }) => (options.until === 'filed' ? !unfiled.has(state) : ended.has(state)),
      onValue: (dossier) => options.onProgress?.(dossier),
      timeoutMs: options.timeoutMs ?? null,
      signal: options.signal,
      isKnown: false,
    })
  }

  /** @example for await (const dossier of liasse.dossiers.list({ state: 'actionRequired' })) console.log(dossier.request?.message) */
  list(query: DossierQuery = {}): AsyncGenerator<Dossier, void, undefined> {
    const { batch, state, lane, procedure, reference, ...options } = query
    return listRows(this.#transport, '/v1/dossiers', { batch, state, lane, procedure, reference }, options)
  }

  /**
   * Your dossiers of a vehicle, a person or a reference. The values travel in the body, never in an address.
   * @example for await (const dossier of liasse.dossiers.search({ plate: 'AB123CD' })) console.log(dossier.id)
   */
  search(search: Search, options: ListOptions = {}): AsyncGenerator<Dossier, void, undefined> {
    const { limit, after: first, ...call } = options
    return rowsOf<Dossier>(
      async (after) =>
        await this.#transport.json<Page<Dossier>>(
          { method: 'POST', path: '/v1/dossiers/search', query: { limit, after }, json: search },
          call,
        ),
      first,
    )
  }

  /** Every event and attempt, oldest first. @example for (const { at, type } of await liasse.dossiers.timeline(id)) console.log(at, type) */
  async timeline(id: string, options: CallOptions = {}): Promise<TimelineEntry[]> {
    const { data } = await this.#transport.json<{ data: TimelineEntry[] }>(
      { method: 'GET', path: `${pathOf(id)}/timeline` },
      options,
    )
    return data
  }

  /**
   * A paper that the State issued (`cpi`, `attestation-inscription`, ...).
   * @throws NotFoundError when there is none, or not yet
   * @example await writeFile('cpi.pdf', await liasse.dossiers.paper(id, 'cpi'))
   */
  async paper(id: string, kind: string, options: CallOptions = {}): Promise<Uint8Array> {
    return await this.#transport.request(
      {
        method: 'GET',
        path: `${pathOf(id)}/documents/${pathId(kind)}`,
        headers: { accept: '*/*' },
      },
      async (response) => new Uint8Array(await response.arrayBuffer()),
      options,
    )
  }

  /**
   * Cancels what is not yet with the State. While it is being filed this can only be wished for: the answer then says `requested`, and
   * the timeline tells how it ended.
   * @throws ConflictError `too-late`
   * @example const answer = await liasse.dossiers.cancel(id)
   */
  async cancel(id: string, options: WriteOptions = {}): Promise<'cancelled' | 'requested'> {
    const { idempotencyKey = crypto.randomUUID(), ...call } = options
    return await this.#transport.request(
      { method: 'POST', path: `${pathOf(id)}/cancel`, json: {}, idempotencyKey },
      async (response) => {
        await response.body?.cancel()
        return response.status === 202 ? 'requested' : 'cancelled'
      },
      call,
    )
  }

  /** Puts a failed dossier back. @example await liasse.dossiers.retry(id) */
  async retry(id: string, options: WriteOptions = {}): Promise<Dossier> {
    return await this.#write(id, 'retry', {}, options)
  }

  /**
   * Answers what the State asks for (`actionRequired`): further documents, corrected data, or both.
   *
   * @example
   * await liasse.dossiers.complete(id, { documents: [{ kind: 'justificatif-domicile', issuedOn: '2026-09-01' }] })
   */
  async complete(
    id: string,
    answer: { documents?: Record<string, unknown>[]; data?: Record<string, unknown> },
    options: WriteOptions = {},
  ): Promise<Dossier> {
    return await this.#write(id, 'complete', answer, options)
  }

  async #write(id: string, verb: string, json: object, options: WriteOptions): Promise<Dossier> {
    const { idempotencyKey = crypto.randomUUID(), ...call } = options
    return await this.#transport.json(
      { method: 'POST', path: `${pathOf(id)}/${verb}`, json, idempotencyKey },
      call,
    )
  }
}

const pathOf = (id: string): string => `/v1/dossiers/${pathId(id)}`
