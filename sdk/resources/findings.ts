import type { Transport } from '../transport.ts'
import type { CallOptions, FindingKind } from '../types.ts'

export class Findings {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Every code that an item can be found wrong by. @example const codes = await liasse.findings.list() */
  async list(options: CallOptions = {}): Promise<FindingKind[]> {
    const { data } = await this.#transport.json<{ data: FindingKind[] }>(
      { method: 'GET', path: '/v1/findings' },
      options,
    )
    return data
  }
}
