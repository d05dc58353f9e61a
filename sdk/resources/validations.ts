import { asRowsOfSource } from '../submission/submission.ts'
import { type ItemSource, batchLimits, partsOf } from '../submission/partsOf.ts'
import type { Transport } from '../transport.ts'
import type { CallOptions, Validation } from '../types.ts'

export interface CheckOptions extends CallOptions {
  /** Judge by this day, YYYY-MM-DD, instead of today. */
  on?: string
}

export class Validations {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Judges items as a batch would, and keeps nothing.
   *
   * @example
   * const { invalid, items } = await liasse.validations.check([item], { on: '2026-12-01' })
   * if (invalid > 0) console.log(items[0]?.findings)
   */
  async check(items: ItemSource, options: CheckOptions = {}): Promise<Validation> {
    const { on, ...call } = options
    const sum: Validation = { valid: 0, invalid: 0, items: [] }
    for await (const { part } of partsOf(items, batchLimits)) {
      const stream = {
        mediaType: 'application/x-ndjson',
        open: (alive: () => void) => part.open(() => alive()),
      }
      const answer = await this.#transport.json<Validation>(
        { method: 'POST', path: '/v1/validations', query: { on }, stream },
        call,
      )
      sum.valid += answer.valid
      sum.invalid += answer.invalid
      for (const verdict of answer.items) sum.items.push(asRowsOfSource(verdict, part.firstRow))
    }
    return sum
  }
}
