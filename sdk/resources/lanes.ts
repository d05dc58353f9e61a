import type { Transport } from '../transport.ts'
import type { CallOptions, Lane } from '../types.ts'

export class Lanes {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** How each queue towards the State is doing. @example for (const { name, state } of await liasse.lanes.list()) console.log(name, state) */
  async list(options: CallOptions = {}): Promise<Lane[]> {
    const { data } = await this.#transport.json<{ data: Lane[] }>(
      { method: 'GET', path: '/v1/lanes' },
      options,
    )
    return data
  }
}
