import { type Transport, pathId } from '../transport.ts'
import type { CallOptions, Procedure, Requirements } from '../types.ts'

export class Procedures {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** What can be asked of the State. @example for (const { name } of await liasse.procedures.list()) console.log(name) */
  async list(options: CallOptions = {}): Promise<Procedure[]> {
    const { data } = await this.#transport.json<{ data: Procedure[] }>(
      { method: 'GET', path: '/v1/procedures' },
      options,
    )
    return data
  }

  /** Fields, JSON Schema, requirements, channel, lane and deadlines. @example const vn = await liasse.procedures.get('vn') */
  async get(name: string, options: CallOptions = {}): Promise<Procedure> {
    return await this.#transport.json({ method: 'GET', path: `/v1/procedures/${pathId(name)}` }, options)
  }

  /**
   * Which papers a request needs, as far as its item is filled in; `on` judges by another day (YYYY-MM-DD). Nothing is kept.
   * @example const { requirements } = await liasse.procedures.requirements('vn', { holder: { kind: 'organisation' } })
   */
  async requirements(
    name: string,
    item: object,
    { on, ...options }: CallOptions & { on?: string } = {},
  ): Promise<Requirements> {
    return await this.#transport.json(
      { method: 'POST', path: `/v1/procedures/${pathId(name)}/requirements`, query: { on }, json: item },
      options,
    )
  }
}
