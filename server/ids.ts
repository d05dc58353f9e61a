import { randomUUID } from 'node:crypto'
import type { Ids } from './usecases/ports.ts'

/**
 * Names such as `dos_0193f7c2-...`: a kind before a UUIDv7, so that ids made later sort later. The random half comes from
 * `randomUUID`, which draws from a pool and costs a fiftieth of `randomBytes`.
 */
export function makeIds(wall: () => number = Date.now): Ids {
  return (kind) => {
    const time = wall().toString(16).padStart(12, '0')
    return `${kind}_${time.slice(0, 8)}-${time.slice(8, 12)}-7${randomUUID().slice(15)}`
  }
}
