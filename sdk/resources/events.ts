import { sleep } from '../deadline.ts'
import { isApiError, isRetryable } from '../errors/guards.ts'
import { retryDelayMs } from '../retryTiming.ts'
import type { Transport } from '../transport.ts'
import type { CallOptions, Event, Page } from '../types.ts'

export interface EventsOptions extends CallOptions {
  /** The sequence of the last event you have; default: from the first. */
  after?: number
}

const waitSeconds = 25
const emptyPaceMs = 500

export class Events {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** What has happened until now, oldest first. @example for await (const event of liasse.events.list({ after })) handle(event) */
  async *list(options: EventsOptions & { limit?: number } = {}): AsyncGenerator<Event, void, undefined> {
    const { after: first = 0, limit, ...call } = options
    for (let after = first; ;) {
      const { data, next } = await this.#page({ after, limit }, call)
      yield* data
      after = data.at(-1)?.sequence ?? after
      if (data.length === 0 || next === null) return
    }
  }

  /**
   * Everything from `after` on and then whatever happens, without gap or repetition, until you stop. Keep the last `sequence` beside
   * your own data, and a restart goes on exactly there. A gateway that restarts is waited for, however long it takes.
   *
   * @example
   * for await (const event of liasse.events.stream({ after: lastSeen })) { await handle(event); lastSeen = event.sequence }
   */
  async *stream(options: EventsOptions = {}): AsyncGenerator<Event, void, undefined> {
    const { after: first = 0, ...call } = options
    let failures = 0
    for (let after = first; ;) {
      try {
        const { data } = await this.#page({ after, wait: waitSeconds }, { ...call, maxRetries: 0 })
        failures = 0
        for (const event of data) {
          if (event.sequence <= after) continue
          yield event
          after = event.sequence
        }
        if (data.length === 0) await sleep(emptyPaceMs, options.signal)
      } catch (error) {
        const retryAfterMs = isApiError(error) ? error.retryAfterMs : null
        if (!isRetryable(error) || (options.maxRetries ?? this.#transport.maxRetries) === 0) throw error
        await sleep(retryDelayMs(failures, retryAfterMs, Math.random()) ?? retryAfterMs ?? 0, options.signal)
        failures += 1
      }
    }
  }

  async #page(
    query: { after: number; limit?: number; wait?: number },
    options: CallOptions,
  ): Promise<Page<Event>> {
    const timeoutMs = options.timeoutMs ?? (query.wait === undefined ? undefined : (query.wait + 20) * 1000)
    return await this.#transport.json({ method: 'GET', path: '/v1/events', query }, { ...options, timeoutMs })
  }
}
